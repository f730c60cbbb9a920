import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import type { Month } from '#domain/calendar/month.ts';

/** One placement as a row of the grid, with its months. */
export interface GridRow {
  placementId: string;
  citizenId: string;
  firstName: string;
  lastName: string;
  /** A protection of name and address runs: the name stays out of what leaves the program. */
  isProtected: boolean;
  company: string;
  kind: string;
  startsOn: string;
  endsOn: string | null;
  source: string | null;
  months: { month: Month; hours: number | null; version: number }[];
}

/** The placements of the actor's caseload (and of those covered for) that ran in the months of the grid. One statement. */
export async function gridOf(tx: ActorTx, actor: Actor, today: Temporal.PlainDate, first: Month): Promise<GridRow[]> {
  const day = today.toString();
  const answer = await sql<GridRow>`
    with mine as (
      select ${actor.staffId}::uuid as staff_id
      union select absent_staff_id from cover where stand_in_staff_id = ${actor.staffId} and valid_from <= ${day} and valid_to > ${day}
    ), followed as (
      select citizen_id from contact_person join mine using (staff_id) where valid_from <= ${day} and (valid_to is null or valid_to > ${day})
      union
      select citizen_id from citizen_team join mine using (staff_id) where valid_from <= ${day} and (valid_to is null or valid_to > ${day})
    )
    select p.placement_id as "placementId", p.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName",
      app.is_protected(c.municipality_id, c.citizen_id) as "isProtected", o.name as company,
      p.kind, p.starts_on as "startsOn", p.ends_on as "endsOn",
      (select h.source from current_work_hours h where h.municipality_id = p.municipality_id and h.placement_id = p.placement_id order by h.month desc limit 1) as source,
      coalesce((select json_agg(json_build_object('month', to_char(h.month, 'YYYY-MM'), 'hours', h.hours, 'version', h.version))
        from current_work_hours h where h.municipality_id = p.municipality_id and h.placement_id = p.placement_id and h.month >= ${`${first}-01`}), '[]') as months
    from followed join placement p using (citizen_id) join citizen c using (municipality_id, citizen_id) join company o using (municipality_id, company_id)
    where p.starts_on <= ${day} and (p.ends_on is null or p.ends_on >= ${`${first}-01`})`.execute(tx);
  return answer.rows;
}
