import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UserError } from '../user-error.ts';
import { countRegister } from './count-register.ts';
import { plainCount, plainProfiles } from './plain-count.fixture.ts';
import type { RegisterQuestion } from './register-question.ts';

const CASES = process.env.HJEMMEBANE_LONG ? 10_000 : 800;
/** DuckDB takes its time over so many columns: it is asked about one in so many files. */
const DUCKDB_ONE_IN = 50;
const two = (number: number) => String(number).padStart(2, '0');
const header = [
  'id',
  'sex',
  ...Array.from({ length: 12 }, (_, month) => `m_2014_${two(month + 1)}`),
  ...Array.from({ length: 52 }, (_, week) => `y_14${two(week + 1)}`),
];
const question: RegisterQuestion = {
  columns: { person: 'id', months: 'm_YYYY_MM', weeks: 'y_YYWW', hours: null },
  facts: [
    {
      name: 'sex',
      levels: ['other', '1', '2'],
      column: 'sex',
      codeOf: (text) => Math.max(0, ['', '1', '2'].indexOf(text)),
    },
  ],
  years: [2014],
  outcomes: [
    { name: 'own', rule: { kind: 'ordinary-months', codes: new Set(['771']) } },
    { name: 'aid', rule: { kind: 'weeks-with', codes: new Set(['771', '730']) } },
  ],
  windows: [{ name: 'early', from: '2014-01', to: '2014-03' }],
  knownWeekCodes: new Set(['771', '730']),
  blanks: ['.', 'NA'],
  memoryBytes: null,
};

/** Marsaglia's xorshift. */
function stream(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const cells = ['', '', '', '', ' ', '.', 'NA', '841100', '771', '730', '"771"', '"a;b"', '"x""y"', '075', '"\n"'];
const special = [0, 9, 10, 13, 32, 34, 34, 44, 46, 59, 124, 0xe5, 0xef, 0xff, 48, 65];

function register(pick: (below: number) => number): Buffer {
  const lineEnd = ['\n', '\r\n', '\r'][pick(3)] as string;
  const rows = Array.from({ length: 1 + pick(6) }, (_, row) =>
    header
      .map((name) => (name === 'id' ? `0${row}` : name === 'sex' ? String(pick(4)) : cells[pick(cells.length)]))
      .join(','),
  );
  return Buffer.from([header.join(','), ...rows].join(lineEnd) + (pick(2) ? lineEnd : ''));
}

/** Some bytes changed, put in, cut out or doubled; from the place `from` on. */
function mutated(bytes: Buffer, from: number, pick: (below: number) => number): Buffer {
  let changed = bytes;
  for (let times = 1 + pick(3); times > 0; times--) {
    const at = from + pick(Math.max(1, changed.length - from));
    const end = Math.min(changed.length, at + 1 + pick(1 + pick(60)));
    const put = Buffer.from([special[pick(special.length)] as number]);
    const [before, inside, after] = [changed.subarray(0, at), changed.subarray(at, end), changed.subarray(end)];
    const kinds = [[put, changed.subarray(at + 1)], [put, changed.subarray(at)], [after], [inside, inside, after]];
    changed = Buffer.concat([before, ...(kinds[pick(pick(4) === 0 ? 4 : 2)] as Uint8Array[])]);
  }
  return changed;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hjemmebane-fuzz-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The answer, or null when the reader refuses the file in words. Anything else is an error of ours. */
async function answer(file: string, engine: 'scanner' | 'duckdb') {
  try {
    const { profiles, unknownWeekCodes } = await countRegister(file, question, { engine });
    return { counts: plainProfiles(profiles, 1), unknownWeekCodes };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.message).toMatch(/^\S+r\.csv: .{10,400}$/s);
    return null;
  }
}

/** What csv-parse makes of the same bytes; null when it refuses them. */
function plainAnswer(bytes: Buffer): Record<string, number> | null {
  try {
    const rows = parse(bytes, {
      encoding: 'latin1',
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as string[][];
    return plainCount(header, rows.slice(1), question);
  } catch {
    return null;
  }
}

it('refuses damaged files in words, or reads of them what others read', { timeout: 600_000 }, async () => {
  const pick = stream(20_140_101);
  const file = path.join(folder, 'r.csv');
  const seen = { refused: 0, read: 0, alikeByParser: 0, alikeByDuckdb: 0 };
  for (let number = 0; number < CASES; number++) {
    const whole = register(pick);
    const isHeaderSpared = pick(3) > 0;
    const bytes = mutated(whole, isHeaderSpared ? header.join(',').length + 1 : 0, pick);
    writeFileSync(file, bytes);
    const scanned = await answer(file, 'scanner');
    seen[scanned ? 'read' : 'refused']++;
    if (!scanned || !isHeaderSpared) continue;
    const plain = plainAnswer(bytes);
    if (plain) {
      expect(scanned.counts, JSON.stringify(bytes.toString('latin1'))).toEqual(plain);
      seen.alikeByParser++;
    }
    if (number % DUCKDB_ONE_IN > 0 || bytes.some((byte) => byte >= 128)) continue;
    const counted = await answer(file, 'duckdb');
    if (!counted) continue;
    expect(counted, JSON.stringify(bytes.toString('latin1'))).toEqual(scanned);
    seen.alikeByDuckdb++;
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});
