import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';

/** One use of break-glass (Da: nødadgang) that a leader answers for. */
export interface BrokenGlass {
  breakGlassId: string;
  citizenId: string;
  firstName: string;
  lastName: string;
  isProtected: boolean;
  staffFirstName: string;
  staffLastName: string;
  organisation: string;
  reason: string;
  askedAt: Temporal.Instant;
  /** Null while it waits for a leader. */
  endsAt: Temporal.Instant | null;
  /** It waits, and the day has not passed. */
  mayBeOpened: boolean;
  /** How often the file was read through it. */
  readings: number;
  signedOffAt: Temporal.Instant | null;
  signedOffBy: string | null;
}

/** Uses of break-glass by others about citizens whom the leader may see; those to be signed off first, then the newest. */
export async function brokenGlass(tx: ActorTx, which: 'to-sign-off' | 'all'): Promise<BrokenGlass[]> {
  const answer = await sql<BrokenGlass>`
    select b.break_glass_id as "breakGlassId", c.citizen_id as "citizenId", c.first_name as "firstName", c.last_name as "lastName",
      app.is_protected(c.municipality_id, c.citizen_id) as "isProtected",
      s.first_name as "staffFirstName", s.last_name as "staffLastName", o.name as organisation, b.reason, b.asked_at as "askedAt",
      b.ends_at as "endsAt", b.opened_at is null and b.asked_at > app.now() - interval '1 day' as "mayBeOpened",
      (select count(*)::integer from read_log l where l.municipality_id = b.municipality_id and l.staff_id = b.staff_id
        and l.act = 'break-glass.read' and l.citizen_ids @> array[b.citizen_id] and l.read_at between b.asked_at and b.ends_at) as readings,
      b.signed_off_at as "signedOffAt", g.first_name as "signedOffBy"
    from break_glass b
    join citizen c using (municipality_id, citizen_id)
    join staff s on s.municipality_id = b.municipality_id and s.staff_id = b.staff_id
    join organisation o on o.municipality_id = s.municipality_id and o.organisation_id = s.organisation_id
    left join staff g on g.municipality_id = b.municipality_id and g.staff_id = b.signed_off_by
    where b.staff_id <> app.staff() and (${which === 'all'}::boolean or b.signed_off_at is null)
    order by b.signed_off_at is not null, b.asked_at desc limit 100`.execute(tx);
  return answer.rows;
}
