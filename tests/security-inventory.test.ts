import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenHouse, type House } from './given.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const page = read('docs/security-inventory.md');
const section = (title: string) => page.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const source = globSync('src/{web,db,cli,features,access}/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !/\.test\.tsx?$/.test(file),
);

let house: House;
beforeAll(async () => {
  house = await givenHouse();
});
afterAll(() => house.close());

it('gives every table of the database its level once', async () => {
  const answer = await house.owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema in ('app', 'auth', 'jobs') and table_type = 'BASE TABLE' order by 1`,
  );
  const listed = section('Kinds of data')
    .split('\n')
    .filter((line) => line.startsWith('| **'))
    .flatMap((line) => [...(line.split('|')[2] ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1] as string))
    .filter((name) => name !== 'auth');
  expect(listed.toSorted()).toEqual(answer.rows.map(({ name }) => name).toSorted());
});

it('names every algorithm and every source of chance that the program uses', () => {
  const keys = section('Keys, secrets and algorithms');
  const used = new Set(
    source.flatMap((file) =>
      [
        ...read(file).matchAll(
          /createH(?:ash|mac)\(\s*'(\w+)'|\b(randomBytes|argon2\w*|scrypt\w*|createCipheriv|generateKeyPair\w*)\(/g,
        ),
      ].map((match) => match[1] ?? match[2]),
    ),
  );
  expect([...used].filter((name) => !keys.includes(`\`${name}\``))).toEqual([]);
  expect(used.size).toBeGreaterThan(1);
});

it('says the limits that the code has', () => {
  const session = read('src/web/session.ts');
  const [, hours] = /interval '(\d+) hours'/.exec(session) ?? [];
  const [, minutes] = /interval '(\d+) minutes'/.exec(session) ?? [];
  expect(section('Limits on use')).toContain(`| a session | ${hours} hours, and ${minutes} minutes without use |`);
  const database = read('src/db/database.ts');
  const number = (pattern: RegExp) => Number(pattern.exec(database)?.[1]?.replaceAll('_', ''));
  expect(section('What it talks to')).toContain(
    `${number(/max: (\d+)/)} connections; a statement ${number(/LONGEST_STATEMENT_MS = ([\d_]+)/) / 1000} seconds; an idle transaction ${number(/LONGEST_PAUSE_MS = ([\d_]+)/) / 1000} seconds`,
  );
  expect(read('src/web/request-guard.ts')).toContain('LARGEST_BODY_BYTES = 1_000_000');
  expect(section('What it talks to')).toContain('bodies of 1 MB');
});

it('points at nothing that is not there', () => {
  const gone = [...page.matchAll(/\]\(([^)#]+)\)|`((?:src|tests|database)\/[\w/.-]+)`/g)]
    .map((match) => (match[1] ? path.join('docs', match[1]) : (match[2] as string)))
    .filter((file) => globSync(file, { cwd: root }).length === 0);
  expect(gone).toEqual([]);
});
