import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';

/** Somebody who works for a housing organisation. */
export interface HousingStaff {
  staffId: string;
  firstName: string;
  lastName: string;
  organisation: string;
}

/** Everybody employed today by a housing organisation of the municipality, by name. */
export async function housingStaff(tx: ActorTx): Promise<HousingStaff[]> {
  const answer = await sql<HousingStaff>`
    select s.staff_id as "staffId", s.first_name as "firstName", s.last_name as "lastName", o.name as organisation
    from staff s join organisation o using (municipality_id, organisation_id)
    where s.municipality_id = app.municipality() and o.kind = 'housing_organisation'
      and s.employed_from <= app.today() and (s.employed_to is null or s.employed_to > app.today())
    order by s.first_name, s.last_name, s.staff_id`.execute(tx);
  return answer.rows;
}

/** The case roles that somebody holds on the day or later, each once: the code of the role, and the office. */
export async function caseRolesFrom(
  tx: ActorTx,
  staffId: string,
  day: Temporal.PlainDate,
): Promise<{ role: string; office: string | null }[]> {
  const answer = await sql<{ role: string; office: string | null }>`
    select distinct r.role, f.name as office from staff_role r left join office f using (municipality_id, office_id)
    where r.municipality_id = app.municipality() and r.staff_id = ${staffId} and r.role = any (app.case_role_names())
      and (r.valid_to is null or r.valid_to > ${day.toString()}) order by 1, 2`.execute(tx);
  return answer.rows;
}
