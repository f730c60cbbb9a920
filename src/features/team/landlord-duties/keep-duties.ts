import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { unlessRefused } from '#db/unless-refused.ts';
import type { LandlordDuty } from '#web/staff/landlord-duties.ts';

/** Somebody at the housing organisation handles tenancy, rent or hiring from a day on. */
export interface NewDuty {
  staffId: string;
  duty: LandlordDuty;
  from: Temporal.PlainDate;
}

/** The database's words for what it does not take. */
const HOLDS_CASE_ROLE = 'HB002';
const OVERLAPS = '23P01';
const refusals = { done: 'saved', [HOLDS_CASE_ROLE]: 'holds-case-role', [OVERLAPS]: 'overlaps' } as const;

/** Writes down a duty for the landlord (Da: opgave for udlejer). The database refuses it beside a case role, whoever writes. */
export async function registerDuty(
  tx: ActorTx,
  actor: Actor,
  input: NewDuty,
): Promise<'saved' | 'holds-case-role' | 'overlaps'> {
  const row = {
    municipality_id: actor.municipalityId,
    staff_id: input.staffId,
    duty: input.duty,
    valid_from: input.from.toString(),
  };
  const done = await unlessRefused(tx, [HOLDS_CASE_ROLE, OVERLAPS], () =>
    tx.insertInto('landlord_duty').values(row).execute(),
  );
  return refusals[done];
}

/** Ends a duty from today, or takes back one that has not begun. 'changed': it had ended already. */
export async function endDuty(
  tx: ActorTx,
  actor: Actor,
  input: { landlordDutyId: string },
): Promise<'saved' | 'changed'> {
  const answer = await tx
    .updateTable('landlord_duty')
    .set({ valid_to: sql<string>`greatest(valid_from, app.today())` })
    .where('municipality_id', '=', actor.municipalityId)
    .where('landlord_duty_id', '=', input.landlordDutyId)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', sql<string>`app.today()`)]))
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n ? 'saved' : 'changed';
}
