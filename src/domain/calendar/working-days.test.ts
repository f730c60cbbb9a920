import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDayOnOrAfter, workingDaysBetween } from './working-days.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('working days', () => {
  it.each([
    ['2026-11-23', true, 'it is an ordinary Monday'],
    ['2026-11-21', false, 'it is a Saturday'],
    ['2023-05-05', false, 'it was Great Prayer Day'],
    ['2024-04-26', true, 'Great Prayer Day is abolished'],
    ['2026-06-05', false, 'no deadline ends on Constitution Day'],
    ['2026-12-24', false, 'no deadline ends on Christmas Eve'],
    ['2026-12-31', false, "no deadline ends on New Year's Eve"],
    ['2026-12-28', true, 'the days between are working days'],
  ])('%s: %s because %s', (text, expected) => {
    expect(isWorkingDay(day(text))).toBe(expected);
  });

  it('moves a deadline past Easter', () => {
    expect(workingDayOnOrAfter(day('2026-04-02')).toString()).toBe('2026-04-07');
    expect(workingDayOnOrAfter(day('2026-04-07')).toString()).toBe('2026-04-07');
  });

  it('counts seven working days for an answer about access to documents', () => {
    expect(addWorkingDays(day('2026-12-18'), 7).toString()).toBe('2027-01-04');
    expect(addWorkingDays(day('2026-11-23'), 0).toString()).toBe('2026-11-23');
  });

  it('counts the first day and not the last', () => {
    expect(workingDaysBetween(day('2026-11-23'), day('2026-11-30'))).toBe(5);
    expect(workingDaysBetween(day('2026-11-30'), day('2026-11-23'))).toBe(0);
  });

  it('walks as many days as it counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 60 }), (offset, count) => {
        const start = day('2022-01-01').add({ days: offset });
        const end = addWorkingDays(start, count);
        expect(workingDaysBetween(start.add({ days: 1 }), end.add({ days: 1 }))).toBe(count);
      }),
    );
  });
});
