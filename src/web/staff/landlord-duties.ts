import { sql } from 'kysely';
import type { ActorTx } from '#db/database.ts';
import { defineTexts } from '../texts.ts';

/** Da: opgave for udlejer. What keeps somebody at the housing organisation away from citizens' files. */
export const LANDLORD_DUTIES = ['tenancy', 'rent', 'hiring'] as const;
export type LandlordDuty = (typeof LANDLORD_DUTIES)[number];

/** The duties in words. */
export const dutyWords = defineTexts({
  tenancy: { da: 'Lejemål', en: 'Tenancies' },
  rent: { da: 'Husleje', en: 'Rent' },
  hiring: { da: 'Ansættelser', en: 'Hiring' },
});

/** A duty that runs today or will. */
export interface HeldDuty {
  landlordDutyId: string;
  firstName: string;
  lastName: string;
  organisation: string;
  duty: LandlordDuty;
  from: string;
  /** The first day without it; null until it is ended. */
  to: string | null;
}

/** Who in the municipality handles tenancy, rent or hiring for a landlord, by name. */
export async function heldDuties(tx: ActorTx): Promise<HeldDuty[]> {
  const answer = await sql<HeldDuty>`
    select d.landlord_duty_id as "landlordDutyId", s.first_name as "firstName", s.last_name as "lastName", o.name as organisation,
      d.duty, d.valid_from as "from", d.valid_to as "to"
    from landlord_duty d join staff s using (municipality_id, staff_id) join organisation o using (municipality_id, organisation_id)
    where d.municipality_id = app.municipality() and (d.valid_to is null or d.valid_to > app.today())
    order by s.first_name, s.last_name, d.duty`.execute(tx);
  return answer.rows;
}
