import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInWeek, isoWeek, mondayOf, weeksInYear } from './iso-week.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const anyDay = fc.integer({ min: 0, max: 80_000 }).map((n) => day('1900-01-01').add({ days: n }));

describe('the ISO week', () => {
  it.each([
    ['2019-12-30', 2020, 1, 'its Thursday lies in the new year'],
    ['2026-12-28', 2026, 53, '2026 has a week 53'],
    ['2027-01-03', 2026, 53, 'the Sunday belongs to the week that began before New Year'],
    ['2027-01-04', 2027, 1, 'week 1 is the week with 4 January'],
    ['2026-11-22', 2026, 47, 'a Sunday ends its week'],
    ['2026-11-23', 2026, 48, 'a Monday begins the next'],
  ])('%s lies in %i week %i because %s', (text, year, week) => {
    expect(isoWeek(day(text))).toEqual({ year, week });
  });

  it.each([
    [2015, 53],
    [2020, 53],
    [2024, 52],
    [2025, 52],
    [2026, 53],
    [2027, 52],
    [2032, 53],
  ])('%i has %i weeks', (year, weeks) => {
    expect(weeksInYear(year)).toBe(weeks);
  });

  it('agrees with the calendar of the language and finds its way back, on any day', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(isoWeek(date)).toEqual({ year: date.yearOfWeek, week: date.weekOfYear });
        expect(dayInWeek(isoWeek(date), date.dayOfWeek)?.equals(date)).toBe(true);
        expect(mondayOf(date).dayOfWeek).toBe(1);
        expect(isoWeek(mondayOf(date))).toEqual(isoWeek(date));
      }),
    );
  });

  it('has no week 53 in most years, no week 0 and no eighth day', () => {
    expect(dayInWeek({ year: 2025, week: 53 }, 1)).toBeNull();
    expect(dayInWeek({ year: 2026, week: 53 }, 1)?.toString()).toBe('2026-12-28');
    expect(dayInWeek({ year: 2026, week: 0 }, 1)).toBeNull();
    expect(dayInWeek({ year: 2026, week: 1 }, 8)).toBeNull();
  });
});
