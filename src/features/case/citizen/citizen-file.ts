import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';
import type { InformationKind } from '#domain/consent/information-kind.ts';
import type { ProtectionKind } from '#domain/protection/protection-kind.ts';
import { NotFound } from '#web/errors.ts';

/** Days are ISO dates; `to` is the first day that is not in the period. */
export interface CitizenFile {
  citizenId: string;
  firstName: string;
  lastName: string;
  language: string | null;
  needsInterpreter: boolean;
  phone: string | null;
  /** The six digits of the birthday; null for those who may not know the CPR number. */
  cprStart: string | null;
  /** Not read at all while the citizen is protected. */
  address: string | null;
  protections: { kind: ProtectionKind; to: string | null }[];
  contactPeople: { staffId: string; name: string; from: string; to: string | null; endReason: string | null }[];
  team: { staffId: string; name: string; role: string; organisation: string }[];
  consents: ConsentRow[];
  /** What the actor is told of the file: all of it, or what the citizen has said yes to. */
  told: { following: boolean; plan: boolean; notes: boolean; work: boolean };
  plan: { planId: string; version: number; startedOn: string; changedOn: string; reviewOn: string | null } | null;
  goals: Goal[];
  barriers: Barrier[];
  wishes: Wish[];
  tracks: { trackId: string; kind: string; label: string | null; from: string; to: string | null }[];
  promises: OpenPromise[];
  appointments: Appointment[];
  placements: PlacementRow[];
  /** What the actor had begun to write in the open form. */
  draft: { fields: [string, string][]; savedAt: string } | null;
}
export interface ConsentRow {
  organisation: string;
  informationKind: InformationKind;
  purpose: string;
  isGiven: boolean;
  from: string;
  to: string | null;
  withdrawnAt: string | null;
}
export interface Goal {
  goalId: string;
  title: string;
  track: 'job' | 'holistic';
  reachedOn: string | null;
  steps: Step[];
}
export interface Step {
  stepId: string;
  what: string;
  isOwnWords: boolean;
  /** First name of the member of staff who does it; null: the citizen. */
  doer: string | null;
  dueOn: string | null;
  takenOn: string | null;
  setOn: string;
  version: number;
}
export interface Barrier {
  barrierId: string;
  kind: 'barrier' | 'resource';
  /** Null for a sensitive one that was not opened. */
  ownWords: string | null;
  isSensitive: boolean;
  notedOn: string;
  liftedOn: string | null;
  version: number;
}
export interface Wish {
  wishId: string;
  kind: 'job' | 'education';
  ownWords: string;
  hoursFrom: number | null;
  hoursTo: number | null;
  conditions: string | null;
  from: string;
}
export interface OpenPromise {
  promiseId: string;
  what: string;
  owner: string;
  ownerStaffId: string;
  dueOn: string;
  version: number;
}
export interface Appointment {
  appointmentId: string;
  startsAt: string;
  endsAt: string;
  subject: string;
  place: string;
  staff: string;
  outcome: string | null;
  version: number;
}
export interface PlacementRow {
  placementId: string;
  companyId: string;
  company: string;
  kind: string;
  from: string;
  to: string | null;
  hours: { month: string; hours: number | null; source: string }[];
}

const own = (table: string) =>
  sql`${sql.ref(`${table}.municipality_id`)} = c.municipality_id and ${sql.ref(`${table}.citizen_id`)} = c.citizen_id`;
const running = (table: string) =>
  sql`${sql.ref(`${table}.valid_from`)} <= app.today() and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > app.today())`;

/** What is open on the page: sensitive barriers are read only when asked for; the key names the draft of the open form. */
export interface OpenParts {
  isSensitiveOpen: boolean;
  draftKey: string | null;
}

/** Everything on the citizen's page but the timeline, in one statement. Throws NotFound when absent or not visible. */
export async function citizenFile(tx: ActorTx, citizenId: string, open: OpenParts): Promise<CitizenFile> {
  const answer = await sql<CitizenFile>`
    select ${identityPart()}, ${planPart(open.isSensitiveOpen)}, ${workPart()},
      (select json_build_object('fields', d.fields, 'savedAt', d.saved_at) from draft d where d.municipality_id = c.municipality_id
        and d.staff_id = app.staff() and d.draft_key = ${open.draftKey}::text) as draft
    from (select c.*, (select json_agg(json_build_object('kind', p.kind, 'to', p.valid_to) order by p.kind) from citizen_protection p
        where ${own('p')} and ${running('p')}) as protections
      from citizen c) c
    where c.municipality_id = app.municipality() and c.citizen_id = ${citizenId}`.execute(tx);
  const file = answer.rows[0];
  if (!file) throw new NotFound();
  return file;
}

