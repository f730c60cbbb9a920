import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** What someone had begun to write in a form, and when it was kept. */
export interface Draft {
  fields: URLSearchParams;
  savedAt: Temporal.Instant;
}

/** A key names the form and what it is about: "contact:<citizen>". */
const KEY = /^[a-z-]{1,40}:[0-9a-f-]{36}$/;
const MOST_CHARACTERS = 20_000;
const NOT_KEPT = new Set(['form_key', 'draft_key', 'version', 'back']);

/** The actor's own draft of a form, or null (Da: kladde). */
export async function draftOf(tx: ActorTx, actor: Actor, key: string): Promise<Draft | null> {
  const row = await tx
    .selectFrom('draft')
    .select(['fields', 'saved_at'])
    .where('municipality_id', '=', actor.municipalityId)
    .where('staff_id', '=', actor.staffId)
    .where('draft_key', '=', key)
    .executeTakeFirst();
  return row ? { fields: new URLSearchParams(row.fields as unknown as string[][]), savedAt: row.saved_at } : null;
}

/** Keeps what is in the form now. False when it is not kept: a wrong key, or far too long. */
export async function saveDraft(tx: ActorTx, actor: Actor, key: string, fields: URLSearchParams): Promise<boolean> {
  const kept = [...fields].filter(([name]) => !NOT_KEPT.has(name)).map((pair) => pair.map(storable));
  if (!KEY.test(key) || kept.flat().join('').length > MOST_CHARACTERS) return false;
  await tx
    .insertInto('draft')
    .values({
      municipality_id: actor.municipalityId,
      staff_id: actor.staffId,
      draft_key: key,
      fields: JSON.stringify(kept),
    })
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'staff_id', 'draft_key']).doUpdateSet((excluded) => ({
        fields: excluded.ref('excluded.fields'),
        saved_at: excluded.ref('excluded.saved_at'),
      })),
    )
    .execute();
  return true;
}

/** Removes the draft once its form is saved. */
export async function forgetDraft(tx: ActorTx, actor: Actor, key: string): Promise<void> {
  await tx
    .deleteFrom('draft')
    .where('municipality_id', '=', actor.municipalityId)
    .where('staff_id', '=', actor.staffId)
    .where('draft_key', '=', key)
    .execute();
}

/** JSON in PostgreSQL holds every character but NUL. */
const storable = (text: string) => text.replaceAll('\u0000', '');
