import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Ends a track; `to` is the first day that is not in it, and lies after its start. 'changed': it had ended or begins later. */
export async function endTrack(
  tx: ActorTx,
  actor: Actor,
  input: { trackId: string; to: Temporal.PlainDate },
): Promise<'saved' | 'changed'> {
  const answer = await tx
    .updateTable('track')
    .set({ valid_to: input.to.toString() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('track_id', '=', input.trackId)
    .where('valid_to', 'is', null)
    .where('valid_from', '<', input.to.toString())
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n ? 'saved' : 'changed';
}