/** Who the citizen is, who follows, and what the citizen has said yes to. */
const identityPart = () => sql`
      c.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName", c.language,
      c.needs_interpreter as "needsInterpreter", c.phone, coalesce(c.protections, '[]') as protections,
      (select left(i.cpr, 6) from citizen_identity i where ${own('i')}) as "cprStart",
      (select a.address from citizen_address a where ${own('a')} and ${running('a')} and c.protections is null) as address,
      (select coalesce(json_agg(json_build_object('staffId', p.staff_id, 'name', s.first_name, 'from', p.valid_from, 'to', p.valid_to,
          'endReason', p.end_reason) order by p.valid_from), '[]')
        from contact_person p join staff s using (municipality_id, staff_id) where ${own('p')}) as "contactPeople",
      (select coalesce(json_agg(json_build_object('staffId', t.staff_id, 'name', s.first_name, 'role', t.role, 'organisation', o.name)
          order by s.first_name), '[]')
        from citizen_team t join staff s using (municipality_id, staff_id) join organisation o using (municipality_id, organisation_id)
        where ${own('t')} and ${running('t')}) as team,
      (select coalesce(json_agg(json_build_object('organisation', o.name, 'informationKind', k.information_kind, 'purpose', k.purpose,
          'isGiven', k.is_given, 'from', k.valid_from, 'to', k.valid_to, 'withdrawnAt', k.withdrawn_at) order by k.registered_at desc), '[]')
        from consent k join organisation o using (municipality_id, organisation_id) where ${own('k')} and k.discloser_id = c.controller_id) as consents,
      json_build_object('following', c.citizen_id = any (app.readable_following()), 'plan', c.citizen_id = any (app.readable_plan()),
        'work', c.citizen_id = any (app.readable_work()), 'notes', c.controller_id = app.organisation()
          or c.controller_id || '/' || c.citizen_id = any (app.disclosed_notes())) as told`;

/** The plan, in the order it is read. */
const planPart = (openSensitive: boolean) => sql`
      (select json_build_object('planId', l.plan_id, 'version', l.version, 'startedOn', l.started_on, 'changedOn', l.changed_on,
          'reviewOn', l.review_on) from plan l where ${own('l')} and l.closed_on is null) as plan,
      (select coalesce(json_agg(json_build_object('goalId', g.goal_id, 'title', g.title, 'track', g.track, 'reachedOn', g.reached_on,
          'steps', (select coalesce(json_agg(json_build_object('stepId', x.step_id, 'what', x.what, 'isOwnWords', x.is_own_words,
              'doer', s.first_name, 'dueOn', x.due_on, 'takenOn', x.taken_on, 'setOn', x.set_on, 'version', x.version)
              order by x.taken_on, x.due_on, x.set_on, x.step_id), '[]')
            from step x left join staff s on s.municipality_id = x.municipality_id and s.staff_id = x.doer_staff_id
            where ${own('x')} and x.goal_id = g.goal_id)) order by g.position), '[]')
        from goal g join plan l using (municipality_id, plan_id) where ${own('g')} and l.closed_on is null) as goals,
      (select coalesce(json_agg(json_build_object('barrierId', b.barrier_id, 'kind', b.kind,
          'ownWords', case when not b.is_sensitive or ${openSensitive}::boolean then b.own_words end, 'isSensitive', b.is_sensitive,
          'notedOn', b.noted_on, 'liftedOn', b.lifted_on, 'version', b.version) order by b.lifted_on nulls first, b.noted_on), '[]')
        from barrier b where ${own('b')}) as barriers,
      (select coalesce(json_agg(json_build_object('wishId', w.wish_id, 'kind', w.kind, 'ownWords', w.own_words,
          'hoursFrom', w.hours_per_week_from, 'hoursTo', w.hours_per_week_to, 'conditions', w.conditions, 'from', w.valid_from)
          order by w.kind desc), '[]')
        from wish w where ${own('w')} and w.valid_to is null) as wishes`;

/** Where the citizen is: tracks, promises, appointments, placements with their hours. */
const workPart = () => sql`
      (select coalesce(json_agg(json_build_object('trackId', t.track_id, 'kind', t.kind, 'label', t.label, 'from', t.valid_from,
          'to', t.valid_to) order by t.valid_from), '[]') from track t where ${own('t')}) as tracks,
      (select coalesce(json_agg(json_build_object('promiseId', p.promise_id, 'what', p.what, 'owner', s.first_name,
          'ownerStaffId', p.owner_staff_id, 'dueOn', p.due_on, 'version', p.version) order by p.due_on, p.made_at), '[]')
        from promise p join staff s on s.municipality_id = p.municipality_id and s.staff_id = p.owner_staff_id
        where ${own('p')} and p.kept_at is null) as promises,
      (select coalesce(json_agg(json_build_object('appointmentId', a.appointment_id, 'startsAt', a.starts_at, 'endsAt', a.ends_at,
          'subject', a.subject, 'place', a.place, 'staff', s.first_name, 'outcome', a.outcome, 'version', a.version)
          order by a.starts_at), '[]')
        from appointment a join staff s using (municipality_id, staff_id)
        where ${own('a')} and a.outcome is null and a.starts_at > app.now() - interval '60 days') as appointments,
      (select coalesce(json_agg(json_build_object('placementId', p.placement_id, 'companyId', p.company_id, 'company', y.name,
          'kind', p.kind, 'from', p.starts_on, 'to', p.ends_on,
          'hours', (select coalesce(json_agg(json_build_object('month', to_char(h.month, 'YYYY-MM'), 'hours', h.hours, 'source', h.source)
              order by h.month), '[]')
            from (select distinct on (h.month) h.month, h.hours, h.source from work_hours h
              where h.municipality_id = p.municipality_id and h.placement_id = p.placement_id order by h.month, h.version desc) h))
          order by p.starts_on), '[]')
        from placement p join company y using (municipality_id, company_id) where ${own('p')}) as placements`;
