import { sql } from 'kysely';
import type { Purpose } from '#access/who-may-do-what.ts';
import type { ActorTx } from '#db/database.ts';

/** One look-up of a citizen's information. */
export interface LookUp {
  readAt: Temporal.Instant;
  firstName: string;
  lastName: string;
  organisation: string;
  act: string;
  purpose: Purpose;
}

/** Every look-up of a citizen, the newest first; whose log may be read is decided by the policy of read_log. */
export async function lookUpsOf(tx: ActorTx, citizenId: string): Promise<LookUp[]> {
  const answer = await sql<LookUp>`
    select l.read_at as "readAt", s.first_name as "firstName", s.last_name as "lastName", o.name as organisation, l.act, l.purpose
    from read_log l
    join staff s using (municipality_id, staff_id)
    join organisation o on o.municipality_id = l.municipality_id and o.organisation_id = l.organisation_id
    where l.citizen_ids @> array[${citizenId}::uuid]
    order by l.read_at desc, l.sequence desc`.execute(tx);
  return answer.rows;
}
