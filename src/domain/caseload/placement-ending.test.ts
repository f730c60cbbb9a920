import { describe, expect, it } from 'vitest';
import { placementEnding } from './placement-ending.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('a placement on 23 November 2026', () => {
  it.each([
    ['ending_soon', 14, 'it ends in 14 days', '2026-09-01', '2026-12-07'],
    ['running', 15, 'it ends in 15 days', '2026-09-01', '2026-12-08'],
    ['ending_soon', 0, 'today is its last day', '2026-09-01', '2026-11-23'],
    ['ended', null, 'yesterday was its last day', '2026-09-01', '2026-11-22'],
    ['running', null, 'no end is agreed', '2026-09-01', null],
    ['not_started', 5, 'it begins tomorrow', '2026-11-24', '2026-11-28'],
    ['ending_soon', 5, 'it begins today and is short', '2026-11-23', '2026-11-28'],
  ] as const)('is %s (%s days left) because %s', (state, daysLeft, _because, startsOn, endsOn) => {
    const placement = { startsOn: day(startsOn), endsOn: endsOn === null ? null : day(endsOn) };
    expect(placementEnding(placement, day('2026-11-23'))).toEqual({ state, daysLeft });
  });
});
