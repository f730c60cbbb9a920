import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Here, late or away (Da: her, sent, væk). */
export const attendanceStates = ['here', 'late', 'away'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

/** Why somebody is away; asked only then, and may be left out. */
export const awayReasons = ['illness', 'child_ill', 'work', 'other'] as const;
export type AwayReason = (typeof awayReasons)[number];

/** One participant at one session. */
export interface Mark {
  citizenId: string;
  state: AttendanceState;
  reason: AwayReason | null;
}

/**
 * Saves the attendance list of a session (Da: gem mødelisten). Returns `changed`, and saves nothing, when a colleague has saved it
 * since `version` was read. A reason is kept only beside "away".
 */
export async function saveAttendance(
  tx: ActorTx,
  actor: Actor,
  input: { sessionId: string; version: number; marks: readonly Mark[] },
  now: Temporal.Instant,
): Promise<'saved' | 'changed'> {
  const saved = await sql`
    update course_session set attendance_saved_at = ${now.toString()}, attendance_saved_by = ${actor.staffId}, version = version + 1
    where municipality_id = ${actor.municipalityId} and course_session_id = ${input.sessionId} and version = ${input.version}`.execute(
    tx,
  );
  if (saved.numAffectedRows !== 1n) return 'changed';
  await sql`
    insert into attendance (municipality_id, course_session_id, citizen_id, state, reason)
    select ${actor.municipalityId}, ${input.sessionId}, m."citizenId", m.state, case when m.state = 'away' then m.reason end
    from jsonb_to_recordset(${JSON.stringify(input.marks)}::jsonb) as m("citizenId" uuid, state text, reason text)
    on conflict (municipality_id, course_session_id, citizen_id) do update set state = excluded.state, reason = excluded.reason`.execute(
    tx,
  );
  return 'saved';
}
