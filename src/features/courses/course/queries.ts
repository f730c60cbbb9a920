import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Somebody one may see, with name. */
export interface NamedCitizen {
  citizenId: string;
  firstName: string;
  lastName: string;
  isProtected: boolean;
}

/** A course with its sessions and those participants whom the actor may see. */
export interface CoursePageRow {
  courseId: string;
  name: string;
  place: string;
  capacity: number;
  ledBy: string;
  sessions: {
    sessionId: string;
    number: number;
    startsAt: string;
    endsAt: string;
    theme: string;
    savedAt: string | null;
    here: number;
    away: number;
  }[];
  participants: (NamedCitizen & { cameTo: number; savedSessions: number })[];
  /** Citizens of the office who do not take part yet. */
  others: NamedCitizen[];
}

/** One course, or undefined when it is absent or not visible. */
export async function findCourse(tx: ActorTx, actor: Actor, courseId: string): Promise<CoursePageRow | undefined> {
  const answer = await sql<CoursePageRow>`
    with course_row as (
      select * from course where municipality_id = ${actor.municipalityId} and course_id = ${courseId}
    ), part as (
      select c.citizen_id, c.first_name, c.last_name, app.is_protected(c.municipality_id, c.citizen_id) as is_protected,
        (select count(*)::integer from attendance a join course_session x using (municipality_id, course_session_id)
          where a.municipality_id = p.municipality_id and a.citizen_id = p.citizen_id and x.course_id = p.course_id
            and a.state in ('here', 'late')) as came_to,
        (select count(*)::integer from attendance a join course_session x using (municipality_id, course_session_id)
          where a.municipality_id = p.municipality_id and a.citizen_id = p.citizen_id and x.course_id = p.course_id) as saved
      from course_participant p join citizen c using (municipality_id, citizen_id)
      where p.municipality_id = ${actor.municipalityId} and p.course_id = ${courseId} and p.left_on is null
    )
    select k.course_id as "courseId", k.name, k.place, k.capacity, s.first_name as "ledBy",
      coalesce((select json_agg(json_build_object('sessionId', x.course_session_id, 'number', x.number, 'startsAt', x.starts_at,
          'endsAt', x.ends_at, 'theme', x.theme, 'savedAt', x.attendance_saved_at,
          'here', (select count(*) from attendance a where a.municipality_id = x.municipality_id
            and a.course_session_id = x.course_session_id and a.state <> 'away'),
          'away', (select count(*) from attendance a where a.municipality_id = x.municipality_id
            and a.course_session_id = x.course_session_id and a.state = 'away')) order by x.starts_at)
        from course_session x where x.municipality_id = k.municipality_id and x.course_id = k.course_id), '[]') as sessions,
      coalesce((select json_agg(json_build_object('citizenId', citizen_id, 'firstName', first_name, 'lastName', last_name,
          'isProtected', is_protected, 'cameTo', came_to, 'savedSessions', saved)) from part), '[]') as participants,
      coalesce((select json_agg(json_build_object('citizenId', c.citizen_id, 'firstName', c.first_name, 'lastName', c.last_name,
          'isProtected', app.is_protected(c.municipality_id, c.citizen_id)))
        from citizen c join enrolment e using (municipality_id, citizen_id)
        where e.office_id = k.office_id and e.valid_from <= app.today() and (e.valid_to is null or e.valid_to > app.today())
          and c.citizen_id not in (select citizen_id from part)), '[]') as others
    from course_row k join staff s on s.municipality_id = k.municipality_id and s.staff_id = k.led_by`.execute(tx);
  return answer.rows[0];
}
