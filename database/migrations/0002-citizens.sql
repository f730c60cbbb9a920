-- Citizens and everything that says who follows them and who may see them.
create table app.citizen (
  municipality_id integer not null references app.municipality,
  citizen_id uuid not null default app.new_id(),
  first_name text not null check (length(first_name) between 1 and 100),
  last_name text not null default '' check (length(last_name) <= 100),
  -- Folded by the search rule of the program: lower case, no diacritics, one spelling.
  search_key text not null,
  language text,
  needs_interpreter boolean not null default false,
  phone text,
  registered_by uuid not null,
  registered_at timestamptz not null default app.now(),
  version integer not null default 1,
  primary key (municipality_id, citizen_id)
);

-- The CPR number apart from the person: an attribute with its own policy, never a key.
create table app.citizen_identity (
  municipality_id integer not null,
  citizen_id uuid not null,
  cpr text not null check (cpr ~ '^[0-9]{10}$'),
  primary key (municipality_id, citizen_id),
  unique (municipality_id, cpr),
  foreign key (municipality_id, citizen_id) references app.citizen
);

-- Demo mode holds substitute numbers only (day + 60), whichever way a number comes in.
create function app.refuse_real_cpr_in_demo() returns trigger language plpgsql set search_path = '' as $$
begin
  if (select is_demo from app.installation) and substr(new.cpr, 1, 2)::integer not between 61 and 91 then
    raise exception 'demo mode accepts substitute CPR numbers only' using errcode = 'HB001';
  end if;
  return new;
end $$;
create trigger refuse_real_cpr_in_demo before insert or update on app.citizen_identity
  for each row execute function app.refuse_real_cpr_in_demo();

