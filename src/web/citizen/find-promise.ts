import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';
import { NotFound } from '../errors.ts';

/** A promise as it stands now. Days are ISO dates. */
export interface StandingPromise {
  promiseId: string;
  citizenId: string;
  what: string;
  dueOn: string;
  version: number;
  /** First name of the one who kept it, and what came of it; null while it is open. */
  kept: { by: string; outcome: string | null } | null;
}

/** One promise. Throws NotFound when absent or not visible to the actor. */
export async function findPromise(tx: ActorTx, promiseId: string): Promise<StandingPromise> {
  const answer = await sql<StandingPromise>`
    select p.promise_id as "promiseId", p.citizen_id as "citizenId", p.what, p.due_on as "dueOn", p.version,
      case when p.kept_at is not null then json_build_object('by', s.first_name, 'outcome', p.outcome) end as kept
    from promise p left join staff s on s.municipality_id = p.municipality_id and s.staff_id = p.kept_by
    where p.municipality_id = app.municipality() and p.promise_id = ${promiseId}`.execute(tx);
  const promise = answer.rows[0];
  if (!promise) throw new NotFound();
  return promise;
}
