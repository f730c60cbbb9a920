import { describe, expect, it } from 'vitest';
import { contactGap, NEEDS_CONTACT_AFTER_DAYS } from './contact-gap.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-23');

describe('days since the last contact', () => {
  it.each([
    [21, true, 'it is the 21st day', '2026-11-02', '2026-01-01'],
    [20, false, 'there is one day left', '2026-11-03', '2026-01-01'],
    [0, false, 'it was today', '2026-11-23', '2026-01-01'],
    [0, false, 'a contact dated ahead is no gap', '2026-11-25', '2026-01-01'],
    [3, false, 'the case began three days ago', null, '2026-11-20'],
    [30, true, 'there never was one in 30 days', null, '2026-10-24'],
  ] as const)('%i, needs contact: %s, because %s', (days, needsContact, _because, last, since) => {
    const facts = { lastContactOn: last === null ? null : day(last), followedSince: day(since) };
    expect(contactGap(facts, today)).toEqual({ days, needsContact, hasHadContact: last !== null });
  });

  it('follows another rhythm when the office has agreed one', () => {
    const facts = { lastContactOn: day('2026-11-09'), followedSince: day('2026-01-01') };
    expect(contactGap(facts, today, 14).needsContact).toBe(true);
    expect(contactGap(facts, today, NEEDS_CONTACT_AFTER_DAYS).needsContact).toBe(false);
  });
});
