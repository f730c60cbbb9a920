import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { firstDayOf, type Month, monthOf, nextMonth, previousMonth } from '#domain/calendar/month.ts';
import { monthlySample } from '#domain/reading-watch/monthly-sample.ts';
import { JUDGED_AFTER_DAYS, relationsOn, type TieKind } from '#domain/reading-watch/relation.ts';
import { LOOKS_BACK_DAYS, type Reading, unusualReading, type Watch } from '#domain/reading-watch/unusual-reading.ts';
import { oversees, watchOf } from './watch.ts';

/** One reading as it stands in a sample or a flag, with the relation as it was judged. */
export interface KeptReading {
  at: string;
  act: string;
  kind: Reading['kind'];
  /** The one whose file was opened; null for a list and for what was refused. */
  citizenId: string | null;
  /** How many a list showed. */
  citizens: number;
  relations: TieKind[];
}

/** So many days back are judged again when a leader begins the day, and when she goes through the readings. */
export const DAYS_JUDGED_AT_START = 10;
export const DAYS_JUDGED_BEFORE_REVIEW = 35;
/** The most readings a flag carries. */
const MOST_KEPT = 200;

/**
 * Draws last month's sample and lays the flags of the days before today, for the offices the actor leads; the same again changes nothing. There is
 * no clock of its own: the log is judged when a leader begins the day.
 */
export async function keepWatch(tx: ActorTx, actor: Actor, today: Temporal.PlainDate, daysBack: number): Promise<void> {
  if (!oversees(actor)) return;
  for (const officeId of actor.officeIds) {
    await drawSample(tx, actor, officeId, previousMonth(monthOf(today)));
    await layFlags(tx, actor, officeId, today, daysBack);
  }
}

async function drawSample(tx: ActorTx, actor: Actor, officeId: string, month: Month): Promise<void> {
  const looked = await sql<{ staffId: string; month: string }>`
    select staff_id as "staffId", month from app.last_looked_at(${officeId})`.execute(tx);
  const last = new Map(looked.rows.map((one) => [one.staffId, monthOf(Temporal.PlainDate.from(one.month))]));
  if ([...last.values()].some((one) => one >= month)) return;
  const days = { from: firstDayOf(month), to: firstDayOf(nextMonth(month)) };
  const watch = await watchOf(tx, officeId, days);
  const files = watch.readings.filter((one) => one.kind === 'file');
  const rows = monthlySample(files, last, month).map(({ staffId, readings }) => ({
    municipality_id: actor.municipalityId,
    office_id: officeId,
    staff_id: staffId,
    month: days.from.toString(),
    readings: JSON.stringify(kept(watch, readings)),
    registered_by: actor.staffId,
  }));
  if (rows.length > 0)
    await tx
      .insertInto('read_review')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function layFlags(
  tx: ActorTx,
  actor: Actor,
  officeId: string,
  today: Temporal.PlainDate,
  daysBack: number,
): Promise<void> {
  const period = { from: today.subtract({ days: daysBack }), to: today.subtract({ days: JUDGED_AFTER_DAYS - 1 }) };
  const watch = await watchOf(tx, officeId, { from: period.from.subtract({ days: LOOKS_BACK_DAYS }), to: today });
  const rows = unusualReading(watch, period).map(({ fact, staffId, citizenId, week, readings }) => ({
    municipality_id: actor.municipalityId,
    office_id: officeId,
    staff_id: staffId,
    fact,
    citizen_id: citizenId,
    week: week.toString(),
    readings: JSON.stringify(kept(watch, readings.slice(0, MOST_KEPT))),
    registered_by: actor.staffId,
  }));
  if (rows.length > 0)
    await tx
      .insertInto('read_flag')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

function kept(watch: Watch, readings: readonly Reading[]): KeptReading[] {
  const inOrder = readings.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return inOrder.map(({ at, act, kind, citizenIds, staffId }) => {
    const citizenId = kind === 'file' ? (citizenIds[0] ?? null) : null;
    const ties = watch.ties.filter((tie) => tie.staffId === staffId && tie.citizenId === citizenId);
    const relations = relationsOn(ties, at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate());
    return { at: at.toString(), act, kind, citizenId, citizens: citizenIds.length, relations };
  });
}

/** How much waits for the actor's sign-off; what is about the actor's own reading is never counted. */
export async function waitingReviews(tx: ActorTx): Promise<{ samples: number; flags: number }> {
  const answer = await sql<{ samples: number; flags: number }>`
    select (select count(*) from read_review where signed_at is null) as samples,
      (select count(*) from read_flag where signed_at is null) as flags`.execute(tx);
  return answer.rows[0] as { samples: number; flags: number };
}
