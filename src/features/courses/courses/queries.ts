import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** A course as a row of the list. */
export interface ListedCourse {
  courseId: string;
  name: string;
  place: string;
  capacity: number;
  startsOn: string;
  endsOn: string;
  ledBy: string;
  /** Those whom the actor may see. */
  participants: number;
  sessions: number;
  /** The next session that has not ended, or null. */
  next: { sessionId: string; number: number; startsAt: string; theme: string } | null;
}

/** The office's courses that run or will, and the twelve last ended; the nearest first. */
export async function coursesOf(tx: ActorTx, actor: Actor, now: Temporal.Instant): Promise<ListedCourse[]> {
  const answer = await sql<ListedCourse>`
    select c.course_id as "courseId", c.name, c.place, c.capacity, c.starts_on as "startsOn", c.ends_on as "endsOn",
      s.first_name as "ledBy",
      (select count(*)::integer from course_participant p where p.municipality_id = c.municipality_id
        and p.course_id = c.course_id and p.left_on is null) as participants,
      (select count(*)::integer from course_session x where x.municipality_id = c.municipality_id and x.course_id = c.course_id) as sessions,
      (select json_build_object('sessionId', x.course_session_id, 'number', x.number, 'startsAt', x.starts_at, 'theme', x.theme)
        from course_session x where x.municipality_id = c.municipality_id and x.course_id = c.course_id
          and x.ends_at > ${now.toString()} order by x.starts_at limit 1) as next
    from course c
    join staff s on s.municipality_id = c.municipality_id and s.staff_id = c.led_by
    where c.office_id = ${actor.officeId}
    order by (c.ends_on >= app.today()) desc, abs(c.starts_on - app.today()), c.course_id
    limit 24`.execute(tx);
  return answer.rows;
}
