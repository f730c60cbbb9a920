import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Why nothing happened: the visit has moved on meanwhile. */
export type Served = { ok: true } | { ok: false; reason: 'moved_on' };

const answer = (rows: unknown[]): Served => (rows.length > 0 ? { ok: true } : { ok: false, reason: 'moved_on' });

/** Takes the visitor in (Da: tag ind). Refused when somebody was faster or the visitor has gone. */
export async function takeVisit(tx: ActorTx, actor: Actor, visitId: string): Promise<Served> {
  const taken =
    await sql`update visit set taken_at = greatest(arrived_at, app.now()), taken_by = ${actor.staffId}, version = version + 1
    where municipality_id = ${actor.municipalityId} and visit_id = ${visitId} and taken_at is null and left_at is null and finished_at is null
    returning 1`.execute(tx);
  return answer(taken.rows);
}

/** Hands a visit to a colleague (Da: giv videre): in the queue it becomes the visitor's wish; in a talk the colleague takes over. */
export async function handOverVisit(tx: ActorTx, actor: Actor, visitId: string, toStaffId: string): Promise<Served> {
  const handed =
    await sql`update visit set wished_staff_id = ${toStaffId}, taken_by = case when taken_by is null then null else ${toStaffId}::uuid end,
      version = version + 1
    where municipality_id = ${actor.municipalityId} and visit_id = ${visitId} and talk_ended_at is null and left_at is null
      and exists (select from shift s where s.municipality_id = visit.municipality_id and s.office_id = visit.office_id
        and s.day = visit.day and s.staff_id = ${toStaffId})
    returning 1`.execute(tx);
  return answer(handed.rows);
}

/** The talk is over; what came of it is written when there is time. */
export async function endTalk(tx: ActorTx, actor: Actor, visitId: string): Promise<Served> {
  const ended = await sql`update visit set talk_ended_at = greatest(taken_at, app.now()), version = version + 1
    where municipality_id = ${actor.municipalityId} and visit_id = ${visitId} and taken_at is not null and talk_ended_at is null
    returning 1`.execute(tx);
  return answer(ended.rows);
}

/** The visitor left before anybody took her in (Da: gik igen). */
export async function visitLeft(tx: ActorTx, actor: Actor, visitId: string): Promise<Served> {
  const left = await sql`update visit set left_at = app.now(), version = version + 1
    where municipality_id = ${actor.municipalityId} and visit_id = ${visitId} and taken_at is null and left_at is null
    returning 1`.execute(tx);
  return answer(left.rows);
}
