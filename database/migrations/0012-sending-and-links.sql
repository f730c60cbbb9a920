-- Messages that wait to be sent, and links that expire.

-- THE OUTBOX (Da: udbakke). A message and the record that causes it are written in one transaction; the program sends it afterwards. Where to and
-- what are gone as soon as it is settled: what stays is that something was sent, by whom, when, and how it went.
create table app.message (
  municipality_id integer not null references app.municipality,
  message_id uuid not null default app.new_id(),
  -- About whom; null when it is about nobody who has a file.
  citizen_id uuid,
  kind text not null,
  channel text not null check (channel in ('email', 'sms')),
  recipient text,
  subject text,
  body text,
  -- Somebody has answered yes to sending although the citizen is protected.
  is_confirmed boolean not null default false,
  made_by uuid not null,
  made_at timestamptz not null default app.now(),
  send_before timestamptz not null check (send_before > made_at),
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'refused', 'unsure', 'lapsed', 'held')),
  tries integer not null default 0,
  next_try_at timestamptz not null default app.now(),
  settled_at timestamptz,
  problem text,
  primary key (municipality_id, message_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, made_by) references app.staff,
  check ((state in ('waiting', 'sending')) = (recipient is not null and body is not null)),
  check ((state in ('waiting', 'sending')) = (settled_at is null))
);
create index on app.message (municipality_id, citizen_id);
create index on app.message (next_try_at) where state in ('waiting', 'sending');

-- Nothing is sent about a protected person unless somebody has confirmed it.
create function app.refuse_unconfirmed_message() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not new.is_confirmed and app.is_protected(new.municipality_id, new.citizen_id) then
    raise exception 'nothing is sent about a protected person without a confirmation' using errcode = 'HB004';
  end if;
  return new;
end $$;
create trigger refuse_unconfirmed_message before insert on app.message
  for each row execute function app.refuse_unconfirmed_message();

-- Takes the next message for sending; it is marked before it leaves, so that no other sender takes it and a crash never sends it twice: what was
-- on its way when the program died is 'unsure', and a person decides. What came too late is not sent, nor what is about somebody protected since.
create function app.take_message(at timestamptz) returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare taken app.message;
begin
  update app.message set state = 'unsure', recipient = null, subject = null, body = null, settled_at = at, problem = 'stopped_while_sending'
  where state = 'sending' and next_try_at <= at - interval '15 minutes';
  update app.message set state = 'lapsed', recipient = null, subject = null, body = null, settled_at = at
  where state = 'waiting' and send_before <= at;
  update app.message set state = 'held', recipient = null, subject = null, body = null, settled_at = at, problem = 'protected_since'
  where state = 'waiting' and next_try_at <= at and not is_confirmed and app.is_protected(municipality_id, citizen_id);
  select * into taken from app.message where state = 'waiting' and next_try_at <= at
  order by next_try_at limit 1 for update skip locked;
  if not found then return null; end if;
  update app.message set state = 'sending', tries = tries + 1, next_try_at = at
  where municipality_id = taken.municipality_id and message_id = taken.message_id;
  return jsonb_build_object('municipalityId', taken.municipality_id, 'messageId', taken.message_id, 'channel', taken.channel,
    'to', taken.recipient, 'subject', taken.subject, 'text', taken.body, 'tries', taken.tries + 1);
end $$;

