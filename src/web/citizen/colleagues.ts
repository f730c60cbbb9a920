import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Somebody at work who may hold a promise, a step or an appointment. */
export interface Colleague {
  staffId: string;
  firstName: string;
  lastName: string;
}

/** Those who work at the actor's offices and those round the citizen, the actor first. */
export async function colleaguesRound(tx: ActorTx, actor: Actor, citizenId: string | null): Promise<Colleague[]> {
  const answer = await sql<Colleague>`
    select s.staff_id as "staffId", s.first_name as "firstName", s.last_name as "lastName" from staff s
    where s.municipality_id = ${actor.municipalityId} and s.employed_from <= app.today() and (s.employed_to is null or s.employed_to > app.today())
      and (s.staff_id = ${actor.staffId} or s.staff_id in (
        select r.staff_id from staff_role r where r.municipality_id = ${actor.municipalityId} and r.office_id = any (${[...actor.officeIds]}::uuid[])
          and r.role not in ('evaluator', 'system_administrator') and r.valid_from <= app.today() and (r.valid_to is null or r.valid_to > app.today())
        union
        select p.staff_id from contact_person p where p.municipality_id = ${actor.municipalityId} and p.citizen_id = ${citizenId}::uuid
          and p.valid_from <= app.today() and (p.valid_to is null or p.valid_to > app.today())
        union
        select t.staff_id from citizen_team t where t.municipality_id = ${actor.municipalityId} and t.citizen_id = ${citizenId}::uuid
          and t.valid_from <= app.today() and (t.valid_to is null or t.valid_to > app.today())))
    order by s.staff_id <> ${actor.staffId}, s.first_name, s.last_name`.execute(tx);
  return answer.rows;
}
