import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';

/** What became of asking for a file. */
export type Asked =
  | { outcome: 'forbidden' }
  | { outcome: 'absent' }
  | { outcome: 'nobody_told' }
  | { outcome: 'visible' | 'waits' | 'open'; citizenId: string };

/** Asks for a file by its CPR number (Da: nødadgang); the rules stand in the database function. */
export async function breakGlass(tx: ActorTx, cpr: string, reason: string): Promise<Asked> {
  const answer = await sql<{ asked: Asked }>`select app.break_glass(${cpr}, ${reason}) as asked`.execute(tx);
  return answer.rows[0]?.asked as Asked;
}

/** How often the actor has been here within the hour. */
export async function askedLately(tx: ActorTx): Promise<number> {
  const answer = await sql<{ n: number }>`select app.done_lately('break-glass.open', '1 hour') as n`.execute(tx);
  return answer.rows[0]?.n ?? 0;
}

/** The actor's own uses that run or wait. */
export interface OwnGlass {
  breakGlassId: string;
  citizenId: string;
  reason: string;
  /** Null while it waits. */
  endsAt: Temporal.Instant | null;
}

/** What the actor has open or waits for, the newest first. */
export async function ownGlass(tx: ActorTx): Promise<OwnGlass[]> {
  const answer = await sql<OwnGlass>`
    select break_glass_id as "breakGlassId", citizen_id as "citizenId", reason, ends_at as "endsAt" from break_glass
    where staff_id = app.staff() and (ends_at > app.now()
      or opened_at is null and signed_off_at is null and asked_at > app.now() - interval '1 day')
    order by asked_at desc`.execute(tx);
  return answer.rows;
}
