-- Companies, placements and the ledger of paid hours; group courses.
create table app.company (
  municipality_id integer not null references app.municipality,
  company_id uuid not null default app.new_id(),
  cvr text not null check (cvr ~ '^[0-9]{8}$'),
  name text not null check (length(name) between 1 and 200),
  town text,
  phone text,
  registered_by uuid not null,
  registered_at timestamptz not null default app.now(),
  version integer not null default 1,
  primary key (municipality_id, company_id),
  unique (municipality_id, cvr)
);

-- A placement (Da: virksomhedsforløb): its kind is a dated code and decides what its hours count as.
create table app.placement (
  municipality_id integer not null,
  placement_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  company_id uuid not null,
  kind text not null,
  job_title text check (length(job_title) <= 200),
  hours_per_week numeric(4, 1) check (hours_per_week between 0 and 60),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  follow_up_on date,
  end_reason text,
  registered_by uuid not null,
  registered_at timestamptz not null default app.now(),
  version integer not null default 1,
  primary key (municipality_id, placement_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, company_id) references app.company
);
create index on app.placement (municipality_id, citizen_id);
create index on app.placement (municipality_id, company_id);

-- The ledger of hours: a correction is a new row with the next version; null hours = known to be unknown.
create table app.work_hours (
  municipality_id integer not null,
  placement_id uuid not null,
  month date not null check (extract(day from month) = 1),
  version integer not null check (version > 0),
  citizen_id uuid not null,
  hours numeric(5, 2) check (hours between 0 and 400),
  source text not null,
  registered_by uuid not null,
  registered_at timestamptz not null default app.now(),
  primary key (municipality_id, placement_id, month, version),
  foreign key (municipality_id, placement_id) references app.placement,
  foreign key (municipality_id, citizen_id) references app.citizen
);
create index on app.work_hours (municipality_id, citizen_id, month);

create view app.current_work_hours with (security_invoker = true) as
  select distinct on (municipality_id, placement_id, month) *
  from app.work_hours
  order by municipality_id, placement_id, month, version desc;

-- Group courses (Da: hold): course, sessions, participants, attendance.
create table app.course (
  municipality_id integer not null,
  course_id uuid not null default app.new_id(),
  office_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  place text not null,
  capacity integer not null check (capacity between 1 and 100),
  led_by uuid not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  primary key (municipality_id, course_id),
  foreign key (municipality_id, office_id) references app.office,
  foreign key (municipality_id, led_by) references app.staff
);

create table app.course_session (
  municipality_id integer not null,
  course_session_id uuid not null default app.new_id(),
  course_id uuid not null,
  number integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  theme text not null,
  attendance_saved_at timestamptz,
  attendance_saved_by uuid,
  version integer not null default 1,
  primary key (municipality_id, course_session_id),
  unique (municipality_id, course_id, number),
  foreign key (municipality_id, course_id) references app.course
);
create index on app.course_session (municipality_id, starts_at);

create table app.course_participant (
  municipality_id integer not null,
  course_id uuid not null,
  citizen_id uuid not null,
  joined_on date not null,
  left_on date,
  primary key (municipality_id, course_id, citizen_id),
  foreign key (municipality_id, course_id) references app.course,
  foreign key (municipality_id, citizen_id) references app.citizen
);
create index on app.course_participant (municipality_id, citizen_id);

create table app.attendance (
  municipality_id integer not null,
  course_session_id uuid not null,
  citizen_id uuid not null,
  state text not null check (state in ('here', 'late', 'away')),
  reason text,
  primary key (municipality_id, course_session_id, citizen_id),
  foreign key (municipality_id, course_session_id) references app.course_session,
  foreign key (municipality_id, citizen_id) references app.citizen
);
