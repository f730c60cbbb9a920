import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { fileActs, listActs } from '#access/file-acts.ts';
import type { ActorTx } from '#db/database.ts';
import type { DayPeriod } from '#domain/calendar/day-period.ts';
import type { Reading, Watch } from '#domain/reading-watch/reading.ts';
import type { Tie } from '#domain/reading-watch/relation.ts';

interface Days {
  from: string;
  to: string | null;
}

/** As the database tells it: days and moments as text. */
interface ToldWatch {
  readings: (Omit<Reading, 'at'> & { at: string })[];
  ties: (Omit<Tie, 'from' | 'to'> & Days)[];
  citizens: { citizenId: string; lastName: string; closedOn: string | null; protections: Days[] }[];
  staff: { staffId: string; lastName: string; daysAtWork: string[]; isOfOffice: boolean }[];
  visits: { citizenId: string; from: string; to: string }[];
  weekly: { weekday: number; opens: string; closes: string; validFrom: string; validTo: string | null }[];
}

const day = (text: string) => Temporal.PlainDate.from(text);
const period = ({ from, to }: Days): DayPeriod => ({ from: day(from), to: to === null ? null : day(to) });

/** Whether the actor goes through readings: a leader employed by the municipality, at an office. */
export function oversees(actor: Actor): boolean {
  return actor.isMunicipal && actor.roles.includes('leader') && actor.officeIds.length > 0;
}

/** The readings of an office's citizens in the days, and all that is needed to judge them. The database refuses whoever does not lead the office. */
export async function watchOf(
  tx: ActorTx,
  officeId: string,
  days: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<Watch> {
  const answer = await sql<{ watch: ToldWatch }>`
    select app.watch_readings(${officeId}, ${days.from.toString()}, ${days.to.toString()}, ${[...fileActs]}, ${[...listActs]}) as watch`.execute(
    tx,
  );
  const { readings, ties, citizens, staff, visits, weekly } = (answer.rows[0] as { watch: ToldWatch }).watch;
  return {
    readings: readings.map((one) => ({ ...one, at: Temporal.Instant.from(one.at) })),
    ties: ties.map((one) => ({ ...one, ...period(one) })),
    citizens: new Map(
      citizens.map(({ citizenId, lastName, closedOn, protections }) => [
        citizenId,
        { lastName, closedOn: closedOn === null ? null : day(closedOn), protections: protections.map(period) },
      ]),
    ),
    staff: new Map(
      staff.map(({ staffId, daysAtWork, ...one }) => [staffId, { ...one, daysAtWork: new Set(daysAtWork) }]),
    ),
    visits: visits.map(({ citizenId, from, to }) => ({
      citizenId,
      from: Temporal.Instant.from(from),
      to: Temporal.Instant.from(to),
    })),
    weekly: weekly.map(({ weekday, opens, closes, validFrom, validTo }) => ({
      weekday,
      opens: Temporal.PlainTime.from(opens),
      closes: Temporal.PlainTime.from(closes),
      validity: period({ from: validFrom, to: validTo }),
    })),
  };
}
