import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { seededStream } from '#evaluation/permutation/seeded-stream.ts';
import { inventPersons, writeRegister } from '#evaluation/study/invented-register.fixture.ts';
import { givenFolder } from '../../tests/given.ts';
import { evaluateCommand } from './evaluate.ts';

const root = path.resolve(import.meta.dirname, '../..');
const LONG = process.env.HJEMMEBANE_LONG === '1';
const PLANS = LONG ? 9000 : 120;
const FILES = LONG ? 1000 : 10;
const example = readFileSync(path.join(root, 'examples/outreach-study.plan.yaml'), 'utf8');

let place: ReturnType<typeof givenFolder>;
let files: Record<'dream' | 'people' | 'homes', string>;
beforeAll(() => {
  place = givenFolder();
  const areas = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'];
  files = writeRegister(place.folder, inventPersons(250, 3, areas));
});
afterAll(() => place.remove());

type Draw = () => number;
const pick = <T>(list: readonly T[], next: Draw): T => list[Math.floor(next() * list.length)] as T;
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2.5,
  '',
  ' ',
  'x',
  '2016',
  '2016-02-30',
  '2016-13',
  '9999-12',
  [],
  {},
  [null],
  [[]],
  'æøå\u0000',
  "'; drop table register; --",
  '"',
  '$1',
  'study',
  'person',
  'year',
  'group',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '(',
  'x'.repeat(5000),
  Number.MAX_SAFE_INTEGER,
];

/** Every place of a value where something can be changed. */
function placesIn(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const holder = value as Record<string, unknown>;
    return [{ holder, key }, ...placesIn(holder[key])];
  });
}

/** The plan with one to three things changed: dropped, doubled, swapped, made odd. */
function mutatedPlan(next: Draw): string {
  if (next() < 0.2) return mutatedText(example, next);
  const plan: unknown = structuredClone(parse(example));
  for (let times = 1 + Math.floor(3 * next()); times > 0; times--) {
    const places = placesIn(plan);
    const { holder, key } = pick(places, next);
    const other = pick(places, next);
    const kind = next();
    if (kind < 0.25) Reflect.deleteProperty(holder, key);
    else if (kind < 0.6) holder[key] = pick(ODD, next);
    else if (kind < 0.8) holder[key] = structuredClone(other.holder[other.key]);
    else if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
    else holder[`${key}s`] = holder[key];
  }
  return stringify(plan, { aliasDuplicateObjects: false });
}

/** A text with a piece dropped, doubled, moved, or replaced by odd letters. */
function mutatedText(text: string, next: Draw): string {
  const at = Math.floor(next() * text.length);
  const length = Math.floor(next() ** 3 * 200);
  const kind = next();
  const piece = text.slice(at, at + length);
  if (kind < 0.3) return text.slice(0, at) + text.slice(at + length);
  if (kind < 0.5) return text.slice(0, at) + piece + text.slice(at);
  if (kind < 0.6) return text.slice(0, at);
  const odd = pick(
    [
      '"',
      '\n',
      '\r',
      '\t',
      ',',
      ';',
      '\u0000',
      '\uFEFF',
      'æ',
      '*a',
      '&a ',
      '{',
      ']',
      '\n\n\n',
      ',,,,,',
      'x'.repeat(3000),
      '1e9',
      '-',
      '0099',
      '2016-00-00',
    ],
    next,
  );
  return text.slice(0, at) + odd + text.slice(at + length);
}

let count = 0;
async function run(plan: string, data: Record<string, string>, isCheck: boolean) {
  const folder = path.join(place.folder, `run-${count++}`);
  mkdirSync(folder);
  const file = path.join(folder, 'plan.yaml');
  writeFileSync(file, plan);
  const out = path.join(folder, 'out');
  const lines: string[] = [];
  const given = Object.entries(data).flatMap(([name, at]) => ['--data', `${name}=${at}`]);
  const argv = isCheck ? ['--check', file, ...given] : [file, '--out', out, ...given];
  try {
    const code = await evaluateCommand(argv, root, {
      out: (line) => lines.push(line),
      err: (line) => lines.push(line),
    });
    return { code, lines, isWritten: existsSync(out) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Done with words, or refused in one paragraph of them, with nothing written. */
function expectWords({ code, lines, isWritten }: Awaited<ReturnType<typeof run>>, isCheck: boolean): void {
  expect([0, 2, 3]).toContain(code);
  expect(lines.length).toBeGreaterThan(0);
  expect(isWritten).toBe(code === 0 && !isCheck);
  if (code === 0) return;
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/\n\s+at |\.ts:\d|TypeError|RangeError|undefined|\[object/);
  expect(lines[0]?.length).toBeLessThan(2500);
}

describe('whatever is in the plan and the files, the answer is words', () => {
  it(`${PLANS} plans changed at random`, { timeout: 3_600_000 }, async () => {
    for (let seed = 1; seed <= PLANS; seed++) {
      const next = seededStream(seed);
      const plan = mutatedPlan(next);
      const isCheck = next() < 0.93;
      const answer = await run(plan, isCheck && next() < 0.8 ? {} : files, isCheck).catch((error: unknown) => {
        throw new Error(`plan ${seed}: ${(error as Error).stack}\n${plan}`);
      });
      try {
        expectWords(answer, isCheck);
      } catch (error) {
        throw new Error(`plan ${seed}: ${(error as Error).message}`, { cause: error });
      }
    }
  });

  it(`${FILES} files changed at random`, { timeout: 3_600_000 }, async () => {
    for (let seed = 1; seed <= FILES; seed++) {
      const next = seededStream(10_000 + seed);
      const name = pick(['dream', 'people', 'homes'] as const, next);
      const file = path.join(place.folder, `${name}-mutated.csv`);
      const text = mutatedText(readFileSync(files[name], 'utf8'), next);
      writeFileSync(file, text, next() < 0.2 ? 'latin1' : 'utf8');
      const answer = await run(example, { ...files, [name]: file }, true).catch((error: unknown) => {
        throw new Error(`file ${seed}: ${(error as Error).stack}`);
      });
      try {
        expectWords(answer, true);
      } catch (error) {
        throw new Error(`file ${seed}: ${(error as Error).message}`, { cause: error });
      }
    }
  });
});
