import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';
import type { InformationKind } from '#domain/consent/information-kind.ts';

/** One answer of the citizen, newest first. */
export interface AnsweredConsent {
  discloser: string;
  recipient: string;
  recipientId: string;
  informationKind: InformationKind;
  purpose: string;
  isGiven: boolean;
  from: string;
  to: string | null;
  withdrawnAt: string | null;
}

/** Who answers for the file, and every answer that was given about it. */
export interface Disclosures {
  controller: string;
  answers: AnsweredConsent[];
  partners: { organisationId: string; name: string }[];
}

/** All consents of the citizen with the names of both sides, in one statement. */
export async function disclosuresOf(tx: ActorTx, citizenId: string): Promise<Disclosures> {
  const answer = await sql<Disclosures>`
    select own.name as controller,
      (select coalesce(json_agg(json_build_object('discloser', d.name, 'recipient', r.name, 'recipientId', r.organisation_id,
          'informationKind', k.information_kind, 'purpose', k.purpose, 'isGiven', k.is_given, 'from', k.valid_from, 'to', k.valid_to,
          'withdrawnAt', k.withdrawn_at) order by k.registered_at desc, r.name, k.information_kind), '[]')
        from consent k
        join organisation r on r.municipality_id = k.municipality_id and r.organisation_id = k.organisation_id
        join organisation d on d.municipality_id = k.municipality_id and d.organisation_id = k.discloser_id
        where k.municipality_id = c.municipality_id and k.citizen_id = c.citizen_id) as answers,
      (select coalesce(json_agg(json_build_object('organisationId', o.organisation_id, 'name', o.name) order by o.name), '[]')
        from organisation o where o.municipality_id = c.municipality_id and o.kind <> 'municipality') as partners
    from citizen c join organisation own on own.municipality_id = c.municipality_id and own.organisation_id = c.controller_id
    where c.municipality_id = app.municipality() and c.citizen_id = ${citizenId}`.execute(tx);
  return answer.rows[0] as Disclosures;
}

/** What staff of a partner see of the file, as far as the one who asks sees it too. */
export interface SeenByPartner {
  notes: { day: string; note: string }[];
  promises: { what: string; dueOn: string }[];
  appointments: { day: string; subject: string }[];
  goals: string[];
  jobs: string[];
}

/**
 * The rows that a partner sees, by the rules of the policies: what it controls itself, and what a consent in force opens.
 * Runs under the asker's own rights, so that nobody sees more by looking through another's eyes.
 */
export async function seenByPartner(tx: ActorTx, citizenId: string, partnerId: string): Promise<SeenByPartner> {
  const told = (controller: ReturnType<typeof sql.ref>, ...kinds: string[]) => sql`(${controller} = ${partnerId}::uuid
    or exists (select from consent k where k.municipality_id = app.municipality() and k.citizen_id = ${citizenId}
      and k.organisation_id = ${partnerId} and k.discloser_id = ${controller} and app.is_in_force(k)
      and k.information_kind = any (${kinds})))`;
  const here = (table: string) => sql`${sql.ref(`${table}.municipality_id`)} = app.municipality()
    and ${sql.ref(`${table}.citizen_id`)} = ${citizenId}`;
  const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Europe/Copenhagen')::date`;
  const any = ['following', 'plan', 'notes', 'work', 'case_file'];
  const answer = await sql<SeenByPartner>`
    select
      (select coalesce(json_agg(json_build_object('day', ${day('o.happened_at')}, 'note', o.note) order by o.happened_at desc), '[]')
        from contact o where ${here('o')} and o.visibility = 'team' and ${told(sql.ref('o.controller_id'), 'notes', 'case_file')}) as notes,
      (select coalesce(json_agg(json_build_object('what', p.what, 'dueOn', p.due_on) order by p.due_on), '[]')
        from promise p where ${here('p')} and p.kept_at is null and ${told(sql.ref('p.controller_id'), 'plan', 'case_file')}) as promises,
      (select coalesce(json_agg(json_build_object('day', ${day('a.starts_at')}, 'subject', a.subject) order by a.starts_at), '[]')
        from appointment a where ${here('a')} and a.outcome is null and ${told(sql.ref('a.controller_id'), ...any)}) as appointments,
      (select coalesce(json_agg(g.title order by g.position), '[]') from goal g join plan l using (municipality_id, plan_id)
        where ${here('g')} and l.closed_on is null and ${told(sql.ref('c.controller_id'), 'plan', 'case_file')}) as goals,
      (select coalesce(json_agg(coalesce(w.job_title, y.name) order by w.starts_on), '[]') from placement w join company y using (municipality_id, company_id)
        where ${here('w')} and ${told(sql.ref('c.controller_id'), 'work', 'case_file')}) as jobs
    from citizen c where c.municipality_id = app.municipality() and c.citizen_id = ${citizenId}`.execute(tx);
  return answer.rows[0] as SeenByPartner;
}
