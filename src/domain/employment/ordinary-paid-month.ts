import { type WorkRegistration, workHours } from './work-hours.ts';

/**
 * Whether a month is an ordinary paid month for a person (Da: måned med ordinære løntimer): more than 0 hours with ordinary, unsupported
 * pay. Shared by the office's figure and by the register evaluation, so that both mean the same.
 *
 * `unknown`: the person had an ordinary job, but its hours are not known yet; it becomes yes or no when they are.
 *
 * Examples, October 2026: 0.5 ordinary hours → yes; 100 hours of wage subsidy → no; 60 hours of internship and 4 ordinary → yes;
 * an ordinary job with "?" → unknown; an ordinary job with 0 hours → no.
 *
 * Source: the evaluation counts a person as employed who has at least one ordinary paid hour. In Danish: docs/rules/ordinaere-timer.md
 */
export type OrdinaryPaidMonth = 'yes' | 'no' | 'unknown';

/** The hours a month must have MORE than to be an ordinary paid month, for use in SQL and in the evaluation. */
export const ORDINARY_PAID_MONTH_OVER_HOURS = 0;

/** One person's month from its registrations. */
export function ordinaryPaidMonth(registrations: readonly WorkRegistration[]): OrdinaryPaidMonth {
  const { ordinaryHours, unknownCount } = workHours(registrations);
  if (ordinaryHours > ORDINARY_PAID_MONTH_OVER_HOURS) return 'yes';
  return unknownCount > 0 ? 'unknown' : 'no';
}

/** Several months together: yes if any is, else unknown if any is, else no. No months: no. */
export function anyOrdinaryPaidMonth(months: readonly OrdinaryPaidMonth[]): OrdinaryPaidMonth {
  if (months.includes('yes')) return 'yes';
  return months.includes('unknown') ? 'unknown' : 'no';
}
