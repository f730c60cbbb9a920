import fc from 'fast-check';
import { weeksInYear } from '#domain/calendar/iso-week.ts';
import type { RegisterQuestion } from './register-question.ts';

const two = (number: number) => String(number).padStart(2, '0');
const months = (year: number, prefix: string) =>
  Array.from({ length: 12 }, (_, index) => `${prefix}_${year}_${two(index + 1)}`);
const weeks = (year: number) =>
  Array.from({ length: weeksInYear(year) }, (_, index) => `y_${two(year % 100)}${two(index + 1)}`);

/** The years of every random register: one with week 53, one after it. */
export const YEARS = [2015, 2016];
export const HEADER = [
  'koen',
  'lobenr',
  'andet',
  ...YEARS.flatMap((year) => months(year, 'branche')),
  ...[2014, 2017].flatMap((year) => weeks(year).slice(0, 3)),
  'y_1452',
  ...YEARS.flatMap(weeks),
  ...YEARS.flatMap((year) => months(year, 'timer')),
  'område',
];

const blank = fc.constantFrom('', '', '', '', ' ', '  ', '.', 'NA', ' . ', '\t', ' NA');
const mostly = (value: fc.Arbitrary<string>, blankWeight = 2) =>
  fc.oneof({ weight: blankWeight, arbitrary: blank }, { weight: 1, arbitrary: value });
const industry = fc.constantFrom('011100', '841100', '000000', ' 561010', 'a,b', 'x;y', 'si "ja"', '.5', 'NAN', 'å');
const code = fc.constantFrom('771', '730', '731', '075', '998', 'x1', ' 771 ', '0771', '7710', '130');
const hours = fc.oneof(
  fc.constantFrom(
    '160.33',
    '0',
    '0.0',
    '-4',
    '.5',
    '37.',
    '1e2',
    ' 12.1 ',
    '0.0000005',
    '0.1',
    '0.2',
    '+3',
    '744.123456',
  ),
  fc.nat(20_000).map((cents) => (cents / 100).toFixed(2)),
);

function cell(name: string): fc.Arbitrary<string> {
  if (name.startsWith('branche')) return mostly(industry, 4);
  if (name.startsWith('y_')) return mostly(code, 3);
  if (name.startsWith('timer')) return mostly(hours, 4);
  if (name === 'koen') return mostly(fc.constantFrom('1', '2', ' 1', '9'), 1);
  if (name === 'område') return mostly(fc.constantFrom('A1', 'A2', 'Nørrebro', 'a\nb', '0A1'), 1);
  return mostly(fc.constantFrom('hej', 'a "b" c', 'x,y', '\n'), 1);
}

/** Cells of some persons, each with an id of her own. */
export const randomRows: fc.Arbitrary<string[][]> = fc
  .array(fc.tuple(...HEADER.map(cell)), { minLength: 1, maxLength: 30 })
  .chain((rows) =>
    fc
      .uniqueArray(fc.constantFrom(...Array.from({ length: 90 }, (_, index) => `${'0'.repeat(index % 3)}${index}`)), {
        minLength: rows.length,
        maxLength: rows.length,
      })
      .map((ids) => rows.map((cells, index) => cells.with(1, ids[index] as string))),
  );

/** A file's bytes: delimiter, line ends, byte order mark, quotation marks now and then, Windows-1252 or UTF-8. */
export const fileShape = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  hasMark: fc.boolean(),
  isQuoted: fc.constantFrom<'always' | 'when-needed'>('always', 'when-needed'),
  isLatin: fc.boolean(),
  endsInLine: fc.boolean(),
});
export type FileShape = typeof fileShape extends fc.Arbitrary<infer Shape> ? Shape : never;

/** Writes rows as they are to be read again. */
export function bytesOf(rows: readonly (readonly string[])[], shape: FileShape): Buffer {
  const written = (text: string) =>
    shape.isQuoted === 'always' || /[\n\r"]/.test(text) || text.includes(shape.delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = [HEADER, ...rows].map((cells) => cells.map(written).join(shape.delimiter)).join(shape.lineEnd);
  const text = `${lines}${shape.endsInLine ? shape.lineEnd : ''}`;
  const mark = shape.hasMark && !shape.isLatin ? [0xef, 0xbb, 0xbf] : [];
  return Buffer.concat([Buffer.from(mark), Buffer.from(text, shape.isLatin ? 'latin1' : 'utf8')]);
}

const supported = new Set(['771', '075']);

/** A question that asks everything there is to ask. */
export const fullQuestion: RegisterQuestion = {
  columns: { person: 'lobenr', months: 'branche_YYYY_MM', weeks: 'y_YYWW', hours: 'timer_YYYY_MM' },
  facts: [
    { name: 'sex', levels: ['1', '2'], column: 'koen', codeOf: (text) => ['1', '2'].indexOf(text) },
    { name: 'area', levels: ['none', 'A1', 'north'], column: 'område', codeOf: areaOf },
    {
      name: 'home',
      levels: ['x', 'y'],
      lookup: new Map([
        ['1', 1],
        ['02', 0],
        ['005', -1],
        ['7', 0],
      ]),
      otherwise: 1,
    },
    { name: 'again', levels: ['blank', 'filled'], column: 'branche_2015_03', codeOf: (text) => Number(text !== '') },
  ],
  years: YEARS,
  outcomes: [
    { name: 'paid', rule: { kind: 'any-paid-month' } },
    { name: 'months', rule: { kind: 'paid-months' } },
    { name: 'own', rule: { kind: 'any-ordinary-month', codes: supported } },
    { name: 'own months', rule: { kind: 'ordinary-months', codes: supported } },
    { name: 'aid', rule: { kind: 'any-week-with', codes: new Set(['730', '731']) } },
    { name: 'weeks', rule: { kind: 'weeks-with', codes: new Set(['730', '771']) } },
    { name: 'hours', rule: { kind: 'hours' } },
  ],
  windows: [
    { name: 'recent', from: '2015-11', to: '2016-02' },
    { name: 'a year and more', from: '2015-11', to: '2016-12' },
    { name: 'helped', from: '2015-01', to: '2015-06', codes: supported },
  ],
  knownWeekCodes: new Set(['771', '730', '731', '075', '130']),
  blanks: ['.', 'NA'],
  memoryBytes: null,
};

function areaOf(text: string): number {
  if (text === '') return -1;
  return text === 'A1' ? 1 : text === 'Nørrebro' ? 2 : 0;
}
