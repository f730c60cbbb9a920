import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Days until a plan that was just begun is looked through together. */
const REVIEW_AFTER_DAYS = 90;

/** Adds a goal (Da: mål) to the citizen's open plan; the first goal begins the plan. Job-directed or holistic. */
export async function addGoal(
  tx: ActorTx,
  actor: Actor,
  input: { citizenId: string; title: string; track: 'job' | 'holistic' },
): Promise<string> {
  const made = await sql<{ id: string }>`
    with p as (
      insert into plan (municipality_id, citizen_id, started_on, changed_on, review_on)
      values (${actor.municipalityId}, ${input.citizenId}, app.today(), app.today(), app.today() + ${REVIEW_AFTER_DAYS}::integer)
      on conflict (municipality_id, citizen_id) where closed_on is null
        do update set changed_on = excluded.changed_on, version = plan.version + 1
      returning plan_id
    )
    insert into goal (municipality_id, plan_id, citizen_id, title, track, position)
    select ${actor.municipalityId}::integer, plan_id, ${input.citizenId}::uuid, ${input.title}, ${input.track},
      (select coalesce(max(g.position), 0) + 1 from goal g where g.municipality_id = ${actor.municipalityId} and g.citizen_id = ${input.citizenId})
    from p returning goal_id as id`.execute(tx);
  return (made.rows[0] as { id: string }).id;
}
