import { byStart, contains, type DayPeriod } from '#domain/calendar/day-period.ts';

/** A period with one fixed contact person. Cover in sickness and holiday is kept elsewhere or marked, and is never a change. */
export type ContactPersonPeriod = DayPeriod & {
  readonly staffId: string;
  readonly endReason?: string | null;
  readonly isCover?: boolean;
};

/** How often the contact person really changed. */
export type ContactPersonChanges = {
  readonly changes: number;
  /** Of these, the changes after a member of staff left (end reason `staff_left`). */
  readonly becauseStaffLeft: number;
};

/**
 * The number of real changes of contact person (Da: kontaktpersonskift) of one citizen, all in all or within a period.
 *
 * A change is a new person after another one, dated on the new person's first day. The first contact person is no change. A stand-in is
 * no change; the same person again after a pause is none; coming back to a former person is one, for it is one more hand-over.
 *
 * Examples: A, B → 1. A, (cover by B), A → 0. A, B, A → 2. A, pause, A → 0.
 *
 * Source: Rosholm, Sørensen & Skipper 2017: each change of case worker goes with a 22 % lower chance of work (relative; risk of bias noted
 * by VIVE 2019). In Danish: docs/rules/kontaktpersonskift.md
 */
export function contactPersonChanges(
  periods: readonly ContactPersonPeriod[],
  within: DayPeriod | null = null,
): ContactPersonChanges {
  const own = periods.filter((period) => period.isCover !== true).toSorted(byStart);
  const changes = own.flatMap((period, at) => {
    const before = own[at - 1];
    const isChange = before !== undefined && before.staffId !== period.staffId;
    return isChange && (within === null || contains(within, period.from)) ? [before] : [];
  });
  return {
    changes: changes.length,
    becauseStaffLeft: changes.filter(({ endReason }) => endReason === 'staff_left').length,
  };
}
