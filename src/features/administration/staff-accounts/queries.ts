import type { ActorTx } from '#db/database.ts';

/** Somebody who works here, and may be given access. */
export interface StaffMember {
  staffId: string;
  firstName: string;
  lastName: string;
  titleDa: string;
  titleEn: string;
  organisationName: string;
}

/** Everybody who works in the municipality's offices on the day, whoever employs them. */
export function staffOn(tx: ActorTx, day: Temporal.PlainDate): Promise<StaffMember[]> {
  return tx
    .selectFrom('staff')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.municipality_id', '=', 'staff.municipality_id')
        .onRef('organisation.organisation_id', '=', 'staff.organisation_id'),
    )
    .select([
      'staff.staff_id as staffId',
      'first_name as firstName',
      'last_name as lastName',
      'title_da as titleDa',
      'title_en as titleEn',
      'organisation.name as organisationName',
    ])
    .where('employed_from', '<=', day.toString())
    .where((where) => where.or([where('employed_to', 'is', null), where('employed_to', '>', day.toString())]))
    .execute();
}
