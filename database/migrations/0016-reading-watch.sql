-- The read log is gone through: each month a sample of readings, and readings that were unusual, each signed off by a leader.

-- What of one employee's reading was drawn for a month (Da: stikprøve). `readings` says when, which act, whom, and the relation as it was judged.
create table app.read_review (
  municipality_id integer not null,
  read_review_id uuid not null default app.new_id(),
  office_id uuid not null,
  staff_id uuid not null,
  month date not null check (extract(day from month) = 1),
  readings jsonb not null,
  -- Whose reading it was led an office when it was drawn: any other leader of the municipality may go through it.
  concerns_leader boolean not null default false,
  registered_by uuid not null,
  registered_at timestamptz not null default app.now(),
  outcome text check (outcome in ('has_reason', 'asked', 'passed_on')),
  note text check (length(note) between 1 and 2000),
  signed_by uuid,
  signed_at timestamptz,
  primary key (municipality_id, read_review_id),
  unique (municipality_id, office_id, month, staff_id),
  foreign key (municipality_id, office_id) references app.office,
  foreign key (municipality_id, staff_id) references app.staff,
  check (num_nulls(outcome, note, signed_by, signed_at) in (0, 4))
);

-- One fact about one employee's reading in a week that asks for a reason (Da: mærke).
create table app.read_flag (
  municipality_id integer not null,
  read_flag_id uuid not null default app.new_id(),
  office_id uuid not null,
  staff_id uuid not null,
  fact text not null check (fact in ('no_relation', 'same_name', 'protected', 'many_without_relation', 'many_in_a_day', 'closed_day',
    'closed_case', 'refused_often')),
  -- Null when the fact is about many. It goes with the file, since its note may name the citizen; the log keeps the readings.
  citizen_id uuid,
  -- The day of the first of its readings.
  first_on date not null,
  readings jsonb not null,
  concerns_leader boolean not null default false,
  registered_by uuid not null,
  registered_at timestamptz not null default app.now(),
  outcome text check (outcome in ('has_reason', 'asked', 'passed_on')),
  note text check (length(note) between 1 and 2000),
  signed_by uuid,
  signed_at timestamptz,
  primary key (municipality_id, read_flag_id),
  constraint one_flag_a_day unique nulls not distinct (municipality_id, office_id, staff_id, fact, first_on, citizen_id),
  foreign key (municipality_id, office_id) references app.office,
  foreign key (municipality_id, staff_id) references app.staff,
  foreign key (municipality_id, citizen_id) references app.citizen,
  check (num_nulls(outcome, note, signed_by, signed_at) in (0, 4))
);

-- What was drawn and found stays as it was; it is signed off once, by the one who does it.
create function app.keep_oversight() returns trigger language plpgsql security definer set search_path = '' as $$
declare signing text[] := array['outcome', 'note', 'signed_by', 'signed_at'];
begin
  if tg_op = 'INSERT' then
    new.concerns_leader := exists (select from app.staff_role r where r.municipality_id = new.municipality_id and r.staff_id = new.staff_id
      and r.role = 'leader' and r.valid_from <= app.today() and (r.valid_to is null or r.valid_to > app.today()));
    return new;
  end if;
  if to_jsonb(new) - signing <> to_jsonb(old) - signing or old.signed_at is not null and to_jsonb(new) <> to_jsonb(old) then
    raise exception 'what was found stays, and is signed off once' using errcode = 'HB003';
  end if;
  if new.outcome is not null and old.signed_at is null then
    new.signed_by := app.staff();
    new.signed_at := app.now();
  end if;
  return new;
end $$;
create trigger keep_oversight before insert or update on app.read_review for each row execute function app.keep_oversight();
create trigger keep_oversight before insert or update on app.read_flag for each row execute function app.keep_oversight();

-- Is the actor a leader of the municipality's at this office?
create function app.leads(o uuid) returns boolean language sql stable
  return coalesce(app.is_municipal() and 'leader' = any (app.roles()) and o = any (app.offices()), false);

-- Everything needed to judge the readings of an office's citizens from a day up to and without another: the readings, and what ties readers
-- to citizens. It reaches notes and closed cases that the leader does not see, so it tells kinds and days, never a word of theirs; and a last
-- name only where somebody at work has the same.
create function app.watch_readings(o uuid, first_day date, end_day date, file_acts text[], list_acts text[]) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  m integer := app.municipality();
  begins timestamptz := first_day::timestamp at time zone 'Europe/Copenhagen';
  ends timestamptz := end_day::timestamp at time zone 'Europe/Copenhagen';
