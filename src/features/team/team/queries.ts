import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** One shift; times as "09:00:00". */
export interface TeamShift {
  day: string;
  starts: string;
  ends: string;
  state: 'in' | 'out' | 'ill';
  note: string | null;
}

/** A colleague at the office. */
export interface TeamMember {
  staffId: string;
  firstName: string;
  lastName: string;
  titleDa: string;
  titleEn: string;
  /** Citizens whose contact person she is today, among those the actor may see; null when there are none. */
  caseload: number | null;
  shifts: TeamShift[];
  coveredBy: { firstName: string; until: string } | null;
}

/** The office's people today with the shifts of the week from `monday`, and the agreed ceiling. One statement. */
export async function teamOf(
  tx: ActorTx,
  actor: Actor,
  monday: Temporal.PlainDate,
): Promise<{ ceiling: number; members: TeamMember[] }> {
  const answer = await sql<TeamMember & { ceiling: number }>`
    with today as (select app.today() as day), member as (
      select distinct s.municipality_id, s.staff_id, s.first_name, s.last_name, s.title_da, s.title_en,
        bool_or(r.role in ('case_worker', 'mentor', 'company_consultant')) over (partition by s.staff_id) as follows
      from staff s join staff_role r using (municipality_id, staff_id), today
      where s.municipality_id = ${actor.municipalityId} and r.office_id = ${actor.officeId}
        and r.valid_from <= day and (r.valid_to is null or r.valid_to > day)
        and s.employed_from <= day and (s.employed_to is null or s.employed_to > day)
    )
    select o.caseload_ceiling as ceiling, m.staff_id as "staffId", m.first_name as "firstName", m.last_name as "lastName",
      m.title_da as "titleDa", m.title_en as "titleEn",
      case when m.follows then (select nullif(count(*), 0)::integer from contact_person p, today
        where p.municipality_id = m.municipality_id and p.staff_id = m.staff_id
          and p.valid_from <= day and (p.valid_to is null or p.valid_to > day)) end as caseload,
      coalesce((select json_agg(json_build_object('day', h.day, 'starts', h.starts, 'ends', h.ends, 'state', h.state, 'note', h.note)
          order by h.day, h.starts)
        from shift h where h.municipality_id = m.municipality_id and h.office_id = o.office_id and h.staff_id = m.staff_id
          and h.day between ${monday.toString()}::date and ${monday.toString()}::date + 6), '[]') as shifts,
      (select json_build_object('firstName', s.first_name, 'until', v.valid_to - 1)
        from cover v join staff s on s.municipality_id = v.municipality_id and s.staff_id = v.stand_in_staff_id, today
        where v.municipality_id = m.municipality_id and v.absent_staff_id = m.staff_id and v.valid_from <= day and v.valid_to > day
        order by v.valid_to desc limit 1) as "coveredBy"
    from member m join office o on o.municipality_id = m.municipality_id and o.office_id = ${actor.officeId}`.execute(
    tx,
  );
  return { ceiling: answer.rows[0]?.ceiling ?? 0, members: answer.rows };
}
