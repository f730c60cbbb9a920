import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** A citizen in a company (Da: virksomhedsforløb); its kind decides what its hours count as. */
export interface NewPlacement {
  citizenId: string;
  companyId: string;
  kind: string;
  jobTitle: string | null;
  hoursPerWeek: number | null;
  startsOn: Temporal.PlainDate;
  /** The last day, which belongs to it; null while no end is agreed. */
  endsOn: Temporal.PlainDate | null;
  followUpOn: Temporal.PlainDate | null;
}

/** Registers a placement. One statement. */
export async function registerPlacement(tx: ActorTx, actor: Actor, input: NewPlacement): Promise<string> {
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
      follow_up_on: input.followUpOn?.toString() ?? null,
      registered_by: actor.staffId,
    })
    .returning('placement_id')
    .executeTakeFirstOrThrow();
  return row.placement_id;
}
