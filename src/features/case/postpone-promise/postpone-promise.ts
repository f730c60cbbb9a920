import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Moves a promise to another day (Da: udskyd). 'changed': somebody else kept or moved it since `version` was read. */
export async function postponePromise(
  tx: ActorTx,
  actor: Actor,
  input: { promiseId: string; version: number; dueOn: Temporal.PlainDate },
): Promise<'saved' | 'changed'> {
  const answer = await tx
    .updateTable('promise')
    .set({ due_on: input.dueOn.toString(), version: input.version + 1 })
    .where('municipality_id', '=', actor.municipalityId)
    .where('promise_id', '=', input.promiseId)
    .where('version', '=', input.version)
    .where('kept_at', 'is', null)
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n ? 'saved' : 'changed';
}
