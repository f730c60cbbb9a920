import type { Role } from '#access/actor.ts';
import type { ActorKey } from '#db/database.ts';
import { givenHouse, type House } from '../given.ts';

/** The actors of the matrix: what they are, for whom, where. */
export const actorNames = [
  'case_worker',
  'mentor',
  'company_consultant',
  'project_leader',
  'housing_social_worker',
  'leader',
  'two_roles',
  'housing_project_leader',
  'housing_social_of_housing',
  'authority_case_worker',
  'evaluator',
  'system_administrator',
  'neighbour_case_worker',
  'stand_in',
  'foreign_case_worker',
  'debt_adviser',
  'housing_clerk',
] as const;
export type ActorName = (typeof actorNames)[number];

/** The citizens of the matrix: where they belong, and what they have agreed to. */
export const citizenNames = [
  'plain',
  'consented',
  'withdrawn',
  'expired',
  'refused',
  'protected_consented',
  'following_only',
  'plan_only',
  'notes_only',
  'work_only',
  'own_record',
  'told_back',
  'neighbour',
  'foreign',
] as const;
export type CitizenName = (typeof citizenNames)[number];

export interface MatrixHouse {
  house: House;
  actors: Record<ActorName, ActorKey>;
  citizens: Record<CitizenName, string>;
  /** A row of every table that belongs to a citizen, an office or a municipality: table → citizen or place → key columns. */
  rows: Record<string, Record<string, Record<string, unknown>>>;
}

/** Two municipalities, two offices in the first, fourteen citizens, seventeen people at work, and a row in every table for each citizen. */
export async function buildMatrixHouse(): Promise<MatrixHouse> {
  const house = await givenHouse(Temporal.Instant.from('2026-11-25T09:42:00Z'));
  const one = await house.municipality(1);
  const two = await house.municipality(2);
  const second = (
    await house.owner.query(
      `insert into office (municipality_id, name, area_name, address, opened_on) values (1, 'Nabokontoret', 'Egeparken', 'Egevej 2', '2020-01-01') returning office_id`,
    )
  ).rows[0].office_id as string;
  const partner = (
    await house.owner.query(
      `insert into organisation (municipality_id, name, kind) values (1, 'Gældsrådgivningen', 'partner') returning organisation_id`,
    )
  ).rows[0].organisation_id as string;
  const staff = (role: Role | Role[], place: { organisationId?: string; officeId?: string | null } = {}) =>
    house.staff(
      {
        municipalityId: 1,
        organisationId: place.organisationId ?? one.organisationId,
        officeId: place.officeId === undefined ? one.officeId : place.officeId,
      },
      role,
    );
  const actors: Record<ActorName, ActorKey> = {
    case_worker: await staff('case_worker'),
    mentor: await staff('mentor'),
    company_consultant: await staff('company_consultant'),
    project_leader: await staff('project_leader'),
    housing_social_worker: await staff('housing_social_worker'),
    leader: await staff('leader'),
    two_roles: await staff(['mentor', 'company_consultant']),
    housing_project_leader: await staff('project_leader', { organisationId: one.housingOrganisationId }),
    housing_social_of_housing: await staff('housing_social_worker', { organisationId: one.housingOrganisationId }),
    authority_case_worker: await staff('authority_case_worker', { officeId: null }),
    evaluator: await staff('evaluator', { officeId: null }),
    system_administrator: await staff('system_administrator', { officeId: null }),
    neighbour_case_worker: await staff('case_worker', { officeId: second }),
    stand_in: await staff('mentor', { officeId: second }),
    foreign_case_worker: await house.staff(two, 'case_worker'),
    debt_adviser: await staff('mentor', { organisationId: partner }),
    housing_clerk: await staff([], { organisationId: one.housingOrganisationId }),
  };
  await house.owner.query(
    `insert into landlord_duty (municipality_id, staff_id, duty, valid_from) values (1, $1, 'tenancy', '2026-01-01')`,
    [actors.housing_clerk.staffId],
  );
  const citizens = {} as Record<CitizenName, string>;
  for (const name of citizenNames) {
    const place =
      name === 'foreign' ? two : { municipalityId: 1, officeId: name === 'neighbour' ? second : one.officeId };
    const by =
      name === 'foreign'
        ? actors.foreign_case_worker
        : name === 'neighbour'
          ? actors.neighbour_case_worker
          : actors.mentor;
    citizens[name] = (await house.citizen(place, by, { firstName: name, contactPerson: by })).citizenId;
  }
  await giveConsents(house, citizens, actors, one.housingOrganisationId);
  await house.owner.query(
    `insert into citizen_team (municipality_id, citizen_id, staff_id, role, valid_from) values (1, $1, $2, 'authority_case_worker', '2025-01-01')`,
    [citizens.plain, actors.authority_case_worker.staffId],
  );
  await house.owner.query(
    `insert into cover (municipality_id, absent_staff_id, stand_in_staff_id, valid_from, valid_to, reason) values (1, $1, $2, '2026-11-01', '2026-12-31', 'illness')`,
    [actors.mentor.staffId, actors.stand_in.staffId],
  );
  const rows: MatrixHouse['rows'] = {};
  for (const name of citizenNames)
    await fillTables(
      house,
      rows,
      name,
      citizens[name],
      name === 'foreign' ? two.officeId : name === 'neighbour' ? second : one.officeId,
      name === 'foreign'
        ? actors.foreign_case_worker
        : name === 'neighbour'
          ? actors.neighbour_case_worker
          : actors.mentor,
      // Records of the housing organisation's own: its project leader wrote them.
      name === 'own_record' || name === 'told_back' ? actors.housing_project_leader : null,
    );
  return { house, actors, citizens, rows };
}

