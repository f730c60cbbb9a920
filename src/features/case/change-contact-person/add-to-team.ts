import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Takes a member of staff into the team round the citizen (Da: teamet om borgeren) in a role. Null: already there in that role. */
export async function addToTeam(
  tx: ActorTx,
  actor: Actor,
  input: { citizenId: string; staffId: string; role: string; from: Temporal.PlainDate },
): Promise<string | null> {
  const made = await sql<{ id: string }>`
    insert into citizen_team (municipality_id, citizen_id, staff_id, role, valid_from)
    values (${actor.municipalityId}, ${input.citizenId}, ${input.staffId}, ${input.role}, ${input.from.toString()})
    on conflict do nothing returning citizen_team_id as id`.execute(tx);
  return made.rows[0]?.id ?? null;
}
