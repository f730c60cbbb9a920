import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Adds one gathering at the end of a course (Da: ny gang) and lets the course run until then. Returns its key. */
export async function addSession(
  tx: ActorTx,
  actor: Actor,
  session: { courseId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant; theme: string },
): Promise<string> {
  const day = session.startsAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate().toString();
  // The course row is locked first, so that two new sessions get two numbers.
  await sql`update course set starts_on = least(starts_on, ${day}::date), ends_on = greatest(ends_on, ${day}::date)
    where municipality_id = ${actor.municipalityId} and course_id = ${session.courseId}`.execute(tx);
  const added = await sql<{ id: string }>`
    insert into course_session (municipality_id, course_id, number, starts_at, ends_at, theme)
    select ${actor.municipalityId}, ${session.courseId}, coalesce(max(number), 0) + 1,
      ${session.startsAt.toString()}::timestamptz, ${session.endsAt.toString()}::timestamptz, ${session.theme}
    from course_session where municipality_id = ${actor.municipalityId} and course_id = ${session.courseId}
    returning course_session_id as id`.execute(tx);
  return (added.rows[0] as { id: string }).id;
}
