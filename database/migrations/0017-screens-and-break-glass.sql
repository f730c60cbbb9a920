-- PROTECTION: the two kinds may run beside each other (somebody threatened may have both, CPR Act sections 6(6) and 28), one of each kind
-- at a time.
do $$ declare was text; begin
  select conname into strict was from pg_constraint where conrelid = 'app.citizen_protection'::regclass and contype = 'x';
  execute format('alter table app.citizen_protection drop constraint %I', was);
end $$;
alter table app.citizen_protection
  add exclude using gist (municipality_id with =, citizen_id with =, kind with =, daterange(valid_from, valid_to) with &&),
  add constraint a_protection_does_not_end_before_it_begins check (valid_to is null or valid_to >= valid_from);

-- A duty written down by mistake is taken back by ending it on the day it begins.
alter table app.landlord_duty
  drop constraint landlord_duty_check,
  add constraint a_duty_does_not_end_before_it_begins check (valid_to is null or valid_to >= valid_from);

-- BREAK-GLASS (Da: nødadgang). A case worker of the municipality reads, for at most an hour, the file of a citizen who is not hers, and says
-- why. A leader is told at once and signs it off; about a protected citizen a leader has to open it.
create table app.break_glass (
  municipality_id integer not null,
  break_glass_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  staff_id uuid not null,
  reason text not null check (length(btrim(reason)) between 20 and 1000),
  asked_at timestamptz not null default app.now(),
  -- Null while it waits for a leader.
  opened_at timestamptz,
  ends_at timestamptz,
  approved_by uuid,
  signed_off_by uuid,
  signed_off_at timestamptz,
  primary key (municipality_id, break_glass_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, staff_id) references app.staff,
  foreign key (municipality_id, approved_by) references app.staff,
  foreign key (municipality_id, signed_off_by) references app.staff,
  constraint an_hour_at_most check (ends_at between opened_at and opened_at + interval '60 minutes'),
  constraint opened_means_with_an_end check ((opened_at is null) = (ends_at is null)),
  constraint somebody_else_approves check (approved_by <> staff_id),
  constraint somebody_else_signs_off check (signed_off_by <> staff_id)
);
create index on app.break_glass (municipality_id, staff_id, asked_at desc);
create index on app.break_glass (municipality_id, citizen_id) where signed_off_at is null;

-- What is READ through broken glass beside what is always seen. Policies for reading ask these, policies for writing those of 0001 and 0009.
create function app.readable_citizens() returns uuid[] language sql stable
  return coalesce(nullif(current_setting('app.readable_citizens', true), ''), nullif(current_setting('app.visible_citizens', true), ''))::uuid[];
create function app.readable_following() returns uuid[] language sql stable
  return coalesce(nullif(current_setting('app.readable_following', true), ''), nullif(current_setting('app.following_citizens', true), ''))::uuid[];
create function app.readable_plan() returns uuid[] language sql stable
  return coalesce(nullif(current_setting('app.readable_plan', true), ''), nullif(current_setting('app.plan_citizens', true), ''))::uuid[];
create function app.readable_work() returns uuid[] language sql stable
  return coalesce(nullif(current_setting('app.readable_work', true), ''), nullif(current_setting('app.work_citizens', true), ''))::uuid[];

-- Case workers of the municipality's own: nobody who is employed by a landlord or a partner, whatever the role.
create function app.may_break_glass() returns boolean language sql stable set search_path = '' as $$
  select coalesce(app.is_municipal() and app.roles() && array['case_worker', 'authority_case_worker'], false)
$$;

