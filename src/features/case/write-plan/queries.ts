import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';

/** What the plan's forms choose among and start from. */
export interface PlanRoom {
  goals: { goalId: string; title: string }[];
  wishes: {
    wishId: string;
    kind: string;
    ownWords: string;
    hoursFrom: number | null;
    hoursTo: number | null;
    conditions: string | null;
  }[];
}

/** The goals of the open plan and the wishes that stand, in one statement. */
export async function planRoom(tx: ActorTx, citizenId: string): Promise<PlanRoom> {
  const answer = await sql<PlanRoom>`
    select (select coalesce(json_agg(json_build_object('goalId', g.goal_id, 'title', g.title) order by g.position), '[]')
        from goal g join plan l using (municipality_id, plan_id)
        where g.municipality_id = app.municipality() and g.citizen_id = ${citizenId} and l.closed_on is null) as goals,
      (select coalesce(json_agg(json_build_object('wishId', w.wish_id, 'kind', w.kind, 'ownWords', w.own_words,
          'hoursFrom', w.hours_per_week_from, 'hoursTo', w.hours_per_week_to, 'conditions', w.conditions)), '[]')
        from wish w where w.municipality_id = app.municipality() and w.citizen_id = ${citizenId} and w.valid_to is null) as wishes`.execute(
    tx,
  );
  return answer.rows[0] as PlanRoom;
}
