-- What is kept for how long, who lets it go, and the list of what is gone. The rules in words: docs/rules/sletning.md, docs/decisions/0008-deletion.md.

-- LEGAL HOLD (Da: holdt tilbage): a complaint, a lawsuit, a request for access. While it lasts nothing of that controller's is deleted.
create table app.legal_hold (
  municipality_id integer not null,
  legal_hold_id uuid not null default app.new_id(),
  controller_id uuid not null default app.organisation(),
  citizen_id uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  placed_by uuid not null,
  placed_at timestamptz not null default app.now(),
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (municipality_id, legal_hold_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, controller_id) references app.organisation,
  check ((lifted_at is null) = (lifted_by is null))
);
create unique index one_hold_in_force on app.legal_hold (municipality_id, controller_id, citizen_id) where lifted_at is null;

-- One leader proposes; it lives until another has approved, and is gone with the person. Without a citizen: all that is due until that day.
create table app.deletion_proposal (
  municipality_id integer not null,
  deletion_proposal_id uuid not null default app.new_id(),
  controller_id uuid not null default app.organisation(),
  case_type text not null check (case_type in ('municipal_case', 'housing_social_case', 'door_visit_without_case', 'read_log')),
  citizen_id uuid,
  due_until date,
  proposed_by uuid not null,
  proposed_at timestamptz not null default app.now(),
  approved_by uuid,
  approved_at timestamptz,
  primary key (municipality_id, deletion_proposal_id),
  unique nulls not distinct (municipality_id, controller_id, case_type, citizen_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, controller_id) references app.organisation,
  check ((citizen_id is null) = (due_until is not null)),
  check ((citizen_id is null) = (case_type in ('door_visit_without_case', 'read_log'))),
  check ((approved_at is null) = (approved_by is null))
);

do $$ declare t text; begin
  foreach t in array array['legal_hold', 'deletion_proposal'] loop
    execute format('create trigger set_controller before insert or update of controller_id on app.%I for each row execute function app.set_controller()', t);
  end loop;
end $$;

-- THE DELETION LIST: what is gone. Internal ids alone, so that it tells nobody's name; kept outside the backup and replayed on a restored one.
create table app.deletion_list (
  municipality_id integer not null,
  deletion_id uuid not null default app.new_id(),
  controller_id uuid not null,
  case_type text not null,
  citizen_id uuid,
  due_until date,
  deleted_at timestamptz not null default app.now(),
  proposed_by uuid not null,
  approved_by uuid not null,
  primary key (municipality_id, deletion_id),
  constraint four_eyes check (approved_by <> proposed_by)
);

create function app.refuse_changed_deletion_list() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'the deletion list is never changed' using errcode = 'HB003';
end $$;
create trigger refuse_changed_deletion_list before update or delete on app.deletion_list
  for each row execute function app.refuse_changed_deletion_list();
create trigger refuse_emptied_deletion_list before truncate on app.deletion_list
  for each statement execute function app.refuse_changed_deletion_list();

-- Municipalities keep by the archive rules, private organisations by their own.
create function app.case_type_of(m integer, controller uuid) returns text language sql stable security definer set search_path = '' as $$
  select case o.kind when 'municipality' then 'municipal_case' else 'housing_social_case' end
  from app.organisation o where o.municipality_id = m and o.organisation_id = controller
$$;

-- Whether the actor's organisation has something on the citizen: the file, or a record of its own.
create function app.answers_for(citizen uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from app.citizen o where o.municipality_id = app.municipality() and o.citizen_id = citizen and o.controller_id = app.organisation())
    or exists (select from app.contact o where o.municipality_id = app.municipality() and o.citizen_id = citizen and o.controller_id = app.organisation())
    or exists (select from app.promise o where o.municipality_id = app.municipality() and o.citizen_id = citizen and o.controller_id = app.organisation())
    or exists (select from app.appointment o where o.municipality_id = app.municipality() and o.citizen_id = citizen and o.controller_id = app.organisation())
$$;

