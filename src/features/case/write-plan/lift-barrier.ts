import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Lifts a barrier today (Da: det står ikke længere i vejen); it stays to be read. 'changed': somebody else lifted it meanwhile. */
export async function liftBarrier(
  tx: ActorTx,
  actor: Actor,
  input: { barrierId: string; version: number },
): Promise<'saved' | 'changed'> {
  const answer = await tx
    .updateTable('barrier')
    .set({ lifted_on: sql<string>`app.today()`, lifted_by: actor.staffId, version: input.version + 1 })
    .where('municipality_id', '=', actor.municipalityId)
    .where('barrier_id', '=', input.barrierId)
    .where('version', '=', input.version)
    .where('lifted_on', 'is', null)
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n ? 'saved' : 'changed';
}
