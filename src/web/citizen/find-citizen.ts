import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';
import { NotFound } from '../errors.ts';

/** What every screen about one citizen says at the top. */
export interface CitizenHead {
  citizenId: string;
  firstName: string;
  lastName: string;
  isProtected: boolean;
  /** Somebody outside the municipality sees notes for the whole team. */
  hasConsentedPartner: boolean;
}

/** The citizen that a screen is about. Throws NotFound when absent or not visible to the actor. */
export async function findCitizen(tx: ActorTx, citizenId: string): Promise<CitizenHead> {
  const answer = await sql<CitizenHead>`
    select c.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName",
      app.is_protected(c.municipality_id, c.citizen_id) as "isProtected",
      exists (select from consent k where k.municipality_id = c.municipality_id and k.citizen_id = c.citizen_id
        and k.discloser_id = c.controller_id and k.information_kind in ('notes', 'case_file') and app.is_in_force(k)) as "hasConsentedPartner"
    from citizen c where c.municipality_id = app.municipality() and c.citizen_id = ${citizenId}`.execute(tx);
  const citizen = answer.rows[0];
  if (!citizen) throw new NotFound();
  return citizen;
}
