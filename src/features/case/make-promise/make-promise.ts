import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Makes a promise (Da: løfte) to a citizen, with a day and an owner; without an owner it is the actor's own. */
export async function makePromise(
  tx: ActorTx,
  actor: Actor,
  input: { citizenId: string; what: string; dueOn: Temporal.PlainDate; ownerStaffId?: string; contactId?: string },
): Promise<string> {
  const row = await tx
    .insertInto('promise')
    .values({
      municipality_id: actor.municipalityId,
      citizen_id: input.citizenId,
      contact_id: input.contactId ?? null,
      what: input.what,
      owner_staff_id: input.ownerStaffId ?? actor.staffId,
      due_on: input.dueOn.toString(),
      made_by: actor.staffId,
    })
    .returning('promise_id')
    .executeTakeFirstOrThrow();
  return row.promise_id;
}
