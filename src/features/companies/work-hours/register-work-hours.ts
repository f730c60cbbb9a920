import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import type { Month } from '#domain/calendar/month.ts';

/** One person's hours at one placement in one month; `hours` null = worked, but how much is not known. */
export interface MonthHours {
  placementId: string;
  citizenId: string;
  month: Month;
  hours: number | null;
  source: string;
  /** The version that the writer saw: 0 = none. Left out by those who do not compare (the simulator). */
  expectedVersion?: number;
}

/** A cell that somebody else has changed meanwhile, with what stands there now. */
export interface HoursConflict {
  placementId: string;
  month: Month;
  hours: number | null;
  version: number;
}

/**
 * Writes hours into the ledger (Da: timeregnskab): each as the next version of its month, so that a correction keeps what stood there.
 * All or none: with a conflict nothing is written. Two statements.
 */
export async function registerWorkHours(
  tx: ActorTx,
  actor: Actor,
  cells: readonly MonthHours[],
): Promise<{ ok: true } | { ok: false; conflicts: HoursConflict[] }> {
  if (cells.length === 0) return { ok: true };
  const rows = JSON.stringify(cells.map((cell) => ({ ...cell, month: `${cell.month}-01` })));
  const shape = sql`jsonb_to_recordset(${rows}::jsonb) as c("placementId" uuid, "citizenId" uuid, month date, hours numeric, source text, "expectedVersion" integer)`;
  await sql`select pg_advisory_xact_lock(hashtextextended(p::text, 1)) from (select distinct "placementId" as p from ${shape} order by 1) locks`.execute(
    tx,
  );
  const newest = sql`(select w.version from work_hours w where w.municipality_id = ${actor.municipalityId}
    and w.placement_id = c."placementId" and w.month = c.month order by w.version desc limit 1)`;
  const found = await sql<HoursConflict>`
    select c."placementId", to_char(c.month, 'YYYY-MM') as month, h.hours, coalesce(h.version, 0) as version
    from ${shape}
    left join current_work_hours h on h.municipality_id = ${actor.municipalityId} and h.placement_id = c."placementId" and h.month = c.month
    where c."expectedVersion" is not null and c."expectedVersion" <> coalesce(h.version, 0)`.execute(tx);
  if (found.rows.length > 0) return { ok: false, conflicts: found.rows };
  await sql`insert into work_hours (municipality_id, placement_id, month, version, citizen_id, hours, source, registered_by)
    select ${actor.municipalityId}::integer, c."placementId", c.month, 1 + coalesce(${newest}, 0), c."citizenId", c.hours, c.source, ${actor.staffId}::uuid
    from ${shape}`.execute(tx);
  return { ok: true };
}
