import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { DemoOffice } from './offices.ts';
import type { Staff } from './world.ts';

/** The keys of an office that was founded. */
export interface FoundedOffice {
  office: DemoOffice;
  officeId: string;
  housingOrganisationId: string;
  staff: Staff[];
}

/**
 * Founds municipality, organisations, office, opening hours, staff and roles: the rows of the administration, which has no screen yet, so
 * they are written as the owner. All are in force from `from`.
 */
export async function foundOffice(
  owner: pg.ClientBase,
  office: DemoOffice,
  seed: string,
  from: Temporal.PlainDate,
): Promise<FoundedOffice> {
  const m = office.municipalityId;
  const id = (what: string) => repeatableId(`${seed}:${office.key}:${what}`);
  const officeId = id('office');
  const organisations = { municipality: id('municipality'), housing: id('housing') };
  await owner.query('insert into app.municipality values ($1, $2, $3)', [m, office.municipality, 'Jobcentret']);
  const organisation = 'insert into app.organisation values ($1, $2, $3, $4, $5)';
  await owner.query(organisation, [m, organisations.municipality, office.municipality, 'municipality', false]);
  await owner.query(organisation, [
    m,
    organisations.housing,
    office.housingOrganisation,
    'housing_organisation',
    false,
  ]);
  for (const partner of office.partners) {
    await owner.query(organisation, [m, id(partner.name), partner.name, 'partner', partner.isSensitive]);
  }
  await owner.query(
    'insert into app.office (municipality_id, office_id, name, area_name, address, opened_on, caseload_ceiling) values ($1, $2, $3, $4, $5, $6, $7)',
    [m, officeId, office.office, office.area, office.address, from.toString(), office.ceiling],
  );
  for (const [weekday, [opens, closes]] of Object.entries(office.hours)) {
    await owner.query('insert into app.opening_hours values ($1, $2, $3, $4, $5, $6)', [
      m,
      officeId,
      weekday,
      opens,
      closes,
      from.toString(),
    ]);
  }
  const staff = await employ(owner, office, { id, officeId, organisations, from });
  return { office, officeId, housingOrganisationId: organisations.housing, staff };
}

async function employ(
  owner: pg.ClientBase,
  office: DemoOffice,
  at: {
    id: (what: string) => string;
    officeId: string;
    organisations: Record<'municipality' | 'housing', string>;
    from: Temporal.PlainDate;
  },
): Promise<Staff[]> {
  const { id, officeId, organisations } = at;
  const m = office.municipalityId;
  const from = at.from.toString();
  const staff = office.team.map((member): Staff => {
    const [firstName = member.name] = member.name.split(' ');
    return { ...member, staffId: id(member.name), firstName, illUntil: null, booked: new Set() };
  });
  for (const one of staff) {
    const names = [one.firstName, one.name.slice(one.firstName.length + 1)];
    const employment = [m, one.staffId, organisations[one.employer], ...names, one.titleDa, one.titleEn, from];
    await owner.query('insert into app.staff values ($1, $2, $3, $4, $5, $6, $7, $8)', employment);
    for (const role of one.roles) {
      const held = [m, id(`${one.name}:${role}`), one.staffId, role, one.isCentral ? null : officeId, from];
      await owner.query('insert into app.staff_role values ($1, $2, $3, $4, $5, $6)', held);
    }
  }
  return staff;
}

function repeatableId(text: string): string {
  const hex = createHash('md5').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
