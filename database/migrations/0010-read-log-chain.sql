-- The read log as a chain: each row carries its number and the fingerprint of the row before, so that a row changed, taken out, put in or
-- moved is found. What was refused is logged too.
alter table app.read_log
  add column was_refused boolean not null default false,
  add column sequence bigint,
  add column previous_hash bytea,
  add column hash bytea;

-- The last link of each municipality. Holds no personal data.
create table app.read_log_head (
  municipality_id integer primary key references app.municipality,
  sequence bigint not null,
  hash bytea not null
);

-- The fingerprint of a row: SHA-256 over everything in it but the fingerprint itself.
create function app.hash_of(r app.read_log) returns bytea language sql stable set search_path = '' as
$$ select sha256(convert_to((to_jsonb(r) - 'hash')::text, 'UTF8')) $$;

-- Forges the next link. The head's row is locked until the reading commits, so that two readings never share a number.
create function app.chain_read_log() returns trigger language plpgsql security definer set search_path = '' set timezone = 'UTC' as $$
declare head app.read_log_head;
begin
  insert into app.read_log_head (municipality_id, sequence, hash) values (new.municipality_id, 0, sha256(''))
    on conflict (municipality_id) do nothing;
  select * into head from app.read_log_head where municipality_id = new.municipality_id for update;
  new.sequence := head.sequence + 1;
  new.previous_hash := head.hash;
  new.hash := app.hash_of(new);
  update app.read_log_head set sequence = new.sequence, hash = new.hash where municipality_id = new.municipality_id;
  return new;
end $$;

-- Rows from before are put into the chain in the order in which they were written.
do $$ declare old app.read_log; head app.read_log_head; begin
  set local timezone = 'UTC';
  insert into app.read_log_head (municipality_id, sequence, hash)
    select distinct municipality_id, 0, sha256('') from app.read_log;
  for old in select * from app.read_log order by municipality_id, read_at, read_log_id loop
    select * into head from app.read_log_head h where h.municipality_id = old.municipality_id;
    old.sequence := head.sequence + 1;
    old.previous_hash := head.hash;
    old.hash := app.hash_of(old);
    update app.read_log set sequence = old.sequence, previous_hash = old.previous_hash, hash = old.hash
      where municipality_id = old.municipality_id and read_log_id = old.read_log_id;
    update app.read_log_head h set sequence = old.sequence, hash = old.hash where h.municipality_id = old.municipality_id;
  end loop;
end $$;
alter table app.read_log
  -- The trigger says what they are, whatever is written.
  alter column sequence set default 0, alter column sequence set not null,
  alter column previous_hash set default '', alter column previous_hash set not null,
  alter column hash set default '', alter column hash set not null,
  add constraint one_row_a_number unique (municipality_id, sequence);
create trigger chain_read_log before insert on app.read_log for each row execute function app.chain_read_log();

-- The first place of each municipality's chain that does not hold (null = all of it does), and its head as a checkpoint to be kept elsewhere.
-- Tells numbers and fingerprints, no person; so the program may ask without being anybody.
create function app.check_read_log() returns table (municipality_id integer, links bigint, broken_at bigint, head_sequence bigint, head_hash text)
language sql stable security definer set search_path = '' set timezone = 'UTC' as $$
  with checked as (
    select r.municipality_id, r.sequence, row_number() over chain as place,
      r.sequence = row_number() over chain and r.hash = app.hash_of(r)
        and r.previous_hash = coalesce(lag(r.hash) over chain, sha256('')) as holds
    from app.read_log r window chain as (partition by r.municipality_id order by r.sequence)
  ), summed as (
    select c.municipality_id, count(*) as links, min(c.place) filter (where not c.holds) as broken_at from checked c group by 1
  )
  select h.municipality_id, coalesce(s.links, 0),
    coalesce(s.broken_at, case when coalesce(s.links, 0) <> h.sequence
      or h.hash <> coalesce((select r.hash from app.read_log r where r.municipality_id = h.municipality_id and r.sequence = h.sequence), sha256(''))
      then coalesce(s.links, 0) + 1 end),
    h.sequence, encode(h.hash, 'hex')
  from app.read_log_head h left join summed s using (municipality_id)
  order by 1
$$;

-- Whether a checkpoint that was kept elsewhere still stands in the chain.
create function app.has_checkpoint(m integer, link bigint, fingerprint text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from app.read_log r where r.municipality_id = m and r.sequence = link and encode(r.hash, 'hex') = fingerprint)
$$;
