import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';
import type { ProtectionKind } from '#domain/protection/protection-kind.ts';

/** A protection that runs today or will. */
export interface RunningProtection {
  protectionId: string;
  kind: ProtectionKind;
  from: string;
  /** The first day without it; null until it is ended. */
  to: string | null;
}

/** The citizen's protections that have not ended, the oldest first. */
export async function runningProtections(tx: ActorTx, citizenId: string): Promise<RunningProtection[]> {
  const answer = await sql<RunningProtection>`
    select citizen_protection_id as "protectionId", kind, valid_from as "from", valid_to as "to" from citizen_protection
    where municipality_id = app.municipality() and citizen_id = ${citizenId} and (valid_to is null or valid_to > app.today())
    order by valid_from, kind`.execute(tx);
  return answer.rows;
}
