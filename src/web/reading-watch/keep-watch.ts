import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { firstDayOf, type Month, monthOf, nextMonth, previousMonth } from '#domain/calendar/month.ts';
import { monthlySample } from '#domain/reading-watch/monthly-sample.ts';
import type { Flag, Reading, Watch } from '#domain/reading-watch/reading.ts';
import { JUDGED_AFTER_DAYS, relationsOn, type TieKind } from '#domain/reading-watch/relation.ts';
import { isVisiting, LOOKS_BACK_DAYS, unusualReading } from '#domain/reading-watch/unusual-reading.ts';
import { oversees, watchOf } from './watch.ts';

/** What tied the reader to the citizen: a tie, or that the citizen was at the office just then. */
export type Relation = TieKind | 'at_office';

/** One reading as it stands in a sample or a flag, with the relation as it was judged. */
export interface KeptReading {
  readLogId: string;
  at: string;
  act: string;
  kind: Reading['kind'];
  /** The one whose file was opened; null for a list and for what was refused. */
  citizenId: string | null;
  /** How many a list showed. */
  citizens: number;
  relations: Relation[];
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
  const flags = await newOnes(tx, officeId, period.from.subtract({ days: 7 }), unusualReading(watch, period));
  const rows = flags.map(({ fact, staffId, citizenId, readings }) => ({
    municipality_id: actor.municipalityId,
    office_id: officeId,
    staff_id: staffId,
    fact,
    citizen_id: citizenId,
    first_on: dayOf(readings[0] as Reading).toString(),
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

/** What of the flags has not been laid yet: more readings of the same kind later in the week become a flag of their own. */
async function newOnes(
  tx: ActorTx,
  officeId: string,
  since: Temporal.PlainDate,
  flags: readonly Flag[],
): Promise<Flag[]> {
  const laid = await tx
    .selectFrom('read_flag')
    .select(['fact', 'readings'])
    .where('office_id', '=', officeId)
    .where('first_on', '>=', since.toString())
    .execute();
  const known = new Set(
    laid.flatMap(({ fact, readings }) =>
      (readings as unknown as KeptReading[]).map((one) => `${fact} ${one.readLogId}`),
    ),
  );
  return flags
    .map((flag) => ({ ...flag, readings: flag.readings.filter((one) => !known.has(`${flag.fact} ${one.readLogId}`)) }))
    .filter(({ readings }) => readings.length > 0);
}

const dayOf = ({ at }: Reading) => at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();

function kept(watch: Watch, readings: readonly Reading[]): KeptReading[] {
  const inOrder = readings.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return inOrder.map((one) => {
    const { readLogId, at, act, kind, citizenIds, staffId } = one;
    const citizenId = kind === 'file' ? (citizenIds[0] ?? null) : null;
    const ties = watch.ties.filter((tie) => tie.staffId === staffId && tie.citizenId === citizenId);
    const relations: Relation[] = relationsOn(ties, dayOf(one));
    if (isVisiting(watch, one)) relations.push('at_office');
    return { readLogId, at: at.toString(), act, kind, citizenId, citizens: citizenIds.length, relations };
  });
}

/** What a leader has to go through, as the day begins; null for everybody else. The log is judged once in four hours for each leader. */
export async function oversightOfToday(
  tx: ActorTx,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<{ samples: number; flags: number } | null> {
  if (!oversees(actor)) return null;
  const answer = await sql<{
    begun: number;
  }>`select app.done_lately('today.read', interval '4 hours') as begun`.execute(tx);
  if (answer.rows[0]?.begun === 0) await keepWatch(tx, actor, today, DAYS_JUDGED_AT_START);
  return waitingReviews(tx);
}

/** How much waits for the actor's sign-off; what is about the actor's own reading is never counted. */
async function waitingReviews(tx: ActorTx): Promise<{ samples: number; flags: number }> {
  const answer = await sql<{ samples: number; flags: number }>`
    select (select count(*) from read_review where signed_at is null) as samples,
      (select count(*) from read_flag where signed_at is null) as flags`.execute(tx);
  return answer.rows[0] as { samples: number; flags: number };
}
