import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Notes what stands in the way (Da: det står i vejen) or what helps (resource), in the citizen's own words. */
export async function noteBarrier(
  tx: ActorTx,
  actor: Actor,
  input: { citizenId: string; kind: 'barrier' | 'resource'; ownWords: string; isSensitive: boolean },
): Promise<string> {
  const row = await tx
    .insertInto('barrier')
    .values({
      municipality_id: actor.municipalityId,
      citizen_id: input.citizenId,
      kind: input.kind,
      own_words: input.ownWords,
      is_sensitive: input.isSensitive,
      noted_by: actor.staffId,
    })
    .returning('barrier_id')
    .executeTakeFirstOrThrow();
  return row.barrier_id;
}
