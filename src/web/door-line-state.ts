import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { type OpeningHours, openingHours } from '#domain/open-door/opening-hours.ts';

/** One who waits: first name or number, never more, and the file only where the actor may open it. */
export interface WaitingSeat {
  visitId: string;
  version: number;
  number: number;
  firstName: string | null;
  /** Null when there is no file, or when it is not the actor's to open. */
  citizenId: string | null;
  isUrgent: boolean;
  arrivedAt: Temporal.Instant;
  wishedStaff: string | null;
}

/** One who is on the roster today. */
export interface RosterPerson {
  staffId: string;
  firstName: string;
  lastName: string;
  starts: string;
  ends: string;
  state: 'in' | 'out' | 'ill';
  note: string | null;
  /** Since when in conversation; null = free. */
  busySince: Temporal.Instant | null;
}

/** Da: dørlinjen. What the strip under the top bar knows. */
export interface DoorLineState {
  opening: OpeningHours;
  /** Closed by somebody's hand inside the hours: it can be opened again. */
  isClosedByHand: boolean;
  /** Longest wait first. */
  waiting: WaitingSeat[];
  roster: RosterPerson[];
}

interface Row {
  weekly: { weekday: number; opens: string; closes: string; from: string; to: string | null }[];
  closures: { from: string; until: string }[];
  waiting: (Omit<WaitingSeat, 'arrivedAt'> & { arrivedAt: string })[];
  roster: (Omit<RosterPerson, 'busySince'> & { busySince: string | null })[];
}

/** The door of the actor's office right now; one statement. */
export async function doorLineState(tx: ActorTx, actor: Actor, now: Temporal.Instant): Promise<DoorLineState> {
  const day = now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate().toString();
  const here = sql`municipality_id = ${actor.municipalityId} and office_id = ${actor.officeId}`;
  const answer = await sql<Row>`select
    coalesce((select json_agg(json_build_object('weekday', weekday, 'opens', opens, 'closes', closes, 'from', valid_from, 'to', valid_to))
      from opening_hours where ${here}), '[]') as weekly,
    coalesce((select json_agg(json_build_object('from', closed_from, 'until', closed_until))
      from door_closure where ${here} and closed_until > ${now.toString()}), '[]') as closures,
    coalesce((select json_agg(json_build_object('visitId', v.visit_id, 'version', v.version, 'number', v.number,
        'firstName', coalesce(c.first_name, v.said_name), 'citizenId', c.citizen_id, 'isUrgent', v.is_urgent,
        'arrivedAt', v.arrived_at, 'wishedStaff', w.first_name) order by v.arrived_at, v.number)
      from visit v
      left join citizen c on c.municipality_id = v.municipality_id and c.citizen_id = v.citizen_id
      left join staff w on w.municipality_id = v.municipality_id and w.staff_id = v.wished_staff_id
      where v.municipality_id = ${actor.municipalityId} and v.office_id = ${actor.officeId} and v.day = ${day}
        and v.taken_at is null and v.left_at is null and v.finished_at is null), '[]') as waiting,
    coalesce((select json_agg(json_build_object('staffId', s.staff_id, 'firstName', s.first_name, 'lastName', s.last_name,
        'starts', h.starts, 'ends', h.ends, 'state', h.state, 'note', h.note,
        'busySince', (select min(v.taken_at) from visit v where v.municipality_id = h.municipality_id and v.office_id = h.office_id
          and v.day = h.day and v.taken_by = h.staff_id and v.talk_ended_at is null)) order by h.starts, s.first_name)
      from shift h join staff s using (municipality_id, staff_id)
      where h.municipality_id = ${actor.municipalityId} and h.office_id = ${actor.officeId} and h.day = ${day}), '[]') as roster`.execute(
    tx,
  );
  const row = answer.rows[0] as Row;
  return {
    opening: openingHours(
      {
        weekly: row.weekly.map((one) => ({
          weekday: one.weekday,
          opens: Temporal.PlainTime.from(one.opens),
          closes: Temporal.PlainTime.from(one.closes),
          validity: { from: Temporal.PlainDate.from(one.from), to: one.to ? Temporal.PlainDate.from(one.to) : null },
        })),
        closures: row.closures.map((one) => ({
          from: Temporal.Instant.from(one.from),
          until: Temporal.Instant.from(one.until),
        })),
      },
      now,
    ),
    isClosedByHand: row.closures.some(
      (one) => Temporal.Instant.compare(one.from, now) <= 0 && Temporal.Instant.compare(now, one.until) < 0,
    ),
    waiting: row.waiting.map((seat) => ({ ...seat, arrivedAt: Temporal.Instant.from(seat.arrivedAt) })),
    roster: row.roster.map((one) => ({
      ...one,
      busySince: one.busySince ? Temporal.Instant.from(one.busySince) : null,
    })),
  };
}
