import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Numbers alone: what visitors may see of each other. */
export async function numbersOfToday(
  tx: ActorTx,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<{ waiting: number[]; in: number[] }> {
  const answer = await sql<{ waiting: number[]; in: number[] }>`
    select coalesce(array_agg(number order by arrived_at, number) filter (where taken_at is null), '{}') as waiting,
      coalesce(array_agg(number order by taken_at desc) filter (where taken_at is not null), '{}') as in
    from visit where municipality_id = ${actor.municipalityId} and office_id = ${actor.officeId} and day = ${today.toString()}
      and left_at is null and talk_ended_at is null`.execute(tx);
  return answer.rows[0] ?? { waiting: [], in: [] };
}
