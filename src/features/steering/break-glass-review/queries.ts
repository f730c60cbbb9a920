import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';

/** Opens what waits, for an hour from now. False: it had been opened, refused, or waited too long, or is not hers to open. */
export async function approve(tx: ActorTx, breakGlassId: string): Promise<boolean> {
  const answer = await sql<{ did: boolean }>`select app.approve_broken_glass(${breakGlassId}) as did`.execute(tx);
  return answer.rows[0]?.did ?? false;
}

/** Signs a use off; what still waits is refused by it. False: it had been signed off, or is not hers. */
export async function signOff(tx: ActorTx, breakGlassId: string): Promise<boolean> {
  const answer = await sql<{ did: boolean }>`select app.sign_off_broken_glass(${breakGlassId}) as did`.execute(tx);
  return answer.rows[0]?.did ?? false;
}

/** Whether the leader may see that use at all. */
export async function isKnown(tx: ActorTx, breakGlassId: string): Promise<boolean> {
  const answer = await sql`select 1 from break_glass where break_glass_id = ${breakGlassId}`.execute(tx);
  return answer.rows.length > 0;
}
