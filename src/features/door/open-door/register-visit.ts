import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Somebody at the door: a citizen, a first name as said, or nobody known at all. */
export interface NewVisit {
  citizenId: string | null;
  saidName: string | null;
  isUrgent: boolean;
  /** The colleague whom the visitor wants to talk with. */
  wishedStaffId: string | null;
  topics: readonly string[];
  /** Taken in at once by the one who registers. */
  takeNow: boolean;
}

/**
 * Registers a visit (Da: henvendelse) with the next number of the day. Two at once get two numbers: the office's day is locked while
 * the number is drawn. Two or three statements.
 */
export async function registerVisit(
  tx: ActorTx,
  actor: Actor,
  input: NewVisit,
): Promise<{ visitId: string; number: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.municipalityId}:${actor.officeId}`} || app.today(), 0))`.execute(
    tx,
  );
  const made = await sql<{ visitId: string; number: number }>`
    insert into visit (municipality_id, office_id, number, citizen_id, said_name, is_urgent, wished_staff_id, registered_by, taken_at, taken_by)
    select ${actor.municipalityId}::integer, ${actor.officeId}::uuid, coalesce(max(number), 0) + 1, ${input.citizenId}::uuid, ${input.saidName}::text,
      ${input.isUrgent}::boolean, ${input.wishedStaffId}::uuid, ${actor.staffId}::uuid,
      case when ${input.takeNow}::boolean then app.now() end, case when ${input.takeNow}::boolean then ${actor.staffId}::uuid end
    from visit where municipality_id = ${actor.municipalityId} and office_id = ${actor.officeId} and day = app.today()
    returning visit_id as "visitId", number`.execute(tx);
  const visit = made.rows[0];
  if (!visit) throw new Error('the visit was not registered');
  if (input.topics.length > 0) await addTopics(tx, actor, visit.visitId, input.topics);
  return visit;
}

/** Says what a visit is about; a topic that stands there already stays. */
export async function addTopics(tx: ActorTx, actor: Actor, visitId: string, topics: readonly string[]): Promise<void> {
  await sql`insert into visit_topic (municipality_id, visit_id, topic)
    select ${actor.municipalityId}::integer, ${visitId}::uuid, topic from unnest(${[...topics]}::text[]) as topic
    on conflict do nothing`.execute(tx);
}
