import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenFolder } from '../../tests/given.ts';
import { ProgramError } from './program-error.ts';
import { readSignInKey } from './sign-in-key.ts';

let folder: string;
let remove: () => void;
beforeAll(() => {
  ({ folder, remove } = givenFolder());
});
afterAll(() => remove());

const key = Buffer.alloc(32, 5).toString('base64');
const refusal = (variables: Record<string, string>, dataFolder: string | null) => {
  try {
    readSignInKey(variables, dataFolder);
    return '';
  } catch (error) {
    if (error instanceof ProgramError) return error.message;
    throw error;
  }
};

it('makes a key for its own cluster once, that nobody else may read, and takes the same one again', () => {
  const first = readSignInKey({}, folder);
  const file = path.join(folder, 'sign-in.key');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const sealed = first.close('a secret', 'here');
  expect(sealed.includes('a secret')).toBe(false);
  expect(readSignInKey({}, folder).open(sealed, 'here')).toBe('a secret');
  expect(readSignInKey({ HJEMMEBANE_KEY: readFileSync(file, 'utf8') }, null).open(sealed, 'here')).toBe('a secret');
});

it('opens nowhere else, with no other key, and not when a bit has changed', () => {
  const seal = readSignInKey({ HJEMMEBANE_KEY: key }, null);
  const sealed = seal.close('a secret', 'here');
  expect(seal.open(sealed, 'there')).toBeNull();
  expect(
    readSignInKey({ HJEMMEBANE_KEY: Buffer.alloc(32, 6).toString('base64') }, null).open(sealed, 'here'),
  ).toBeNull();
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] as number) ^ 1;
    expect(seal.open(changed, 'here')).toBeNull();
  }
  expect(seal.open(sealed.subarray(0, 20), 'here')).toBeNull();
});

it('refuses, with what to do, a key that is missing, short, unreadable or open to others', () => {
  const file = path.join(folder, 'own.key');
  writeFileSync(file, key);
  chmodSync(file, 0o640);
  expect(refusal({}, null)).toContain('openssl rand -base64 32');
  expect(refusal({ HJEMMEBANE_KEY: 'short' }, null)).toContain('HJEMMEBANE_KEY is no key');
  expect(refusal({ HJEMMEBANE_KEY_FILE: file }, null)).toContain(`chmod 600 ${file}`);
  expect(refusal({ HJEMMEBANE_KEY_FILE: path.join(folder, 'absent') }, null)).toContain('ENOENT');
  chmodSync(file, 0o600);
  expect(refusal({ HJEMMEBANE_KEY_FILE: file }, null)).toBe('');
});
