import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/**
 * Closes a promise as kept (Da: løftet er holdt), with what came of it in a few words.
 * 'changed': somebody else kept or moved it since `version` was read; nothing is written.
 */
export async function keepPromise(
  tx: ActorTx,
  actor: Actor,
  input: { promiseId: string; version: number; outcome: string | null },
): Promise<'saved' | 'changed'> {
  const answer = await tx
    .updateTable('promise')
    .set({
      kept_at: sql<string>`app.now()`,
      kept_by: actor.staffId,
      outcome: input.outcome,
      version: input.version + 1,
    })
    .where('municipality_id', '=', actor.municipalityId)
    .where('promise_id', '=', input.promiseId)
    .where('version', '=', input.version)
    .where('kept_at', 'is', null)
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n ? 'saved' : 'changed';
}
