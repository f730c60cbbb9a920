import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDanishDate } from '#domain/calendar/danish-date.ts';
import { formatDate, formatMonth, formatWeekday } from './format-date.ts';

const date = Temporal.PlainDate.from('2026-03-05');

describe('a date on the page', () => {
  it.each([
    ['long', '5. marts 2026', '5 March 2026'],
    ['day-month', '5. marts', '5 March'],
    ['weekday', 'torsdag 5. marts', 'Thursday 5 March'],
    ['weekday-long', 'torsdag 5. marts 2026', 'Thursday 5 March 2026'],
    ['weekday-short', 'tor. 5.', 'Thu 5'],
    ['short', '05.03.2026', '05/03/2026'],
    ['week', 'uge 10', 'week 10'],
    ['weekday-week', 'torsdag 5. marts, uge 10', 'Thursday 5 March, week 10'],
  ] as const)('%s is "%s" and "%s"', (style, danish, english) => {
    expect(formatDate(date, 'da', style)).toBe(danish);
    expect(formatDate(date, 'en', style)).toBe(english);
  });

  it('shows week 53 in the year that has one', () => {
    expect(formatDate(Temporal.PlainDate.from('2027-01-03'), 'da', 'week')).toBe('uge 53');
  });

  it('writes months and weekdays', () => {
    expect(formatMonth('2026-03', 'da')).toBe('marts 2026');
    expect(formatMonth('2026-03', 'en')).toBe('March 2026');
    expect(formatMonth('2026-03', 'da', 'short')).toBe('mar. 26');
    expect(formatMonth('2005-05', 'da', 'short')).toBe('maj 05');
    expect(formatWeekday(1, 'da')).toBe('mandag');
    expect(formatWeekday(7, 'en', 'short')).toBe('Sun');
  });

  it('writes what the forms read, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const any = Temporal.PlainDate.from('1980-01-01').add({ days });
        for (const language of ['da', 'en'] as const) {
          for (const style of ['long', 'weekday-long', 'short'] as const) {
            const typed = parseDanishDate(formatDate(any, language, style), date);
            expect(typed.ok && typed.date.equals(any)).toBe(true);
          }
        }
      }),
    );
  });
});
