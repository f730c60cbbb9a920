import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenFolder } from '../../../tests/given.ts';
import { UserError } from '../user-error.ts';
import { writeFiles } from './write-results.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

/** Pieces of a file, and then the error of a disk. */
function* failing(code: string) {
  yield 'x'.repeat(2_000_000);
  throw Object.assign(new Error(`${code}: something, write`), { code });
}

it.each([
  ['ENOSPC', /the disk is full\. Nothing was written\./],
  ['EIO', /the results cannot be written there \(EIO: something\)\. Nothing was written\./],
])('says %s in words and leaves nothing', (code, words) => {
  const folder = path.join(place.folder, `out-${code}`);
  const before = readdirSync(place.folder);
  const writing = () =>
    writeFiles(
      folder,
      new Map<string, string | Iterable<string>>([
        ['a', 'a'],
        ['b', failing(code)],
      ]),
    );
  expect(writing).toThrow(UserError);
  expect(() => writeFiles(folder, new Map([['b', failing(code)]]))).toThrow(words);
  expect(readdirSync(place.folder)).toEqual(before);
});

it('does not replace what somebody else wrote meanwhile, unless it may', () => {
  const folder = path.join(place.folder, 'shared');
  mkdirSync(folder);
  writeFiles(folder, new Map([['a', 'first']]));
  expect(() => writeFiles(folder, new Map([['a', 'second']]))).toThrow(/the folder is not empty/);
  expect(readFileSync(path.join(folder, 'a'), 'utf8')).toBe('first');
  writeFiles(folder, new Map([['b', 'third']]), true);
  expect([readdirSync(folder), existsSync(path.join(folder, 'a'))]).toEqual([['b'], false]);
});

it('does not take a file for a folder', () => {
  const file = path.join(place.folder, 'file');
  writeFileSync(file, 'mine');
  expect(() => writeFiles(file, new Map([['a', 'a']]), true)).toThrow(/not a folder/);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});
