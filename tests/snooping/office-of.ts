import type pg from 'pg';
import type { ActorKey } from '#db/database.ts';

/** A row of the read log to be. */
export interface Planned {
  staffId: string;
  at: Temporal.Instant;
  act: string;
  citizenIds: string[];
  wasRefused?: boolean;
  /** Which part of the work, or of what is assumed, led to it. */
  why: string;
}

/** One simulated office as the replay needs it. */
export interface Office {
  municipalityId: number;
  officeId: string;
  leader: ActorKey;
  /** Those who work with citizens there, by key. */
  staff: { staffId: string; organisationId: string; roles: string[] }[];
  citizens: string[];
  protectedOnes: string[];
}

/** The simulated offices with their municipal staff. */
export async function officesOf(owner: pg.Client): Promise<Office[]> {
  const answer = await owner.query(
    `select o.municipality_id as "municipalityId", o.office_id as "officeId",
       (select jsonb_agg(jsonb_build_object('staffId', s.staff_id, 'organisationId', s.organisation_id, 'roles', s.roles) order by s.staff_id) from (
         select st.staff_id, st.organisation_id, array_agg(r.role) as roles from staff st join staff_role r using (municipality_id, staff_id)
         join organisation g using (municipality_id, organisation_id)
         where st.municipality_id = o.municipality_id and r.office_id = o.office_id and g.kind = 'municipality' group by 1, 2) s) as staff,
       (select array_agg(distinct citizen_id order by citizen_id) from enrolment e where e.municipality_id = o.municipality_id and e.office_id = o.office_id) as citizens,
       (select coalesce(array_agg(distinct citizen_id), '{}') from citizen_protection p where p.municipality_id = o.municipality_id) as "protectedOnes"
     from office o order by 1`,
  );
  return answer.rows.map((row) => {
    const office = row as Omit<Office, 'leader'>;
    const leader = office.staff.find(({ roles }) => roles.includes('leader'));
    if (!leader) throw new Error('an office without a leader');
    return { ...office, leader: { municipalityId: office.municipalityId, staffId: leader.staffId } };
  });
}

/** Writes the readings into the log in the order of time, as the program does. */
export async function writeLog(owner: pg.Client, office: Office, planned: readonly Planned[]): Promise<void> {
  const inOrder = planned.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  const rows = inOrder.map(({ staffId, at, act, citizenIds, wasRefused }) => {
    const who = office.staff.find((one) => one.staffId === staffId);
    return {
      staff_id: staffId,
      organisation_id: who?.organisationId,
      roles: who?.roles,
      read_at: at.toString(),
      act,
      citizen_ids: wasRefused ? [] : citizenIds,
      was_refused: wasRefused ?? false,
    };
  });
  await owner.query(
    `insert into read_log (municipality_id, staff_id, organisation_id, roles, read_at, act, purpose, legal_basis, citizen_ids, was_refused, request_id)
     select $1, staff_id, organisation_id, roles, read_at, act, 'case_work', 'gdpr-6-1-e', citizen_ids, was_refused, gen_random_uuid()
     from jsonb_to_recordset($2) as r (staff_id uuid, organisation_id uuid, roles text[], read_at timestamptz, act text, citizen_ids uuid[], was_refused boolean)
     order by read_at`,
    [office.municipalityId, JSON.stringify(rows)],
  );
}
