import { describe, expect, it } from 'vitest';
import { promiseState } from './promise-state.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('a promise on 23 November 2026', () => {
  it.each([
    ['overdue', 1, 'it was for yesterday', '2026-11-22', false],
    ['overdue', 53, 'days are counted over month ends', '2026-10-01', false],
    ['due_today', 0, 'it is for today', '2026-11-23', false],
    ['upcoming', -1, 'it is for tomorrow', '2026-11-24', false],
    ['kept', 1, 'a kept promise stays kept, however late', '2026-11-22', true],
    ['kept', -1, 'it may be kept before its day', '2026-11-24', true],
  ] as const)('is %s (%i days late) because %s', (state, daysLate, _because, dueOn, isKept) => {
    expect(promiseState({ dueOn: day(dueOn), isKept }, day('2026-11-23'))).toEqual({ state, daysLate });
  });
});
