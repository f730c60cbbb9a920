import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { ActorKey } from '#db/database.ts';
import { hashOf } from '../session.ts';
import { newSecret } from './one-time-code.ts';
import { placeOf, type Seal } from './seal.ts';

/**
 * A link of one use, valid for 24 hours, for an account that is there: what she had (password, codes, passkeys, sessions) is out of force from
 * now on, and so are earlier links; one that was closed is open again. The answer is the link's secret, which is stored as its fingerprint alone.
 */
export async function invite(db: pg.Pool | pg.ClientBase, seal: Seal, who: ActorKey): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const sealed = seal.close(newSecret(), placeOf(who));
  await db.query(
    `with key as (select $1::integer as m, $2::uuid as s),
       links as (delete from auth.invitation using key where municipality_id = m and staff_id = s),
       keys as (delete from auth.passkey using key where municipality_id = m and staff_id = s),
       halves as (delete from auth.ceremony using key where municipality_id = m and staff_id = s),
       sessions as (delete from auth.session using key where municipality_id = m and staff_id = s),
       account as (update auth.account set password_hash = null, totp_secret = null, last_totp_step = 0, deactivated_at = null from key
         where municipality_id = m and staff_id = s)
     insert into auth.invitation (token_hash, municipality_id, staff_id, totp_secret, expires_at)
     select $3, m, s, $4, now() + interval '24 hours' from key`,
    [who.municipalityId, who.staffId, hashOf(token), sealed],
  );
  return token;
}
