import type { ActorTx } from '#db/database.ts';
import type { Outcome } from './form.ts';

/** Signs off a sample or a flag (Da: kvitter). 'unknown': absent or not the actor's to see; 'changed': somebody has signed it already. */
export async function signOff(
  tx: ActorTx,
  what: 'sample' | 'flag',
  id: string,
  { outcome, note }: { outcome: Outcome; note: string },
): Promise<'saved' | 'changed' | 'unknown'> {
  const change = { outcome, note };
  const answer =
    what === 'sample'
      ? await tx
          .updateTable('read_review')
          .set(change)
          .where('read_review_id', '=', id)
          .where('signed_at', 'is', null)
          .executeTakeFirst()
      : await tx
          .updateTable('read_flag')
          .set(change)
          .where('read_flag_id', '=', id)
          .where('signed_at', 'is', null)
          .executeTakeFirst();
  if (answer.numUpdatedRows === 1n) return 'saved';
  const there =
    what === 'sample'
      ? await tx.selectFrom('read_review').select('read_review_id').where('read_review_id', '=', id).executeTakeFirst()
      : await tx.selectFrom('read_flag').select('read_flag_id').where('read_flag_id', '=', id).executeTakeFirst();
  return there ? 'changed' : 'unknown';
}
