import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** A citizen as a row of a list: enough to recognise and open. */
interface Named {
  citizenId: string;
  firstName: string;
  lastName: string;
  isProtected: boolean;
}

export interface AppointmentToday extends Named {
  appointmentId: string;
  version: number;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  subject: string;
  place: string;
  outcome: string | null;
  needsInterpreter: boolean;
  /** The next step in the citizen's own words, or null. */
  ownWords: string | null;
  /** First name of the colleague whose appointment it is, when it is cover. */
  coveredFor: string | null;
}

export interface PromiseDue extends Named {
  promiseId: string;
  version: number;
  what: string;
  dueOn: string;
  coveredFor: string | null;
}

export interface WithoutContact extends Named {
  lastContactOn: string | null;
  /** Days since the last contact, or since the contact person's period began. */
  days: number;
}

export interface EndingPlacement extends Named {
  placementId: string;
  kindDa: string;
  kindEn: string;
  company: string;
  endsOn: string;
}

export interface HoursThisMonth extends Named {
  company: string;
  hours: number;
}

/** The staff whose day this is: the actor, and those the actor covers for today. */
const mine = (actor: Actor, today: Temporal.PlainDate) => sql`mine as (
  select ${actor.staffId}::uuid as staff_id, null::text as covered_for
  union all
  select c.absent_staff_id, s.first_name from cover c
  join staff s on s.municipality_id = c.municipality_id and s.staff_id = c.absent_staff_id
  where c.stand_in_staff_id = ${actor.staffId} and c.valid_from <= ${today.toString()} and c.valid_to > ${today.toString()}
)`;

/** Today's appointments of the actor and of those covered for, by time. */
export async function appointmentsOfToday(
  tx: ActorTx,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<AppointmentToday[]> {
  const from = today.toZonedDateTime('Europe/Copenhagen').toInstant().toString();
  const to = today.add({ days: 1 }).toZonedDateTime('Europe/Copenhagen').toInstant().toString();
  const answer = await sql<AppointmentToday>`
    with ${mine(actor, today)}
    select a.appointment_id as "appointmentId", a.version, a.starts_at as "startsAt", a.ends_at as "endsAt", a.subject, a.place, a.outcome,
      c.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName", c.needs_interpreter as "needsInterpreter",
      m.covered_for as "coveredFor",
      app.is_protected(c.municipality_id, c.citizen_id) as "isProtected",
      (select s.what from step s where s.municipality_id = c.municipality_id and s.citizen_id = c.citizen_id
        and s.taken_on is null and s.is_own_words order by s.due_on nulls last, s.set_on limit 1) as "ownWords"
    from appointment a
    join mine m on m.staff_id = a.staff_id
    join citizen c using (municipality_id, citizen_id)
    where a.starts_at >= ${from} and a.starts_at < ${to}
    order by a.starts_at, a.appointment_id`.execute(tx);
  return answer.rows;
}

/** Promises due today or overdue, oldest first; the actor's own and those covered for. */
export async function promisesDue(tx: ActorTx, actor: Actor, today: Temporal.PlainDate): Promise<PromiseDue[]> {
  const answer = await sql<PromiseDue>`
    with ${mine(actor, today)}
    select p.promise_id as "promiseId", p.version, p.what, p.due_on as "dueOn", m.covered_for as "coveredFor",
      c.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName",
      app.is_protected(c.municipality_id, c.citizen_id) as "isProtected"
    from promise p
    join mine m on m.staff_id = p.owner_staff_id
    join citizen c using (municipality_id, citizen_id)
    where p.kept_at is null and p.due_on <= ${today.toString()}
    order by p.due_on, p.promise_id`.execute(tx);
  return answer.rows;
}

/** What the day does not show by itself: who has heard nothing, what ends soon, who is close to the small-job line. One statement. */
export async function needsAttention(
  tx: ActorTx,
  actor: Actor,
  today: Temporal.PlainDate,
  limits: { daysWithoutContact: number; daysToEnd: number; hoursPerMonth: number; closeHours: number },
): Promise<{ withoutContact: WithoutContact[]; ending: EndingPlacement[]; closeToLine: HoursThisMonth[] }> {
  const day = today.toString();
  const month = today.with({ day: 1 }).toString();
  const answer = await sql<{
    withoutContact: WithoutContact[];
    ending: EndingPlacement[];
    closeToLine: HoursThisMonth[];
  }>`
    with ${mine(actor, today)}, followed as (
      select c.municipality_id, c.citizen_id, c.first_name, c.last_name, k.valid_from as since,
        app.is_protected(c.municipality_id, c.citizen_id) as is_protected
      from contact_person k join mine m using (staff_id) join citizen c using (municipality_id, citizen_id)
      where k.valid_from <= ${day} and (k.valid_to is null or k.valid_to > ${day})
    ), contacted as (
      select f.*, (select max((x.happened_at at time zone 'Europe/Copenhagen')::date) from contact x
        where x.municipality_id = f.municipality_id and x.citizen_id = f.citizen_id) as last_on
      from followed f
    ), gap as (
      select *, ${day}::date - coalesce(greatest(last_on, since), since) as days from contacted
    ), this_month as (
      select f.citizen_id, f.first_name, f.last_name, f.is_protected, min(o.name) as company, sum(h.hours) as hours
      from followed f
      join current_work_hours h on h.municipality_id = f.municipality_id and h.citizen_id = f.citizen_id and h.month = ${month}
      join placement p on p.municipality_id = h.municipality_id and p.placement_id = h.placement_id and p.kind = 'ordinary_hours'
      join company o on o.municipality_id = p.municipality_id and o.company_id = p.company_id
      group by 1, 2, 3, 4
    )
    select
      coalesce((select json_agg(json_build_object('citizenId', citizen_id, 'firstName', first_name, 'lastName', last_name, 'isProtected', is_protected,
        'lastContactOn', last_on, 'days', days) order by days desc, citizen_id) from gap where days >= ${limits.daysWithoutContact}), '[]') as "withoutContact",
      coalesce((select json_agg(json_build_object('citizenId', f.citizen_id, 'firstName', f.first_name, 'lastName', f.last_name, 'isProtected', f.is_protected,
        'placementId', p.placement_id, 'kindDa', k.name_da, 'kindEn', k.name_en, 'company', o.name, 'endsOn', p.ends_on) order by p.ends_on, p.placement_id)
        from followed f
        join placement p using (municipality_id, citizen_id) join company o using (municipality_id, company_id)
        left join code k on k.list = 'placement-kind' and k.code = p.kind and k.valid_from <= ${day} and (k.valid_to is null or k.valid_to > ${day})
        where p.ends_on between ${day}::date and ${day}::date + ${limits.daysToEnd}::integer), '[]') as ending,
      coalesce((select json_agg(json_build_object('citizenId', citizen_id, 'firstName', first_name, 'lastName', last_name, 'isProtected', is_protected,
        'company', company, 'hours', hours) order by hours desc, citizen_id)
        from this_month where hours < ${limits.hoursPerMonth} and hours >= ${limits.hoursPerMonth - limits.closeHours}), '[]') as "closeToLine"`.execute(
    tx,
  );
  return answer.rows[0] ?? { withoutContact: [], ending: [], closeToLine: [] };
}
