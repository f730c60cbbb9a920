import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import type { UnusualFact } from '#domain/reading-watch/reading.ts';
import type { KeptReading } from '#web/reading-watch/keep-watch.ts';
import type { Outcome } from './form.ts';

/** A sample of one employee's reading (`fact` null) or a flag on it, signed off or waiting. */
export interface Oversight {
  id: string;
  fact: UnusualFact | null;
  /** The first day of the month drawn from, or the day of the first reading flagged. */
  from: string;
  firstName: string;
  lastName: string;
  office: string;
  readings: KeptReading[];
  outcome: Outcome | null;
  note: string | null;
  signedBy: string | null;
  signedAt: Temporal.Instant | null;
}

/** What waits, oldest first, and what was signed off in the last year, newest first; whose it is decided by the policies. */
export async function oversightsOf(tx: ActorTx): Promise<{ waiting: Oversight[]; signed: Oversight[] }> {
  const answer = await sql<Oversight>`
    with both_kinds as (
      select municipality_id, read_flag_id as id, fact, first_on as "from", staff_id, office_id, readings, outcome, note, signed_by, signed_at from read_flag
      union all
      select municipality_id, read_review_id, null, month, staff_id, office_id, readings, outcome, note, signed_by, signed_at from read_review
    )
    select b.id, b.fact, b."from", s.first_name as "firstName", s.last_name as "lastName", o.name as office, b.readings, b.outcome, b.note,
      concat_ws(' ', z.first_name, nullif(z.last_name, '')) as "signedBy", b.signed_at as "signedAt"
    from both_kinds b join staff s using (municipality_id, staff_id) join office o using (municipality_id, office_id)
    left join staff z on z.municipality_id = b.municipality_id and z.staff_id = b.signed_by
    where b.signed_at is null or b.signed_at > app.now() - interval '1 year'
    order by b."from", s.first_name, b.id`.execute(tx);
  const signed = answer.rows.filter((one) => one.signedAt !== null);
  return {
    waiting: answer.rows.filter((one) => one.signedAt === null),
    signed: signed.toSorted((a, b) =>
      Temporal.Instant.compare(b.signedAt as Temporal.Instant, a.signedAt as Temporal.Instant),
    ),
  };
}

/** The names of those citizens whom the actor sees. */
export async function namesOf(
  tx: ActorTx,
  citizenIds: readonly string[],
): Promise<Map<string, { firstName: string; lastName: string }>> {
  const rows = await tx
    .selectFrom('citizen')
    .select(['citizen_id', 'first_name as firstName', 'last_name as lastName'])
    .where('citizen_id', 'in', [...citizenIds, '00000000-0000-0000-0000-000000000000'])
    .execute();
  return new Map(rows.map(({ citizen_id, firstName, lastName }) => [citizen_id, { firstName, lastName }]));
}

/** Whether another leader of the municipality's can go through the actor's own reading. */
export async function hasAnotherLeader(tx: ActorTx, actor: Actor, today: Temporal.PlainDate): Promise<boolean> {
  const day = today.toString();
  const answer = await sql<{ has: boolean }>`
    select exists (select from staff_role r join staff s using (municipality_id, staff_id) join organisation o using (municipality_id, organisation_id)
      where r.role = 'leader' and r.staff_id <> ${actor.staffId} and o.kind = 'municipality'
        and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})
        and (s.employed_to is null or s.employed_to > ${day})) as has`.execute(tx);
  return answer.rows[0]?.has ?? false;
}
