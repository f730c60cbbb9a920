import type pg from 'pg';
import type { Seal } from './seal.ts';

/** What may be tried in a quarter of an hour: for each name, for each account's codes, and from each network address (a whole office has one). */
const MOST_TRIES = { name: 5, code: 5, address: 50 } as const;
export type TriedBy = keyof typeof MOST_TRIES;

/** Tries are counted in the database, so that all copies of the program count together. */
export interface Attempts {
  /** Counts one more, first, so that a hundred at once are a hundred; true while there are few. */
  mayTry(by: TriedBy, what: string): Promise<boolean>;
  /** It succeeded: the name's tries are forgotten. */
  forget(by: 'name' | 'code', what: string): Promise<void>;
  /** It succeeded: this one is not counted. Others from the same address still are. */
  giveBack(address: string): Promise<void>;
}

export function openAttempts(pool: pg.Pool, seal: Seal): Attempts {
  const fingerprint = (by: TriedBy, what: string) => seal.fingerprint(`${by}:${what}`);
  return {
    async mayTry(by, what) {
      await pool.query(`delete from auth.attempt where since < now() - interval '15 minutes'`);
      const answer = await pool.query<{ tries: number }>(
        `insert into auth.attempt (fingerprint) values ($1)
         on conflict (fingerprint) do update set tries = attempt.tries + 1 returning tries`,
        [fingerprint(by, what)],
      );
      return (answer.rows[0]?.tries ?? 0) <= MOST_TRIES[by];
    },
    async forget(by, what) {
      await pool.query('delete from auth.attempt where fingerprint = $1', [fingerprint(by, what)]);
    },
    async giveBack(address) {
      await pool.query('update auth.attempt set tries = tries - 1 where fingerprint = $1 and tries > 0', [
        fingerprint('address', address),
      ]);
    },
  };
}
