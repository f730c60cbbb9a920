import { describe, expect, it } from 'vitest';
import { planReview } from './plan-review.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const hold = { from: day('2026-11-20'), to: day('2026-12-01') };

describe('the review of a plan on 23 November 2026', () => {
  it.each([
    ['due', 7, 'it is in a week', { reviewOn: day('2026-11-30'), isClosed: false }],
    ['due', 0, 'it is today', { reviewOn: day('2026-11-23'), isClosed: false }],
    ['upcoming', 8, 'it is more than a week ahead', { reviewOn: day('2026-12-01'), isClosed: false }],
    ['overdue', -1, 'it was yesterday', { reviewOn: day('2026-11-22'), isClosed: false }],
    ['not_set', null, 'no date is set', { reviewOn: null, isClosed: false }],
    ['on_hold', -1, 'the clock stands still', { reviewOn: day('2026-11-22'), isClosed: false, holds: [hold] }],
    ['closed', null, 'the plan is closed', { reviewOn: day('2026-11-22'), isClosed: true }],
  ] as const)('is %s (%s days) because %s', (state, days, _because, plan) => {
    expect(planReview(plan, day('2026-11-23'))).toEqual({ state, days });
  });

  it('comes back when the hold is over', () => {
    const plan = { reviewOn: day('2026-11-22'), isClosed: false, holds: [hold] };
    expect(planReview(plan, day('2026-12-01'))).toEqual({ state: 'overdue', days: -9 });
  });
});
