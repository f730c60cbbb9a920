import type { ActorTx } from '#db/database.ts';
import { NotFound } from '#web/errors.ts';

/** A note as it stands now. */
export interface StandingNote {
  contactId: string;
  note: string;
  version: number;
  writtenBy: string;
}

/** The note of a contact with that citizen. Throws NotFound when absent or not visible to the actor. */
export async function findNote(tx: ActorTx, citizenId: string, contactId: string): Promise<StandingNote> {
  const row = await tx
    .selectFrom('contact')
    .select(['contact_id', 'note', 'version', 'written_by'])
    .where('citizen_id', '=', citizenId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return { contactId: row.contact_id, note: row.note, version: row.version, writtenBy: row.written_by };
}
