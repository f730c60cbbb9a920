import type { Month } from '#domain/calendar/month.ts';
import { roundToHundredths } from '#domain/numbers/round-to-hundredths.ts';
import { type WorkHours, type WorkRegistration, workHours } from './work-hours.ts';

/**
 * The 30-hour rule (Da: 30-timers-reglen, småjob): a small job is at least 30 ordinary paid hours in a calendar month.
 *
 * It is a rule of the pool that pays for the project, not of the law; a project may have another number, and it may change. The rule is
 * therefore dated data, and a month is measured by the rule in force in that month.
 *
 * - Only ordinary, unsupported hours count; several jobs in a month are added up.
 * - Internship, public-benefit work, voluntary work, wage subsidy and flexjob never count.
 * - If the known hours fall short and a job's hours are unknown, the answer is "not known yet" (`isMet: null`), never "no".
 * - In a month without a rule there is no answer either.
 *
 * Examples, October 2026: 18,5 + 11,5 ordinary hours → met. 29,9 → 0,1 missing. 40 hours of wage subsidy and 24 ordinary → 6 missing.
 * 24 ordinary and a second job with "?" → not known yet, 6 missing at most.
 *
 * Source: the pool's description of small jobs ("minimum 30 timers ansættelse om måneden"). In Danish: docs/rules/30-timers-reglen.md
 */
export type ThirtyHourRule = WorkHours & {
  /** What the rule in force demands; null if none is in force in the month. */
  readonly hoursPerMonth: number | null;
  readonly isMet: boolean | null;
  /** Known hours short of the rule; 0 when it is met; null when there is no rule. With unknown hours it is the most that can be missing. */
  readonly missingHours: number | null;
};

/** A small-job rule in force from the first to (and without) the last month. */
export type SmallJobRule = {
  readonly validFrom: Month;
  readonly validTo: Month | null;
  readonly hoursPerMonth: number;
  readonly source: string;
};

/** The rules of the pool, in order of time. */
export const SMALL_JOB_RULES: readonly SmallJobRule[] = [
  {
    validFrom: '2017-01',
    validTo: null,
    hoursPerMonth: 30,
    source: 'Satspuljen for 2017, fremskudt beskæftigelsesindsats: småjob på mindst 30 timer om måneden',
  },
];

/** One person's month measured by the small-job rule in force in it. */
export function thirtyHourRule(input: {
  readonly month: Month;
  readonly registrations: readonly WorkRegistration[];
  readonly rules?: readonly SmallJobRule[];
}): ThirtyHourRule {
  const hours = workHours(input.registrations);
  const rule = smallJobRuleIn(input.month, input.rules ?? SMALL_JOB_RULES);
  if (rule === null) return { ...hours, hoursPerMonth: null, isMet: null, missingHours: null };
  const missingHours = roundToHundredths(Math.max(0, rule.hoursPerMonth - hours.ordinaryHours));
  const isMet = missingHours === 0 ? true : hours.unknownCount > 0 ? null : false;
  return { ...hours, hoursPerMonth: rule.hoursPerMonth, isMet, missingHours };
}

/** The rule in force in a month, or null. */
export function smallJobRuleIn(month: Month, rules: readonly SmallJobRule[] = SMALL_JOB_RULES): SmallJobRule | null {
  return rules.find(({ validFrom, validTo }) => validFrom <= month && (validTo === null || month < validTo)) ?? null;
}
