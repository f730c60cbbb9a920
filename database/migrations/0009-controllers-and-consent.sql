-- Who answers for a record, what a consent opens and for whom, and who may hold no case role.

create function app.municipal_organisation(m integer) returns uuid language sql stable security definer set search_path = '' as
$$ select organisation_id from app.organisation where municipality_id = m and kind = 'municipality' order by organisation_id limit 1 $$;

-- CONTROLLERS (Da: dataansvarlig, GDPR article 4(7)). The citizen's file and what hangs on it (plan, hours, enrolment …) belong to the
-- organisation that opened the file; a contact, a promise and an appointment belong to the organisation whose staff made it.
alter table app.citizen add column controller_id uuid;
alter table app.contact add column controller_id uuid;
alter table app.promise add column controller_id uuid;
alter table app.appointment add column controller_id uuid;
update app.citizen t set controller_id = app.municipal_organisation(t.municipality_id);
update app.contact t set controller_id = s.organisation_id from app.staff s
  where s.municipality_id = t.municipality_id and s.staff_id = t.written_by;
update app.promise t set controller_id = s.organisation_id from app.staff s
  where s.municipality_id = t.municipality_id and s.staff_id = t.made_by;
update app.appointment t set controller_id = s.organisation_id from app.staff s
  where s.municipality_id = t.municipality_id and s.staff_id = t.made_by;

create function app.set_controller() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    new.controller_id := coalesce(new.controller_id, app.organisation(), app.municipal_organisation(new.municipality_id));
  elsif new.controller_id is distinct from old.controller_id then
    raise exception 'a record keeps its controller' using errcode = 'HB003';
  end if;
  return new;
end $$;
do $$ declare t text; begin
  foreach t in array array['citizen', 'contact', 'promise', 'appointment'] loop
    execute format('alter table app.%I alter column controller_id set default app.organisation(), alter column controller_id set not null', t);
    execute format('alter table app.%I add foreign key (municipality_id, controller_id) references app.organisation', t);
    execute format('create index on app.%I (municipality_id, controller_id, citizen_id)', t);
    execute format('create trigger set_controller before insert or update of controller_id on app.%I for each row execute function app.set_controller()', t);
  end loop;
end $$;

-- CONSENT: the discloser tells the recipient one kind of information. 'case_file' is all of them; each of the others shows besides
-- that the citizen exists and who follows. A consent from the time before has the municipality as its discloser.
alter table app.consent add column discloser_id uuid;
update app.consent k set discloser_id = app.municipal_organisation(k.municipality_id);
alter table app.consent
  alter column discloser_id set not null,
  add foreign key (municipality_id, discloser_id) references app.organisation,
  add check (discloser_id <> organisation_id),
  add constraint known_information_kind check (information_kind in ('case_file', 'following', 'plan', 'notes', 'work')),
  add constraint a_consent_ends_after_it_begins check (valid_to is null or valid_to > valid_from);

-- What a citizen answered is never rewritten; it is withdrawn, once.
create function app.refuse_rewritten_consent() returns trigger language plpgsql set search_path = '' as $$
begin
  if to_jsonb(new) - 'withdrawn_at' <> to_jsonb(old) - 'withdrawn_at'
      or old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at then
    raise exception 'a consent is withdrawn, not rewritten' using errcode = 'HB003';
  end if;
  return new;
end $$;
create trigger refuse_rewritten_consent before update on app.consent
  for each row execute function app.refuse_rewritten_consent();

-- Without a search path of its own, so that it is put into the queries that ask it and (select app.today()) is asked once.
create function app.is_in_force(k app.consent) returns boolean language sql stable as $$
  select k.is_given and k.withdrawn_at is null
    and k.valid_from <= (select app.today()) and (k.valid_to is null or k.valid_to > (select app.today()))
$$;

-- PROTECTION has a kind: name and address, or no registered address (Da: uden fast bopæl, administrativ adresse).
alter table app.citizen_protection add column kind text not null default 'name_and_address'
  check (kind in ('name_and_address', 'no_registered_address'));

-- Whether a protection of the citizen runs today.
create function app.is_protected(m integer, c uuid) returns boolean language sql stable as $$
  select exists (select from app.citizen_protection p where p.municipality_id = m and p.citizen_id = c
    and p.valid_from <= (select app.today()) and (p.valid_to is null or p.valid_to > (select app.today())))
$$;

-- LANDLORD'S DUTIES: whoever handles tenancy, rent or hiring for the housing organisation holds no case role while it lasts.
create table app.landlord_duty (
  municipality_id integer not null,
  landlord_duty_id uuid not null default app.new_id(),
  staff_id uuid not null,
  duty text not null check (duty in ('tenancy', 'rent', 'hiring')),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  primary key (municipality_id, landlord_duty_id),
  foreign key (municipality_id, staff_id) references app.staff,
  exclude using gist (municipality_id with =, staff_id with =, duty with =, daterange(valid_from, valid_to) with &&)
);

