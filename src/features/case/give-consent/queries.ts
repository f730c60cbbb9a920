import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';
import type { InformationKind } from '#domain/consent/information-kind.ts';

/** Whom a citizen may say yes to, who answers for the file, and the consents that can be withdrawn. */
export interface ConsentRoom {
  /** The organisation that answers for the citizen's file. */
  controller: { organisationId: string; name: string };
  organisations: { organisationId: string; name: string }[];
  running: { consentId: string; discloser: string; recipient: string; informationKind: InformationKind }[];
}

/** Organisations outside the one that answers for the file, and the consents given and not ended, in one statement. */
export async function consentRoom(tx: ActorTx, citizenId: string): Promise<ConsentRoom> {
  const answer = await sql<ConsentRoom>`
    select json_build_object('organisationId', own.organisation_id, 'name', own.name) as controller,
      (select coalesce(json_agg(json_build_object('organisationId', o.organisation_id, 'name', o.name) order by o.name), '[]')
        from organisation o where o.municipality_id = c.municipality_id and o.organisation_id <> c.controller_id) as organisations,
      (select coalesce(json_agg(json_build_object('consentId', k.consent_id, 'discloser', d.name, 'recipient', r.name,
          'informationKind', k.information_kind) order by r.name, d.name, k.information_kind), '[]')
        from consent k
        join organisation r on r.municipality_id = k.municipality_id and r.organisation_id = k.organisation_id
        join organisation d on d.municipality_id = k.municipality_id and d.organisation_id = k.discloser_id
        where k.municipality_id = c.municipality_id and k.citizen_id = c.citizen_id and k.is_given and k.withdrawn_at is null
          and (k.valid_to is null or k.valid_to > app.today())) as running
    from citizen c join organisation own on own.municipality_id = c.municipality_id and own.organisation_id = c.controller_id
    where c.municipality_id = app.municipality() and c.citizen_id = ${citizenId}`.execute(tx);
  return answer.rows[0] as ConsentRoom;
}
