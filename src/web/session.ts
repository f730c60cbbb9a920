import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type pg from 'pg';
import type { ActorKey } from '#db/database.ts';
import { giveSessionToken, sessionTokenOf } from './cookies.ts';

/** The signed-in sessions, in their own schema with their own login role. */
export interface Sessions {
  start(who: ActorKey): Promise<string>;
  find(token: string): Promise<ActorKey | null>;
  end(token: string): Promise<void>;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Sessions last at most ten hours, and one hour without use; the token itself is never stored. */
export function openSessions(pool: pg.Pool): Sessions {
  return {
    async start(who) {
      const token = randomBytes(32).toString('base64url');
      await pool.query(`delete from auth.session where ends_at < now()`);
      await pool.query(
        `insert into auth.session (token_hash, municipality_id, staff_id, ends_at) values ($1, $2, $3, now() + interval '10 hours')`,
        [hashOf(token), who.municipalityId, who.staffId],
      );
      return token;
    },
    async find(token) {
      const answer = await pool.query<{ municipality_id: number; staff_id: string }>(
        `update auth.session set last_used_at = now()
         where token_hash = $1 and ends_at > now() and last_used_at > now() - interval '60 minutes'
         returning municipality_id, staff_id`,
        [hashOf(token)],
      );
      const row = answer.rows[0];
      return row ? { municipalityId: row.municipality_id, staffId: row.staff_id } : null;
    },
    async end(token) {
      await pool.query('delete from auth.session where token_hash = $1', [hashOf(token)]);
    },
  };
}

/** Begins a session in this browser. The one it had before ends: nobody goes on as somebody else, and a token that was planted is worth nothing. */
export async function beginSession(c: Context, sessions: Sessions, who: ActorKey): Promise<void> {
  const earlier = sessionTokenOf(c);
  if (earlier) await sessions.end(earlier);
  giveSessionToken(c, await sessions.start(who));
}
