import { contains, type DayPeriod } from '#domain/calendar/day-period.ts';

/** Where a plan is on its way to the next review; `days` until it, negative when it has passed, null without a date. */
export type PlanReview = {
  readonly state: 'closed' | 'on_hold' | 'not_set' | 'upcoming' | 'due' | 'overdue';
  readonly days: number | null;
};

/** A review within this many days is due: there is time to agree a talk. */
export const REVIEW_DUE_WITHIN_DAYS = 7;

/**
 * The review clock of a plan (Da: opfølgning på planen). A hold stops the clock while it lasts: nothing is due, and the date comes back
 * afterwards. A closed plan needs no review; a plan without a date says so.
 *
 * Examples on 23.11.2026: review 30.11. → due in 7 days; 01.12. → upcoming; 22.11. → overdue by a day; on hold 20.11.–01.12. → on hold.
 */
export function planReview(
  plan: {
    readonly reviewOn: Temporal.PlainDate | null;
    readonly isClosed: boolean;
    readonly holds?: readonly DayPeriod[];
  },
  today: Temporal.PlainDate,
): PlanReview {
  const days = plan.reviewOn === null ? null : today.until(plan.reviewOn).days;
  if (plan.isClosed) return { state: 'closed', days: null };
  if (plan.holds?.some((hold) => contains(hold, today))) return { state: 'on_hold', days };
  if (days === null) return { state: 'not_set', days };
  if (days < 0) return { state: 'overdue', days };
  return { state: days <= REVIEW_DUE_WITHIN_DAYS ? 'due' : 'upcoming', days };
}
