import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** One person's day in the office (Da: vagt). */
export interface PlannedShift {
  staffId: string;
  day: Temporal.PlainDate;
  starts: Temporal.PlainTime;
  ends: Temporal.PlainTime;
  state: 'in' | 'out' | 'ill';
  note: string | null;
}

/** Writes the roster of an office (Da: vagtplan). A shift that stands already gets its new end, state and note. */
export async function planShifts(
  tx: ActorTx,
  actor: Actor,
  input: { officeId: string; shifts: readonly PlannedShift[] },
): Promise<void> {
  const rows = input.shifts.map((shift) => ({
    staff_id: shift.staffId,
    day: shift.day.toString(),
    starts: shift.starts.toString(),
    ends: shift.ends.toString(),
    state: shift.state,
    note: shift.note,
  }));
  await sql`
    insert into shift (municipality_id, office_id, staff_id, day, starts, ends, state, note)
    select ${actor.municipalityId}, ${input.officeId}, s.staff_id, s.day, s.starts, s.ends, s.state, s.note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(staff_id uuid, day date, starts time, ends time, state text, note text)
    on conflict (municipality_id, office_id, staff_id, day, starts) do update
      set ends = excluded.ends, state = excluded.state, note = excluded.note`.execute(tx);
}
