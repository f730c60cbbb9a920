import { describe, expect, it } from 'vitest';
import { consentState } from './consent-state.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-23');
const given = { isGiven: true, validFrom: day('2026-01-01'), validTo: null, withdrawnAt: null };
const justNow = Temporal.Instant.from('2026-11-23T08:14:00Z');

describe('a consent on 23 November 2026', () => {
  it.each([
    ['given', true, null, 'it has no end', given],
    ['given', true, 15, 'there is time', { ...given, validTo: day('2026-12-08') }],
    ['expiring', true, 14, 'it is time to ask again', { ...given, validTo: day('2026-12-07') }],
    ['expiring', true, 1, 'today is its last day', { ...given, validTo: day('2026-11-24') }],
    ['expired', false, null, 'yesterday was its last day', { ...given, validTo: day('2026-11-23') }],
    ['withdrawn', false, null, 'a withdrawal bites at once', { ...given, withdrawnAt: justNow }],
    [
      'withdrawn',
      false,
      null,
      'a withdrawal wins over a date',
      { ...given, validTo: day('2026-11-01'), withdrawnAt: justNow },
    ],
    ['refused', false, null, 'a no is an answer', { ...given, isGiven: false }],
    [
      'refused',
      false,
      null,
      'a no does not expire into silence',
      { ...given, isGiven: false, validTo: day('2026-11-01') },
    ],
    ['not_yet', false, null, 'it begins tomorrow', { ...given, validFrom: day('2026-11-24') }],
  ] as const)('is %s (in force: %s, days left: %s) because %s', (state, isInForce, daysLeft, _because, consent) => {
    expect(consentState(consent, today)).toEqual({ state, isInForce, daysLeft });
  });
});
