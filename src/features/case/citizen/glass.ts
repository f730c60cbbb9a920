import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';

/** Lets this transaction read the citizen's file through broken glass (Da: nødadgang); until when, or null when the actor may not. */
export async function lookThroughGlass(tx: ActorTx, citizenId: string): Promise<Temporal.Instant | null> {
  const answer = await sql<{ until: Temporal.Instant | null }>`
    select app.look_through_broken_glass(${citizenId}) as until`.execute(tx);
  return answer.rows[0]?.until ?? null;
}

/** Closes it before the hour is out. False: nothing was open. */
export async function closeBrokenGlass(tx: ActorTx, citizenId: string): Promise<boolean> {
  const answer = await sql<{ did: boolean }>`select app.close_broken_glass(${citizenId}) as did`.execute(tx);
  return answer.rows[0]?.did ?? false;
}
