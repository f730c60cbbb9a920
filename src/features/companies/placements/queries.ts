import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';

/** A company as a row of the list. */
export interface CompanyRow {
  companyId: string;
  cvr: string;
  name: string;
  town: string | null;
  phone: string | null;
  /** Citizens there now, of those whom the actor may see. */
  current: number;
}

/** The companies of the municipality by name, with how many citizens are there today. */
export async function companiesWithCitizens(tx: ActorTx, today: Temporal.PlainDate): Promise<CompanyRow[]> {
  const day = today.toString();
  const answer = await sql<CompanyRow>`
    select c.company_id as "companyId", c.cvr, c.name, c.town, c.phone, count(p.placement_id)::integer as current
    from company c
    left join placement p on p.municipality_id = c.municipality_id and p.company_id = c.company_id
      and p.starts_on <= ${day} and (p.ends_on is null or p.ends_on >= ${day})
    group by c.company_id, c.cvr, c.name, c.town, c.phone`.execute(tx);
  return answer.rows;
}

/** A placement at a company, of a citizen whom the actor may see. */
export interface PlacementRow {
  placementId: string;
  citizenId: string;
  firstName: string;
  lastName: string;
  isProtected: boolean;
  kind: string;
  jobTitle: string | null;
  hoursPerWeek: number | null;
  startsOn: string;
  endsOn: string | null;
}

/** A company and its placements, newest first; null when there is none. */
export async function companyWithPlacements(
  tx: ActorTx,
  companyId: string,
): Promise<{ company: CompanyRow; placements: PlacementRow[] } | null> {
  const answer = await sql<{ company: CompanyRow; placements: PlacementRow[] }>`
    select json_build_object('companyId', c.company_id, 'cvr', c.cvr, 'name', c.name, 'town', c.town, 'phone', c.phone, 'current', 0) as company,
      coalesce((select json_agg(json_build_object('placementId', p.placement_id, 'citizenId', p.citizen_id, 'firstName', z.first_name,
          'lastName', z.last_name, 'isProtected', app.is_protected(z.municipality_id, z.citizen_id), 'kind', p.kind, 'jobTitle', p.job_title, 'hoursPerWeek', p.hours_per_week, 'startsOn', p.starts_on, 'endsOn', p.ends_on)
          order by p.starts_on desc, p.placement_id)
        from placement p join citizen z using (municipality_id, citizen_id)
        where p.municipality_id = c.municipality_id and p.company_id = c.company_id), '[]') as placements
    from company c where c.company_id = ${companyId}`.execute(tx);
  return answer.rows[0] ?? null;
}
