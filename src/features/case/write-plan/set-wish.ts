import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** A job wish or education wish in the citizen's own words. Hours are a week's. */
export interface NewWish {
  citizenId: string;
  kind: 'job' | 'education';
  ownWords: string;
  hoursPerWeekFrom: number | null;
  hoursPerWeekTo: number | null;
  conditions: string | null;
  escoConcept?: string | null;
  /** The wish that was on the screen, or null when there was none; absent: whatever stands now. */
  replaces?: string | null;
}

/**
 * Sets the citizen's wish (Da: jobønske, uddannelsesønske): the earlier wish of that kind ends today and stays to be read.
 * 'changed': another wish than `replaces` stands now; nothing is written.
 */
export async function setWish(tx: ActorTx, actor: Actor, input: NewWish): Promise<'saved' | 'changed'> {
  const { municipalityId: m } = actor;
  // Two who set a wish at once take turns here. Only a statement begun after the lock sees what the first one wrote.
  await sql`select from citizen where municipality_id = ${m} and citizen_id = ${input.citizenId} for update`.execute(
    tx,
  );
  const standing = await sql<{ wishId: string }>`
    select wish_id as "wishId" from wish
    where municipality_id = ${m} and citizen_id = ${input.citizenId} and kind = ${input.kind} and valid_to is null`.execute(
    tx,
  );
  const current = standing.rows[0]?.wishId ?? null;
  if (input.replaces !== undefined && input.replaces !== current) return 'changed';
  await sql`
    with ended as (
      update wish set valid_to = app.today() where municipality_id = ${m} and wish_id = ${current}::uuid
    )
    insert into wish (municipality_id, citizen_id, kind, own_words, esco_concept, hours_per_week_from, hours_per_week_to, conditions, registered_by)
    values (${m}, ${input.citizenId}, ${input.kind}, ${input.ownWords}, ${input.escoConcept ?? null}, ${input.hoursPerWeekFrom},
      ${input.hoursPerWeekTo}, ${input.conditions}, ${actor.staffId})`.execute(tx);
  return 'saved';
}
