import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { type VisitState, visitState } from '#domain/open-door/visit-state.ts';

/** A visit of today as the actor may see it: a file, its name and the topics only where the file is hers to open. */
export interface VisitToday {
  visitId: string;
  version: number;
  number: number;
  citizenId: string | null;
  firstName: string | null;
  lastName: string | null;
  saidName: string | null;
  /** There is a file behind the visit, whether or not the actor may open it. */
  hasFile: boolean;
  isUrgent: boolean;
  isProtected: boolean;
  wishedStaff: string | null;
  contactPerson: string | null;
  isOwnCitizen: boolean;
  topics: string[];
  takenById: string | null;
  takenBy: string | null;
  arrivedAt: Temporal.Instant;
  takenAt: Temporal.Instant | null;
  talkEndedAt: Temporal.Instant | null;
  finishedAt: Temporal.Instant | null;
  leftAt: Temporal.Instant | null;
  state: VisitState;
}

/** Today's visits at the actor's office, by arrival. */
export async function visitsOfToday(tx: ActorTx, actor: Actor, today: Temporal.PlainDate): Promise<VisitToday[]> {
  const day = today.toString();
  const answer = await sql<Omit<VisitToday, 'state'>>`
    select v.visit_id as "visitId", v.version, v.number, c.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName",
      v.said_name as "saidName", v.citizen_id is not null as "hasFile", v.is_urgent as "isUrgent", w.first_name as "wishedStaff",
      exists (select from citizen_protection p where p.municipality_id = c.municipality_id and p.citizen_id = c.citizen_id
        and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})) as "isProtected",
      k.first_name as "contactPerson", coalesce(k.staff_id = ${actor.staffId}, false) as "isOwnCitizen",
      array(select topic from visit_topic t where t.municipality_id = v.municipality_id and t.visit_id = v.visit_id order by topic) as topics,
      v.taken_by as "takenById", b.first_name as "takenBy", v.arrived_at as "arrivedAt", v.taken_at as "takenAt",
      v.talk_ended_at as "talkEndedAt", v.finished_at as "finishedAt", v.left_at as "leftAt"
    from visit v
    left join citizen c using (municipality_id, citizen_id)
    left join staff w on w.municipality_id = v.municipality_id and w.staff_id = v.wished_staff_id
    left join staff b on b.municipality_id = v.municipality_id and b.staff_id = v.taken_by
    left join lateral (select s.staff_id, s.first_name from contact_person p join staff s using (municipality_id, staff_id)
      where p.municipality_id = c.municipality_id and p.citizen_id = c.citizen_id
        and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})) k on true
    where v.municipality_id = ${actor.municipalityId} and v.office_id = ${actor.officeId} and v.day = ${day}
    order by v.arrived_at, v.number`.execute(tx);
  return answer.rows.map((visit) => ({ ...visit, state: visitState(visit, today) }));
}

/** A citizen who may be the one at the door. */
export interface Candidate {
  citizenId: string;
  firstName: string;
  lastName: string;
}

/** Those who come often: the latest visitors of the last two months whom the actor may see. */
export async function recentVisitors(tx: ActorTx, actor: Actor, today: Temporal.PlainDate): Promise<Candidate[]> {
  const answer = await sql<Candidate>`
    select c.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName"
    from citizen c join (
      select municipality_id, citizen_id, max(arrived_at) as last_at from visit
      where municipality_id = ${actor.municipalityId} and office_id = ${actor.officeId} and citizen_id is not null
        and day > ${today.subtract({ days: 60 }).toString()} and day < ${today.toString()}
      group by 1, 2
    ) v using (municipality_id, citizen_id)
    order by v.last_at desc, c.citizen_id limit 4`.execute(tx);
  return answer.rows;
}

/** Citizens whose name holds every term (Da: del af navnet), or who has the telephone number. */
export async function findVisitors(tx: ActorTx, terms: readonly string[], phone: string | null): Promise<Candidate[]> {
  const byName = terms.map((term) => sql`search_key like ${`% ${term.replace(/[\\%_]/g, '\\$&')}%`}`);
  const name = byName.length > 0 ? sql`(${sql.join(byName, sql` and `)})` : sql`false`;
  const answer = await sql<Candidate>`
    select citizen_id as "citizenId", first_name as "firstName", last_name as "lastName" from citizen
    where ${name} or phone = ${phone} order by first_name, last_name, citizen_id limit 6`.execute(tx);
  return answer.rows;
}

/** Visits per hour: today, and the mean of the same weekday over the eight weeks before. */
export interface HourOfVisits {
  hour: number;
  today: number;
  usual: number;
}

export async function visitsPerHour(tx: ActorTx, actor: Actor, today: Temporal.PlainDate): Promise<HourOfVisits[]> {
  const answer = await sql<HourOfVisits>`
    select extract(hour from arrived_at at time zone 'Europe/Copenhagen')::integer as hour,
      (count(*) filter (where day = ${today.toString()}))::integer as today,
      round((count(*) filter (where day < ${today.toString()})) / 8.0, 1)::float as usual
    from visit
    where municipality_id = ${actor.municipalityId} and office_id = ${actor.officeId}
      and day = any (${[0, 1, 2, 3, 4, 5, 6, 7, 8].map((weeks) => today.subtract({ weeks }).toString())}::date[])
    group by 1 order by 1`.execute(tx);
  return answer.rows;
}
