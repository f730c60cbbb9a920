import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Withdraws a consent (Da: træk samtykke tilbage); it bites at once. 'changed': it had been withdrawn already. */
export async function withdrawConsent(
  tx: ActorTx,
  actor: Actor,
  input: { consentId: string },
): Promise<'saved' | 'changed'> {
  const answer = await tx
    .updateTable('consent')
    .set({ withdrawn_at: sql<string>`app.now()` })
    .where('municipality_id', '=', actor.municipalityId)
    .where('consent_id', '=', input.consentId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n ? 'saved' : 'changed';
}
