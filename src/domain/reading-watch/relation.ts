import { contains, type DayPeriod } from '#domain/calendar/day-period.ts';

/**
 * What ties a member of staff to a citizen (Da: tilknytning). Something that happened on one day is a period of that day.
 *
 * `visit` is a visit at the door that she registered, took or was wished for in; `written` anything she wrote on the file; `cover` is how the
 * citizens of a colleague who is away are looked after.
 */
export type TieKind =
  | 'contact_person'
  | 'team'
  | 'cover'
  | 'appointment'
  | 'visit'
  | 'written'
  | 'promise'
  | 'course'
  | 'placement';

/** One tie between a member of staff and a citizen. */
export interface Tie extends DayPeriod {
  readonly staffId: string;
  readonly citizenId: string;
  readonly kind: TieKind;
}

/** So many days after a reading it is judged: by then what the reading was for has been written down. */
export const JUDGED_AFTER_DAYS = 2;

/** How many days before a tie begins and after it ends a reading still belongs to it: preparing, writing up, handing over. */
const MARGINS: Readonly<Record<TieKind, { readonly before: number; readonly after: number }>> = {
  contact_person: { before: 0, after: 30 },
  team: { before: 0, after: 30 },
  cover: { before: 0, after: 2 },
  appointment: { before: 14, after: 30 },
  visit: { before: 0, after: 14 },
  written: { before: JUDGED_AFTER_DAYS, after: 30 },
  promise: { before: JUDGED_AFTER_DAYS, after: 30 },
  course: { before: 14, after: 14 },
  placement: { before: JUDGED_AFTER_DAYS, after: 30 },
};

/**
 * Which of the ties between a member of staff and a citizen give a reason to open the file on a day (Da: grund til opslag).
 *
 * Examples: contact person until 01.10.2026 → a reason up to and including 30.10.2026, for the file is handed over; an appointment on
 * 20.11.2026 → from 06.11.2026; a course that ended on 01.06.2026 → none from 15.06.2026.
 *
 * Source: staff may read only what they need for their task (General Data Protection Regulation art. 5(1)(c) and 32(4)). The days are the
 * office's own working rule. In Danish: docs/rules/tilsyn-med-opslag.md
 */
export function relationsOn(ties: readonly Tie[], day: Temporal.PlainDate): TieKind[] {
  const kinds = ties.filter((tie) => contains(widened(tie), day)).map(({ kind }) => kind);
  return [...new Set(kinds)];
}

function widened(tie: Tie): DayPeriod {
  const { before, after } = MARGINS[tie.kind];
  return { from: tie.from.subtract({ days: before }), to: tie.to?.add({ days: after }) ?? null };
}
