import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';

/** How the extract was handed over before. */
export interface HandedOver {
  linkId: string;
  madeAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  firstUsedAt: Temporal.Instant | null;
  revokedAt: Temporal.Instant | null;
  triesLeft: number | null;
}

/** The links to a citizen's extract, the newest first. */
export async function linksOf(tx: ActorTx, citizenId: string): Promise<HandedOver[]> {
  const answer = await sql<HandedOver>`
    select link_id as "linkId", made_at as "madeAt", expires_at as "expiresAt", first_used_at as "firstUsedAt", revoked_at as "revokedAt",
      tries_left as "triesLeft"
    from link where citizen_id = ${citizenId} and purpose = 'read-log-extract'
    order by made_at desc limit 20`.execute(tx);
  return answer.rows;
}

/** An SMS about the extract and how it went. */
export interface Texted {
  messageId: string;
  kind: 'link' | 'short_code';
  madeAt: Temporal.Instant;
  state: 'waiting' | 'sending' | 'sent' | 'refused' | 'unsure' | 'lapsed' | 'held';
}

/** The latest of a citizen's messages, the newest first. */
export async function textedTo(tx: ActorTx, citizenId: string): Promise<Texted[]> {
  const answer = await sql<Texted>`
    select message_id as "messageId", kind, made_at as "madeAt", state from message
    where citizen_id = ${citizenId} and kind in ('link', 'short_code')
    order by made_at desc, message_id limit 5`.execute(tx);
  return answer.rows;
}

/** Where an SMS would go, and in which language. */
export async function reachOf(
  tx: ActorTx,
  citizenId: string,
): Promise<{ phone: string | null; language: string | null }> {
  return tx
    .selectFrom('citizen')
    .select(['phone', 'language'])
    .where('citizen_id', '=', citizenId)
    .executeTakeFirstOrThrow();
}
