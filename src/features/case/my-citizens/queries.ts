import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import type { Month } from '#domain/calendar/month.ts';

/** One citizen on the list: what was last, what is next. Days are ISO dates. */
export interface CaseloadRow {
  citizenId: string;
  firstName: string;
  lastName: string;
  needsInterpreter: boolean;
  isProtected: boolean;
  contactPerson: string | null;
  isMine: boolean;
  followedSince: string;
  lastContactAt: Temporal.Instant | null;
  nextPromise: { what: string; dueOn: string; owner: string; isMine: boolean } | null;
  nextStep: { what: string; isOwnWords: boolean; dueOn: string | null } | null;
  /** The month's registrations, one for each placement. */
  hours: { kind: string; hours: number | null }[];
  /** Placements that run or begin later, by their last day. */
  placements: { kind: string; company: string; startsOn: string; endsOn: string | null }[];
  plan: { reviewOn: string | null } | null;
}

/**
 * The citizens one follows (contact person, team, or stand-in), or every citizen one may see, in one statement. Sorted by nothing:
 * the page sorts in the reader's language. The condition on visible citizens repeats the policy's, so that the index finds them among a million.
 */
export async function caseload(
  tx: ActorTx,
  actor: Actor,
  scope: 'mine' | 'office',
  month: Month,
): Promise<CaseloadRow[]> {
  const own = (table: string) =>
    sql`${sql.ref(`${table}.municipality_id`)} = c.municipality_id and ${sql.ref(`${table}.citizen_id`)} = c.citizen_id`;
  const running = (table: string) =>
    sql`${sql.ref(`${table}.valid_from`)} <= app.today() and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > app.today())`;
  const answer = await sql<CaseloadRow>`
    with me as (
      select ${actor.staffId}::uuid as staff_id
      union select v.absent_staff_id from cover v
      where v.municipality_id = ${actor.municipalityId} and v.stand_in_staff_id = ${actor.staffId} and ${running('v')}
    ), followed as (
      select p.citizen_id from contact_person p where p.municipality_id = ${actor.municipalityId} and p.staff_id in (select staff_id from me) and ${running('p')}
      union
      select t.citizen_id from citizen_team t where t.municipality_id = ${actor.municipalityId} and t.staff_id in (select staff_id from me) and ${running('t')}
    )
    select c.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName", c.needs_interpreter as "needsInterpreter",
      s.first_name as "contactPerson", coalesce(p.staff_id = ${actor.staffId}, false) as "isMine",
      exists (select from citizen_protection x where ${own('x')} and ${running('x')}) as "isProtected",
      coalesce((select min(e.valid_from) from enrolment e where ${own('e')}), (c.registered_at at time zone 'Europe/Copenhagen')::date) as "followedSince",
      (select k.happened_at from contact k where ${own('k')} and k.happened_at <= app.now() order by k.happened_at desc limit 1) as "lastContactAt",
      (select json_build_object('what', q.what, 'dueOn', q.due_on, 'owner', o.first_name, 'isMine', q.owner_staff_id = ${actor.staffId})
        from promise q join staff o on o.municipality_id = q.municipality_id and o.staff_id = q.owner_staff_id
        where ${own('q')} and q.kept_at is null order by q.due_on limit 1) as "nextPromise",
      (select json_build_object('what', x.what, 'isOwnWords', x.is_own_words, 'dueOn', x.due_on) from step x
        where ${own('x')} and x.taken_on is null order by x.is_own_words desc, x.due_on nulls last, x.set_on limit 1) as "nextStep",
      (select coalesce(json_agg(json_build_object('kind', l.kind, 'hours', h.hours)), '[]') from placement l
        join lateral (select w.hours from work_hours w where w.municipality_id = l.municipality_id and w.placement_id = l.placement_id
          and w.month = ${`${month}-01`}::date order by w.version desc limit 1) h on true where ${own('l')}) as hours,
      (select coalesce(json_agg(json_build_object('kind', l.kind, 'company', y.name, 'startsOn', l.starts_on, 'endsOn', l.ends_on)
          order by l.ends_on nulls last), '[]')
        from placement l join company y using (municipality_id, company_id)
        where ${own('l')} and (l.ends_on is null or l.ends_on >= app.today())) as placements,
      (select json_build_object('reviewOn', g.review_on) from plan g where ${own('g')} and g.closed_on is null) as plan
    from citizen c
    left join contact_person p on ${own('p')} and ${running('p')}
    left join staff s on s.municipality_id = p.municipality_id and s.staff_id = p.staff_id
    where c.municipality_id = ${actor.municipalityId} and c.citizen_id = any ((select app.visible_citizens())::uuid[]) and (${scope === 'office'}::boolean or c.citizen_id in (select citizen_id from followed))`.execute(
    tx,
  );
  return answer.rows;
}
