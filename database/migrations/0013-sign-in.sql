-- Sign-in of staff. Everything lies in the schema auth: the role hb_auth reads and writes it, hb_app reaches no row.

-- How somebody signed in, and when she last showed that it is her: what is dangerous asks for a fresh proof.
alter table auth.session
  add column session_id uuid not null unique default gen_random_uuid(),
  add column method text not null default 'demo' check (method in ('demo', 'password', 'passkey', 'oidc', 'saml')),
  add column verified_at timestamptz not null default now(),
  -- The browser in two words ("Firefox, Linux"), so that one knows one's own session again.
  add column device text not null default '';
alter table auth.session alter column method drop default;
create index on auth.session (municipality_id, staff_id);

-- A local account. Without a password and without a passkey it waits for its invitation.
create table auth.account (
  municipality_id integer not null,
  staff_id uuid not null,
  -- What a passkey calls the account: says nothing about the person.
  handle uuid not null unique default gen_random_uuid(),
  user_name text not null unique check (user_name = lower(user_name) and user_name <> ''),
  -- Argon2id, with its own salt and cost.
  password_hash text,
  -- The secret of the one-time codes, encrypted with a key that is not in the database.
  totp_secret bytea,
  -- The step of the last code that was used: a code works once.
  last_totp_step bigint not null default 0,
  created_at timestamptz not null default now(),
  deactivated_at timestamptz,
  primary key (municipality_id, staff_id),
  foreign key (municipality_id, staff_id) references app.staff on delete cascade,
  check ((password_hash is null) = (totp_secret is null))
);

create table auth.passkey (
  credential_id text primary key,
  municipality_id integer not null,
  staff_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  device text not null default '',
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  foreign key (municipality_id, staff_id) references auth.account on delete cascade
);
create index on auth.passkey (municipality_id, staff_id);

-- One link for one account, used once: a new one puts the earlier ones out of force.
create table auth.invitation (
  token_hash bytea primary key,
  municipality_id integer not null,
  staff_id uuid not null,
  -- Shown as a QR code while the invitation is open, encrypted likewise; becomes the account's own when it is taken.
  totp_secret bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (municipality_id, staff_id) references auth.account on delete cascade
);
create index on auth.invitation (municipality_id, staff_id);

-- A sign-in on its way: the password was right and the code is missing, or a passkey has been asked for its signature.
create table auth.ceremony (
  token_hash bytea primary key,
  kind text not null check (kind in ('code', 'passkey', 'new-passkey')),
  municipality_id integer,
  staff_id uuid,
  challenge text,
  expires_at timestamptz not null,
  foreign key (municipality_id, staff_id) references auth.account on delete cascade,
  check ((municipality_id is null) = (staff_id is null)),
  check ((kind = 'code') = (challenge is null))
);

-- Tries in the window that began at `since`. The key is a keyed fingerprint: neither names nor addresses stand here.
create table auth.attempt (
  fingerprint bytea primary key,
  since timestamptz not null default now(),
  tries integer not null default 1
);

grant select, insert, update, delete on auth.account, auth.passkey, auth.invitation, auth.ceremony, auth.attempt to hb_auth;