create table app.citizen_address (
  municipality_id integer not null,
  citizen_address_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  address text not null,
  valid_from date not null,
  valid_to date,
  primary key (municipality_id, citizen_address_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  exclude using gist (municipality_id with =, citizen_id with =, daterange(valid_from, valid_to) with &&)
);

-- Name and address protection (CPR Act section 28): lapses unless renewed, so it is a dated period.
create table app.citizen_protection (
  municipality_id integer not null,
  citizen_protection_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  valid_from date not null,
  valid_to date,
  primary key (municipality_id, citizen_protection_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  exclude using gist (municipality_id with =, citizen_id with =, daterange(valid_from, valid_to) with &&)
);

create index on app.citizen_address (municipality_id, citizen_id);
create index on app.citizen_protection (municipality_id, citizen_id);

-- Belongs to the office (Da: tilknyttet), with the target group at the time.
create table app.enrolment (
  municipality_id integer not null,
  enrolment_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  office_id uuid not null,
  target_group text not null,
  valid_from date not null,
  valid_to date,
  end_reason text,
  registered_by uuid not null,
  registered_at timestamptz not null default app.now(),
  primary key (municipality_id, enrolment_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, office_id) references app.office,
  check (valid_to is null or valid_to > valid_from),
  exclude using gist (municipality_id with =, citizen_id with =, daterange(valid_from, valid_to) with &&)
);
create index on app.enrolment (municipality_id, office_id);
create index on app.enrolment (municipality_id, citizen_id);

-- The one fixed contact person (Da: fast kontaktperson) as a dated period: never two at a time.
create table app.contact_person (
  municipality_id integer not null,
  contact_person_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  staff_id uuid not null,
  valid_from date not null,
  valid_to date,
  start_reason text not null,
  end_reason text,
  registered_by uuid not null,
  registered_at timestamptz not null default app.now(),
  primary key (municipality_id, contact_person_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, staff_id) references app.staff,
  check (valid_to is null or valid_to > valid_from),
  exclude using gist (municipality_id with =, citizen_id with =, daterange(valid_from, valid_to) with &&)
);
create index on app.contact_person (municipality_id, staff_id);
create index on app.contact_person (municipality_id, citizen_id);

-- The team round the citizen: dated roles beside the one contact person.
create table app.citizen_team (
  municipality_id integer not null,
  citizen_team_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  staff_id uuid not null,
  role text not null,
  valid_from date not null,
  valid_to date,
  primary key (municipality_id, citizen_team_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, staff_id) references app.staff,
  exclude using gist (municipality_id with =, citizen_id with =, staff_id with =, role with =, daterange(valid_from, valid_to) with &&)
);
create index on app.citizen_team (municipality_id, staff_id);
create index on app.citizen_team (municipality_id, citizen_id);

-- Consent (Da: samtykke): to which organisation, what kind of information, until when; a "no thanks" is kept too.
create table app.consent (
  municipality_id integer not null,
  consent_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  organisation_id uuid not null,
  information_kind text not null,
  purpose text not null,
  form text not null check (form in ('oral', 'written', 'digital')),
  is_given boolean not null,
  valid_from date not null,
  valid_to date,
  withdrawn_at timestamptz,
  registered_by uuid not null,
  registered_at timestamptz not null default app.now(),
  primary key (municipality_id, consent_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, organisation_id) references app.organisation
);
create index on app.consent (municipality_id, citizen_id);
create index on app.consent (municipality_id, organisation_id);

-- WHICH CITIZENS AN ACTOR SEES. The one rule that every policy asks, computed once per transaction by app.become().
--  * Municipal staff with a case role at an office see the citizens who belong to it today.
--  * The contact person, the team round the citizen and the stand-in of either see that citizen.
--  * Staff of a housing organisation see a citizen of their office only with that citizen's consent in force.
--  * Evaluators and system administrators see nobody.
create function app.compute_visible_citizens(m integer, s uuid) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin return (
  -- plpgsql keeps the plan from call to call; (select app.today()) is asked once, not for every row.
  with me as (
    select st.organisation_id, o.kind = 'municipality' as is_municipal
    from app.staff st join app.organisation o using (municipality_id, organisation_id)
    where st.municipality_id = m and st.staff_id = s
      and st.employed_from <= (select app.today()) and (st.employed_to is null or st.employed_to > (select app.today()))
  ), roles as (
    select r.role, r.office_id from app.staff_role r, me
    where r.municipality_id = m and r.staff_id = s
      and r.valid_from <= (select app.today()) and (r.valid_to is null or r.valid_to > (select app.today()))
      and r.role in ('case_worker', 'mentor', 'company_consultant', 'project_leader', 'housing_social_worker', 'leader',
                     'authority_case_worker')
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
    where me.is_municipal or exists (
      select from app.consent k
      where k.municipality_id = m and k.citizen_id = reachable.citizen_id and k.organisation_id = me.organisation_id
        and k.information_kind = 'case_file' and k.is_given and k.withdrawn_at is null
        and k.valid_from <= (select app.today()) and (k.valid_to is null or k.valid_to > (select app.today()))
    )
    order by citizen_id
  )
); end $$;

-- Puts the actor in the transaction (municipality, staff, organisation, roles, offices, visible citizens) and
-- returns what the program needs to know about that person.
create function app.become(m integer, s uuid) returns jsonb
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
    set_config('app.offices', office_list::text, true),
    set_config('app.visible_citizens', app.compute_visible_citizens(m, s)::text, true);
  return jsonb_build_object('municipalityId', m, 'staffId', s, 'organisationId', me.organisation_id,
    'organisationName', me.organisation_name, 'isMunicipal', me.is_municipal, 'roles', role_list, 'officeIds', office_list,
    'officeId', home.office_id, 'officeName', home.name, 'firstName', me.first_name, 'lastName', me.last_name,
    'titleDa', me.title_da, 'titleEn', me.title_en, 'municipalityName', me.municipality_name,
    'employmentServiceName', me.employment_service_name, 'isDemo', (select is_demo from app.installation));
end $$;

-- Called after an act that makes a citizen visible inside the same transaction (a new file, a new team member).
create function app.refresh_visible_citizens() returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform set_config('app.visible_citizens', app.compute_visible_citizens(app.municipality(), app.staff())::text, true);
end $$;

-- Case roles work with citizens; evaluators and system administrators hold none.
create function app.has_case_role() returns boolean language sql stable
  return coalesce(app.roles() && array['case_worker', 'mentor', 'company_consultant', 'project_leader', 'housing_social_worker',
                                       'leader', 'authority_case_worker'], false);

-- Is the actor employed by the municipality? Housing organisations and partners are private parties in the law's eyes.
create function app.is_municipal() returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from app.organisation o
    where o.municipality_id = app.municipality() and o.organisation_id = app.organisation() and o.kind = 'municipality')
$$;