-- Four eyes, whoever writes: approved by the one who acts, never by the one who proposed; and who proposed is not rewritten.
create function app.refuse_own_approval() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and new.proposed_by <> old.proposed_by then
    raise exception 'who proposed a deletion is not rewritten' using errcode = 'HB002';
  end if;
  if new.approved_by is not null and (tg_op = 'INSERT' or new.approved_by = new.proposed_by or new.approved_by is distinct from app.staff()) then
    raise exception 'a deletion is proposed by one leader and approved by another' using errcode = 'HB002';
  end if;
  if app.case_type_of(new.municipality_id, new.controller_id) <>
      (case when new.citizen_id is null then 'municipal_case' else new.case_type end) then
    raise exception 'that is not this controller''s to delete' using errcode = 'HB002';
  end if;
  return null;
end $$;
create trigger refuse_own_approval after insert or update on app.deletion_proposal
  for each row execute function app.refuse_own_approval();

-- The day on which something is due: the rule in force on the day of closure, the municipality's own before the common one. Null: no rule.
-- In TypeScript: src/domain/retention/deletion-day.ts.
create function app.deletion_day(m integer, kind text, closed_on date) returns date language sql stable security definer set search_path = '' as $$
  select (closed_on + (
    select (c.attributes ->> 'period')::interval from app.code c
    where c.municipality_id in (0, m) and c.list = 'retention-rule' and c.code = kind
      and c.valid_from <= closed_on and (c.valid_to is null or c.valid_to > closed_on)
    order by c.municipality_id desc limit 1))::date
$$;

-- CLOSED CASES of a controller: of citizens who belong to no office, and have no contact person, no team and no placement. A case closes on the day
-- the last of these ended, and not before the controller's last record. The file waits while another controller has records on the citizen.
create function app.closed_cases(m integer, controller uuid, only_citizen uuid default null)
returns table (citizen_id uuid, is_file boolean, closed_on date, is_held boolean, is_waiting boolean)
language sql stable security definer set search_path = '' as $$
  with told as (
    select r.citizen_id, bool_or(r.controller_id <> controller) as is_shared, max(r.day) filter (where r.controller_id = controller) as day
    from (
      select o.citizen_id, o.controller_id, (o.happened_at at time zone 'Europe/Copenhagen')::date as day from app.contact o where o.municipality_id = m
      union all
      select o.citizen_id, o.controller_id, greatest(o.due_on, (coalesce(o.kept_at, o.made_at) at time zone 'Europe/Copenhagen')::date)
      from app.promise o where o.municipality_id = m
      union all
      select o.citizen_id, o.controller_id, (o.ends_at at time zone 'Europe/Copenhagen')::date from app.appointment o where o.municipality_id = m
    ) r where only_citizen is null or r.citizen_id = only_citizen
    group by 1
  ), file as (
    select c.citizen_id, (c.registered_at at time zone 'Europe/Copenhagen')::date as day from app.citizen c
    where c.municipality_id = m and c.controller_id = controller and (only_citizen is null or c.citizen_id = only_citizen)
  ), mine as (
    select citizen_id, f.day is not null as is_file, coalesce(t.is_shared, false) as is_shared, greatest(f.day, t.day) as day
    from file f full join told t using (citizen_id) where f.day is not null or t.day is not null
  ), ended as (
    select b.citizen_id, max(b.valid_to) as day, bool_or(b.valid_to is null or b.valid_to > (select app.today())) as is_running
    from (
      select e.citizen_id, e.valid_to from app.enrolment e where e.municipality_id = m
      union all select p.citizen_id, p.valid_to from app.contact_person p where p.municipality_id = m
      union all select t.citizen_id, t.valid_to from app.citizen_team t where t.municipality_id = m
      union all select p.citizen_id, p.ends_on + 1 from app.placement p where p.municipality_id = m
    ) b where only_citizen is null or b.citizen_id = only_citizen
    group by 1
  )
  select mine.citizen_id, mine.is_file, greatest(mine.day, e.day), h.citizen_id is not null, mine.is_file and mine.is_shared
  from mine left join ended e using (citizen_id)
  left join app.legal_hold h on h.municipality_id = m and h.controller_id = controller and h.citizen_id = mine.citizen_id and h.lifted_at is null
  where not coalesce(e.is_running, false) and greatest(mine.day, e.day) <= (select app.today())
$$;

