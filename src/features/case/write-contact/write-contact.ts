import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Who sees a note: its author alone, the authority round the citizen, or the whole team with consented partners. */
export type Visibility = 'author' | 'authority' | 'team';

/** A talk with a citizen and what came of it. `happenedAt` absent: now. */
export interface NewContact {
  citizenId: string;
  kind: string;
  place: string;
  happenedAt?: Temporal.Instant;
  minutes: number | null;
  note: string;
  visibility: Visibility;
  topics: readonly string[];
  /** The visit it came from; each visit becomes one contact at most. */
  visitId?: string | null;
  promise?: { what: string; dueOn: Temporal.PlainDate; ownerStaffId?: string } | null;
}

/** Writes a contact (Da: kontakt) with its topics and, if something was promised, the promise (Da: løfte). One or two statements. */
export async function writeContact(
  tx: ActorTx,
  actor: Actor,
  input: NewContact,
): Promise<{ contactId: string; promiseId: string | null }> {
  const { municipalityId: m, staffId: me } = actor;
  const promise = input.promise ?? null;
  const made = await sql<{ contactId: string; promiseId: string | null }>`
    with c as (
      insert into contact (municipality_id, citizen_id, office_id, visit_id, kind, place, happened_at, minutes, note, visibility, written_by)
      select ${m}::integer, ${input.citizenId}::uuid, coalesce(
          (select e.office_id from enrolment e where e.municipality_id = ${m} and e.citizen_id = ${input.citizenId}
           order by e.valid_from desc limit 1), ${actor.officeId}::uuid),
        ${input.visitId ?? null}::uuid, ${input.kind}, ${input.place}, coalesce(${input.happenedAt?.toString() ?? null}::timestamptz, app.now()),
        ${input.minutes}::integer, ${input.note}, ${input.visibility}, ${me}::uuid
      returning contact_id
    ), p as (
      insert into promise (municipality_id, citizen_id, contact_id, what, owner_staff_id, due_on, made_by)
      select ${m}::integer, ${input.citizenId}::uuid, contact_id, ${promise?.what ?? null}::text,
        ${promise?.ownerStaffId ?? me}::uuid, ${promise?.dueOn.toString() ?? null}::date, ${me}::uuid
      from c where ${promise !== null}::boolean
      returning promise_id
    ) select c.contact_id as "contactId", (select promise_id from p) as "promiseId" from c`.execute(tx);
  const row = made.rows[0];
  if (!row) throw new Error('the contact was not written');
  if (input.topics.length > 0)
    await sql`insert into contact_topic (municipality_id, contact_id, topic)
      select distinct ${m}::integer, ${row.contactId}::uuid, topic from unnest(${[...input.topics]}::text[]) as topic`.execute(
      tx,
    );
  return row;
}
