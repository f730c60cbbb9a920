import type { Actor } from './actor.ts';
import { mayDo } from './who-may-do-what.ts';

/** Whether the actor may open a new citizen's file: the act, in the municipality's service, at an office where the citizen then belongs. */
export function mayCreateCitizen(actor: Actor): actor is Actor & { officeId: string } {
  return mayDo(actor, 'citizen.create') && actor.isMunicipal && actor.officeId !== null;
}
