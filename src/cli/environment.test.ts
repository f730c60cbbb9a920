import { expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';
import { ProgramError } from './program-error.ts';

const refusal = (variables: Record<string, string>): string => {
  try {
    readEnvironment(variables);
    return '';
  } catch (error) {
    if (error instanceof ProgramError) return error.message;
    throw error;
  }
};

it.each([
  'postgres://a@db.example.dk/x',
  'postgres://a@10.0.0.4:5432/x?sslmode=disable',
  'postgres://a@db.example.dk/x?sslmode=require',
  'postgres://a@db.example.dk/x?sslmode=no-verify',
  'postgres://a@db.example.dk/x?sslmode=verify-full&sslmode=disable',
  'postgres://a@localhost.example.dk/x',
  'postgres://a@127.0.0.1.example.dk/x',
  'postgres://a@localhost/x?host=db.example.dk',
])('refuses a database on another machine that need not prove who it is: %s', (url) => {
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL'])
    expect(refusal({ [name]: url })).toMatch(new RegExp(`^${name} leads to another machine .*sslmode=verify-full`));
});

it('follows PGHOST when the address names no machine', () => {
  expect(refusal({ DATABASE_URL: 'postgres:///x', PGHOST: 'db.example.dk' })).toContain('sslmode=verify-full');
  expect(refusal({ DATABASE_URL: 'postgres:///x' })).toBe('');
});

it.each([
  'postgres://a@db.example.dk/x?sslmode=verify-full',
  'postgres://a@localhost:5432/x',
  'postgres://a@127.0.0.1/x',
  'postgres://a@[::1]/x',
  'postgres://a@localhost/x?host=%2Fvar%2Frun%2Fpostgresql',
])('takes %s', (url) => {
  expect(readEnvironment({ DATABASE_URL: url }).databaseUrl).toBe(url);
});

it('never repeats the password of an address that it refuses', () => {
  expect(refusal({ DATABASE_URL: 'postgres://a:hemmelig@db.example.dk/x' })).not.toContain('hemmelig');
});

it.each([
  'http://hjemmebane.example.dk',
  'hjemmebane.example.dk',
  'https://hjemmebane.example.dk/path',
  'https://a:b@x.dk',
])('refuses %s as the address that browsers use', (address) => {
  expect(refusal({ HJEMMEBANE_ADDRESS: address })).toMatch(/^HJEMMEBANE_ADDRESS .*https:\/\//);
});

it('takes an address with HTTPS, and one without on this machine alone', () => {
  expect(readEnvironment({ HJEMMEBANE_ADDRESS: 'https://hjemmebane.example.dk/' }).address).toBe(
    'https://hjemmebane.example.dk',
  );
  expect(readEnvironment({ HJEMMEBANE_ADDRESS: 'http://localhost:3001' }).address).toBe('http://localhost:3001');
  expect(readEnvironment({ PORT: '3002' }).address).toBe('http://127.0.0.1:3002');
});

it('answers others than this machine only behind HTTPS, when people are real', () => {
  const real = { DATABASE_URL: 'postgres://a@localhost/x' };
  expect(refusal({ ...real, HOST: '0.0.0.0' })).toContain('HJEMMEBANE_ADDRESS');
  expect(refusal({ ...real, HOST: '0.0.0.0', HJEMMEBANE_ADDRESS: 'https://hjemmebane.example.dk' })).toBe('');
  expect(refusal({ HOST: '0.0.0.0' })).toBe('');
});
