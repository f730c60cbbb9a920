-- The open door, contacts, promises, appointments and the plan.

-- A visit (Da: henvendelse) with or without a name; status is computed from the four times, never typed.
create table app.visit (
  municipality_id integer not null,
  visit_id uuid not null default app.new_id(),
  office_id uuid not null,
  day date not null default app.today(),
  number integer not null,
  citizen_id uuid,
  -- For someone without a case: the first name as said, or nothing at all.
  said_name text check (length(said_name) <= 60),
  is_urgent boolean not null default false,
  wished_staff_id uuid,
  arrived_at timestamptz not null default app.now(),
  taken_at timestamptz,
  taken_by uuid,
  talk_ended_at timestamptz,
  finished_at timestamptz,
  left_at timestamptz,
  registered_by uuid not null,
  version integer not null default 1,
  primary key (municipality_id, visit_id),
  unique (municipality_id, office_id, day, number),
  foreign key (municipality_id, office_id) references app.office,
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, taken_by) references app.staff,
  foreign key (municipality_id, wished_staff_id) references app.staff,
  check ((taken_at is null) = (taken_by is null)),
  check (taken_at is null or taken_at >= arrived_at),
  check (talk_ended_at is null or talk_ended_at >= taken_at),
  check (finished_at is null or talk_ended_at is not null),
  check (left_at is null or taken_at is null)
);
create index on app.visit (municipality_id, citizen_id) where citizen_id is not null;

-- A visit may be tied to a citizen only by someone who may see that citizen.
create function app.refuse_unseen_citizen() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.citizen_id is distinct from old.citizen_id and not coalesce(new.citizen_id = any (app.visible_citizens()), false) then
    raise exception 'the citizen is not visible to the actor' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger refuse_unseen_citizen before update of citizen_id on app.visit for each row execute function app.refuse_unseen_citizen();

-- What a visit was about, apart from the visit: the queue shows no reason to those who may not open the file.
create table app.visit_topic (
  municipality_id integer not null,
  visit_id uuid not null,
  topic text not null,
  primary key (municipality_id, visit_id, topic),
  foreign key (municipality_id, visit_id) references app.visit on delete cascade
);

create function app.tell_the_door() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_notify('door', new.municipality_id || ':' || new.office_id);
  return null;
end $$;
create trigger tell_the_door after insert or update on app.visit for each row execute function app.tell_the_door();
create trigger tell_the_door after insert or update on app.door_closure for each row execute function app.tell_the_door();

-- A contact on the case (Da: kontakt): a talk, a visit, a call; with a short note and who sees it.
create table app.contact (
  municipality_id integer not null,
  contact_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  office_id uuid not null,
  visit_id uuid,
  kind text not null,
  place text not null,
  happened_at timestamptz not null,
  minutes integer check (minutes between 0 and 1440),
  note text not null default '' check (length(note) <= 4000),
  -- Who sees it: author alone, the authority (municipal staff round the citizen), or the whole team incl. consented partners.
  visibility text not null check (visibility in ('author', 'authority', 'team')),
  written_by uuid not null,
  registered_at timestamptz not null default app.now(),
  version integer not null default 1,
  primary key (municipality_id, contact_id),
  unique (municipality_id, visit_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, office_id) references app.office,
  foreign key (municipality_id, visit_id) references app.visit,
  foreign key (municipality_id, written_by) references app.staff
);
create index on app.contact (municipality_id, citizen_id, happened_at desc);

create table app.contact_topic (
  municipality_id integer not null,
  contact_id uuid not null,
  topic text not null,
  primary key (municipality_id, contact_id, topic),
  foreign key (municipality_id, contact_id) references app.contact on delete cascade
);

-- A correction keeps the old words, who and why.
create table app.contact_correction (
  municipality_id integer not null,
  contact_correction_id uuid not null default app.new_id(),
  contact_id uuid not null,
  old_note text not null,
  new_note text not null,
  reason text not null check (length(reason) between 1 and 500),
  corrected_by uuid not null,
  corrected_at timestamptz not null default app.now(),
  primary key (municipality_id, contact_correction_id),
  foreign key (municipality_id, contact_id) references app.contact
);
create index on app.contact_correction (municipality_id, contact_id);

-- A promise (Da: løfte) with an owner and a date; kept, with what came of it.
create table app.promise (
  municipality_id integer not null,
  promise_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  contact_id uuid,
  what text not null check (length(what) between 1 and 500),
  owner_staff_id uuid not null,
  due_on date not null,
  made_by uuid not null,
  made_at timestamptz not null default app.now(),
  kept_at timestamptz,
  kept_by uuid,
  outcome text check (length(outcome) <= 1000),
  version integer not null default 1,
  primary key (municipality_id, promise_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, contact_id) references app.contact,
  foreign key (municipality_id, owner_staff_id) references app.staff,
  check ((kept_at is null) = (kept_by is null))
);
create index on app.promise (municipality_id, citizen_id);
create index on app.promise (municipality_id, owner_staff_id, due_on) where kept_at is null;

