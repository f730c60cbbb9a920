import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { momentsOf } from '../panel/moments-of.ts';
import { UserError } from '../user-error.ts';
import { areTooMany, countMoments } from './count-moments.ts';
import { countRegister, type Reader } from './count-register.ts';
import { plainCount, plainProfiles } from './plain-count.fixture.ts';
import { bytesOf, type FileShape, fileShape, fullQuestion, HEADER, randomRows } from './random-register.fixture.ts';
import type { RegisterQuestion } from './register-question.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hjemmebane-register-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function givenFile(bytes: Buffer | string, name = 'r.csv'): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function givenParquet(rows: readonly (readonly string[])[], header: readonly string[] = HEADER): Promise<string> {
  const file = path.join(folder, 'r.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`create table r (${header.map((name) => `"${name}" varchar`).join(', ')})`);
  const appender = await connection.createAppender('r');
  for (const cells of rows) {
    for (const text of cells) {
      if (text === '') appender.appendNull();
      else appender.appendVarchar(text);
    }
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(`copy r to '${file}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  return file;
}

async function givenParquetOf(sql: string): Promise<string> {
  const file = path.join(folder, 'r.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (${sql}) to '${file}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  return file;
}

const plain: FileShape = {
  delimiter: ',',
  lineEnd: '\n',
  hasMark: false,
  isQuoted: 'when-needed',
  isLatin: false,
  endsInLine: true,
};
/** A register of one year with nothing but months. */
const small: RegisterQuestion = {
  ...fullQuestion,
  columns: { person: 'id', months: 'm_YYYY_MM', weeks: null, hours: null },
  facts: [],
  years: [2014],
  outcomes: [{ name: 'months', rule: { kind: 'paid-months' } }],
  windows: [],
  knownWeekCodes: null,
};
const smallHeader = ['id', ...Array.from({ length: 12 }, (_, month) => `m_2014_${String(month + 1).padStart(2, '0')}`)];
const smallFile = (rows: readonly string[], header = smallHeader.join(',')) =>
  givenFile([header, ...rows, ''].join('\n'));
const monthsOf = async (file: string, question = small) =>
  plainProfiles((await countRegister(file, question)).profiles, 0);
const failure = async (file: string, question = small, reader: Reader = {}) =>
  await countRegister(file, question, reader).then(
    () => 'no error',
    (error: unknown) =>
      error instanceof UserError ? error.message.replace(`${file}: `, '') : `not for users: ${error}`,
  );

describe('a register read by the scanner', () => {
  it('counts what the plainest reading counts, whatever the file looks like', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, fileShape, async (rows, shape) => {
        const counted = await countRegister(givenFile(bytesOf(rows, shape)), fullQuestion);
        expect(plainProfiles(counted.profiles, 4)).toEqual(plainCount(HEADER, rows, fullQuestion));
        expect([counted.persons, counted.columns]).toEqual([rows.length, HEADER.length]);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps leading zeros, reads Windows-1252 and knows the codes that the list does not', async () => {
    const cells: string[] = HEADER.map((name) =>
      name === 'lobenr' ? '007' : name === 'område' ? 'Nørrebro' : name.startsWith('y_15') ? '0771' : '',
    );
    const file = givenFile(bytesOf([cells, cells.with(1, '07')], { ...plain, isLatin: true, delimiter: ';' }));
    const counted = await countRegister(file, fullQuestion);
    expect(counted.profiles.covariates[1]?.values).toEqual(Float64Array.of(2));
    expect(counted.unknownWeekCodes).toEqual([{ code: '0771', persons: 2 }]);
    expect(counted.persons).toBe(2);
  });

  it('asks for the code of a text once', async () => {
    const asked: string[] = [];
    const codeOf = (text: string) => asked.push(text) && 0;
    const question = { ...small, facts: [{ name: 'f', levels: ['all'], column: 'f', codeOf }] };
    const rows = Array.from({ length: 40_000 }, (_, row) => `${row},${row % 7},${','.repeat(11)}`);
    await countRegister(smallFile(rows, `id,f,${smallHeader.slice(1).join(',')}`), question, { threads: 3 });
    expect(asked.sort()).toEqual(['', '0', '1', '2', '3', '4', '5', '6'].slice(-asked.length));
  });

  it('counts the same on several threads, also when a line end stands inside quotation marks', async () => {
    const months = (row: number) => Array.from({ length: 12 }, (_, month) => ((row >> month) & 1 ? '841100' : ''));
    const tame = Array.from({ length: 200_000 }, (_, row) => [`P${row}`, 'x'.repeat(20), ...months(row)].join(','));
    const header = `id,note,${smallHeader.slice(1).join(',')}`;
    const wild = tame.with(100_000, `"P\n\n,",${`"${'\n1,2,3\n'.repeat(1_000_000)}"`},${months(3).join(',')}`);
    for (const rows of [tame, wild]) {
      const file = smallFile(rows, header);
      const [one, three] = [
        await countRegister(file, small, { threads: 1 }),
        await countRegister(file, small, { threads: 3 }),
      ];
      expect(three).toEqual(one);
      expect(one.persons).toBe(200_000);
    }
  });

  it('takes the hours for the rule of a paid month when no column says it', async () => {
    const question = { ...small, columns: { ...small.columns, months: null, hours: 'm_YYYY_MM' } };
    const file = smallFile([`1,0,0.0,0.5,-3,,160.33,.,NA,${',,,'}`]);
    expect(await monthsOf(file, question)).toEqual({ '[[],[],[[2]]]': 1 });
  });
});

describe('a register read by DuckDB', () => {
  it('gives what the scanner gives, from CSV and from Parquet', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, fileShape, async (rows, shape) => {
        const file = givenFile(bytesOf(rows, { ...shape, hasMark: false }));
        const scanned = await countRegister(file, fullQuestion);
        expect(await countRegister(file, fullQuestion, { engine: 'duckdb' })).toEqual(scanned);
        const parquet = await givenParquet(rows);
        const counted = await countRegister(parquet, fullQuestion);
        expect({ ...counted, sha256: '' }).toEqual({ ...scanned, sha256: '' });
      }),
      { numRuns: process.env.HJEMMEBANE_LONG ? 200 : 4 },
    );
  }, 600_000);

  it('is not led astray by a register that names its columns as the reader names what is its own', async () => {
    const areas = Array.from({ length: 12 }, (_, at) => `A${at}`);
    const header = ['id', 'text', 'code', 'paid 2014', 'week 1', 'fact 0', 'n', 'w0', ...smallHeader.slice(1)];
    const rows = areas.map((area, at) => [
      String(at),
      area,
      `${area} `,
      '1',
      '1',
      '1',
      '1',
      '1',
      ...smallHeader.slice(1),
    ]);
    const counted = await countRegister(await givenParquet(rows, header), {
      ...small,
      facts: ['text', 'code'].map((column) => ({
        name: column,
        levels: areas,
        column,
        codeOf: (text: string) => areas.indexOf(text),
      })),
      outcomes: [{ name: 'paid', rule: { kind: 'any-paid-month' } }],
    });
    expect(plainProfiles(counted.profiles, 2)).toEqual(
      Object.fromEntries(areas.map((_, at) => [JSON.stringify([[at, at], [], [[1]]]), 1])),
    );
  });

  it('reads numbers as the texts they stand for, and gaps in decimals as blanks', async () => {
    const months = smallHeader.slice(1).map((name, at) => `${at < 3 ? 841100 + at : 'null'}::integer as ${name}`);
    const weeks = Array.from({ length: 52 }, (_, at) => {
      const value = at === 4 ? '771.0' : at === 40 ? '730.5' : at === 41 ? "'nan'" : 'null';
      return `${value}::double as y_14${String(at + 1).padStart(2, '0')}`;
    });
    const hours = smallHeader
      .slice(1)
      .map((_, at) => `${at === 1 ? "'nan'" : '0.1'}::double as h_2014_${at + 1 < 10 ? '0' : ''}${at + 1}`);
    const file = await givenParquetOf(`select 7::bigint as id, ${[...months, ...weeks, ...hours].join(', ')}`);
    const counted = await countRegister(file, {
      ...small,
      columns: { person: 'id', months: 'm_YYYY_MM', weeks: 'y_YYWW', hours: 'h_YYYY_MM' },
      facts: [{ name: 'home', levels: ['here'], lookup: new Map([['7', 0]]), otherwise: -1 }],
      outcomes: [
        { name: 'own', rule: { kind: 'ordinary-months', codes: new Set(['771']) } },
        { name: 'hours', rule: { kind: 'hours' } },
      ],
      knownWeekCodes: new Set(['771']),
    });
    expect(plainProfiles(counted.profiles, 1)).toEqual({ '[[0],[],[[1],[1.1]]]': 1 });
    expect(counted.unknownWeekCodes).toEqual([{ code: '730.5', persons: 1 }]);
  });

  it.each([
    [['1', '2', ' 1'], 'rows 2 and 4 have the same person; a person has one row.'],
    [['1', 'NA'], 'row 3: the person has no id.'],
  ])('names the rows of %j', async (ids, message) => {
    const rows = ids.map((id) => [id, ...smallHeader.slice(1).map(() => '')]);
    expect(await failure(await givenParquet(rows, smallHeader))).toBe(message);
    const csv = smallFile(rows.map((cells) => cells.join(',')));
    expect([await failure(csv), await failure(csv, small, { engine: 'duckdb' })]).toEqual([message, message]);
  });

  it('says in words that a file is no Parquet, lacks months or holds no hours', async () => {
    expect(await failure(givenFile('id,x', 'r.parquet'))).toContain('it cannot be read as a table');
    expect(await failure(await givenParquet([['1', '']], smallHeader.slice(0, 2)))).toContain('11 of the 12 months');
    const question = { ...small, columns: { ...small.columns, months: null, hours: 'm_YYYY_MM' } };
    const rows = [['1', '1,5', ...smallHeader.slice(2).map(() => '')]];
    expect(await failure(await givenParquet(rows, smallHeader), question)).toBe(
      'row 2: column "m_2014_01": there is no number of hours.',
    );
  });
});

describe('a register read into moments', () => {
  it('gives the moments of its profiles', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, async (rows) => {
        const file = givenFile(bytesOf(rows, plain));
        const { profiles } = await countRegister(file, fullQuestion);
        const { moments, persons } = await countMoments(file, fullQuestion);
        expect(persons).toBe(rows.length);
        const covariates = profiles.covariates.map(({ name }) => name);
        for (const one of moments) {
          const expected = momentsOf(profiles, one.outcome, covariates);
          const known = new Map(expected.cells.map((cell) => [String(cell.codes), cell.moments]));
          expect(one.cells.map(({ codes }) => String(codes)).sort()).toEqual([...known.keys()].sort());
          for (const { codes, moments: own } of one.cells) {
            const other = known.get(String(codes));
            expect([own.persons, own.weight, own.seen]).toEqual([other?.persons, other?.weight, other?.seen]);
            expectClose(own.sums, other?.sums);
            for (const [t, row] of own.products.entries()) expectClose(row, other?.products[t]);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is offered when profiles save little', () => {
    const profiles = (length: number) => ({
      count: new Float64Array(length),
      weight: null,
      covariates: [],
      outcomes: [],
    });
    expect([
      areTooMany({ profiles: profiles(40), persons: 100 }),
      areTooMany({ profiles: profiles(41), persons: 100 }),
      areTooMany({ profiles: profiles(2_000_001), persons: 50_000_000 }),
    ]).toEqual([false, true, true]);
  });

  function expectClose(a: Float64Array, b: Float64Array | undefined): void {
    expect(a.length).toBe(b?.length);
    for (const [index, value] of a.entries()) {
      const other = b?.[index] ?? Number.NaN;
      expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(other)));
    }
  }
});

describe('a register that is not right', () => {
  const blanks = ','.repeat(12);

  it.each([
    ['', 'the file is empty.'],
    [smallHeader.slice(0, 5).join(','), '8 of the 12 months asked for are missing: m_2014_05, m_2014_06'],
    ['\0\0\0\0', 'there is no column "id"'],
    ['id\0,x\n1,2', 'there is no column "id"'],
    ['\ufeffid;x', '12 of the 12 months asked for are missing'],
    ['"id,x\n1,2', 'a quotation mark in the header is not closed.'],
    ['\x1f\x8b\x08', 'it is packed; unpack it first.'],
    ['PAR1', 'it is a Parquet file'],
  ])('says what is wrong with the header %j', async (text, message) => {
    expect(await failure(givenFile(Buffer.from(text, text.startsWith('\x1f') ? 'latin1' : 'utf8')))).toContain(message);
  });

  it('knows UTF-16', async () => {
    expect(await failure(givenFile(Buffer.from('\ufeffid,x\n', 'utf16le')))).toContain('it is written in UTF-16');
  });

  it.each([
    [`2,1`, 'row 3: it has 2 fields; the header has 13.'],
    [`2${blanks},`, 'row 3: it has 14 fields; the header has 13.'],
    [`2${blanks}\0`, 'row 3: there is a zero byte; this is no text file, or it is damaged.'],
    [`"2\0"${blanks}`, 'row 3: there is a zero byte; this is no text file, or it is damaged.'],
    [`"2"x${blanks}`, 'row 3: text stands after a closing quotation mark.'],
    [`"2${blanks}`, 'row 3: a quotation mark is not closed before the end of the file.'],
    [` . ${blanks}`, 'row 3: the person has no id.'],
    [blanks, 'row 3: the person has no id.'],
    [` 1 ${blanks}`, 'rows 2 and 3 have the same person; a person has one row.'],
    [`2${blanks}\n"1"${blanks}`, 'rows 2 and 4 have the same person; a person has one row.'],
  ])('names the row %j', async (row, message) => {
    expect(await failure(smallFile([`1${blanks}`, row]))).toBe(message);
  });

  it('names the row in whichever part of a large file it is', async () => {
    const rows = Array.from({ length: 300_000 }, (_, row) => `P${row},${'x'.repeat(40)}${','.repeat(12)}`);
    const header = `id,note,${smallHeader.slice(1).join(',')}`;
    const wrong = (at: number[]) =>
      smallFile(
        rows.map((row, index) => (at.includes(index) ? `${row},` : row)),
        header,
      );
    const messages = [[250_000], [1_000, 250_000], [250_000, 299_999]].map(wrong).map((file) => file);
    for (const [index, at] of [[250_000], [1_000, 250_000], [299_999]].entries())
      expect([index, await failure(wrong(at), small, { threads: 3 })]).toEqual([
        index,
        `row ${(at[0] as number) + 2}: it has 15 fields; the header has 14.`,
      ]);
    expect(messages).toHaveLength(3);
    const twice = smallFile(rows.with(290_000, rows[5] as string), header);
    expect(await failure(twice, small, { threads: 3 })).toContain('rows 7 and 290002 have the same person');
  });

  it('bounds the length of a row', async () => {
    const endless = givenFile(Buffer.concat([Buffer.from(`${smallHeader.join(',')}\n1,`), Buffer.alloc(40e6, 65)]));
    expect(await failure(endless)).toContain('row 2: it is longer than 16 MB');
    const open = givenFile(Buffer.concat([Buffer.from(`${smallHeader.join(',')}\n"`), Buffer.alloc(40e6, 10)]));
    expect(await failure(open)).toContain('row 2: it is longer than 16 MB');
    expect(await failure(givenFile(Buffer.alloc(40e6, 65)))).toContain('the header is longer than 16 MB');
  });

  it('names the column and row of what is no number of hours', async () => {
    const question = { ...small, columns: { ...small.columns, months: null, hours: 'm_YYYY_MM' } };
    expect(await failure(smallFile([`1${','.repeat(12)}`, `2,,"1,5"${','.repeat(10)}`]), question)).toBe(
      'row 3: column 3: "1,5" is not a number of hours (decimals are written with a dot).',
    );
  });

  it('refuses what is no file', async () => {
    expect(await failure(path.join(folder, 'none.csv'))).toBe('there is no such file.');
    expect(await failure(folder)).toBe('it is a folder, not a table.');
  });

  it('says when the profiles outgrow the memory', async () => {
    const rows = Array.from({ length: 13 }, (_, row) => `P${row}${',x'.repeat(row)}${','.repeat(12 - row)}`);
    const message = await failure(smallFile(rows), { ...small, memoryBytes: 300 });
    expect(message).toContain('needs more memory than --memory allows');
    expect(await failure(smallFile(rows), { ...small, memoryBytes: 1e6 })).toBe('no error');
  });

  it('stops when it is told to', async () => {
    const rows = Array.from({ length: 300_000 }, (_, row) => `P${row}${','.repeat(12)}`);
    const stop = new AbortController();
    const reading = countRegister(smallFile(rows), small, {
      signal: stop.signal,
      progress: () => stop.abort('enough'),
    });
    await expect(reading).rejects.toBe('enough');
  });

  it('is content with a header alone', async () => {
    expect(await monthsOf(smallFile([]))).toEqual({});
  });
});