async function giveConsents(
  house: House,
  citizens: Record<CitizenName, string>,
  actors: Record<ActorName, ActorKey>,
  recipient: string,
): Promise<void> {
  const municipal = (
    await house.owner.query(
      `select organisation_id from organisation where municipality_id = 1 and kind = 'municipality'`,
    )
  ).rows[0].organisation_id as string;
  const consent = (
    citizen: string,
    more: { kind?: string; isGiven?: boolean; to?: string; withdrawnAt?: string; isBack?: boolean } = {},
  ) =>
    house.owner.query(
      `insert into consent (municipality_id, citizen_id, discloser_id, organisation_id, information_kind, purpose, form, is_given, valid_from, valid_to, withdrawn_at, registered_by)
       values (1, $1, $2, $3, $4, 'job', 'written', $5, '2026-01-01', $6, $7, $8)`,
      [
        citizen,
        ...(more.isBack ? [recipient, municipal] : [municipal, recipient]),
        more.kind ?? 'case_file',
        more.isGiven ?? true,
        more.to ?? null,
        more.withdrawnAt ?? null,
        actors.mentor.staffId,
      ],
    );
  await consent(citizens.consented, { to: '2027-01-01' });
  await consent(citizens.protected_consented);
  await consent(citizens.withdrawn, { withdrawnAt: '2026-11-01T10:00:00Z' });
  await consent(citizens.expired, { to: '2026-11-01' });
  await consent(citizens.refused, { isGiven: false });
  for (const kind of ['following', 'plan', 'notes', 'work'] as const) await consent(citizens[`${kind}_only`], { kind });
  await consent(citizens.told_back, { isBack: true });
  await house.owner.query(
    `insert into citizen_protection (municipality_id, citizen_id, valid_from, valid_to) values (1, $1, '2026-03-01', '2027-03-01')`,
    [citizens.protected_consented],
  );
}

