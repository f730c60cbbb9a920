-- The three schemas, the context of a transaction, and who works where.
create extension if not exists btree_gist;

create schema app;
create schema auth;
create schema jobs;
revoke all on schema public from public;
grant usage on schema app to hb_app;
grant usage on schema auth to hb_auth;
grant usage, create on schema jobs to hb_jobs;

-- One row: is this the demo (invented people, substitute CPR numbers only)? Holds no personal data.
create table app.installation (
  only_row boolean primary key default true check (only_row),
  is_demo boolean not null default false
);
insert into app.installation default values;

-- The time of the act. A demo installation may be told another time by the simulator; a real one never.
create function app.now() returns timestamptz language plpgsql stable set search_path = '' as $$
declare told text := nullif(current_setting('app.now', true), '');
begin
  if told is not null and (select is_demo from app.installation) then return told::timestamptz; end if;
  return pg_catalog.now();
end $$;

create function app.today() returns date language sql stable set search_path = '' as
$$ select (app.now() at time zone 'Europe/Copenhagen')::date $$;

-- New keys. The simulator sets a seed, so that the same arguments give the same keys.
create function app.new_id() returns uuid language plpgsql volatile set search_path = '' as $$
declare seed text := nullif(current_setting('app.id_seed', true), ''); count bigint;
begin
  if seed is null then return gen_random_uuid(); end if;
  count := coalesce(nullif(current_setting('app.id_count', true), '')::bigint, 0) + 1;
  perform set_config('app.id_count', count::text, false);
  return md5(seed || ':' || count)::uuid;
end $$;

-- Context readers: unset means null, so that every policy fails closed. The bodies are bound when they are made (`return`, no search
-- path to bend), so that a policy's use of them costs nothing but reading the setting.
create function app.municipality() returns integer language sql stable
  return nullif(current_setting('app.municipality', true), '')::integer;
create function app.staff() returns uuid language sql stable
  return nullif(current_setting('app.staff', true), '')::uuid;
create function app.organisation() returns uuid language sql stable
  return nullif(current_setting('app.organisation', true), '')::uuid;
create function app.roles() returns text[] language sql stable
  return nullif(current_setting('app.roles', true), '')::text[];
create function app.offices() returns uuid[] language sql stable
  return nullif(current_setting('app.offices', true), '')::uuid[];
create function app.visible_citizens() returns uuid[] language sql stable
  return nullif(current_setting('app.visible_citizens', true), '')::uuid[];

create table app.municipality (
  municipality_id integer primary key check (municipality_id > 0),
  name text not null,
  -- What the municipality calls its employment service; since 2026 it need not have a "jobcenter".
  employment_service_name text not null
);

-- Dated code lists; municipality 0 holds the common lists, a municipality may add its own.
create table app.code (
  municipality_id integer not null default 0,
  list text not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  name_da text not null,
  name_en text not null,
  position integer not null default 0,
  attributes jsonb not null default '{}',
  primary key (municipality_id, list, code, valid_from),
  check (valid_to is null or valid_to > valid_from),
  exclude using gist (municipality_id with =, list with =, code with =, daterange(valid_from, valid_to) with &&)
);

create table app.organisation (
  municipality_id integer not null references app.municipality,
  organisation_id uuid not null default app.new_id(),
  name text not null,
  kind text not null check (kind in ('municipality', 'housing_organisation', 'partner')),
  is_sensitive boolean not null default false,
  primary key (municipality_id, organisation_id)
);

create table app.office (
  municipality_id integer not null references app.municipality,
  office_id uuid not null default app.new_id(),
  name text not null,
  area_name text not null,
  address text not null,
  opened_on date not null,
  closed_on date,
  caseload_ceiling integer not null default 50 check (caseload_ceiling > 0),
  primary key (municipality_id, office_id)
);

create table app.opening_hours (
  municipality_id integer not null,
  office_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  valid_from date not null,
  valid_to date,
  primary key (municipality_id, office_id, weekday, opens, valid_from),
  foreign key (municipality_id, office_id) references app.office
);

-- A door that closes outside its hours, from now until the given time.
create table app.door_closure (
  municipality_id integer not null,
  door_closure_id uuid not null default app.new_id(),
  office_id uuid not null,
  closed_from timestamptz not null,
  closed_until timestamptz not null check (closed_until > closed_from),
  reason text,
  closed_by uuid not null,
  primary key (municipality_id, door_closure_id),
  foreign key (municipality_id, office_id) references app.office
);

create table app.staff (
  municipality_id integer not null references app.municipality,
  staff_id uuid not null default app.new_id(),
  organisation_id uuid not null,
  first_name text not null,
  last_name text not null,
  title_da text not null,
  title_en text not null,
  employed_from date not null,
  employed_to date,
  primary key (municipality_id, staff_id),
  foreign key (municipality_id, organisation_id) references app.organisation
);

-- One person may hold several roles; office null = the whole municipality.
create table app.staff_role (
  municipality_id integer not null,
  staff_role_id uuid not null default app.new_id(),
  staff_id uuid not null,
  role text not null,
  office_id uuid,
  valid_from date not null,
  valid_to date,
  primary key (municipality_id, staff_role_id),
  foreign key (municipality_id, staff_id) references app.staff,
  foreign key (municipality_id, office_id) references app.office
);
create index on app.staff_role (municipality_id, staff_id);

-- Who is in the office when (Da: vagtplan), and who is ill or out.
create table app.shift (
  municipality_id integer not null,
  shift_id uuid not null default app.new_id(),
  office_id uuid not null,
  staff_id uuid not null,
  day date not null,
  starts time not null,
  ends time not null check (ends > starts),
  state text not null default 'in' check (state in ('in', 'out', 'ill')),
  note text,
  primary key (municipality_id, shift_id),
  unique (municipality_id, office_id, staff_id, day, starts),
  foreign key (municipality_id, office_id) references app.office,
  foreign key (municipality_id, staff_id) references app.staff
);
create index on app.shift (municipality_id, office_id, day);

-- Cover without change: the stand-in acts for the absent one, the contact person stays.
create table app.cover (
  municipality_id integer not null,
  cover_id uuid not null default app.new_id(),
  absent_staff_id uuid not null,
  stand_in_staff_id uuid not null check (stand_in_staff_id <> absent_staff_id),
  valid_from date not null,
  valid_to date not null check (valid_to > valid_from),
  reason text not null check (reason in ('illness', 'holiday', 'other')),
  primary key (municipality_id, cover_id),
  foreign key (municipality_id, absent_staff_id) references app.staff,
  foreign key (municipality_id, stand_in_staff_id) references app.staff
);
create index on app.cover (municipality_id, stand_in_staff_id);

create table auth.session (
  token_hash bytea primary key,
  municipality_id integer not null,
  staff_id uuid not null,
  started_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  ends_at timestamptz not null
);
grant select, insert, update, delete on auth.session to hb_auth;
