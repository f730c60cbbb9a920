import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { unlessRefused } from '#db/unless-refused.ts';
import type { ProtectionKind } from '#domain/protection/protection-kind.ts';

/** A protection as a dated period. */
export interface NewProtection {
  citizenId: string;
  kind: ProtectionKind;
  from: Temporal.PlainDate;
  /** The first day without it; null until it is ended. */
  to: Temporal.PlainDate | null;
}

/** The database's word for a period that lies over another of the same kind. */
const OVERLAPS = '23P01';

/** Sets a protection of a citizen (Da: navne- og adressebeskyttelse). 'overlaps': the same kind runs on some of those days already. */
export async function protectCitizen(tx: ActorTx, actor: Actor, input: NewProtection): Promise<'saved' | 'overlaps'> {
  const row = {
    municipality_id: actor.municipalityId,
    citizen_id: input.citizenId,
    kind: input.kind,
    valid_from: input.from.toString(),
    valid_to: input.to?.toString() ?? null,
  };
  const done = await unlessRefused(tx, [OVERLAPS], () => tx.insertInto('citizen_protection').values(row).execute());
  return done === 'done' ? 'saved' : 'overlaps';
}

/** Ends a protection from today, or takes back one that has not begun. 'changed': it had ended already. */
export async function endProtection(
  tx: ActorTx,
  actor: Actor,
  input: { protectionId: string },
): Promise<'saved' | 'changed'> {
  const answer = await tx
    .updateTable('citizen_protection')
    .set({ valid_to: sql<string>`greatest(valid_from, app.today())` })
    .where('municipality_id', '=', actor.municipalityId)
    .where('citizen_protection_id', '=', input.protectionId)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', sql<string>`app.today()`)]))
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n ? 'saved' : 'changed';
}
