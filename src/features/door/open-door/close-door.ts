import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Closes the office's door from now until a time, outside the weekly hours (Da: luk døren). */
export async function closeDoor(
  tx: ActorTx,
  actor: Actor,
  until: Temporal.Instant,
  reason: string | null,
): Promise<void> {
  await sql`insert into door_closure (municipality_id, office_id, closed_from, closed_until, reason, closed_by)
    values (${actor.municipalityId}, ${actor.officeId}, app.now(), ${until.toString()}, ${reason}, ${actor.staffId})`.execute(
    tx,
  );
}

/** Opens it again: a closure that runs ends now. */
export async function reopenDoor(tx: ActorTx, actor: Actor): Promise<void> {
  await sql`update door_closure set closed_until = app.now()
    where municipality_id = ${actor.municipalityId} and office_id = ${actor.officeId}
      and closed_from < app.now() and closed_until > app.now()`.execute(tx);
}
