import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';
import { parseCprNumber } from '#domain/identity/cpr-number.ts';
import { parseCvrNumber } from '#domain/identity/cvr-number.ts';
import { searchTerms } from '#domain/search/search-key.ts';

/** A citizen that was found. */
export interface FoundCitizen {
  citizenId: string;
  firstName: string;
  lastName: string;
  contactPerson: string | null;
  isProtected: boolean;
}

/** A company that was found. */
export interface FoundCompany {
  companyId: string;
  name: string;
  cvr: string;
  town: string | null;
}

/** The most of a kind that one search shows; one more is read to say that there are more. */
export const MOST_FOUND = 30;

const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/**
 * Citizens the actor may see, by any part of the name in any usual spelling, or by the whole CPR number. The condition on visible
 * citizens repeats the policy's, so that the index finds them among a million.
 */
export async function findCitizens(tx: ActorTx, text: string): Promise<FoundCitizen[]> {
  const cpr = parseCprNumber(text);
  const patterns = searchTerms(text).map((term) => `% ${literally(term)}%`);
  if (!cpr.ok && patterns.length === 0) return [];
  const condition = cpr.ok
    ? sql`exists (select from citizen_identity i where i.municipality_id = c.municipality_id and i.citizen_id = c.citizen_id and i.cpr = ${cpr.cpr})`
    : sql`(' ' || c.search_key) like all (${patterns}::text[])`;
  const answer = await sql<FoundCitizen>`
    select c.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName", s.first_name as "contactPerson",
      app.is_protected(c.municipality_id, c.citizen_id) as "isProtected"
    from citizen c
    left join contact_person p on p.municipality_id = c.municipality_id and p.citizen_id = c.citizen_id
      and p.valid_from <= app.today() and (p.valid_to is null or p.valid_to > app.today())
    left join staff s on s.municipality_id = p.municipality_id and s.staff_id = p.staff_id
    where c.municipality_id = app.municipality() and c.citizen_id = any ((select app.visible_citizens())::uuid[]) and ${condition}
    order by c.first_name, c.last_name limit ${MOST_FOUND + 1}`.execute(tx);
  return answer.rows;
}

/** Companies of the municipality by part of the name or by the whole CVR number. */
export async function findCompanies(tx: ActorTx, text: string): Promise<FoundCompany[]> {
  const cvr = parseCvrNumber(text);
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, 8);
  if (words.length === 0) return [];
  const condition = cvr.ok
    ? sql`c.cvr = ${cvr.cvr}`
    : sql`c.name ilike all (${words.map((word) => `%${literally(word)}%`)}::text[])`;
  const answer = await sql<FoundCompany>`
    select c.company_id as "companyId", c.name, c.cvr, c.town from company c
    where c.municipality_id = app.municipality() and ${condition} order by c.name limit ${MOST_FOUND + 1}`.execute(tx);
  return answer.rows;
}