-- How it went: sent, refused for good, unsure whether it arrived, or waiting for another try.
create function app.settle_message(m integer, id uuid, outcome text, why text, at timestamptz, again_at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  update app.message set state = outcome, problem = why, next_try_at = coalesce(again_at, next_try_at),
    settled_at = case when outcome = 'waiting' then null else at end,
    recipient = case when outcome = 'waiting' then recipient end,
    subject = case when outcome = 'waiting' then subject end,
    body = case when outcome = 'waiting' then body end
  where municipality_id = m and message_id = id and state = 'sending'
$$;

-- LINKS THAT EXPIRE: one mechanism for everything that somebody without a sign-in opens. Only fingerprints of the codes are here. The short code's is
-- taken together with the long one, which is nowhere, so that it cannot be found by trying a million.
create table app.link (
  municipality_id integer not null references app.municipality,
  link_id uuid not null default app.new_id(),
  purpose text not null,
  recipient_kind text not null check (recipient_kind in ('citizen', 'staff', 'company', 'partner')),
  citizen_id uuid,
  code_hash bytea not null unique,
  short_code_hash bytea,
  tries_left integer check (tries_left >= 0),
  is_single_use boolean not null default true,
  made_by uuid not null,
  made_at timestamptz not null default app.now(),
  expires_at timestamptz not null check (expires_at > made_at),
  first_used_at timestamptz,
  revoked_at timestamptz,
  primary key (municipality_id, link_id),
  foreign key (municipality_id, citizen_id) references app.citizen,
  foreign key (municipality_id, made_by) references app.staff,
  check ((short_code_hash is null) = (tries_left is null))
);
create index on app.link (municipality_id, citizen_id);

-- The program makes a link and revokes it, once; nothing else in it is ever rewritten.
create function app.refuse_rewritten_link() returns trigger language plpgsql set search_path = '' as $$
begin
  if not pg_has_role(current_user, 'hb_owner', 'member') and (to_jsonb(new) - 'revoked_at' <> to_jsonb(old) - 'revoked_at'
      or old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at) then
    raise exception 'a link is revoked, not rewritten' using errcode = 'HB003';
  end if;
  return new;
end $$;
create trigger refuse_rewritten_link before update on app.link
  for each row execute function app.refuse_rewritten_link();

-- Every try to open a link. Where it came from is kept as a fingerprint that changes every day.
create table app.link_try (
  link_try_id uuid primary key default app.new_id(),
  municipality_id integer,
  link_id uuid,
  purpose text not null,
  outcome text not null check (outcome in ('used', 'unknown', 'revoked', 'expired', 'spent', 'locked', 'wrong_code', 'too_often')),
  source bytea not null,
  tried_at timestamptz not null default app.now(),
  foreign key (municipality_id, link_id) references app.link on delete cascade
);
create index on app.link_try (source, tried_at);
create index on app.link_try (municipality_id, link_id);

-- Tries to open a link. Its row is locked while it is tried, so that of any number of tries at once exactly one is the first. Thirty
-- failures in ten minutes from one place, and that place waits.
create function app.use_link(wanted_purpose text, code bytea, short_code bytea, from_where bytea) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare l app.link; result text := 'too_often';
begin
  if (select count(*) from app.link_try t where t.source = from_where and t.outcome not in ('used', 'too_often')
      and t.tried_at > app.now() - interval '10 minutes') < 30 then
    select * into l from app.link where code_hash = code and purpose = wanted_purpose for update;
    result := case
      when l.link_id is null then 'unknown'
      when l.revoked_at is not null then 'revoked'
      when l.expires_at <= app.now() then 'expired'
      when l.is_single_use and l.first_used_at is not null then 'spent'
      when l.tries_left = 0 then 'locked'
      when l.short_code_hash is not null and l.short_code_hash is distinct from short_code then 'wrong_code'
      else 'used' end;
  end if;
  insert into app.link_try (municipality_id, link_id, purpose, outcome, source)
    values (l.municipality_id, l.link_id, wanted_purpose, result, from_where);
  if result = 'wrong_code' then
    update app.link set tries_left = tries_left - 1 where municipality_id = l.municipality_id and link_id = l.link_id;
  elsif result = 'used' then
    update app.link set first_used_at = coalesce(first_used_at, app.now()) where municipality_id = l.municipality_id and link_id = l.link_id;
    return jsonb_build_object('isTooOften', false, 'opened', jsonb_build_object('municipalityId', l.municipality_id, 'linkId', l.link_id,
      'madeBy', l.made_by, 'citizenId', l.citizen_id, 'recipientKind', l.recipient_kind, 'isFirstUse', l.first_used_at is null));
  end if;
  return jsonb_build_object('isTooOften', result = 'too_often', 'opened', null);
end $$;
