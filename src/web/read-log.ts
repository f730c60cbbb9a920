import type { Actor } from '#access/actor.ts';
import { type Act, ruleOf } from '#access/who-may-do-what.ts';
import type { ActorTx } from '#db/database.ts';

/** GDPR article 6(1)(e): exercise of official authority; the same basis for every act of the office. */
const LEGAL_BASIS = 'gdpr-6-1-e';

/** The log could not be written, so nothing is shown. */
export class ReadLogFailed extends Error {}

/**
 * Writes the row that says who read what and why, as the next link of the chain. Runs in the reading transaction: if it cannot be written, nothing
 * is shown. Throws {@link ReadLogFailed}.
 */
export async function writeReadLog(
  tx: ActorTx,
  actor: Actor,
  act: Act,
  read: { citizenIds: readonly string[]; searchText: string | null; requestId: string; wasRefused?: boolean },
): Promise<void> {
  const row = {
    municipality_id: actor.municipalityId,
    staff_id: actor.staffId,
    organisation_id: actor.organisationId,
    roles: [...actor.roles],
    act,
    purpose: ruleOf(act).purpose,
    legal_basis: LEGAL_BASIS,
    citizen_ids: [...read.citizenIds],
    search_text: read.searchText,
    request_id: read.requestId,
    was_refused: read.wasRefused ?? false,
  };
  try {
    await tx.insertInto('read_log').values(row).execute();
  } catch (error) {
    throw new ReadLogFailed('the read log could not be written', { cause: error });
  }
}
