import { createHash, randomBytes, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx, Database, OpenedLink, ToldTime } from '#db/database.ts';

/** What a link opens. Each purpose has one door in the program; a code for one does not open another. */
export type LinkPurpose = 'read-log-extract';

export interface NewLink {
  /** The key of the form that asks for it: a form sent twice makes one link. */
  linkId: string;
  purpose: LinkPurpose;
  recipientKind: OpenedLink['recipientKind'];
  /** Whose information it opens; null when it is about nobody who has a file. */
  citizenId: string | null;
  expiresAt: Temporal.Instant;
  isSingleUse: boolean;
  /** Besides the address one must know six digits, which are told another way. */
  hasShortCode: boolean;
}

/** What is told once, to whoever makes the link, and kept nowhere. */
export interface LinkCodes {
  linkId: string;
  /** The part of the address that opens it: 128 bits. */
  code: string;
  shortCode: string | null;
}

/** Thirty failures from one place in ten minutes. */
export class TooManyTries extends Error {}

const SHORT_CODE_TRIES = 5;
const hashOf = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest();

/** Makes a link (Da: link, der udløber) in the transaction of the act that causes it. Only fingerprints of its codes are stored, so a link that has been made cannot be told again: null. */
export async function createLink(tx: ActorTx, actor: Actor, link: NewLink): Promise<LinkCodes | null> {
  const code = randomBytes(16).toString('base64url');
  const shortCode = link.hasShortCode ? String(randomInt(1_000_000)).padStart(6, '0') : null;
  const row = await tx
    .insertInto('link')
    .values({
      municipality_id: actor.municipalityId,
      link_id: link.linkId,
      purpose: link.purpose,
      recipient_kind: link.recipientKind,
      citizen_id: link.citizenId,
      code_hash: hashOf(code),
      short_code_hash: shortCode === null ? null : hashOf(code, shortCode),
      tries_left: shortCode === null ? null : SHORT_CODE_TRIES,
      is_single_use: link.isSingleUse,
      made_by: actor.staffId,
      expires_at: link.expiresAt.toString(),
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'link_id']).doNothing())
    .returning('link_id')
    .executeTakeFirst();
  return row === undefined ? null : { linkId: row.link_id, code, shortCode };
}

/** Closes a link at once. Whether it was open until now. */
export async function revokeLink(tx: ActorTx, linkId: string): Promise<boolean> {
  const answer = await tx
    .updateTable('link')
    .set({ revoked_at: sql`app.now()` })
    .where('link_id', '=', linkId)
    .where('municipality_id', '=', sql<number>`app.municipality()`)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n;
}

/** One try to open a link. */
export interface LinkAttempt {
  purpose: LinkPurpose;
  code: string;
  shortCode?: string | undefined;
  /** The network address it comes from; kept as a fingerprint that changes every day. */
  from: string;
  told: Required<Pick<ToldTime, 'now'>>;
}

/**
 * Tries to open a link and does the work with it, as the one who made it: a link never opens more than its maker may see today. Null
 * when it does not open, and nobody is told why: unknown, expired, used, revoked, a wrong short code and too many of those are alike. Every try is
 * logged. If the work fails, the link is not spent. Throws {@link TooManyTries}.
 */
export async function useLink<T>(
  database: Database,
  attempt: LinkAttempt,
  work: (tx: ActorTx, actor: Actor, link: OpenedLink) => Promise<T>,
): Promise<T | null> {
  const { now } = attempt.told;
  const day = now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  const answer = await database.asLinkMaker(
    {
      purpose: attempt.purpose,
      codeHash: hashOf(attempt.code),
      shortCodeHash: hashOf(attempt.code, (attempt.shortCode ?? '').replaceAll(/\s/g, '')),
      source: hashOf(day.toString(), attempt.from),
    },
    work,
    attempt.told,
  );
  if (answer === 'too-often') throw new TooManyTries();
  return answer === 'closed' ? null : answer.result;
}
