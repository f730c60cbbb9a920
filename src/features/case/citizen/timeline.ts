import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';

/** So many contacts are shown before one asks for the whole timeline. */
export const SHOWN_FIRST = 5;

/** One contact on the timeline. Times are ISO texts. */
export interface TimelineEntry {
  contactId: string;
  kind: string;
  place: string;
  happenedAt: string;
  registeredAt: string;
  minutes: number | null;
  /** Null for a note seen by its author alone that was not opened. */
  note: string | null;
  visibility: 'author' | 'authority' | 'team';
  writtenBy: string;
  writer: string;
  isWriterMunicipal: boolean;
  version: number;
  topics: string[];
  corrections: { oldNote: string; newNote: string; reason: string; by: string; at: string }[];
  promise: { what: string; owner: string; dueOn: string; keptAt: string | null; outcome: string | null } | null;
}

/** What the timeline shows: everything, or one topic, or one organisation's contacts. */
export interface TimelineFilter {
  topic: string | null;
  organisationId: string | null;
  length: number;
  openNoteId: string | null;
}

/** The timeline with what one can filter it by. */
export interface Timeline {
  total: number;
  matching: number;
  topics: string[];
  organisations: { id: string; name: string }[];
  entries: TimelineEntry[];
}

/** The citizen's contacts that the actor may see, newest first, in one statement. */
export async function timelineOf(tx: ActorTx, citizenId: string, filter: TimelineFilter): Promise<Timeline> {
  const answer = await sql<Timeline>`
    with mine as (
      select k.*, s.first_name as writer, s.organisation_id, o.name as organisation, o.kind = 'municipality' as is_municipal,
        (select coalesce(array_agg(t.topic order by t.topic), '{}') from contact_topic t
         where t.municipality_id = k.municipality_id and t.contact_id = k.contact_id) as topics
      from contact k
      join staff s on s.municipality_id = k.municipality_id and s.staff_id = k.written_by
      join organisation o on o.municipality_id = s.municipality_id and o.organisation_id = s.organisation_id
      where k.municipality_id = app.municipality() and k.citizen_id = ${citizenId}
    ), chosen as (
      select * from mine
      where (${filter.topic}::text is null or ${filter.topic}::text = any (topics))
        and (${filter.organisationId}::uuid is null or organisation_id = ${filter.organisationId}::uuid)
    ), shown as (
      select k.contact_id as "contactId", k.kind, k.place, k.happened_at as "happenedAt", k.registered_at as "registeredAt", k.minutes,
        case when k.visibility <> 'author' or k.contact_id = ${filter.openNoteId}::uuid then k.note end as note,
        k.visibility, k.written_by as "writtenBy", k.writer, k.is_municipal as "isWriterMunicipal", k.version, k.topics,
        (select coalesce(json_agg(json_build_object('oldNote', r.old_note, 'newNote', r.new_note, 'reason', r.reason,
            'by', s.first_name, 'at', r.corrected_at) order by r.corrected_at desc), '[]')
          from contact_correction r join staff s on s.municipality_id = r.municipality_id and s.staff_id = r.corrected_by
          where r.municipality_id = k.municipality_id and r.contact_id = k.contact_id
            and (k.visibility <> 'author' or k.contact_id = ${filter.openNoteId}::uuid)) as corrections,
        (select json_build_object('what', p.what, 'owner', s.first_name, 'dueOn', p.due_on, 'keptAt', p.kept_at, 'outcome', p.outcome)
          from promise p join staff s on s.municipality_id = p.municipality_id and s.staff_id = p.owner_staff_id
          where p.municipality_id = k.municipality_id and p.citizen_id = k.citizen_id and p.contact_id = k.contact_id
          order by p.made_at limit 1) as promise
      from chosen k order by k.happened_at desc, k.contact_id limit ${filter.length}
    )
    select (select count(*)::integer from mine) as total, (select count(*)::integer from chosen) as matching,
      (select coalesce(array_agg(distinct t.topic), '{}') from mine, unnest(mine.topics) as t(topic)) as topics,
      (select coalesce(json_agg(json_build_object('id', o.organisation_id, 'name', o.organisation) order by o.organisation), '[]')
        from (select distinct organisation_id, organisation from mine) o) as organisations,
      (select coalesce(json_agg(shown), '[]') from shown) as entries`.execute(tx);
  return answer.rows[0] as Timeline;
}
