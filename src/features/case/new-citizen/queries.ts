import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';
import { searchTerms } from '#domain/search/search-key.ts';

/** Somebody who may be the same person. */
export interface LooksAlike {
  citizenId: string;
  firstName: string;
  lastName: string;
  contactPerson: string | null;
  hasSameCpr: boolean;
  isProtected: boolean;
}

/** Citizens the actor may see whose name is found by all of the new name's words, or who have the same CPR number. */
export async function looksAlike(
  tx: ActorTx,
  typed: { firstName: string; lastName: string; cpr: string | null },
): Promise<LooksAlike[]> {
  const patterns = searchTerms(`${typed.firstName} ${typed.lastName}`).map((term) => `% ${term}%`);
  const answer = await sql<LooksAlike>`
    select * from (
      select c.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName", s.first_name as "contactPerson",
        app.is_protected(c.municipality_id, c.citizen_id) as "isProtected",
        exists (select from citizen_identity i where i.municipality_id = c.municipality_id and i.citizen_id = c.citizen_id
          and i.cpr = ${typed.cpr}::text) as "hasSameCpr", (' ' || c.search_key) like all (${patterns}::text[]) as "hasSameName"
      from citizen c
      left join contact_person p on p.municipality_id = c.municipality_id and p.citizen_id = c.citizen_id
        and p.valid_from <= app.today() and (p.valid_to is null or p.valid_to > app.today())
      left join staff s on s.municipality_id = p.municipality_id and s.staff_id = p.staff_id
      where c.municipality_id = app.municipality() and c.citizen_id = any ((select app.visible_citizens())::uuid[])) c
    where c."hasSameCpr" or ${patterns.length > 0}::boolean and c."hasSameName"
    order by c."hasSameCpr" desc, c."firstName", c."lastName" limit 8`.execute(tx);
  return answer.rows;
}
