import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';

/** Whom a citizen may say yes to, and the consents that can be withdrawn. */
export interface ConsentRoom {
  organisations: { organisationId: string; name: string }[];
  running: { consentId: string; organisation: string }[];
}

/** Organisations outside the municipality's own, and the consents given and not ended, in one statement. */
export async function consentRoom(tx: ActorTx, citizenId: string): Promise<ConsentRoom> {
  const answer = await sql<ConsentRoom>`
    select (select coalesce(json_agg(json_build_object('organisationId', o.organisation_id, 'name', o.name) order by o.name), '[]')
        from organisation o where o.municipality_id = app.municipality() and o.kind <> 'municipality') as organisations,
      (select coalesce(json_agg(json_build_object('consentId', k.consent_id, 'organisation', o.name) order by o.name), '[]')
        from consent k join organisation o using (municipality_id, organisation_id)
        where k.municipality_id = app.municipality() and k.citizen_id = ${citizenId} and k.is_given and k.withdrawn_at is null
          and (k.valid_to is null or k.valid_to > app.today())) as running`.execute(tx);
  return answer.rows[0] as ConsentRoom;
}
