import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** One gathering of a course (Da: gang). */
export interface NewSession {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  theme: string;
}

/** A course (Da: hold) as it is set up. */
export interface NewCourse {
  officeId: string;
  name: string;
  place: string;
  /** Most participants at a time. */
  capacity: number;
  ledByStaffId: string;
  /** At least one, in order of time; the course runs from the first to the last. */
  sessions: readonly NewSession[];
}

/** Sets up a course with its sessions (Da: start et hold). Returns the keys; throws when there is no session. */
export async function startCourse(
  tx: ActorTx,
  actor: Actor,
  course: NewCourse,
): Promise<{ courseId: string; sessionIds: string[] }> {
  const days = course.sessions.map(({ startsAt }) => startsAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate());
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new RangeError('a course has at least one session');
  const sessions = course.sessions.map(({ startsAt, endsAt, theme }, at) => ({
    number: at + 1,
    starts_at: startsAt.toString(),
    ends_at: endsAt.toString(),
    theme,
  }));
  const { course_id } = await tx
    .insertInto('course')
    .values({
      municipality_id: actor.municipalityId,
      office_id: course.officeId,
      name: course.name,
      place: course.place,
      capacity: course.capacity,
      led_by: course.ledByStaffId,
      starts_on: first.toString(),
      ends_on: last.toString(),
    })
    .returning('course_id')
    .executeTakeFirstOrThrow();
  const added = await sql<{ id: string; number: number }>`
    insert into course_session (municipality_id, course_id, number, starts_at, ends_at, theme)
    select ${actor.municipalityId}, ${course_id}, s.number, s.starts_at, s.ends_at, s.theme
    from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as s(number integer, starts_at timestamptz, ends_at timestamptz, theme text)
    order by s.number
    returning course_session_id as id, number`.execute(tx);
  const inOrder = added.rows.toSorted((a, b) => a.number - b.number);
  return { courseId: course_id, sessionIds: inOrder.map(({ id }) => id) };
}
