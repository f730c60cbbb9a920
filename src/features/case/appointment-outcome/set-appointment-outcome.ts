import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** What became of an appointment. What the office cancelled never counts against the citizen. */
export const appointmentOutcomes = ['came', 'did_not_come', 'cancelled_by_citizen', 'cancelled_by_office'] as const;
export type AppointmentOutcome = (typeof appointmentOutcomes)[number];

/** Says what became of an appointment (Da: hvordan gik aftalen). 'changed': somebody else has said so since `version` was read. */
export async function setAppointmentOutcome(
  tx: ActorTx,
  actor: Actor,
  input: { appointmentId: string; version: number; outcome: AppointmentOutcome },
): Promise<'saved' | 'changed'> {
  const answer = await tx
    .updateTable('appointment')
    .set({ outcome: input.outcome, version: input.version + 1 })
    .where('municipality_id', '=', actor.municipalityId)
    .where('appointment_id', '=', input.appointmentId)
    .where('version', '=', input.version)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n ? 'saved' : 'changed';
}
