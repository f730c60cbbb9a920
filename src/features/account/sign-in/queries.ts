import type { Role } from '#access/actor.ts';
import type { Database } from '#db/database.ts';

/** Somebody one may be in the demo. */
export interface DemoPerson {
  municipalityId: number;
  municipalityName: string;
  staffId: string;
  firstName: string;
  lastName: string;
  titleDa: string;
  titleEn: string;
  organisationName: string;
  officeName: string | null;
  roles: Role[];
}

/** The invented people of the demo, by municipality; empty on any other installation. */
export async function demoPeople(database: Database): Promise<DemoPerson[]> {
  const answer = await database.pool.query<DemoPerson>(
    `select municipality_id as "municipalityId", municipality_name as "municipalityName", staff_id as "staffId",
       first_name as "firstName", last_name as "lastName", title_da as "titleDa", title_en as "titleEn",
       organisation_name as "organisationName", office_name as "officeName", roles
     from app.demo_people()`,
  );
  return answer.rows;
}
