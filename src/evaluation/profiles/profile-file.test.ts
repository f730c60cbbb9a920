import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CountedRegister } from '../register/register-question.ts';
import { readProfileFile, writeProfileFile } from './profile-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hjemmebane-profiles-'));
  file = path.join(folder, 'a.profiles.personal');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const counted: CountedRegister = {
  profiles: {
    count: Float64Array.of(3, 1),
    weight: null,
    covariates: [{ name: 'køn', levels: ['1', '2'], values: Float64Array.of(0, Number.NaN) }],
    outcomes: [
      { name: 'hours', periods: ['2014', '2015'], values: [Float64Array.of(0.1, 2), Float64Array.of(-1, 1e9)] },
    ],
  },
  persons: 4,
  columns: 30,
  sha256: 'ab',
  unknownWeekCodes: [{ code: 'x1', persons: 2 }],
};

const files = [{ name: 'people', sha256: 'ef', rows: 4, columns: 3 }];

it('gives back what was kept', () => {
  writeProfileFile(file, { counted, files }, 'plan');
  expect(readProfileFile(file, 'ab', 'plan')).toEqual({ counted, files });
  const weighted = { ...counted, profiles: { ...counted.profiles, weight: Float64Array.of(0.5, 2) } };
  writeProfileFile(file, { counted: weighted, files }, 'plan');
  expect(readProfileFile(file, 'ab', 'plan').counted).toEqual(weighted);
});

it('says in its first line that it must not leave', () => {
  writeProfileFile(file, { counted, files }, 'plan');
  expect(readFileSync(file, 'latin1')).toMatch(/^PERSONAL DATA - must not leave/);
  expect(readdirSync(folder)).toEqual(['a.profiles.personal']);
});

it('is not written beside results, nor under another name', () => {
  expect(() => writeProfileFile(path.join(folder, 'a.bin'), { counted, files }, 'plan')).toThrow(
    'must end in .profiles.personal',
  );
  writeFileSync(path.join(folder, 'results.json'), '{}');
  expect(() => writeProfileFile(file, { counted, files }, 'plan')).toThrow('the folder holds results');
});

it('is not read for another register or question, nor damaged', () => {
  writeProfileFile(file, { counted, files }, 'plan');
  const read = (sha256 = 'ab', asked = 'plan') => readProfileFile(file, sha256, asked);
  expect(() => read('cd')).toThrow('another register');
  expect(() => read('ab', 'other')).toThrow('another study block');
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] = 7;
  writeFileSync(file, bytes);
  expect(() => read()).toThrow('it is damaged');
  writeFileSync(file, 'id,x\n');
  expect(() => read()).toThrow('no file of profiles');
  rmSync(file);
  expect(() => read()).toThrow('there is no such file');
});
