import type { Actor } from '#access/actor.ts';
import { type Act, ruleOf } from '#access/who-may-do-what.ts';
import type { ActorTx } from '#db/database.ts';

/** GDPR article 6(1)(e): exercise of official authority; the same basis for every act of the office. */
const LEGAL_BASIS = 'gdpr-6-1-e';

/** Writes the row that says who read what and why. Runs in the reading transaction: if it cannot be written, nothing is shown. */
export async function writeReadLog(
  tx: ActorTx,
  actor: Actor,
  act: Act,
  read: { citizenIds: readonly string[]; searchText: string | null; requestId: string },
): Promise<void> {
  await tx
    .insertInto('read_log')
    .values({
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
    })
    .execute();
}