-- Asks for a file by its CPR number. The outcome is one word: 'forbidden', 'absent', 'visible' (it is hers anyway), 'nobody_told' (no leader
-- would hear of it), 'waits' (for a leader) or 'open'. What runs or waits already is not asked for twice.
create function app.break_glass(typed_cpr text, why text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare whose uuid; glass app.break_glass;
begin
  if not app.may_break_glass() then return jsonb_build_object('outcome', 'forbidden'); end if;
  select c.citizen_id into whose from app.citizen c join app.citizen_identity i using (municipality_id, citizen_id)
  where c.municipality_id = app.municipality() and i.cpr = typed_cpr and c.controller_id = app.organisation();
  if not found then return jsonb_build_object('outcome', 'absent'); end if;
  if whose = any (app.visible_citizens()) then return jsonb_build_object('outcome', 'visible', 'citizenId', whose); end if;
  if not exists (
    select from app.enrolment e
    join app.staff_role r on r.municipality_id = e.municipality_id and r.office_id = e.office_id and r.role = 'leader' and r.staff_id <> app.staff()
    join app.staff s on s.municipality_id = r.municipality_id and s.staff_id = r.staff_id and s.organisation_id = app.organisation()
    where e.municipality_id = app.municipality() and e.citizen_id = whose
      and e.valid_from <= app.today() and (e.valid_to is null or e.valid_to > app.today())
      and r.valid_from <= app.today() and (r.valid_to is null or r.valid_to > app.today())
      and s.employed_from <= app.today() and (s.employed_to is null or s.employed_to > app.today())
  ) then return jsonb_build_object('outcome', 'nobody_told'); end if;
  select * into glass from app.break_glass b
  where b.municipality_id = app.municipality() and b.staff_id = app.staff() and b.citizen_id = whose
    and (b.ends_at > app.now() and (b.approved_by is not null or not app.is_protected(b.municipality_id, b.citizen_id))
      or b.opened_at is null and b.signed_off_at is null and b.asked_at > app.now() - interval '1 day')
  order by b.asked_at desc limit 1;
  if not found then
    insert into app.break_glass (municipality_id, citizen_id, staff_id, reason, opened_at, ends_at)
    select app.municipality(), whose, app.staff(), why, at.opened, at.opened + interval '60 minutes'
    from (select case when not app.is_protected(app.municipality(), whose) then app.now() end as opened) at
    returning * into glass;
  end if;
  return jsonb_build_object('outcome', case when glass.opened_at is null then 'waits' else 'open' end, 'citizenId', whose);
end $$;

-- Lets the transaction read the file of one citizen, when the actor has broken its glass and the hour runs; null when not. Records of other
-- controllers stay closed, and so do sensitive barriers, notes for their author and the CPR number. A protection that has begun meanwhile
-- closes it, unless a leader opened it.
create function app.look_through_broken_glass(whose uuid) returns timestamptz
language plpgsql volatile security definer set search_path = '' as $$
declare until timestamptz;
begin
  select max(b.ends_at) into until from app.break_glass b
  where b.municipality_id = app.municipality() and b.citizen_id = whose and b.staff_id = app.staff()
    and b.opened_at <= app.now() and b.ends_at > app.now() and app.may_break_glass()
    and (b.approved_by is not null or not app.is_protected(b.municipality_id, b.citizen_id));
  if until is not null then
    perform set_config('app.readable_citizens', (app.readable_citizens() || whose)::text, true),
      set_config('app.readable_following', (app.readable_following() || whose)::text, true),
      set_config('app.readable_plan', (app.readable_plan() || whose)::text, true),
      set_config('app.readable_work', (app.readable_work() || whose)::text, true);
  end if;
  return until;
end $$;

-- Closes it before the hour is out.
create function app.close_broken_glass(whose uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update app.break_glass set ends_at = app.now()
  where municipality_id = app.municipality() and staff_id = app.staff() and citizen_id = whose and ends_at > app.now();
  return found;
end $$;

-- A leader of the municipality who may see the citizen, and is not the one who asks.
create function app.leads(glass app.break_glass) returns boolean language sql stable set search_path = '' as $$
  select coalesce(glass.municipality_id = app.municipality() and app.is_municipal() and 'leader' = any (app.roles())
    and glass.citizen_id = any (app.visible_citizens()) and glass.staff_id <> app.staff(), false)
$$;

-- The leader opens what waits, within a day of the asking: the hour begins now.
create function app.approve_broken_glass(glass_id uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update app.break_glass b set approved_by = app.staff(), opened_at = app.now(), ends_at = app.now() + interval '60 minutes'
  where b.break_glass_id = glass_id and app.leads(b) and b.opened_at is null and b.signed_off_at is null
    and b.asked_at > app.now() - interval '1 day';
  return found;
end $$;

-- The leader has looked at it. What still waits is refused by it.
create function app.sign_off_broken_glass(glass_id uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update app.break_glass b set signed_off_by = app.staff(), signed_off_at = app.now()
  where b.break_glass_id = glass_id and app.leads(b) and b.signed_off_at is null;
  return found;
end $$;
