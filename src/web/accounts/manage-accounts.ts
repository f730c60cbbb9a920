import type pg from 'pg';
import type { ActorKey } from '#db/database.ts';
import { invite } from './invite.ts';
import type { Seal } from './seal.ts';
import { normalUserName } from './user-name.ts';

/** An account as an administrator sees it: waits for its invitation to be taken, is used, or is closed. */
export interface StaffAccount {
  staffId: string;
  userName: string;
  state: 'waiting' | 'active' | 'closed';
}

/** What an administrator does with accounts; none of it tells a password or a code. */
export interface ManagedAccounts {
  /** The accounts of a municipality's staff, without anything one could sign in with. */
  list(municipalityId: number): Promise<StaffAccount[]>;
  /** A link for somebody who has no account yet. 'taken' when another has the user name. */
  open(who: ActorKey, userName: string): Promise<string | 'taken'>;
  /** A new link for an account, closed or not; null when there is none. */
  renew(who: ActorKey): Promise<string | null>;
  /** Closes an account and ends its sessions. */
  close(who: ActorKey): Promise<void>;
}

/** Opens the accounts for administrators. */
export function manageAccounts(pool: pg.Pool, seal: Seal): ManagedAccounts {
  return {
    list: (municipalityId) => listAccounts(pool, municipalityId),
    async open(who, userName) {
      const made = await pool.query(
        'insert into auth.account (municipality_id, staff_id, user_name) values ($1, $2, $3) on conflict do nothing',
        [who.municipalityId, who.staffId, normalUserName(userName)],
      );
      return made.rowCount === 1 ? invite(pool, seal, who) : 'taken';
    },
    async renew(who) {
      const accounts = await listAccounts(pool, who.municipalityId);
      return accounts.some(({ staffId }) => staffId === who.staffId) ? invite(pool, seal, who) : null;
    },
    async close(who) {
      await pool.query(
        `with account as (update auth.account set deactivated_at = now() where municipality_id = $1 and staff_id = $2),
           links as (delete from auth.invitation where municipality_id = $1 and staff_id = $2)
         delete from auth.session where municipality_id = $1 and staff_id = $2`,
        [who.municipalityId, who.staffId],
      );
    },
  };
}

async function listAccounts(pool: pg.Pool, municipalityId: number): Promise<StaffAccount[]> {
  const answer = await pool.query<StaffAccount>(
    `select staff_id as "staffId", user_name as "userName", case when deactivated_at is not null then 'closed'
       when password_hash is null and not exists (select from auth.passkey p
         where p.municipality_id = a.municipality_id and p.staff_id = a.staff_id) then 'waiting' else 'active' end as state
     from auth.account a where municipality_id = $1`,
    [municipalityId],
  );
  return answer.rows;
}
