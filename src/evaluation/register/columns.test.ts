import { describe, expect, it } from 'vitest';
import { columnPattern } from './column-pattern.ts';
import { findColumns } from './columns.ts';
import { monthNumber } from './needs.ts';
import type { RegisterQuestion } from './register-question.ts';

const question = (changes: Partial<RegisterQuestion> = {}): RegisterQuestion => ({
  columns: { person: 'lobenr', months: 'branche_YYYY_MM', weeks: 'y_YYWW', hours: 'timer_YYYY_MM' },
  facts: [{ name: 'sex', levels: ['1', '2'], column: 'koen', codeOf: Number }],
  years: [2015],
  outcomes: [{ name: 'paid', rule: { kind: 'any-paid-month' } }],
  windows: [],
  knownWeekCodes: null,
  blanks: ['.', 'NA'],
  memoryBytes: null,
  ...changes,
});
const two = (number: number) => String(number).padStart(2, '0');
const monthsOf = (year: number, prefix = 'branche') =>
  Array.from({ length: 12 }, (_, month) => `${prefix}_${year}_${two(month + 1)}`);
const weeksOf = (year: number, count: number) =>
  Array.from({ length: count }, (_, week) => `y_${two(year % 100)}${two(week + 1)}`);
const weekly = question({ outcomes: [{ name: 'aid', rule: { kind: 'weeks-with', codes: new Set(['771']) } }] });

describe('the pattern of columns', () => {
  it('reads two-digit years from 90 as nineteen hundred', () => {
    const weeks = columnPattern('y_YYWW', 'WW');
    expect(['y_9052', 'y_9953', 'y_0001', 'y_8953'].map((name) => weeks?.partsOf(name))).toEqual([
      { year: 1990, part: 52 },
      { year: 1999, part: 53 },
      { year: 2000, part: 1 },
      { year: 2089, part: 53 },
    ]);
    expect(weeks?.nameOf(2004, 3)).toBe('y_0403');
  });

  it('takes any letters before, between and after, as they are written', () => {
    const odd = columnPattern('SUMMER.MM(YYYY)x', 'MM');
    expect(odd?.partsOf('SUMMER.02(2014)x')).toEqual({ year: 2014, part: 2 });
    expect(odd?.nameOf(2014, 2)).toBe('SUMMER.02(2014)x');
    expect(['summer.02(2014)x', 'SUMMERx02(2014)x', 'SUMMER.02(2014)xx'].map((name) => odd?.partsOf(name))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is none without a year and a part', () => {
    expect([columnPattern('branche_MM', 'MM'), columnPattern('branche_YYYY', 'MM')]).toEqual([null, null]);
  });
});

describe('the columns of a register', () => {
  it('finds weeks in the month of their Thursday, week 53 too', () => {
    const header = ['lobenr', 'koen', ...weeksOf(2015, 53), ...weeksOf(2020, 53), ...weeksOf(2026, 53)];
    const found = findColumns('r.csv', header, { ...weekly, years: [2015, 2020, 2026] });
    const monthOf = (name: string) => found.weeks.find(({ index }) => header[index] === name)?.month;
    expect([monthOf('y_2001'), monthOf('y_1553'), monthOf('y_2601'), monthOf('y_2653')]).toEqual([
      monthNumber(2020, 1),
      monthNumber(2015, 12),
      monthNumber(2026, 1),
      monthNumber(2026, 12),
    ]);
    const first = found.weeks.find(({ index }) => header[index] === 'y_2001');
    expect(first?.overlaps).toEqual([monthNumber(2019, 12), monthNumber(2020, 1)]);
    expect(found.weeks).toHaveLength(159);
  });

  it('names the months that are missing', () => {
    const header = ['lobenr', 'koen', ...monthsOf(2015).filter((_, index) => index !== 2 && index !== 8)];
    expect(() => findColumns('r.csv', header, question())).toThrow(
      'r.csv: 2 of the 12 months asked for are missing: branche_2015_03, branche_2015_09.',
    );
  });

  it('names a missing week 53', () => {
    expect(() => findColumns('r.csv', ['lobenr', 'koen', ...weeksOf(2015, 52)], weekly)).toThrow(
      'r.csv: 1 of the 53 weeks asked for is missing: y_1553.',
    );
  });

  it('asks for months of windows outside the years', () => {
    const past = question({ windows: [{ name: 'long', from: '2013-11', to: '2015-02' }] });
    expect(() => findColumns('r.csv', ['lobenr', 'koen', ...monthsOf(2015)], past)).toThrow('branche_2013_11');
    const header = ['lobenr', 'koen', ...monthsOf(2013), ...monthsOf(2014), ...monthsOf(2015)];
    expect(findColumns('r.csv', header, past).months).toHaveLength(12 + 14);
  });

  it('refuses a wanted column that stands twice, and leaves others be', () => {
    const twice = ['lobenr', 'koen', 'other', 'other', ...monthsOf(2015), 'branche_2015_05'];
    expect(() => findColumns('r.csv', twice, question())).toThrow('the column "branche_2015_05" stands twice');
    expect(findColumns('r.csv', twice.slice(0, -1), question()).count).toBe(16);
  });

  it('says which columns there are when the person is missing', () => {
    expect(() => findColumns('r.csv', ['Lobenr', ...monthsOf(2015)], question())).toThrow(
      'there is no column "lobenr" (the person). The columns are Lobenr, branche_2015_01,',
    );
  });

  it('reads weeks beside the years that share a month with them, when they are there', () => {
    const supported = question({
      outcomes: [{ name: 'own', rule: { kind: 'any-ordinary-month', codes: new Set(['771']) } }],
      years: [2019],
    });
    const header = ['lobenr', 'koen', ...monthsOf(2019), ...weeksOf(2019, 52)];
    expect(findColumns('r.csv', header, supported).weeks).toHaveLength(52);
    expect(findColumns('r.csv', [...header, 'y_2001', 'y_2002'], supported).weeks).toHaveLength(53);
  });

  it('refuses a question that the columns cannot answer', () => {
    const without = question({ columns: { person: 'lobenr', months: null, weeks: null, hours: null } });
    expect(() => findColumns('r.csv', ['lobenr', 'koen'], without)).toThrow('"paid" counts paid months');
  });
});
