import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** A step under a goal. `doerStaffId` null: the citizen does it; own words only when the citizen said it. */
export interface NewStep {
  goalId: string;
  what: string;
  isOwnWords: boolean;
  doerStaffId: string | null;
  dueOn: Temporal.PlainDate | null;
}

/** Adds a step (Da: skridt) to a goal and marks the plan as changed today. Null: no such goal that the actor may see. */
export async function addStep(tx: ActorTx, actor: Actor, input: NewStep): Promise<string | null> {
  const made = await sql<{ id: string }>`
    with g as (
      select goal_id, plan_id, citizen_id from goal where municipality_id = ${actor.municipalityId} and goal_id = ${input.goalId}
    ), p as (
      update plan set changed_on = app.today(), version = plan.version + 1 from g
      where plan.municipality_id = ${actor.municipalityId} and plan.plan_id = g.plan_id
    )
    insert into step (municipality_id, goal_id, citizen_id, what, is_own_words, doer_staff_id, due_on, set_by)
    select ${actor.municipalityId}::integer, goal_id, citizen_id, ${input.what}, ${input.isOwnWords}::boolean,
      ${input.doerStaffId}::uuid, ${input.dueOn?.toString() ?? null}::date, ${actor.staffId}::uuid
    from g returning step_id as id`.execute(tx);
  return made.rows[0]?.id ?? null;
}
