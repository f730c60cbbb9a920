import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/**
 * Corrects the note of one's own contact (Da: rettelse): the old words, the new ones and the reason are kept.
 * 'changed': the note is no longer the one of `version`, or it is somebody else's; nothing is written.
 */
export async function correctContact(
  tx: ActorTx,
  actor: Actor,
  input: { contactId: string; version: number; note: string; reason: string },
): Promise<'saved' | 'changed'> {
  const { municipalityId: m, staffId: me } = actor;
  const answer = await sql<{ id: string }>`
    with old as (
      select contact_id, note from contact where municipality_id = ${m} and contact_id = ${input.contactId}
        and version = ${input.version} and written_by = ${me} for update
    ), changed as (
      update contact c set note = ${input.note}, version = c.version + 1 from old
      where c.municipality_id = ${m} and c.contact_id = old.contact_id and c.version = ${input.version} returning c.contact_id
    )
    insert into contact_correction (municipality_id, contact_id, old_note, new_note, reason, corrected_by)
    select ${m}::integer, old.contact_id, old.note, ${input.note}, ${input.reason}, ${me}::uuid from old join changed using (contact_id)
    returning contact_correction_id as id`.execute(tx);
  return answer.rows.length === 1 ? 'saved' : 'changed';
}
