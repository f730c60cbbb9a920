/** How long it is since a citizen had contact, counted on a day. */
export type ContactGap = {
  /** Whole days since the last contact, or since the case began when there was none; 0 on the day itself. */
  readonly days: number;
  readonly hasHadContact: boolean;
  readonly needsContact: boolean;
};

/** After this many days without contact a citizen stands on the contact person's list. */
export const NEEDS_CONTACT_AFTER_DAYS = 21;

/**
 * The gap since the last contact (Da: dage siden sidst): a citizen needs contact on the 21st day without one.
 *
 * Any contact with anyone at the office counts, also a short check-in by phone; a talk that the citizen did not come to does not. A
 * citizen who never had contact is counted from the day the case began. 21 days is the office's own working rule, not the law.
 *
 * Examples on 23.11.2026: last contact 02.11. → 21 days, needs contact; 03.11. → 20 days, not yet; never, case from 20.11. → 3 days.
 *
 * In Danish: docs/rules/kontakt-hver-21-dag.md
 */
export function contactGap(
  facts: { readonly lastContactOn: Temporal.PlainDate | null; readonly followedSince: Temporal.PlainDate },
  today: Temporal.PlainDate,
  needsContactAfterDays: number = NEEDS_CONTACT_AFTER_DAYS,
): ContactGap {
  const days = Math.max(0, (facts.lastContactOn ?? facts.followedSince).until(today).days);
  return { days, hasHadContact: facts.lastContactOn !== null, needsContact: days >= needsContactAfterDays };
}