begin
  if not app.leads(o) then raise exception 'only a leader of the office' using errcode = '42501'; end if;
  return (
    with latest as (
      select distinct on (e.citizen_id) e.citizen_id, e.office_id, e.valid_to from app.enrolment e
      where e.municipality_id = m order by e.citizen_id, e.valid_from desc
    ), ours as (select citizen_id, valid_to from latest where office_id = o),
    team as (select distinct r.staff_id from app.staff_role r where r.municipality_id = m and r.office_id = o),
    files as (
      select l.*, c.citizen_id from app.read_log l cross join lateral unnest(l.citizen_ids) as c (citizen_id) join ours using (citizen_id)
      where l.municipality_id = m and l.read_at >= begins and l.read_at < ends and l.act = any (file_acts) and not l.was_refused
    ), pairs as (select distinct staff_id, citizen_id from files),
    others as (
      select l.* from app.read_log l
      where l.municipality_id = m and l.read_at >= begins and l.read_at < ends
        and l.staff_id in (select staff_id from team union select staff_id from pairs)
        and (l.was_refused and l.act = any (file_acts) or not l.was_refused and l.act = any (list_acts) and l.citizen_ids <> '{}')
    ), writings as (
      select written_by as staff_id, citizen_id, happened_at as moment from app.contact where municipality_id = m
      union all select written_by, citizen_id, registered_at from app.contact where municipality_id = m
      union all select made_by, citizen_id, made_at from app.promise where municipality_id = m
      union all select kept_by, citizen_id, kept_at from app.promise where municipality_id = m and kept_at is not null
      union all select made_by, citizen_id, made_at from app.appointment where municipality_id = m
      union all select registered_by, citizen_id, registered_at from app.citizen where municipality_id = m
      union all select registered_by, citizen_id, registered_at from app.contact_person where municipality_id = m
      union all select registered_by, citizen_id, registered_at from app.consent where municipality_id = m
      union all select registered_by, citizen_id, registered_at from app.wish where municipality_id = m
      union all select registered_by, citizen_id, registered_at from app.placement where municipality_id = m
      union all select registered_by, citizen_id, registered_at from app.work_hours where municipality_id = m
    ), written as (
      select w.staff_id, w.citizen_id, (w.moment at time zone 'Europe/Copenhagen')::date as day
      from writings w join pairs using (staff_id, citizen_id)
      where w.moment >= begins - interval '40 days' and w.moment < ends + interval '5 days'
      union select s.set_by, s.citizen_id, s.set_on from app.step s join pairs p on p.staff_id = s.set_by and p.citizen_id = s.citizen_id where s.municipality_id = m
      union select b.noted_by, b.citizen_id, b.noted_on from app.barrier b join pairs p on p.staff_id = b.noted_by and p.citizen_id = b.citizen_id where b.municipality_id = m
      union select t.registered_by, t.citizen_id, t.valid_from from app.track t join pairs p on p.staff_id = t.registered_by and p.citizen_id = t.citizen_id where t.municipality_id = m
    ), followers as (
      select 'contact_person' as kind, staff_id, citizen_id, valid_from, valid_to from app.contact_person where municipality_id = m
      union all select 'team', staff_id, citizen_id, valid_from, valid_to from app.citizen_team where municipality_id = m
    ), visits as (
      select v.*, (v.arrived_at at time zone 'Europe/Copenhagen')::date as came_on from app.visit v
      where v.municipality_id = m and v.office_id = o and v.citizen_id is not null
    ), ties as (
      select kind, staff_id, citizen_id, valid_from as from_day, valid_to as to_day from followers join pairs using (staff_id, citizen_id)
      union all
      select 'cover', p.staff_id, p.citizen_id, greatest(k.valid_from, f.valid_from), least(k.valid_to, f.valid_to)
      from pairs p join app.cover k on k.municipality_id = m and k.stand_in_staff_id = p.staff_id
      join followers f on f.staff_id = k.absent_staff_id and f.citizen_id = p.citizen_id
        and daterange(f.valid_from, f.valid_to) && daterange(k.valid_from, k.valid_to)
      union all
      select 'appointment', staff_id, citizen_id, d.day, d.day + 1 from app.appointment a join pairs using (staff_id, citizen_id)
      cross join lateral (select (a.starts_at at time zone 'Europe/Copenhagen')::date as day) d where a.municipality_id = m
      union all
      select 'visit', p.staff_id, p.citizen_id, v.came_on, v.came_on + 1
      from pairs p join visits v using (citizen_id) where p.staff_id in (v.taken_by, v.registered_by, v.wished_staff_id)
      union all
      select 'written', staff_id, citizen_id, day, day + 1 from written
      union all
      select 'promise', r.owner_staff_id, r.citizen_id, (r.made_at at time zone 'Europe/Copenhagen')::date,
        (r.kept_at at time zone 'Europe/Copenhagen')::date + 1
      from app.promise r join pairs p on p.staff_id = r.owner_staff_id and p.citizen_id = r.citizen_id where r.municipality_id = m
      union all
      select 'course', k.led_by, t.citizen_id, greatest(k.starts_on, t.joined_on), least(k.ends_on, t.left_on) + 1
      from app.course k join app.course_participant t using (municipality_id, course_id)
      join pairs p on p.staff_id = k.led_by and p.citizen_id = t.citizen_id where k.municipality_id = m
      union all
      select 'placement', w.registered_by, w.citizen_id, w.starts_on, w.ends_on + 1
      from app.placement w join pairs p on p.staff_id = w.registered_by and p.citizen_id = w.citizen_id where w.municipality_id = m
    )
    select jsonb_build_object(
      'readings', coalesce((select jsonb_agg(r order by r.at, r."readLogId") from (
        select read_log_id as "readLogId", staff_id as "staffId", read_at as at, 'file' as kind, act, array[citizen_id] as "citizenIds",
          roles && array['leader', 'project_leader'] as "isSteering" from files
        union all
        select read_log_id, staff_id, read_at, case when was_refused then 'refused' else 'list' end, act, citizen_ids,
          roles && array['leader', 'project_leader'] from others) r), '[]'),
      'ties', coalesce((select jsonb_agg(t) from (
        select distinct staff_id as "staffId", citizen_id as "citizenId", kind, from_day as from, to_day as to from ties
        -- Long enough before and after for every margin of the rule.
        where coalesce(to_day, end_day) >= first_day - 40 and from_day < end_day + 20) t), '[]'),
      'citizens', coalesce((select jsonb_agg(jsonb_build_object('citizenId', c.citizen_id, 'closedOn', ours.valid_to,
        'lastName', case when lower(c.last_name) in (select lower(last_name) from app.staff where municipality_id = m) then c.last_name else '' end,
        'protections', (select coalesce(jsonb_agg(jsonb_build_object('from', t.valid_from, 'to', t.valid_to)), '[]')
          from app.citizen_protection t where t.municipality_id = m and t.citizen_id = c.citizen_id)))
        from app.citizen c join ours using (citizen_id) where c.municipality_id = m and c.citizen_id in (select citizen_id from pairs)), '[]'),
      'staff', coalesce((select jsonb_agg(jsonb_build_object('staffId', s.staff_id, 'lastName', s.last_name,
        'isOfOffice', s.staff_id in (select staff_id from team),
        'daysAtWork', (select coalesce(jsonb_agg(distinct h.day), '[]') from app.shift h
          where h.municipality_id = m and h.staff_id = s.staff_id and h.state = 'in' and h.day >= first_day and h.day < end_day)))
        from app.staff s where s.municipality_id = m and s.staff_id in (select staff_id from pairs)), '[]'),
      'visits', coalesce((select jsonb_agg(jsonb_build_object('citizenId', citizen_id, 'from', arrived_at,
        'to', coalesce(left_at, talk_ended_at, finished_at, arrived_at + interval '4 hours')))
        from visits where arrived_at >= begins and arrived_at < ends and citizen_id in (select citizen_id from pairs)), '[]'),
      'weekly', coalesce((select jsonb_agg(jsonb_build_object('weekday', weekday, 'opens', opens, 'closes', closes,
        'validFrom', valid_from, 'validTo', valid_to)) from app.opening_hours h where h.municipality_id = m and h.office_id = o), '[]'))
  );
end $$;

-- The month in which each employee was last drawn at the office; of the actor too, who does not see that row.
create function app.last_looked_at(o uuid) returns table (staff_id uuid, month date)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not app.leads(o) then raise exception 'only a leader of the office' using errcode = '42501'; end if;
  return query select r.staff_id, max(r.month) from app.read_review r
    where r.municipality_id = app.municipality() and r.office_id = o group by 1;
end $$;
