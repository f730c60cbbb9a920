import type { Actor } from '#access/actor.ts';
import type { ActorKey, ActorTx } from '#db/database.ts';
import { type NewCitizen, openCitizenFile } from '#features/case/new-citizen/open-citizen-file.ts';
import { givenHouse, type House } from './given.ts';

/** One office with its people, a neighbour in another municipality, and files opened by the product's own function. */
export interface CaseHouse {
  house: House;
  officeId: string;
  housingOrganisationId: string;
  mette: ActorKey;
  jonas: ActorKey;
  leader: ActorKey;
  evaluator: ActorKey;
  foreigner: ActorKey;
  /** A project leader employed by the housing organisation. */
  nabo: ActorKey;
  today: Temporal.PlainDate;
  as<T>(who: ActorKey, work: (tx: ActorTx, actor: Actor) => Promise<T>): Promise<T>;
  /** Opens a file with Mette as contact person; returns the citizen's id. */
  open(more?: Partial<NewCitizen>): Promise<string>;
  rows(table: string, citizenId: string): Promise<Record<string, unknown>[]>;
}

/** Wednesday 25 November 2026, 10.42 in Denmark. */
export async function givenCase(): Promise<CaseHouse> {
  const house = await givenHouse(Temporal.Instant.from('2026-11-25T09:42:00Z'));
  const office = await house.municipality(1);
  const today = Temporal.PlainDate.from('2026-11-25');
  const mette = await house.staff(office, 'mentor', 'Mette');
  const as: CaseHouse['as'] = (who, work) => house.database.asActor(who, work, { now: house.now });
  return {
    house,
    officeId: office.officeId,
    housingOrganisationId: office.housingOrganisationId,
    mette,
    jonas: await house.staff(office, 'case_worker', 'Jonas'),
    leader: await house.staff(office, 'leader', 'Lene'),
    evaluator: await house.staff({ ...office, officeId: null }, 'evaluator', 'Eva'),
    foreigner: await house.staff(await house.municipality(2), 'case_worker', 'Fie'),
    nabo: await house.staff({ ...office, organisationId: office.housingOrganisationId }, 'project_leader', 'Nanna'),
    today,
    as,
    open: (more = {}) =>
      as(mette, (tx, actor) =>
        openCitizenFile(tx, actor, {
          firstName: 'Amina',
          lastName: 'Morgenfrue',
          cpr: null,
          language: 'so',
          needsInterpreter: true,
          phone: '+4512345678',
          address: 'Kastanjevej 3',
          officeId: office.officeId,
          targetGroup: 'activity_ready',
          from: today.subtract({ days: 100 }),
          contactPersonId: mette.staffId,
          ...more,
        }),
      ),
    rows: async (table, citizenId) =>
      (await house.owner.query(`select * from ${table} where citizen_id = $1`, [citizenId])).rows,
  };
}
