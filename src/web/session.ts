import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type pg from 'pg';
import type { ActorKey } from '#db/database.ts';
import { giveSessionToken, sessionTokenOf } from './cookies.ts';
import { deviceOf } from './device.ts';

/** How somebody signed in. 'demo' is a person chosen from the list; only a demo has that door. */
export type SignInMethod = 'demo' | 'password' | 'passkey' | 'oidc' | 'saml';

/** A session that is in force. */
export interface SignedIn extends ActorKey {
  sessionId: string;
  method: SignInMethod;
  /** Since the last sign-in or renewed sign-in in this session, by the database's clock. */
  secondsSinceVerified: number;
}

/** A session as its owner sees it. */
export interface OwnSession {
  sessionId: string;
  method: SignInMethod;
  device: string;
  startedAt: Temporal.Instant;
  lastUsedAt: Temporal.Instant;
}

/** The signed-in sessions, in their own schema with their own login role. */
export interface Sessions {
  /** A new session; the answer is the token of its cookie. */
  start(who: ActorKey, how: { method: SignInMethod; device?: string }): Promise<string>;
  find(token: string): Promise<SignedIn | null>;
  /** She has just shown again that it is her. The answer is the session's new token; the old one is worth nothing from now on. */
  verify(sessionId: string): Promise<string>;
  end(token: string): Promise<void>;
  /** Those of hers that are in force, the one used last first. */
  list(who: ActorKey): Promise<OwnSession[]>;
  /** Signs out there; nothing happens to somebody else's. */
  endOne(who: ActorKey, sessionId: string): Promise<void>;
  /** Signs out everywhere but here. */
  endOthers(who: ActorKey, sessionId: string): Promise<void>;
}

/** Secrets that lie in cookies and links are stored as their fingerprint alone. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Sessions last at most ten hours, and one hour without use; the token itself is never stored. A deactivated account has none, also when one
 * was begun at the same moment.
 */
export function openSessions(pool: pg.Pool): Sessions {
  return {
    async start(who, { method, device = '' }) {
      const token = randomBytes(32).toString('base64url');
      await pool.query(`delete from auth.session where ends_at < now()`);
      await pool.query(
        `insert into auth.session (token_hash, municipality_id, staff_id, method, device, ends_at)
         values ($1, $2, $3, $4, $5, now() + interval '10 hours')`,
        [hashOf(token), who.municipalityId, who.staffId, method, device],
      );
      return token;
    },
    async find(token) {
      const answer = await pool.query<SignedIn>(
        `update auth.session s set last_used_at = now()
         where token_hash = $1 and ends_at > now() and last_used_at > now() - interval '60 minutes'
           and not exists (select from auth.account a where a.municipality_id = s.municipality_id and a.staff_id = s.staff_id
             and a.deactivated_at is not null)
         returning municipality_id as "municipalityId", staff_id as "staffId", session_id as "sessionId", method,
           extract(epoch from now() - verified_at)::float8 as "secondsSinceVerified"`,
        [hashOf(token)],
      );
      return answer.rows[0] ?? null;
    },
    async verify(sessionId) {
      const token = randomBytes(32).toString('base64url');
      await pool.query('update auth.session set verified_at = now(), token_hash = $2 where session_id = $1', [
        sessionId,
        hashOf(token),
      ]);
      return token;
    },
    async end(token) {
      await pool.query('delete from auth.session where token_hash = $1', [hashOf(token)]);
    },
    list: (who) => listSessions(pool, who),
    async endOne(who, sessionId) {
      await pool.query('delete from auth.session where municipality_id = $1 and staff_id = $2 and session_id = $3', [
        who.municipalityId,
        who.staffId,
        sessionId,
      ]);
    },
    async endOthers(who, sessionId) {
      await pool.query('delete from auth.session where municipality_id = $1 and staff_id = $2 and session_id <> $3', [
        who.municipalityId,
        who.staffId,
        sessionId,
      ]);
    },
  };
}

async function listSessions(pool: pg.Pool, who: ActorKey): Promise<OwnSession[]> {
  const answer = await pool.query<{
    sessionId: string;
    method: SignInMethod;
    device: string;
    started: number;
    used: number;
  }>(
    `select session_id as "sessionId", method, device, extract(epoch from started_at)::float8 as started,
       extract(epoch from last_used_at)::float8 as used
     from auth.session where municipality_id = $1 and staff_id = $2 and ends_at > now() and last_used_at > now() - interval '60 minutes'
     order by last_used_at desc`,
    [who.municipalityId, who.staffId],
  );
  return answer.rows.map(({ started, used, ...session }) => ({
    ...session,
    startedAt: instantOf(started),
    lastUsedAt: instantOf(used),
  }));
}

const instantOf = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(Math.round(seconds * 1000));

/** Begins a session in this browser. The one it had before ends: nobody goes on as somebody else, and a token that was planted is worth nothing. */
export async function beginSession(c: Context, sessions: Sessions, who: ActorKey, method: SignInMethod): Promise<void> {
  const earlier = sessionTokenOf(c);
  if (earlier) await sessions.end(earlier);
  giveSessionToken(c, await sessions.start(who, { method, device: deviceOf(c.req.header('user-agent') ?? '') }));
}
