import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { ActorKey } from '#db/database.ts';
import { hashOf } from '../session.ts';
import { openAttempts } from './attempts.ts';
import { type ManagedAccounts, manageAccounts } from './manage-accounts.ts';
import { stepOf } from './one-time-code.ts';
import { hashOfPassword, isPasswordOf } from './password.ts';
import { placeOf, type Seal } from './seal.ts';
import { normalUserName } from './user-name.ts';

/** What an open invitation is about. */
export interface Invitation extends ActorKey {
  userName: string;
  /** The secret for the authenticator app, while it is chosen. */
  secret: string;
}

/** The local accounts of staff: password with one-time code. */
export interface Accounts extends ManagedAccounts {
  /** First half of a sign-in. The token of the second half, or null: unknown name, wrong password and too many tries are the same. */
  enterPassword(typed: { userName: string; password: string; address: string }): Promise<string | null>;
  /** Second half. 'over' when it took too long; a code works once. */
  enterCode(
    token: string,
    typed: { code: string; address: string },
    now: Temporal.Instant,
  ): Promise<ActorKey | 'wrong' | 'over'>;
  /** The invitation behind a link, or null when it is used, too old or unknown. */
  invitation(token: string): Promise<Invitation | null>;
  /** Takes the invitation with a password and the first code from the app. */
  accept(
    token: string,
    typed: { password: string; code: string },
    now: Temporal.Instant,
  ): Promise<ActorKey | 'wrong-code' | 'gone'>;
  /** Whether the account has a password and codes; without, passkeys are all there is, or nothing. */
  hasPassword(who: ActorKey): Promise<boolean>;
  /** Somebody who is signed in shows again that it is her; tries are counted as when signing in. */
  confirm(who: ActorKey, typed: { password: string; code: string }, now: Temporal.Instant): Promise<boolean>;
  /** Whether the key that sealed what lies in the database is the one at hand. */
  hasRightKey(): Promise<boolean>;
}

interface AccountRow {
  municipality_id: number;
  staff_id: string;
  handle: string;
  user_name: string;
  password_hash: string | null;
  totp_secret: Buffer;
}

const keyOf = (row: AccountRow): ActorKey => ({ municipalityId: row.municipality_id, staffId: row.staff_id });

/** Opens the accounts in the schema of sign-in; `seal` holds the key that is not in the database. */
export function openAccounts(pool: pg.Pool, seal: Seal): Accounts {
  const attempts = openAttempts(pool, seal);
  return {
    async enterPassword({ userName, password, address }) {
      const name = normalUserName(userName);
      const isOpen = [await attempts.mayTry('name', name), await attempts.mayTry('address', address)].every(Boolean);
      const answer = await pool.query<AccountRow>(
        'select * from auth.account where user_name = $1 and deactivated_at is null',
        [name],
      );
      const account = answer.rows[0];
      const isRight = await isPasswordOf(account?.password_hash ?? null, password);
      return account && isRight && isOpen ? beginCode(pool, keyOf(account)) : null;
    },
    async enterCode(token, { code, address }, now) {
      const answer = await pool.query<AccountRow>(
        `select a.* from auth.ceremony join auth.account a using (municipality_id, staff_id)
         where token_hash = $1 and kind = 'code' and expires_at > now() and deactivated_at is null and password_hash is not null`,
        [hashOf(token)],
      );
      const account = answer.rows[0];
      if (!account) return 'over';
      if (!(await attempts.mayTry('code', account.handle))) return 'wrong';
      if (!(await useCode(pool, seal, account, code, now))) return 'wrong';
      await pool.query('delete from auth.ceremony where token_hash = $1', [hashOf(token)]);
      await attempts.forget('code', account.handle);
      await attempts.forget('name', account.user_name);
      await attempts.giveBack(address);
      return keyOf(account);
    },
    invitation: (token) => findInvitation(pool, seal, token),
    accept: (token, typed, now) => takeInvitation(pool, seal, { token, ...typed }, now),
    ...manageAccounts(pool, seal),
    hasPassword: async (who) => (await findAccount(pool, who)) !== null,
    async confirm(who, { password, code }, now) {
      const account = await findAccount(pool, who);
      if (!account || !(await attempts.mayTry('code', account.handle))) return false;
      if (!(await isPasswordOf(account.password_hash, password))) return false;
      if (!(await useCode(pool, seal, account, code, now))) return false;
      await attempts.forget('code', account.handle);
      return true;
    },
    async hasRightKey() {
      const answer = await pool.query<AccountRow>('select * from auth.account where totp_secret is not null limit 1');
      const one = answer.rows[0];
      return !one || seal.open(one.totp_secret, placeOf(keyOf(one))) !== null;
    },
  };
}

