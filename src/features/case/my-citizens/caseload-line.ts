import type { Month } from '#domain/calendar/month.ts';
import { placementEnding } from '#domain/caseload/placement-ending.ts';
import { planReview } from '#domain/caseload/plan-review.ts';
import { promiseState } from '#domain/caseload/promise-state.ts';
import { type ContactGap, contactGap } from '#domain/contact-person/contact-gap.ts';
import { countsAs } from '#domain/employment/placement-kind.ts';
import { type ThirtyHourRule, thirtyHourRule } from '#domain/employment/thirty-hour-rule.ts';
import { danishDateOf } from '#drawing/format-time.ts';
import type { CaseloadRow } from './queries.ts';

/** Something that waits for somebody to act. */
export type Due =
  | { kind: 'promise'; daysLate: number }
  | { kind: 'contact'; days: number }
  | { kind: 'placement'; company: string; endsOn: Temporal.PlainDate }
  | { kind: 'review'; on: Temporal.PlainDate };

/** A row of the list with what the rules say of it. */
export interface CaseloadLine extends CaseloadRow {
  gap: ContactGap;
  month: ThirtyHourRule;
  /** Hours are expected this month: somebody pays or has registered. */
  isEmployed: boolean;
  due: Due[];
}

/** Applies the rules of contact, promises, placements and plan to one row. */
export function caseloadLine(row: CaseloadRow, month: Month, today: Temporal.PlainDate): CaseloadLine {
  const gap = contactGap(
    {
      lastContactOn: row.lastContactAt ? danishDateOf(row.lastContactAt) : null,
      followedSince: Temporal.PlainDate.from(row.followedSince),
    },
    today,
  );
  const isEmployed =
    row.hours.some((one) => countsAs(one.kind) === 'ordinary') ||
    row.placements.some((one) => countsAs(one.kind) === 'ordinary' && one.startsOn <= today.toString());
  return {
    ...row,
    gap,
    isEmployed,
    month: thirtyHourRule({ month, registrations: row.hours }),
    due: dueOf(row, gap, today),
  };
}

function dueOf(row: CaseloadRow, gap: ContactGap, today: Temporal.PlainDate): Due[] {
  const due: Due[] = [];
  if (row.nextPromise) {
    const { state, daysLate } = promiseState(
      { dueOn: Temporal.PlainDate.from(row.nextPromise.dueOn), isKept: false },
      today,
    );
    if (state !== 'upcoming') due.push({ kind: 'promise', daysLate });
  }
  if (gap.needsContact) due.push({ kind: 'contact', days: gap.days });
  for (const { company, startsOn, endsOn } of row.placements) {
    const last = endsOn === null ? null : Temporal.PlainDate.from(endsOn);
    const { state } = placementEnding({ startsOn: Temporal.PlainDate.from(startsOn), endsOn: last }, today);
    if (state === 'ending_soon' && last) due.push({ kind: 'placement', company, endsOn: last });
  }
  if (row.plan?.reviewOn) {
    const on = Temporal.PlainDate.from(row.plan.reviewOn);
    const { state } = planReview({ reviewOn: on, isClosed: false }, today);
    if (state === 'due' || state === 'overdue') due.push({ kind: 'review', on });
  }
  return due;
}