-- An appointment (Da: aftale); one member of staff is never booked twice, by the database.
create table app.appointment (
  municipality_id integer not null,
  appointment_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  office_id uuid not null,
  staff_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  subject text not null check (length(subject) <= 200),
  place text not null,
  outcome text check (outcome in ('came', 'did_not_come', 'cancelled_by_office', 'cancelled_by_citizen')),
  made_by uuid not null,
  made_at timestamptz not null default app.now(),
  version integer not null default 1,
  primary key (municipality_id, appointment_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, office_id) references app.office,
  foreign key (municipality_id, staff_id) references app.staff,
  constraint staff_not_booked_twice exclude using gist (municipality_id with =, staff_id with =, tstzrange(starts_at, ends_at) with &&)
    where (outcome is null or outcome in ('came', 'did_not_come'))
);
create index on app.appointment (municipality_id, staff_id, starts_at);
create index on app.appointment (municipality_id, citizen_id, starts_at);

-- A barrier or resource in the citizen's own words (Da: det står i vejen): lifted, never erased.
create table app.barrier (
  municipality_id integer not null,
  barrier_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  kind text not null check (kind in ('barrier', 'resource')),
  own_words text not null check (length(own_words) between 1 and 500),
  is_sensitive boolean not null default false,
  noted_on date not null default app.today(),
  noted_by uuid not null,
  lifted_on date,
  lifted_by uuid,
  version integer not null default 1,
  primary key (municipality_id, barrier_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  check ((lifted_on is null) = (lifted_by is null)),
  check (lifted_on is null or lifted_on >= noted_on)
);
create index on app.barrier (municipality_id, citizen_id);

-- A job wish or an education wish, as a dated period (the ESCO concept is kept when it is known).
create table app.wish (
  municipality_id integer not null,
  wish_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  kind text not null check (kind in ('job', 'education')),
  own_words text not null check (length(own_words) between 1 and 500),
  esco_concept text,
  hours_per_week_from numeric(4, 1) check (hours_per_week_from between 0 and 60),
  hours_per_week_to numeric(4, 1) check (hours_per_week_to between 0 and 60),
  conditions text check (length(conditions) <= 500),
  valid_from date not null default app.today(),
  valid_to date,
  registered_by uuid not null,
  registered_at timestamptz not null default app.now(),
  primary key (municipality_id, wish_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  check (valid_to is null or valid_to >= valid_from)
);
create index on app.wish (municipality_id, citizen_id);

-- The one-page plan: goals, and under each goal steps.
create table app.plan (
  municipality_id integer not null,
  plan_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  started_on date not null,
  review_on date,
  changed_on date not null,
  closed_on date,
  closing_summary text,
  version integer not null default 1,
  primary key (municipality_id, plan_id),
  foreign key (municipality_id, citizen_id) references app.citizen
);
create unique index one_open_plan on app.plan (municipality_id, citizen_id) where closed_on is null;

create table app.goal (
  municipality_id integer not null,
  goal_id uuid not null default app.new_id(),
  plan_id uuid not null,
  citizen_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  track text not null check (track in ('job', 'holistic')),
  position integer not null default 0,
  reached_on date,
  set_on date not null default app.today(),
  primary key (municipality_id, goal_id),
  foreign key (municipality_id, plan_id) references app.plan,
  foreign key (municipality_id, citizen_id) references app.citizen
);
create index on app.goal (municipality_id, citizen_id);

-- A step (Da: skridt). Own words only when the citizen said it; the doer is the citizen or a member of staff.
create table app.step (
  municipality_id integer not null,
  step_id uuid not null default app.new_id(),
  goal_id uuid not null,
  citizen_id uuid not null,
  what text not null check (length(what) between 1 and 300),
  is_own_words boolean not null default false,
  doer_staff_id uuid,
  due_on date,
  taken_on date,
  set_on date not null default app.today(),
  set_by uuid not null,
  version integer not null default 1,
  primary key (municipality_id, step_id),
  foreign key (municipality_id, goal_id) references app.goal,
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, doer_staff_id) references app.staff
);
create index on app.step (municipality_id, citizen_id);

-- Where in the model (Da: trin): clarification, towards a job, in a company, establishment; and holistic tracks beside.
create table app.track (
  municipality_id integer not null,
  track_id uuid not null default app.new_id(),
  citizen_id uuid not null,
  kind text not null,
  label text check (length(label) <= 100),
  valid_from date not null,
  valid_to date,
  registered_by uuid not null,
  primary key (municipality_id, track_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  check (valid_to is null or valid_to > valid_from)
);
create index on app.track (municipality_id, citizen_id);

-- What someone has begun to write: seen by that person alone.
create table app.draft (
  municipality_id integer not null,
  staff_id uuid not null,
  draft_key text not null check (length(draft_key) <= 200),
  fields jsonb not null,
  saved_at timestamptz not null default app.now(),
  primary key (municipality_id, staff_id, draft_key),
  foreign key (municipality_id, staff_id) references app.staff
);

-- A form sent once: the second press, or the retry after a lost answer, gets the first one's answer.
create table app.form_receipt (
  municipality_id integer not null,
  staff_id uuid not null,
  form_key uuid not null,
  sent_at timestamptz not null default app.now(),
  fingerprint text not null,
  answer jsonb,
  primary key (municipality_id, staff_id, form_key)
);

-- Who read what, why: written before bytes leave; nobody changes or deletes a row.
create table app.read_log (
  municipality_id integer not null,
  read_log_id uuid not null default app.new_id(),
  read_at timestamptz not null default app.now(),
  staff_id uuid not null,
  organisation_id uuid not null,
  roles text[] not null,
  act text not null,
  purpose text not null,
  legal_basis text not null,
  citizen_ids uuid[] not null,
  search_text text,
  request_id uuid not null,
  primary key (municipality_id, read_log_id)
);
create index on app.read_log using gin (citizen_ids);
create index on app.read_log (municipality_id, read_at desc);
