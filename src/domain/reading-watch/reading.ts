import type { DayPeriod } from '#domain/calendar/day-period.ts';
import type { WeeklyHours } from '#domain/open-door/opening-hours.ts';
import type { Tie } from './relation.ts';

/** One row of the read log: a file that was opened, a list that was shown (a search too), or a file that was refused. */
export interface Reading {
  readonly readLogId: string;
  readonly staffId: string;
  readonly at: Temporal.Instant;
  readonly kind: 'file' | 'list' | 'refused';
  readonly act: string;
  readonly citizenIds: readonly string[];
  /** She steers the office, and may go from a figure to the persons behind it. */
  readonly isSteering: boolean;
}

/** What must be known to judge readings. */
export interface Watch {
  readonly readings: readonly Reading[];
  readonly ties: readonly Tie[];
  readonly citizens: ReadonlyMap<
    string,
    {
      readonly lastName: string;
      readonly closedOn: Temporal.PlainDate | null;
      readonly protections: readonly DayPeriod[];
    }
  >;
  readonly staff: ReadonlyMap<
    string,
    { readonly lastName: string; readonly daysAtWork: ReadonlySet<string>; readonly isOfOffice: boolean }
  >;
  /** When citizens were at the office: from the door to the end of the talk. */
  readonly visits: readonly {
    readonly citizenId: string;
    readonly from: Temporal.Instant;
    readonly to: Temporal.Instant;
  }[];
  readonly weekly: readonly WeeklyHours[];
}

/** What was unusual, as a fact that can be asked about; there is no score, and nobody is compared with anybody. */
export type UnusualFact =
  | 'no_relation'
  | 'same_name'
  | 'protected'
  | 'many_without_relation'
  | 'many_in_a_day'
  | 'closed_day'
  | 'closed_case'
  | 'refused_often';

/** A flag (Da: mærke): one fact about one member of staff in one week, and the readings that show it. */
export interface Flag {
  readonly fact: UnusualFact;
  readonly staffId: string;
  /** Null when the fact is about many or about nobody in particular. */
  readonly citizenId: string | null;
  /** The Monday of the week. */
  readonly week: Temporal.PlainDate;
  readonly readings: readonly Reading[];
}