async function fillTables(
  house: House,
  rows: MatrixHouse['rows'],
  name: CitizenName,
  citizen: string,
  office: string,
  by: ActorKey,
  housingWriter: ActorKey | null,
): Promise<void> {
  const m = by.municipalityId;
  const s = by.staffId;
  const writer = housingWriter?.staffId ?? s;
  const controller = { controller_id: await organisationOf(house, housingWriter ?? by) };
  const day = `2026-11-${10 + citizenNames.indexOf(name)}`;
  const put = async (table: string, values: Record<string, unknown>, key?: string) => {
    const columns = ['municipality_id', ...Object.keys(values)];
    const answer = await house.owner.query(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning *`,
      [m, ...Object.values(values)],
    );
    const row = answer.rows[0] as Record<string, unknown>;
    const found = key ? { municipality_id: m, [key]: row[key] } : { municipality_id: m, ...values };
    rows[table] = { ...rows[table], [name]: found };
    return row;
  };
  const keep = (table: string, where: Record<string, unknown>) =>
    (rows[table] = { ...rows[table], [name]: { municipality_id: m, ...where } });
  keep('citizen', { citizen_id: citizen });
  keep('enrolment', { citizen_id: citizen });
  keep('contact_person', { citizen_id: citizen });
  await put(
    'citizen_identity',
    {
      citizen_id: citizen,
      cpr: `7${Math.abs(hash(citizen)).toString().padStart(9, '0').slice(0, 9)}`.replace(/^7[2-9]/, '71'),
    },
    'citizen_id',
  );
  await put(
    'citizen_address',
    { citizen_id: citizen, address: 'Prøvevej 1', valid_from: '2020-01-01' },
    'citizen_address_id',
  );
  await put(
    'citizen_team',
    { citizen_id: citizen, staff_id: s, role: 'mentor', valid_from: '2025-01-01' },
    'citizen_team_id',
  );
  const visit = await put(
    'visit',
    { office_id: office, number: 1 + citizenNames.indexOf(name), citizen_id: citizen, registered_by: s },
    'visit_id',
  );
  await put('visit_topic', { visit_id: visit.visit_id, topic: 'cv' });
  const contact = await put(
    'contact',
    {
      citizen_id: citizen,
      office_id: office,
      kind: 'talk',
      place: 'office',
      happened_at: '2026-11-20T09:00:00Z',
      visibility: 'team',
      note: 'x',
      written_by: writer,
      ...controller,
    },
    'contact_id',
  );
  await put('contact_topic', { contact_id: contact.contact_id, topic: 'cv' });
  await put(
    'contact_correction',
    { contact_id: contact.contact_id, old_note: 'y', new_note: 'x', reason: 'z', corrected_by: writer },
    'contact_correction_id',
  );
  await put(
    'promise',
    { citizen_id: citizen, what: 'x', owner_staff_id: s, due_on: '2026-11-25', made_by: writer, ...controller },
    'promise_id',
  );
  await put(
    'appointment',
    {
      citizen_id: citizen,
      office_id: office,
      staff_id: s,
      starts_at: `${day}T10:00:00Z`,
      ends_at: `${day}T11:00:00Z`,
      subject: 'x',
      place: 'office',
      made_by: writer,
      ...controller,
    },
    'appointment_id',
  );
  await put('barrier', { citizen_id: citizen, kind: 'barrier', own_words: 'x', noted_by: s }, 'barrier_id');
  await put('wish', { citizen_id: citizen, kind: 'job', own_words: 'x', registered_by: s }, 'wish_id');
  const plan = await put(
    'plan',
    { citizen_id: citizen, started_on: '2026-01-01', changed_on: '2026-01-01' },
    'plan_id',
  );
  const goal = await put('goal', { citizen_id: citizen, plan_id: plan.plan_id, title: 'x', track: 'job' }, 'goal_id');
  await put('step', { citizen_id: citizen, goal_id: goal.goal_id, what: 'x', set_by: s }, 'step_id');
  await put(
    'track',
    { citizen_id: citizen, kind: 'towards_job', valid_from: '2026-01-01', registered_by: s },
    'track_id',
  );
  const company = await put(
    'company',
    { cvr: String(10_000_000 + citizenNames.indexOf(name)), name: 'Bageriet Bolle', registered_by: s },
    'company_id',
  );
  const placement = await put(
    'placement',
    {
      citizen_id: citizen,
      company_id: company.company_id,
      kind: 'ordinary_hours',
      starts_on: '2026-01-01',
      registered_by: s,
    },
    'placement_id',
  );
  await put(
    'work_hours',
    {
      placement_id: placement.placement_id,
      month: '2026-10-01',
      version: 1,
      citizen_id: citizen,
      hours: 5,
      source: 'payslip',
      registered_by: s,
    },
    'placement_id',
  );
  const course = await put(
    'course',
    {
      office_id: office,
      name: 'x',
      place: 'x',
      capacity: 12,
      led_by: s,
      starts_on: '2026-01-01',
      ends_on: '2026-12-01',
    },
    'course_id',
  );
  const session = await put(
    'course_session',
    {
      course_id: course.course_id,
      number: 1,
      starts_at: '2026-11-24T10:00:00Z',
      ends_at: '2026-11-24T12:00:00Z',
      theme: 'x',
    },
    'course_session_id',
  );
  await put('course_participant', { course_id: course.course_id, citizen_id: citizen, joined_on: '2026-01-01' });
  await put('attendance', { course_session_id: session.course_session_id, citizen_id: citizen, state: 'here' });
  await put('shift', { office_id: office, staff_id: s, day, starts: '09:00', ends: '16:00' }, 'shift_id');
  await put(
    'door_closure',
    { office_id: office, closed_from: '2026-11-20T09:00:00Z', closed_until: '2026-11-20T10:00:00Z', closed_by: s },
    'door_closure_id',
  );
  if (name !== 'protected_consented')
    await put(
      'citizen_protection',
      { citizen_id: citizen, valid_from: '2020-01-01', valid_to: '2021-01-01' },
      'citizen_protection_id',
    );
  else keep('citizen_protection', { citizen_id: citizen });
  // Of these the only consent is for a time that has passed.
  if (['plain', 'own_record', 'neighbour', 'foreign'].includes(name)) {
    const organisation = await house.owner.query(
      `select organisation_id from organisation where municipality_id = $1 and kind = 'housing_organisation'`,
      [m],
    );
    await put(
      'consent',
      {
        citizen_id: citizen,
        organisation_id: organisation.rows[0].organisation_id,
        discloser_id: await organisationOf(house, by),
        information_kind: 'work',
        purpose: 'x',
        form: 'oral',
        is_given: true,
        valid_from: '2025-01-01',
        valid_to: '2026-01-01',
        registered_by: s,
      },
      'consent_id',
    );
  } else keep('consent', { citizen_id: citizen });
}

async function organisationOf(house: House, who: ActorKey): Promise<string> {
  const answer = await house.owner.query('select organisation_id from staff where staff_id = $1', [who.staffId]);
  return answer.rows[0].organisation_id as string;
}

function hash(text: string): number {
  let value = 7;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) | 0;
  return value;
}