/** An account with a password that is in force. */
async function findAccount(pool: pg.Pool, who: ActorKey): Promise<AccountRow | null> {
  const answer = await pool.query<AccountRow>(
    `select * from auth.account where municipality_id = $1 and staff_id = $2 and deactivated_at is null and password_hash is not null`,
    [who.municipalityId, who.staffId],
  );
  return answer.rows[0] ?? null;
}

/** The password was right: five minutes for the code. */
async function beginCode(pool: pg.Pool, who: ActorKey): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await pool.query('delete from auth.ceremony where expires_at < now()');
  await pool.query(
    `insert into auth.ceremony (token_hash, kind, municipality_id, staff_id, expires_at) values ($1, 'code', $2, $3, now() + interval '5 minutes')`,
    [hashOf(token), who.municipalityId, who.staffId],
  );
  return token;
}

/** Uses a code up: true once for each, also when two send it at the same moment. */
async function useCode(
  pool: pg.Pool,
  seal: Seal,
  account: AccountRow,
  code: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const secret = seal.open(account.totp_secret, placeOf(keyOf(account)));
  const step = secret === null ? null : stepOf(secret, code, now);
  if (step === null) return false;
  const used = await pool.query(
    'update auth.account set last_totp_step = $1 where handle = $2 and last_totp_step < $1',
    [step, account.handle],
  );
  return used.rowCount === 1;
}

async function takeInvitation(
  pool: pg.Pool,
  seal: Seal,
  { token, password, code }: { token: string; password: string; code: string },
  now: Temporal.Instant,
): Promise<ActorKey | 'wrong-code' | 'gone'> {
  const invitation = await findInvitation(pool, seal, token);
  if (!invitation) return 'gone';
  const step = stepOf(invitation.secret, code, now);
  if (step === null) return 'wrong-code';
  const hash = await hashOfPassword(password);
  // One statement: of two who press at the same moment, one is too late.
  const taken = await pool.query(
    `with used as (update auth.invitation set used_at = now() where token_hash = $1 and used_at is null and expires_at > now()
       returning municipality_id, staff_id, totp_secret)
     update auth.account a set password_hash = $2, totp_secret = used.totp_secret, last_totp_step = $3
     from used where a.municipality_id = used.municipality_id and a.staff_id = used.staff_id and deactivated_at is null`,
    [hashOf(token), hash, step],
  );
  return taken.rowCount === 1 ? { municipalityId: invitation.municipalityId, staffId: invitation.staffId } : 'gone';
}

async function findInvitation(pool: pg.Pool, seal: Seal, token: string): Promise<Invitation | null> {
  const answer = await pool.query<Omit<Invitation, 'secret'> & { sealed: Buffer }>(
    `select municipality_id as "municipalityId", staff_id as "staffId", user_name as "userName", i.totp_secret as sealed
     from auth.invitation i join auth.account using (municipality_id, staff_id)
     where token_hash = $1 and used_at is null and expires_at > now() and deactivated_at is null`,
    [hashOf(token)],
  );
  const found = answer.rows[0];
  const secret = found ? seal.open(found.sealed, placeOf(found)) : null;
  if (!found || secret === null) return null;
  const { municipalityId, staffId, userName } = found;
  return { municipalityId, staffId, userName, secret };
}
