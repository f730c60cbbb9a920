import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { addTopics } from './register-visit.ts';

/** What came of a visit. Without a file only the topics are kept. */
export interface FinishedVisit {
  visitId: string;
  topics: readonly string[];
  note: string;
  place: string;
  visibility: 'author' | 'authority' | 'team';
  promise: { what: string; ownerStaffId: string; dueOn: Temporal.PlainDate } | null;
}

/** `has_no_file`: a note or a promise needs a citizen's file to stand in. */
export type Finished =
  | { ok: true; contactId: string | null; promiseId: string | null }
  | { ok: false; reason: 'moved_on' | 'has_no_file' };

/** Closes a visit: it becomes a contact on the case with its note and, if something was promised, a promise with owner and date. */
export async function finishVisit(tx: ActorTx, actor: Actor, input: FinishedVisit): Promise<Finished> {
  const m = actor.municipalityId;
  const found = await sql<{ citizenId: string | null }>`update visit
    set talk_ended_at = coalesce(talk_ended_at, greatest(taken_at, app.now())), finished_at = app.now(), version = version + 1
    where municipality_id = ${m} and visit_id = ${input.visitId} and taken_at is not null and finished_at is null
    returning citizen_id as "citizenId"`.execute(tx);
  const visit = found.rows[0];
  if (!visit) return { ok: false, reason: 'moved_on' };
  if (input.topics.length > 0) await addTopics(tx, actor, input.visitId, input.topics);
  if (!visit.citizenId)
    return input.note || input.promise
      ? { ok: false, reason: 'has_no_file' }
      : { ok: true, contactId: null, promiseId: null };
  const { promise } = input;
  const made = await sql<{ contactId: string; promiseId: string | null }>`
    with c as (
      insert into contact (municipality_id, citizen_id, office_id, visit_id, kind, place, happened_at, minutes, note, visibility, written_by)
      select municipality_id, citizen_id, office_id, visit_id, 'open_door', ${input.place}, taken_at,
        least(1440, extract(epoch from talk_ended_at - taken_at) / 60)::integer, ${input.note}, ${input.visibility}, ${actor.staffId}::uuid
      from visit where municipality_id = ${m} and visit_id = ${input.visitId}
      returning contact_id
    ), p as (
      insert into promise (municipality_id, citizen_id, contact_id, what, owner_staff_id, due_on, made_by)
      select ${m}::integer, ${visit.citizenId}::uuid, contact_id, ${promise?.what ?? null}::text, ${promise?.ownerStaffId ?? null}::uuid,
        ${promise?.dueOn.toString() ?? null}::date, ${actor.staffId}::uuid
      from c where ${promise !== null}::boolean
      returning promise_id
    ) select contact_id as "contactId", (select promise_id from p) as "promiseId" from c`.execute(tx);
  const row = made.rows[0];
  if (!row) throw new Error('the contact was not written');
  if (input.topics.length > 0) {
    await sql`insert into contact_topic (municipality_id, contact_id, topic)
      select ${m}::integer, ${row.contactId}::uuid, topic from unnest(${[...input.topics]}::text[]) as topic`.execute(
      tx,
    );
  }
  return { ok: true, ...row };
}
