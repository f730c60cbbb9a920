import type { OrdinaryPaidMonth } from '#domain/employment/ordinary-paid-month.ts';
import { type ShareInterval, wilsonInterval } from '#domain/numbers/wilson-interval.ts';

/**
 * The office's one figure (Da: andel af kontorets borgere med ordinære løntimer): citizens with at least one ordinary paid month in the
 * period, of all citizens who belonged to the office in it.
 *
 * - **Period**: a calendar year up to today, or one calendar month.
 * - **Denominator**: citizens who belonged to the office on at least one day of the period. Somebody who came in December counts in full.
 * - **Numerator**: those with an ordinary paid month (`ordinaryPaidMonth`) in the period, in a month in which they belonged to the office.
 * - **Unknown**: an ordinary job whose hours are not known yet. In the denominator, not in the numerator, and always shown beside.
 * - **Exclusions**, each counted and shown: a case opened by mistake; a citizen who died in the period.
 * - **Target group**: the one the citizen had on the last day in the period on which she belonged to the office.
 * - **Interval**: Wilson, 95 %: how far chance alone may carry a group of this size. It says nothing about what the office caused.
 *
 * Months do not add up to the year: a person with hours in May and June is one person. Rows are therefore counted per period.
 *
 * Example: 61 citizens, 1 opened by mistake, 14 with ordinary hours, 2 with hours unknown → 14 of 60 = 23 % (14–35 %), 2 unknown, 1 left out.
 *
 * In Danish: docs/rules/andel-med-ordinaere-timer.md
 */
export type ShareWithOrdinaryHours = {
  readonly numerator: number;
  readonly denominator: number;
  readonly unknown: number;
  readonly exclusions: Readonly<Record<ExclusionReason, number>>;
  /** A fraction 0–1; null when the denominator is 0. */
  readonly share: number | null;
  readonly interval: ShareInterval | null;
  /** Show "3 af 7" and no percent: one citizen would move the share by more than 5 percentage points. */
  readonly isSmallBase: boolean;
};

/** Why a citizen is left out of the figure. */
export const EXCLUSION_REASONS = ['opened_by_mistake', 'deceased'] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** So many citizens of one period with the same outcome. */
export type CountedCitizens = {
  readonly outcome: OrdinaryPaidMonth;
  readonly excludedBecause: ExclusionReason | null;
  readonly citizens: number;
};

/** Below this many citizens the figure is shown as a count. */
export const SMALL_BASE = 20;

/** The figure from the counted citizens of one period (and, if wished, one target group). */
export function shareWithOrdinaryHours(rows: readonly CountedCitizens[]): ShareWithOrdinaryHours {
  const count = (isCounted: (row: CountedCitizens) => boolean) =>
    rows.reduce((sum, row) => sum + (isCounted(row) ? row.citizens : 0), 0);
  const denominator = count((row) => row.excludedBecause === null);
  const numerator = count((row) => row.excludedBecause === null && row.outcome === 'yes');
  return {
    numerator,
    denominator,
    unknown: count((row) => row.excludedBecause === null && row.outcome === 'unknown'),
    exclusions: {
      opened_by_mistake: count((row) => row.excludedBecause === 'opened_by_mistake'),
      deceased: count((row) => row.excludedBecause === 'deceased'),
    },
    share: denominator === 0 ? null : numerator / denominator,
    interval: wilsonInterval(numerator, denominator),
    isSmallBase: denominator < SMALL_BASE,
  };
}

/** The figure for every group of rows, in the order in which the groups first appear: by month, or by target group. */
export function sharesWithOrdinaryHoursBy<R extends CountedCitizens, G>(
  rows: readonly R[],
  groupOf: (row: R) => G,
): { readonly group: G; readonly share: ShareWithOrdinaryHours }[] {
  return [...Map.groupBy(rows, groupOf)].map(([group, own]) => ({ group, share: shareWithOrdinaryHours(own) }));
}
