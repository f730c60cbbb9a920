import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { firstDayOf, lastDayOf, type Month, monthOf, monthsBetween } from '#domain/calendar/month.ts';
import {
  type CountedCitizens,
  type ExclusionReason,
  type ShareWithOrdinaryHours,
  sharesWithOrdinaryHoursBy,
  shareWithOrdinaryHours,
} from '#domain/figures/share-with-ordinary-hours.ts';

/** The figure's own name and version; they stand on every page and export that shows it. */
export const FIGURE = { id: 'T1', version: 1 } as const;

/** The last months can still change: hours come late (Da: foreløbig). */
const PROVISIONAL_MONTHS = 2;

/** The figure of one office in one year, as page and export both show it. */
export interface OrdinaryHoursFigure {
  year: number;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  share: ShareWithOrdinaryHours;
  months: { month: Month; share: ShareWithOrdinaryHours; isProvisional: boolean }[];
  targetGroups: { targetGroup: string; share: ShareWithOrdinaryHours }[];
}

interface CountedRow extends CountedCitizens {
  period: number;
  targetGroup: string;
}

/**
 * Share of the office's citizens with ordinary paid hours this year (Da: andel med ordinære løntimer i år), in all, by month and by target
 * group. What counts is said once, in src/domain/figures/share-with-ordinary-hours.ts. One statement. Null without an office.
 */
export async function ordinaryHoursFigure(
  tx: ActorTx,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<OrdinaryHoursFigure | null> {
  if (!actor.officeId) return null;
  const from = today.with({ month: 1, day: 1 });
  const months = monthsBetween(monthOf(from), monthOf(today));
  const periods = [
    { from, to: today },
    ...months.map((month) => ({ from: firstDayOf(month), to: earlier(lastDayOf(month), today) })),
  ];
  const starts = periods.map((period) => period.from.toString());
  const ends = periods.map((period) => period.to.toString());
  const answer = await sql<{
    period: number;
    target_group: string;
    outcome: CountedCitizens['outcome'];
    excluded_because: ExclusionReason | null;
    citizens: number;
  }>`
    select * from app.count_ordinary_hours(${actor.officeId}::uuid, ${starts}::date[], ${ends}::date[])`.execute(tx);
  const rows: CountedRow[] = answer.rows.map((row) => ({
    period: row.period,
    targetGroup: row.target_group,
    outcome: row.outcome,
    excludedBecause: row.excluded_because,
    citizens: row.citizens,
  }));
  const year = rows.filter((row) => row.period === 1);
  return {
    year: today.year,
    from,
    to: today,
    share: shareWithOrdinaryHours(year),
    months: months.map((month, index) => ({
      month,
      share: shareWithOrdinaryHours(rows.filter((row) => row.period === index + 2)),
      isProvisional: index >= months.length - PROVISIONAL_MONTHS,
    })),
    targetGroups: sharesWithOrdinaryHoursBy(year, (row) => row.targetGroup).map(({ group, share }) => ({
      targetGroup: group,
      share,
    })),
  };
}

/** One of the persons behind the figure whom the actor may see. */
export interface PersonWithHours {
  citizenId: string;
  firstName: string;
  lastName: string;
  isProtected: boolean;
  targetGroup: string;
  hours: number;
}

/** The persons behind the year's numerator, as far as the actor may see them. One statement. */
export async function personsWithOrdinaryHours(
  tx: ActorTx,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<PersonWithHours[]> {
  if (!actor.officeId) return [];
  const answer = await sql<PersonWithHours>`
    select citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName", p.target_group as "targetGroup", p.hours,
      app.is_protected(c.municipality_id, c.citizen_id) as "isProtected"
    from app.persons_with_ordinary_hours(${actor.officeId}::uuid, ${today.with({ month: 1, day: 1 }).toString()}::date, ${today.toString()}::date) p
    join citizen c using (citizen_id)
    order by c.first_name, c.last_name, citizen_id`.execute(tx);
  return answer.rows;
}

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b);
