import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byStart, contains, type DayPeriod, daysSoFar, lastDay, overlapOf, overlaps, periodOn } from './day-period.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const period = (from: string, to: string | null): DayPeriod => ({ from: day(from), to: to === null ? null : day(to) });

const start = day('2026-01-01');
const anyDay = fc.integer({ min: 0, max: 40 }).map((n) => start.add({ days: n }));
const anyPeriod = fc
  .tuple(anyDay, fc.option(fc.integer({ min: 0, max: 20 })))
  .map(([from, length]): DayPeriod => ({ from, to: length === null ? null : from.add({ days: length }) }));

describe('a period of days', () => {
  it.each([
    ['2026-03-01', true, 'the first day belongs to it'],
    ['2026-06-14', true, 'the day before the end is the last'],
    ['2026-06-15', false, 'the end does not belong to it'],
    ['2026-02-28', false, 'it has not begun'],
  ])('%s: %s because %s', (text, expected) => {
    expect(contains(period('2026-03-01', '2026-06-15'), day(text))).toBe(expected);
  });

  it.each([
    [period('2026-03-01', '2026-06-15'), period('2026-06-15', null), false, 'one ends where the other starts'],
    [period('2026-03-01', '2026-06-16'), period('2026-06-15', null), true, 'they share 15 June'],
    [period('2026-03-01', null), period('2027-01-01', null), true, 'a period without end reaches all that follow'],
    [period('2026-03-01', '2026-03-01'), period('2026-01-01', null), false, 'an empty period has no days'],
  ])('%o and %o overlap: %s because %s', (a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });

  it('shares exactly the days that both contain', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, anyDay, (a, b, on) => {
        const shared = overlapOf(a, b);
        expect(shared !== null && contains(shared, on)).toBe(contains(a, on) && contains(b, on));
      }),
    );
  });

  it('counts the days so far, today included', () => {
    const running = period('2026-03-01', null);
    expect(daysSoFar(running, day('2026-03-01'))).toBe(1);
    expect(daysSoFar(running, day('2026-03-10'))).toBe(10);
    expect(daysSoFar(running, day('2026-02-01'))).toBe(0);
    expect(daysSoFar(period('2026-03-01', '2026-03-05'), day('2026-03-31'))).toBe(4);
  });

  it('says its last day as people do, finds the one on a day, and sorts by start', () => {
    const first = period('2026-03-01', '2026-06-15');
    const second = period('2026-06-15', null);
    expect(lastDay(first)?.toString()).toBe('2026-06-14');
    expect(lastDay(second)).toBeNull();
    expect(periodOn([first, second], day('2026-06-15'))).toBe(second);
    expect(periodOn([first], day('2026-06-15'))).toBeNull();
    expect([second, first].toSorted(byStart)).toEqual([first, second]);
  });
});
