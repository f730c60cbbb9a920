import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** What came of joining: joined, the course is full, or the person takes part already. */
export type Joined = 'joined' | 'full' | 'takes_part';

/** Takes a citizen into a course (Da: tilmeld til hold). One who left earlier comes back. The caller has checked that both are visible. */
export async function joinCourse(
  tx: ActorTx,
  actor: Actor,
  input: { courseId: string; citizenId: string },
  today: Temporal.PlainDate,
): Promise<Joined> {
  const { municipalityId: m } = actor;
  const { courseId, citizenId } = input;
  // Two colleagues take turns at the last seat. Only a statement begun after the lock sees whom the first one took in.
  await sql`select from course where municipality_id = ${m} and course_id = ${courseId} for update`.execute(tx);
  const course = await sql<{ is_full: boolean; takes_part: boolean }>`
    select c.capacity <= (select count(*) from course_participant p where p.municipality_id = c.municipality_id
        and p.course_id = c.course_id and p.left_on is null) as is_full,
      exists (select from course_participant p where p.municipality_id = c.municipality_id and p.course_id = c.course_id
        and p.citizen_id = ${citizenId} and p.left_on is null) as takes_part
    from course c where c.municipality_id = ${m} and c.course_id = ${courseId}`.execute(tx);
  if (course.rows[0]?.takes_part) return 'takes_part';
  if (course.rows[0]?.is_full) return 'full';
  await tx
    .insertInto('course_participant')
    .values({
      municipality_id: m,
      course_id: courseId,
      citizen_id: citizenId,
      joined_on: today.toString(),
    })
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'course_id', 'citizen_id']).doUpdateSet({ left_on: null }),
    )
    .execute();
  return 'joined';
}

/** Ends a citizen's part in a course (Da: afmeld). Says whether there was one to end. */
export async function leaveCourse(
  tx: ActorTx,
  actor: Actor,
  input: { courseId: string; citizenId: string },
  today: Temporal.PlainDate,
): Promise<boolean> {
  const left = await tx
    .updateTable('course_participant')
    .set({ left_on: today.toString() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('course_id', '=', input.courseId)
    .where('citizen_id', '=', input.citizenId)
    .where('left_on', 'is', null)
    .executeTakeFirst();
  return left.numUpdatedRows > 0n;
}
