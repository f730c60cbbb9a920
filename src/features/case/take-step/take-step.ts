import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Marks a step as taken today (Da: skridtet er taget). 'changed': it was taken or changed by somebody else meanwhile. */
export async function takeStep(
  tx: ActorTx,
  actor: Actor,
  input: { stepId: string; version: number },
): Promise<'saved' | 'changed'> {
  const answer = await tx
    .updateTable('step')
    .set({ taken_on: sql<string>`app.today()`, version: input.version + 1 })
    .where('municipality_id', '=', actor.municipalityId)
    .where('step_id', '=', input.stepId)
    .where('version', '=', input.version)
    .where('taken_on', 'is', null)
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n ? 'saved' : 'changed';
}
