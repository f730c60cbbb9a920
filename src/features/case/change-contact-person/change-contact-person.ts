import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/**
 * Changes the one fixed contact person (Da: skift af kontaktperson) from a day on; the reason stands on both periods.
 * 'too_early': the present contact person began on that day or later, so the day leaves no period for that person.
 */
export async function changeContactPerson(
  tx: ActorTx,
  actor: Actor,
  input: { citizenId: string; staffId: string; from: Temporal.PlainDate; reason: string },
): Promise<'saved' | 'too_early'> {
  const { municipalityId: m } = actor;
  const from = input.from.toString();
  // Two who change at once take turns. Only a statement begun after the lock sees the period that the first one opened.
  await sql`select from citizen where municipality_id = ${m} and citizen_id = ${input.citizenId} for update`.execute(
    tx,
  );
  const answer = await sql<{ isTooEarly: boolean }>`
    with standing as (
      select contact_person_id, valid_from from contact_person
      where municipality_id = ${m} and citizen_id = ${input.citizenId} and (valid_to is null or valid_to > ${from}::date)
    ), ended as (
      update contact_person p set valid_to = ${from}::date, end_reason = ${input.reason} from standing s
      where p.municipality_id = ${m} and p.contact_person_id = s.contact_person_id
        and not exists (select from standing where valid_from >= ${from}::date)
    ) select exists (select from standing where valid_from >= ${from}::date) as "isTooEarly"`.execute(tx);
  if (answer.rows[0]?.isTooEarly) return 'too_early';
  await sql`insert into contact_person (municipality_id, citizen_id, staff_id, valid_from, start_reason, registered_by)
    values (${m}, ${input.citizenId}, ${input.staffId}, ${from}, ${input.reason}, ${actor.staffId})`.execute(tx);
  return 'saved';
}
