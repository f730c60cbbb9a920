import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import type { AttendanceState, AwayReason } from './save-attendance.ts';

/** Somebody on the list, with what was saved last; null: nothing yet. */
export interface ListedParticipant {
  citizenId: string;
  firstName: string;
  lastName: string;
  isProtected: boolean;
  state: AttendanceState | null;
  reason: AwayReason | null;
}

/** One session with those participants whom the actor may see. */
export interface AttendanceList {
  sessionId: string;
  courseId: string;
  course: string;
  place: string;
  number: number;
  sessions: number;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  version: number;
  savedAt: Temporal.Instant | null;
  savedBy: string | null;
  participants: ListedParticipant[];
}

/** The list of a session, or undefined when it is absent or not visible. */
export async function findAttendanceList(
  tx: ActorTx,
  actor: Actor,
  sessionId: string,
): Promise<AttendanceList | undefined> {
  const answer = await sql<AttendanceList>`
    select x.course_session_id as "sessionId", k.course_id as "courseId", k.name as course, k.place, x.number,
      (select count(*)::integer from course_session y where y.municipality_id = x.municipality_id and y.course_id = x.course_id) as sessions,
      x.starts_at as "startsAt", x.ends_at as "endsAt", x.version, x.attendance_saved_at as "savedAt",
      (select s.first_name from staff s where s.municipality_id = x.municipality_id and s.staff_id = x.attendance_saved_by) as "savedBy",
      coalesce((select json_agg(json_build_object('citizenId', c.citizen_id, 'firstName', c.first_name, 'lastName', c.last_name,
          'isProtected', app.is_protected(c.municipality_id, c.citizen_id),
          'state', a.state, 'reason', a.reason))
        from course_participant p join citizen c using (municipality_id, citizen_id)
        left join attendance a on a.municipality_id = p.municipality_id and a.citizen_id = p.citizen_id
          and a.course_session_id = x.course_session_id
        where p.municipality_id = x.municipality_id and p.course_id = x.course_id
          and (p.left_on is null or a.state is not null)), '[]') as participants
    from course_session x join course k using (municipality_id, course_id)
    where x.municipality_id = ${actor.municipalityId} and x.course_session_id = ${sessionId}`.execute(tx);
  return answer.rows[0];
}
