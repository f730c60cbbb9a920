import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from './time-of-day.ts';

const read = (text: string) => {
  const typed = parseTime(text);
  return typed.ok ? typed.time.toString({ smallestUnit: 'minute' }) : typed.reason;
};

describe('a typed time', () => {
  it.each([
    ['14.05', '14:05', 'the dot is Danish'],
    ['14:05', '14:05', 'the colon is digital'],
    ['1405', '14:05', 'four digits are typed fast'],
    ['905', '09:05', 'three digits too'],
    ['9', '09:00', 'an hour alone is the full hour'],
    ['kl. 9.30', '09:30', '"kl." belongs to the spoken time'],
    ['00.00', '00:00', 'the day begins at midnight'],
    ['2 pm', '14:00', 'English clocks have two halves'],
    ['12am', '00:00', '12 am is midnight'],
    ['12pm', '12:00', '12 pm is noon'],
    ['24.00', 'no_such_time', 'the day ends before it'],
    ['14.60', 'no_such_time', 'an hour has 60 minutes'],
    ['13 pm', 'no_such_time', 'half a day has twelve hours'],
    ['14.5', 'not_understood', 'it may be 14.05 or 14.50'],
    ['middag', 'not_understood', 'it is not a time of the clock'],
    ['', 'empty', 'nothing is written'],
  ])('%s → %s because %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reads every minute of the day in every form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        const hh = String(Math.floor(minutes / 60)).padStart(2, '0');
        const mm = String(minutes % 60).padStart(2, '0');
        for (const text of [`${hh}.${mm}`, `${hh}:${mm}`, hh + mm, `kl. ${hh}.${mm}`])
          expect(read(text)).toBe(`${hh}:${mm}`);
      }),
    );
  });
});
