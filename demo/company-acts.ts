import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import type { Month } from '#domain/calendar/month.ts';

export interface MonthHours {
  placementId: string;
  citizenId: string;
  month: Month;
  hours: number | null;
  source: string;
}

export async function addCompany(
  tx: ActorTx,
  actor: Actor,
  input: { cvr: string; name: string; town: string; phone: string | null },
): Promise<string> {
  const row = await tx
    .insertInto('company')
    .values({ municipality_id: actor.municipalityId, ...input, registered_by: actor.staffId })
    .returning('company_id')
    .executeTakeFirstOrThrow();
  return row.company_id;
}

export async function registerPlacement(
  tx: ActorTx,
  actor: Actor,
  input: {
    citizenId: string;
    companyId: string;
    kind: string;
    jobTitle: string;
    hoursPerWeek: number;
    startsOn: Temporal.PlainDate;
    endsOn: Temporal.PlainDate | null;
    followUpOn: Temporal.PlainDate;
  },
): Promise<string> {
  const row = await tx
    .insertInto('placement')
    .values({
      municipality_id: actor.municipalityId,
      citizen_id: input.citizenId,
      company_id: input.companyId,
      kind: input.kind,
      job_title: input.jobTitle,
      hours_per_week: input.hoursPerWeek,
      starts_on: input.startsOn.toString(),
      ends_on: input.endsOn?.toString() ?? null,
      follow_up_on: input.followUpOn.toString(),
      registered_by: actor.staffId,
    })
    .returning('placement_id')
    .executeTakeFirstOrThrow();
  return row.placement_id;
}

export async function registerWorkHours(tx: ActorTx, actor: Actor, cells: readonly MonthHours[]): Promise<void> {
  const rows = cells.map((cell) => ({ ...cell, month: `${cell.month}-01` }));
  await sql`insert into work_hours (municipality_id, placement_id, month, version, citizen_id, hours, source, registered_by)
    select ${actor.municipalityId}, c."placementId", c.month, 1 + coalesce((select max(w.version) from work_hours w where w.municipality_id = ${actor.municipalityId}
      and w.placement_id = c."placementId" and w.month = c.month), 0), c."citizenId", c.hours, c.source, ${actor.staffId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c("placementId" uuid, "citizenId" uuid, month date, hours numeric, source text)`.execute(
    tx,
  );
}
