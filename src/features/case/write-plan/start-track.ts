import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Starts a step of the model or a holistic track beside it (Da: trin, helhed); several may run at once. */
export async function startTrack(
  tx: ActorTx,
  actor: Actor,
  input: { citizenId: string; kind: string; label: string | null; from: Temporal.PlainDate },
): Promise<string> {
  const row = await tx
    .insertInto('track')
    .values({
      municipality_id: actor.municipalityId,
      citizen_id: input.citizenId,
      kind: input.kind,
      label: input.label,
      valid_from: input.from.toString(),
      registered_by: actor.staffId,
    })
    .returning('track_id')
    .executeTakeFirstOrThrow();
  return row.track_id;
}
