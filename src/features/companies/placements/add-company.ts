import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Finds a company by its CVR number, or adds it: never two with the same number in a municipality. One statement. */
export async function addCompany(
  tx: ActorTx,
  actor: Actor,
  input: { cvr: string; name: string; town?: string | null; phone?: string | null },
): Promise<{ companyId: string; isNew: boolean }> {
  const answer = await sql<{ companyId: string; isNew: boolean }>`
    with added as (
      insert into company (municipality_id, cvr, name, town, phone, registered_by)
      values (${actor.municipalityId}, ${input.cvr}, ${input.name}, ${input.town ?? null}, ${input.phone ?? null}, ${actor.staffId})
      on conflict (municipality_id, cvr) do nothing
      returning company_id
    )
    select company_id as "companyId", true as "isNew" from added
    union all
    select company_id, false from company where municipality_id = ${actor.municipalityId} and cvr = ${input.cvr} limit 1`.execute(
    tx,
  );
  const company = answer.rows[0];
  if (company) return company;
  // Somebody else added it in the same moment: it is there now.
  const found = await tx
    .selectFrom('company')
    .select('company_id')
    .where('cvr', '=', input.cvr)
    .executeTakeFirstOrThrow();
  return { companyId: found.company_id, isNew: false };
}