-- EVERY ROW ABOUT A CITIZEN, from the foreign keys of the schema: the farthest table first, and the condition that finds its rows by
-- $1 municipality, $2 citizen, $3 controller (null: the whole file). A new table with a foreign key is in it by itself.
create function app.rows_about_citizens() returns table (table_name text, distance integer, condition text)
language sql stable set search_path = '' as $$
  with recursive fk as (
    select c.conrelid as child, c.confrelid as parent,
      (select string_agg(quote_ident(a.attname), ', ' order by k.n) from unnest(c.conkey) with ordinality k (num, n)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as child_columns,
      (select string_agg(quote_ident(a.attname), ', ' order by k.n) from unnest(c.confkey) with ordinality k (num, n)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num) as parent_columns
    from pg_constraint c where c.contype = 'f' and c.connamespace = 'app'::regnamespace
  ), direct as (
    select t.oid as tab, 'municipality_id = $1 and citizen_id = $2 and ' || case when t.oid <> 'app.citizen'::regclass and exists (
        select from pg_attribute a where a.attrelid = t.oid and a.attname = 'controller_id' and not a.attisdropped)
      then '($3::uuid is null or controller_id = $3::uuid)' else '$3::uuid is null' end as condition
    from pg_class t where t.oid = 'app.citizen'::regclass or t.oid in (select child from fk where parent = 'app.citizen'::regclass)
  ), walk as (
    select d.tab, 0 as distance, d.condition collate "C", array[d.tab] as way from direct d where d.tab = 'app.citizen'::regclass
    union all
    select fk.child, w.distance + 1,
      coalesce(d.condition collate "C", format('(%s) in (select %s from %s where %s)', fk.child_columns, fk.parent_columns, fk.parent::regclass, w.condition)),
      w.way || fk.child
    from walk w join fk on fk.parent = w.tab left join direct d on d.tab = fk.child
    where not fk.child = any (w.way)
  )
  select c.relname::text, max(w.distance), string_agg(distinct '(' || w.condition || ')', ' or ')
  from walk w join pg_class c on c.oid = w.tab group by 1
$$;

-- How many rows of each table a deletion would take.
create function app.count_rows_about(m integer, citizen uuid, controller uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  part record; counted jsonb := '{}'; n bigint;
  scope uuid := (select nullif(controller, c.controller_id) from app.citizen c where c.municipality_id = m and c.citizen_id = citizen);
begin
  for part in select * from app.rows_about_citizens() order by distance, table_name loop
    execute format('select count(*) from app.%I where %s', part.table_name, part.condition) into n using m, citizen, scope;
    if n > 0 then counted := counted || jsonb_build_object(part.table_name, n); end if;
  end loop;
  return counted;
end $$;

-- THE READ LOG outlives the person for its own time. A row names the citizen by an id that leads to nobody once the file is gone; the criterion
-- of a search may hold a name, so the chain carries its salted fingerprint, and the text itself can go without a link being broken.
alter table app.read_log
  add column search_salt uuid,
  add column search_digest bytea,
  -- The number of the link that tells which texts were erased.
  add column search_erased_in bigint;
create index on app.read_log (municipality_id, sequence) where search_text is not null;
-- Up to where the log has been let go, by a link that says so.
alter table app.read_log_head
  add column cut_sequence bigint not null default 0,
  add column cut_hash bytea not null default sha256('');

create function app.search_digest(salt uuid, words text) returns bytea language sql immutable set search_path = '' as
$$ select sha256(convert_to(salt || words, 'UTF8')) $$;

-- The fingerprint of a row: SHA-256 over everything in it but the fingerprint itself and the text of a search. An empty column says nothing, so
-- that a later one leaves the fingerprints as they are.
create or replace function app.hash_of(r app.read_log) returns bytea language sql stable set search_path = '' as $$
  select sha256(convert_to(jsonb_strip_nulls(to_jsonb(r) - array['hash', 'search_text', 'search_salt', 'search_erased_in'])::text, 'UTF8'))
$$;

create or replace function app.chain_read_log() returns trigger language plpgsql security definer set search_path = '' set timezone = 'UTC' as $$
declare head app.read_log_head;
begin
  insert into app.read_log_head (municipality_id, sequence, hash) values (new.municipality_id, 0, sha256(''))
    on conflict (municipality_id) do nothing;
  select * into head from app.read_log_head where municipality_id = new.municipality_id for update;
  new.search_salt := case when new.search_text is not null then app.new_id() end;
  new.search_digest := app.search_digest(new.search_salt, new.search_text);
  new.search_erased_in := null;
  new.sequence := head.sequence + 1;
  new.previous_hash := head.hash;
  new.hash := app.hash_of(new);
  update app.read_log_head set sequence = new.sequence, hash = new.hash where municipality_id = new.municipality_id;
  return new;
end $$;

-- Rows from before get the new fingerprints, in their order: checkpoints printed before this migration end here.
do $$ declare old app.read_log; head app.read_log_head; begin
  set local timezone = 'UTC';
  update app.read_log_head set hash = sha256('');
  for old in select * from app.read_log order by municipality_id, sequence loop
    select * into head from app.read_log_head h where h.municipality_id = old.municipality_id;
    old.search_salt := case when old.search_text is not null then app.new_id() end;
    old.search_digest := app.search_digest(old.search_salt, old.search_text);
    old.previous_hash := head.hash;
    old.hash := app.hash_of(old);
    update app.read_log set search_salt = old.search_salt, search_digest = old.search_digest, previous_hash = old.previous_hash, hash = old.hash
      where municipality_id = old.municipality_id and sequence = old.sequence;
    update app.read_log_head h set hash = old.hash where h.municipality_id = old.municipality_id;
  end loop;
end $$;

-- As before (0010), and: the text of a search fits its fingerprint, or a link says that it was erased; a log let go begins where a link says so.
create or replace function app.check_read_log() returns table (municipality_id integer, links bigint, broken_at bigint, head_sequence bigint, head_hash text)
language sql stable security definer set search_path = '' set timezone = 'UTC' as $$
  with checked as (
    select r.municipality_id, h.cut_sequence + row_number() over chain as place,
      r.sequence = h.cut_sequence + row_number() over chain and r.hash = app.hash_of(r)
        and r.previous_hash = coalesce(lag(r.hash) over chain, h.cut_hash)
        and case
          when r.search_text is not null then r.search_digest = app.search_digest(r.search_salt, r.search_text)
          when r.search_digest is not null then exists (select from app.read_log l where l.municipality_id = r.municipality_id
            and l.sequence = r.search_erased_in and l.act = 'deletion.erase-words' and r.sequence::text = any (string_to_array(l.search_text, ' ')))
          else true end is true as holds
    from app.read_log r join app.read_log_head h using (municipality_id)
    window chain as (partition by r.municipality_id order by r.sequence)
  ), summed as (
    select c.municipality_id, count(*) as links, min(c.place) filter (where not c.holds) as broken_at from checked c group by 1
  )
  select h.municipality_id, coalesce(s.links, 0),
    case when h.cut_sequence > 0 and not exists (select from app.read_log l where l.municipality_id = h.municipality_id
        and l.act = 'deletion.cut-log' and l.search_text = h.cut_sequence || ':' || encode(h.cut_hash, 'hex'))
      then h.cut_sequence + 1
      else coalesce(s.broken_at, case when h.cut_sequence + coalesce(s.links, 0) <> h.sequence
        or h.hash <> coalesce((select r.hash from app.read_log r where r.municipality_id = h.municipality_id and r.sequence = h.sequence), h.cut_hash)
        then h.cut_sequence + coalesce(s.links, 0) + 1 end) end,
    h.sequence, encode(h.hash, 'hex')
  from app.read_log_head h left join summed s using (municipality_id)
  order by 1
$$;

create or replace function app.has_checkpoint(m integer, link bigint, fingerprint text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from app.read_log r where r.municipality_id = m and r.sequence = link and encode(r.hash, 'hex') = fingerprint)
    or exists (select from app.read_log_head h where h.municipality_id = m and h.cut_sequence = link and encode(h.cut_hash, 'hex') = fingerprint)
$$;

-- What a deletion does to the log, told by the log: a link in the name of the one who approved.
create function app.log_deletion(gone app.deletion_list, what text, told text) returns bigint
language sql volatile security definer set search_path = '' as $$
  insert into app.read_log (municipality_id, staff_id, organisation_id, roles, act, purpose, legal_basis, citizen_ids, search_text, request_id)
  values (gone.municipality_id, gone.approved_by, gone.controller_id, '{leader}', what, 'oversight', 'gdpr-5-1-e',
    array_remove(array[gone.citizen_id], null), told, gone.deletion_id)
  returning sequence
$$;

-- Lets go the beginning of the log, as far as all of it is due.
create function app.cut_read_log(gone app.deletion_list) returns bigint language plpgsql security definer set search_path = '' as $$
declare head app.read_log_head; upto bigint;
begin
  select * into head from app.read_log_head h where h.municipality_id = gone.municipality_id for update;
  select coalesce(min(r.sequence) - 1, head.sequence) into upto from app.read_log r
  where r.municipality_id = gone.municipality_id
    and (app.deletion_day(r.municipality_id, 'read_log', (r.read_at at time zone 'Europe/Copenhagen')::date) <= gone.due_until) is not true;
  if upto is null or upto <= head.cut_sequence then return 0; end if;
  update app.read_log_head h set cut_sequence = upto, cut_hash = r.hash
  from app.read_log r where h.municipality_id = gone.municipality_id and r.municipality_id = h.municipality_id and r.sequence = upto;
  delete from app.read_log r where r.municipality_id = gone.municipality_id and r.sequence <= upto;
  perform app.log_deletion(gone, 'deletion.cut-log', (select h.cut_sequence || ':' || encode(h.cut_hash, 'hex')
    from app.read_log_head h where h.municipality_id = gone.municipality_id));
  return upto - head.cut_sequence;
end $$;

-- Names said at the door by people without a case. The visit stays as a number.
create function app.forget_names_at_the_door(gone app.deletion_list) returns bigint language plpgsql security definer set search_path = '' as $$
declare n bigint;
begin
  update app.visit v set said_name = null
  where v.municipality_id = gone.municipality_id and v.citizen_id is null and v.said_name is not null
    and app.deletion_day(v.municipality_id, 'door_visit_without_case', v.day) <= gone.due_until;
  get diagnostics n = row_count;
  return n;
end $$;

-- Searches that found the citizen, or whose words are hers: the words go, and a link says from which rows.
create function app.erase_search_words(gone app.deletion_list, who app.citizen, cpr text) returns void
language plpgsql security definer set search_path = '' as $$
declare erased bigint[]; link bigint;
begin
  select array_agg(r.sequence order by r.sequence) into erased from app.read_log r
  where r.municipality_id = gone.municipality_id and r.search_text is not null and r.act not like 'deletion.%' and (
    r.citizen_ids @> array[gone.citizen_id]
    or exists (select from unnest(array[who.first_name, who.last_name]) word where length(word) > 1 and position(lower(word) in lower(r.search_text)) > 0)
    or length(r.search_text) > 2 and position(lower(r.search_text) in lower(who.first_name || ' ' || who.last_name || ' ' || who.search_key)) > 0
    or exists (select from unnest(array[cpr, right(regexp_replace(who.phone, '\D', '', 'g'), 8)]) digits
      where length(digits) > 7 and position(digits in regexp_replace(r.search_text, '\D', '', 'g')) > 0));
  if erased is null then return; end if;
  link := app.log_deletion(gone, 'deletion.erase-words', array_to_string(erased, ' '));
  update app.read_log r set search_text = null, search_salt = null, search_erased_in = link
  where r.municipality_id = gone.municipality_id and r.sequence = any (erased);
end $$;

-- Rows that stay let go of rows that are deleted: another controller's promise made in that contact.
create function app.loosen_links(m integer, citizen uuid, scope uuid) returns void language plpgsql security definer set search_path = '' as $$
declare link record;
begin
  for link in
    select child.relname as child, parent.relname as parent, there.condition as gone, here.condition as goes_too,
      (select string_agg(quote_ident(a.attname), ', ' order by k.n) from unnest(c.conkey) with ordinality k (num, n)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as columns,
      (select string_agg(quote_ident(a.attname), ', ' order by k.n) from unnest(c.confkey) with ordinality k (num, n)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num) as parent_columns,
      (select string_agg(quote_ident(a.attname) || ' = null', ', ') from pg_attribute a
        where a.attrelid = c.conrelid and a.attnum = any (c.conkey) and not a.attnotnull) as emptied
    from pg_constraint c
    join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
    join app.rows_about_citizens() here on here.table_name = child.relname
    join app.rows_about_citizens() there on there.table_name = parent.relname
    where c.contype = 'f' and c.connamespace = 'app'::regnamespace and c.confrelid <> 'app.citizen'::regclass
  loop
    continue when link.emptied is null;
    execute format('update app.%I set %s where (%s) in (select %s from app.%I where %s) and (%s) is not true', link.child, link.emptied,
      link.columns, link.parent_columns, link.parent, link.gone, link.goes_too) using m, citizen, scope;
  end loop;
end $$;

-- ONE DELETION, from the list: the same when it is decided and when it is replayed. Answers how many rows of each table went.
create function app.erase(gone app.deletion_list) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  m constant integer := gone.municipality_id;
  an_id constant text := '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
  who app.citizen; cpr text; scope uuid; part record; part_ids uuid[]; ids uuid[] := '{}'; n bigint; counted jsonb := '{}';
begin
  if gone.case_type = 'read_log' then return jsonb_build_object('read_log', app.cut_read_log(gone)); end if;
  if gone.case_type = 'door_visit_without_case' then return jsonb_build_object('visit', app.forget_names_at_the_door(gone)); end if;
  select * into who from app.citizen c where c.municipality_id = m and c.citizen_id = gone.citizen_id for update;
  if not found then return counted; end if;
  select i.cpr into cpr from app.citizen_identity i where i.municipality_id = m and i.citizen_id = gone.citizen_id;
  scope := nullif(gone.controller_id, who.controller_id);
  perform app.loosen_links(m, gone.citizen_id, scope);
  for part in select p.*, exists (select from pg_attribute a where a.attrelid = format('app.%I', p.table_name)::regclass
      and a.attname = p.table_name || '_id') as has_id from app.rows_about_citizens() p order by p.distance desc, p.table_name loop
    if part.has_id then
      execute format('select array_agg(%I) from app.%I where %s', part.table_name || '_id', part.table_name, part.condition)
        into part_ids using m, gone.citizen_id, scope;
      ids := ids || coalesce(part_ids, '{}');
    end if;
    execute format('delete from app.%I where %s', part.table_name, part.condition) using m, gone.citizen_id, scope;
    get diagnostics n = row_count;
    if n > 0 then counted := counted || jsonb_build_object(part.table_name, n); end if;
  end loop;
  -- What somebody had begun to write about her, and answers that lead to her.
  delete from app.draft d using app.staff s where d.municipality_id = m and s.municipality_id = m and s.staff_id = d.staff_id
    and exists (select from regexp_matches(d.draft_key || ' ' || d.fields, an_id, 'g') named (id) where named.id[1]::uuid = any (ids)
      or named.id[1]::uuid = gone.citizen_id and (scope is null or s.organisation_id = scope));
  delete from app.form_receipt f using app.staff s where f.municipality_id = m and s.municipality_id = m and s.staff_id = f.staff_id
    and exists (select from regexp_matches(f.answer::text, an_id, 'g') named (id) where named.id[1]::uuid = any (ids)
      or named.id[1]::uuid = gone.citizen_id and (scope is null or s.organisation_id = scope));
  if scope is null then perform app.erase_search_words(gone, who, cpr); end if;
  return counted;
end $$;

-- Approves and carries out in one step, as the leader who acts. Null: no such proposal of the actor's controller, or it is not due any more.
create function app.carry_out_deletion(proposal uuid) returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare p app.deletion_proposal; gone app.deletion_list;
begin
  select * into p from app.deletion_proposal d
  where d.municipality_id = app.municipality() and d.deletion_proposal_id = proposal and d.controller_id = app.organisation()
    and 'leader' = any (app.roles()) for update;
  if not found then return null; end if;
  if p.citizen_id is not null and not exists (select from app.closed_cases(p.municipality_id, p.controller_id, p.citizen_id) c
      where not c.is_held and not c.is_waiting and app.deletion_day(p.municipality_id, p.case_type, c.closed_on) <= app.today()) then
    return null;
  end if;
  update app.deletion_proposal d set approved_by = app.staff(), approved_at = app.now()
    where d.municipality_id = p.municipality_id and d.deletion_proposal_id = proposal returning * into p;
  insert into app.deletion_list (municipality_id, controller_id, case_type, citizen_id, due_until, proposed_by, approved_by)
    values (p.municipality_id, p.controller_id, p.case_type, p.citizen_id, p.due_until, p.proposed_by, p.approved_by) returning * into gone;
  delete from app.deletion_proposal d where d.municipality_id = p.municipality_id and d.deletion_proposal_id = proposal;
  return app.erase(gone);
end $$;

-- After a backup was restored: the list, which was kept elsewhere, is carried out anew. For the owner alone; twice does no harm.
create function app.replay_deletions(list jsonb) returns integer language plpgsql volatile security definer set search_path = '' as $$
declare gone app.deletion_list; n integer := 0;
begin
  for gone in select * from jsonb_populate_recordset(null::app.deletion_list, list) order by deleted_at loop
    insert into app.deletion_list select gone.* on conflict do nothing;
    if app.erase(gone) <> '{}' then n := n + 1; end if;
  end loop;
  return n;
end $$;

-- What the leader who asks may let go, now or soon, with what holds it back: closed cases of the own controller's, whom nobody sees any more otherwise.
create function app.deletion_candidates(within_days integer, at_most integer) returns table (
  citizen_id uuid, first_name text, last_name text, case_type text, closed_on date, is_waiting boolean, legal_hold_id uuid, hold_reason text,
  held_at timestamptz, held_by text, deletion_proposal_id uuid, proposed_by uuid, proposer text, counted jsonb, every bigint
) language sql stable security definer set search_path = '' as $$
  with me as (
    select app.municipality() as m, app.organisation() as controller, app.case_type_of(app.municipality(), app.organisation()) as case_type
    where 'leader' = any (app.roles())
  ), found as (
    select me.*, c.*, app.deletion_day(me.m, me.case_type, c.closed_on) as due_on, count(*) over () as every
    from me cross join lateral app.closed_cases(me.m, me.controller) c
    where c.is_held or app.deletion_day(me.m, me.case_type, c.closed_on) <= app.today() + within_days
    order by due_on, c.citizen_id limit at_most
  )
  select f.citizen_id, p.first_name, p.last_name, f.case_type, f.closed_on, f.is_waiting, h.legal_hold_id, h.reason, h.placed_at,
    concat_ws(' ', hs.first_name, hs.last_name), d.deletion_proposal_id, d.proposed_by, concat_ws(' ', ds.first_name, ds.last_name),
    app.count_rows_about(f.m, f.citizen_id, f.controller), f.every
  from found f
  join app.citizen p on p.municipality_id = f.m and p.citizen_id = f.citizen_id
  left join app.legal_hold h on h.municipality_id = f.m and h.controller_id = f.controller and h.citizen_id = f.citizen_id and h.lifted_at is null
  left join app.staff hs on hs.municipality_id = f.m and hs.staff_id = h.placed_by
  left join app.deletion_proposal d on d.municipality_id = f.m and d.controller_id = f.controller and d.citizen_id = f.citizen_id
  left join app.staff ds on ds.municipality_id = f.m and ds.staff_id = d.proposed_by
  order by f.due_on, f.citizen_id
$$;

-- What is due without being about one citizen's case, for leaders of the municipality: names said at the door, rows of the log.
create function app.deletion_in_bulk(due_until date) returns table (case_type text, n bigint, oldest date)
language sql stable security definer set search_path = '' as $$
  with me as (
    select app.municipality() as m where 'leader' = any (app.roles()) and app.case_type_of(app.municipality(), app.organisation()) = 'municipal_case'
  )
  select 'door_visit_without_case', count(*), min(v.day) from me join app.visit v on v.municipality_id = me.m
  where v.citizen_id is null and v.said_name is not null and app.deletion_day(me.m, 'door_visit_without_case', v.day) <= due_until
  having count(*) > 0
  union all
  select 'read_log', count(*), min((r.read_at at time zone 'Europe/Copenhagen')::date) from me join app.read_log r on r.municipality_id = me.m
  where app.deletion_day(me.m, 'read_log', (r.read_at at time zone 'Europe/Copenhagen')::date) <= due_until
  having count(*) > 0
$$;
