import { describe, expect, it } from 'vitest';
import {
  addMonths,
  firstDayOf,
  isCurrentMonth,
  isMonth,
  isPastMonth,
  lastDayOf,
  monthOf,
  monthsBetween,
  monthsOfYear,
  nextMonth,
  previousMonth,
  yearOf,
} from './month.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('a month', () => {
  it.each([
    ['2026-01', true, 'it is year and month'],
    ['2026-12', true, 'there are twelve'],
    ['2026-13', false, 'there is no thirteenth'],
    ['2026-00', false, 'there is no month zero'],
    ['2026-1', false, 'the month has two digits, or months would not sort as text'],
    ['2026-01-01', false, 'a day is not a month'],
    ['0026-01', false, 'nobody here worked in the year 26'],
  ])('%s: %s because %s', (text, expected) => {
    expect(isMonth(text)).toBe(expected);
  });

  it.each([
    ['2026-01', '2025-12', '2026-02', '2026-01-31', 'the year turns before January'],
    ['2026-12', '2026-11', '2027-01', '2026-12-31', 'the year turns after December'],
    ['2028-02', '2028-01', '2028-03', '2028-02-29', 'a leap year has 29 February'],
    ['2026-02', '2026-01', '2026-03', '2026-02-28', 'most years do not'],
  ] as const)('%s follows %s, precedes %s and ends %s because %s', (month, before, after, last, _because) => {
    expect(previousMonth(month)).toBe(before);
    expect(nextMonth(month)).toBe(after);
    expect(lastDayOf(month).toString()).toBe(last);
    expect(firstDayOf(month).toString()).toBe(`${month}-01`);
  });

  it('counts both ends', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween('2026-02', '2026-02')).toEqual(['2026-02']);
    expect(monthsBetween('2026-03', '2026-02')).toEqual([]);
    expect(monthsOfYear(2026)).toHaveLength(12);
    expect(addMonths('2026-11', 14)).toBe('2028-01');
    expect(yearOf('2026-11')).toBe(2026);
  });

  it('knows today', () => {
    expect(monthOf(day('2026-11-30'))).toBe('2026-11');
    expect(isCurrentMonth('2026-11', day('2026-11-01'))).toBe(true);
    expect(isCurrentMonth('2026-11', day('2026-12-01'))).toBe(false);
    expect(isPastMonth('2026-11', day('2026-11-30'))).toBe(false);
    expect(isPastMonth('2026-11', day('2026-12-01'))).toBe(true);
  });

  it('refuses to leave the years it can write', () => {
    expect(() => nextMonth('2100-12')).toThrow(RangeError);
  });
});