create function app.case_role_names() returns text[] language sql immutable
  return array['case_worker', 'mentor', 'company_consultant', 'project_leader', 'housing_social_worker', 'leader', 'authority_case_worker'];

create function app.refuse_case_role_beside_landlord_duty() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- Two who give the same person a role and a duty at once take turns.
  perform from app.staff where municipality_id = new.municipality_id and staff_id = new.staff_id for update;
  if exists (select from app.landlord_duty d join app.staff_role r using (municipality_id, staff_id)
      where d.municipality_id = new.municipality_id and d.staff_id = new.staff_id and r.role = any (app.case_role_names())
        and daterange(d.valid_from, d.valid_to) && daterange(r.valid_from, r.valid_to)) then
    raise exception 'whoever handles tenancy, rent or hiring for the landlord holds no case role' using errcode = 'HB002';
  end if;
  return null;
end $$;
create trigger refuse_case_role_beside_landlord_duty after insert or update on app.landlord_duty
  for each row execute function app.refuse_case_role_beside_landlord_duty();
create trigger refuse_case_role_beside_landlord_duty after insert or update on app.staff_role
  for each row execute function app.refuse_case_role_beside_landlord_duty();

-- WHICH CITIZENS AN ACTOR SEES. As before (0002), with three changes:
--  * A consent of any kind, from the organisation that answers for the file, shows staff of another organisation that the citizen exists.
--  * So does the own organisation's own record: what one has written oneself is not lost when the consent ends.
create or replace function app.compute_visible_citizens(m integer, s uuid) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin return (
  with me as (
    select st.organisation_id, o.kind = 'municipality' as is_municipal
    from app.staff st join app.organisation o using (municipality_id, organisation_id)
    where st.municipality_id = m and st.staff_id = s
      and st.employed_from <= (select app.today()) and (st.employed_to is null or st.employed_to > (select app.today()))
  ), roles as (
    select r.role, r.office_id from app.staff_role r, me
    where r.municipality_id = m and r.staff_id = s
      and r.valid_from <= (select app.today()) and (r.valid_to is null or r.valid_to > (select app.today()))
      and r.role = any (app.case_role_names())
  ), acting_for as (
    select s as staff_id where exists (select from roles)
    union
    select c.absent_staff_id from app.cover c
    where c.municipality_id = m and c.stand_in_staff_id = s and exists (select from roles)
      and c.valid_from <= (select app.today()) and c.valid_to > (select app.today())
  ), belonging as (
    select e.citizen_id from app.enrolment e
    where e.municipality_id = m
      and e.office_id in (select office_id from roles where role <> 'authority_case_worker')
      and e.valid_from <= (select app.today()) and (e.valid_to is null or e.valid_to > (select app.today()))
  ), followed as (
    select p.citizen_id from app.contact_person p join acting_for a using (staff_id)
    where p.municipality_id = m and p.valid_from <= (select app.today()) and (p.valid_to is null or p.valid_to > (select app.today()))
    union
    select t.citizen_id from app.citizen_team t join acting_for a using (staff_id)
    where t.municipality_id = m and t.valid_from <= (select app.today()) and (t.valid_to is null or t.valid_to > (select app.today()))
  )
  select array(
    select citizen_id from (select citizen_id from belonging union select citizen_id from followed) reachable, me
    where me.is_municipal
      or exists (
        select from app.consent k join app.citizen c using (municipality_id, citizen_id)
        where k.municipality_id = m and k.citizen_id = reachable.citizen_id and k.organisation_id = me.organisation_id
          and k.discloser_id = c.controller_id and app.is_in_force(k))
      or exists (select from app.contact o where o.municipality_id = m and o.controller_id = me.organisation_id and o.citizen_id = reachable.citizen_id)
      or exists (select from app.promise o where o.municipality_id = m and o.controller_id = me.organisation_id and o.citizen_id = reachable.citizen_id)
      or exists (select from app.appointment o where o.municipality_id = m and o.controller_id = me.organisation_id and o.citizen_id = reachable.citizen_id)
    order by citizen_id
  )
); end $$;

-- WHAT AN ACTOR SEES OF THEM, by kind of information; context readers like those of 0001.
create function app.following_citizens() returns uuid[] language sql stable
  return nullif(current_setting('app.following_citizens', true), '')::uuid[];
create function app.plan_citizens() returns uuid[] language sql stable
  return nullif(current_setting('app.plan_citizens', true), '')::uuid[];
