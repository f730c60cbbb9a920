import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** An appointment to be made. `subject` never names health or other sensitive things: it is seen in the calendar. */
export interface NewAppointment {
  citizenId: string;
  staffId: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  subject: string;
  place: string;
}

/** Books an appointment (Da: aftale). Null: the member of staff has another one at that time; the database decides. */
export async function bookAppointment(tx: ActorTx, actor: Actor, input: NewAppointment): Promise<string | null> {
  const made = await sql<{ id: string }>`
    insert into appointment (municipality_id, citizen_id, office_id, staff_id, starts_at, ends_at, subject, place, made_by)
    select ${actor.municipalityId}::integer, ${input.citizenId}::uuid, coalesce(
        (select e.office_id from enrolment e where e.municipality_id = ${actor.municipalityId} and e.citizen_id = ${input.citizenId}
         order by e.valid_from desc limit 1), ${actor.officeId}::uuid),
      ${input.staffId}::uuid, ${input.startsAt.toString()}::timestamptz, ${input.endsAt.toString()}::timestamptz,
      ${input.subject}, ${input.place}, ${actor.staffId}::uuid
    on conflict do nothing returning appointment_id as id`.execute(tx);
  return made.rows[0]?.id ?? null;
}