create function app.work_citizens() returns uuid[] language sql stable
  return nullif(current_setting('app.work_citizens', true), '')::uuid[];
-- 'controller/citizen' of those records of another controller that a consent opens.
create function app.disclosed_following() returns text[] language sql stable
  return nullif(current_setting('app.disclosed_following', true), '')::text[];
create function app.disclosed_plan() returns text[] language sql stable
  return nullif(current_setting('app.disclosed_plan', true), '')::text[];
create function app.disclosed_notes() returns text[] language sql stable
  return nullif(current_setting('app.disclosed_notes', true), '')::text[];

-- Puts in the transaction which citizens the actor sees and what of them. Staff of the organisation that answers for a file see it all.
create function app.set_visibility(m integer, s uuid, organisation uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  visible uuid[] := app.compute_visible_citizens(m, s);
  own uuid[];
  told record;
begin
  select array_agg(c.citizen_id) into own from app.citizen c
  where c.municipality_id = m and c.citizen_id = any (visible) and c.controller_id = organisation;
  select array_agg(k.citizen_id) filter (where k.discloser_id = c.controller_id) as following,
    array_agg(k.citizen_id) filter (where k.discloser_id = c.controller_id and k.information_kind in ('plan', 'case_file')) as plan,
    array_agg(k.citizen_id) filter (where k.discloser_id = c.controller_id and k.information_kind in ('work', 'case_file')) as work,
    array_agg(k.discloser_id || '/' || k.citizen_id) as disclosed_following,
    array_agg(k.discloser_id || '/' || k.citizen_id) filter (where k.information_kind in ('plan', 'case_file')) as disclosed_plan,
    array_agg(k.discloser_id || '/' || k.citizen_id) filter (where k.information_kind in ('notes', 'case_file')) as disclosed_notes
  into told
  from app.consent k join app.citizen c using (municipality_id, citizen_id)
  where k.municipality_id = m and k.organisation_id = organisation and k.citizen_id = any (visible) and app.is_in_force(k);
  perform set_config('app.visible_citizens', visible::text, true),
    set_config('app.following_citizens', coalesce(own || told.following, '{}')::text, true),
    set_config('app.plan_citizens', coalesce(own || told.plan, '{}')::text, true),
    set_config('app.work_citizens', coalesce(own || told.work, '{}')::text, true),
    set_config('app.disclosed_following', coalesce(told.disclosed_following, '{}')::text, true),
    set_config('app.disclosed_plan', coalesce(told.disclosed_plan, '{}')::text, true),
    set_config('app.disclosed_notes', coalesce(told.disclosed_notes, '{}')::text, true);
end $$;

create or replace function app.become(m integer, s uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare me record; role_list text[]; office_list uuid[]; home record;
begin
  select st.organisation_id, st.first_name, st.last_name, st.title_da, st.title_en, o.name as organisation_name,
    o.kind = 'municipality' as is_municipal, mu.name as municipality_name, mu.employment_service_name
  into me from app.staff st
  join app.organisation o using (municipality_id, organisation_id) join app.municipality mu using (municipality_id)
  where st.municipality_id = m and st.staff_id = s
    and st.employed_from <= (select app.today()) and (st.employed_to is null or st.employed_to > (select app.today()));
  if not found then return null; end if;
  select coalesce(array_agg(distinct role), '{}'), coalesce(array_agg(distinct office_id) filter (where office_id is not null), '{}')
  into role_list, office_list from app.staff_role
  where municipality_id = m and staff_id = s and valid_from <= (select app.today()) and (valid_to is null or valid_to > (select app.today()));
  select office_id, name into home from app.office
  where municipality_id = m and office_id = any (office_list) order by name limit 1;
  perform set_config('app.municipality', m::text, true), set_config('app.staff', s::text, true),
    set_config('app.organisation', me.organisation_id::text, true), set_config('app.roles', role_list::text, true),
    set_config('app.offices', office_list::text, true);
  perform app.set_visibility(m, s, me.organisation_id);
  return jsonb_build_object('municipalityId', m, 'staffId', s, 'organisationId', me.organisation_id,
    'organisationName', me.organisation_name, 'isMunicipal', me.is_municipal, 'roles', role_list, 'officeIds', office_list,
    'officeId', home.office_id, 'officeName', home.name, 'firstName', me.first_name, 'lastName', me.last_name,
    'titleDa', me.title_da, 'titleEn', me.title_en, 'municipalityName', me.municipality_name,
    'employmentServiceName', me.employment_service_name, 'isDemo', (select is_demo from app.installation));
end $$;

create or replace function app.refresh_visible_citizens() returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform app.set_visibility(app.municipality(), app.staff(), app.organisation());
end $$;
