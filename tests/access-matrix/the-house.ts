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
  'housing_leader',
  'office_evaluator',
  'glass_case_worker',
  'glass_mentor',
  'glass_housing_worker',
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
  'glass_protected',
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
  /** Keys of a table that its policies speak of: where a row may not be moved from. */
  guarded: Record<string, string[]>;
  /** The key of nobody and nothing. */
  nobody: string;
  /** An organisation that is not the actor's. */
  elsewhere(me: { organisationId: string }): string;
  /** Every row of a table, with the name it has in the matrix and whose it is. */
  allRows(table: string): Promise<{ row: string; citizen: CitizenName }[]>;
}

/** Two municipalities, two offices in the first, fifteen citizens, twenty-two people at work, and a row in every table for each citizen. */
export async function buildMatrixHouse(): Promise<MatrixHouse> {
  const house = await givenHouse(Temporal.Instant.from('2026-11-25T09:42:00Z'));
  const twin = twinsOf(house);
  const one = await twin('place', () => house.municipality(1));
  const two = await twin('place', () => house.municipality(2));
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
    mentor: await twin('person', () => staff('mentor')),
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
    foreign_case_worker: await twin('person', () => house.staff(two, 'case_worker')),
    debt_adviser: await staff('mentor', { organisationId: partner }),
    housing_clerk: await staff([], { organisationId: one.housingOrganisationId }),
    housing_leader: await staff('leader', { organisationId: one.housingOrganisationId }),
    office_evaluator: await staff('evaluator'),
    // Of another office; each has broken the glass of files here, two of them against the rules.
    glass_case_worker: await staff('case_worker', { officeId: second }),
    glass_mentor: await staff('mentor', { officeId: second }),
    glass_housing_worker: await staff('case_worker', { organisationId: one.housingOrganisationId, officeId: second }),
  };
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
    citizens[name] = await twin(
      familyOf(name),
      async () => (await house.citizen(place, by, { firstName: name, contactPerson: by })).citizenId,
    );
  }
  await giveConsents(house, citizens, actors, one.housingOrganisationId, partner);
  await house.owner.query(
    `insert into citizen_team (municipality_id, citizen_id, staff_id, role, valid_from) values (1, $1, $2, 'authority_case_worker', '2025-01-01')`,
    [citizens.plain, actors.authority_case_worker.staffId],
  );
  const rows: MatrixHouse['rows'] = {};
  for (const name of citizenNames) {
    const office = name === 'foreign' ? two.officeId : name === 'neighbour' ? second : one.officeId;
    const by =
      name === 'foreign'
        ? actors.foreign_case_worker
        : name === 'neighbour'
          ? actors.neighbour_case_worker
          : actors.mentor;
    // Records of the housing organisation's own: its project leader wrote them.
    const writer = name === 'own_record' || name === 'told_back' ? actors.housing_project_leader : null;
    const colleague = office === one.officeId && name !== 'foreign' ? actors.case_worker.staffId : null;
    await twin(`${familyOf(name)} rows`, () =>
      fillTables(house, rows, name, citizens[name], office, by, writer, colleague),
    );
  }
  for (const name of ['plain', 'foreign'] as const)
    await twin('own rows', () => fillOwnTables(house, rows, name, citizens[name], actors));
  await breakGlass(house, rows, citizens, actors);
  await fillLog(house, rows, 'neighbour', citizens.neighbour, actors.neighbour_case_worker);
  await fillLog(house, rows, 'consented', citizens.consented, actors.mentor);
  await fillOversight(house, rows, 'plain', actors.leader, one.officeId, actors.mentor, actors.leader);
  await fillOversight(
    house,
    rows,
    'foreign',
    actors.foreign_case_worker,
    two.officeId,
    actors.foreign_case_worker,
    null,
  );
  const secondLeader = await staff('leader', { officeId: second });
  await fillOversight(house, rows, 'neighbour', secondLeader, second, actors.neighbour_case_worker, secondLeader);
  const organisations = [one.organisationId, one.housingOrganisationId];
  return {
    house,
    actors,
    citizens,
    rows,
    guarded: await guardedColumns(house),
    nobody: '00000000-0000-4000-8000-00000000dead',
    elsewhere: (me) => organisations.find((id) => id !== me.organisationId) as string,
    allRows: rowsKnown(house, citizens, rows),
  };
}

/** Reads a table once and names its rows: by the matrix, or by the citizen they are about. */
function rowsKnown(
  house: House,
  citizens: Record<CitizenName, string>,
  rows: MatrixHouse['rows'],
): MatrixHouse['allRows'] {
  const known = new Map<string, { row: string; citizen: CitizenName }[]>();
  const nameOf = (table: string, row: Record<string, unknown>) => {
    for (const kind of Object.keys(rows).filter((one) => one.split(',')[0] === table)) {
      for (const citizen of citizenNames) {
        const where = rows[kind]?.[citizen];
        if (where && Object.entries(where).every(([column, value]) => String(row[column]) === String(value)))
          return { row: kind, citizen };
      }
    }
    const municipality = row.municipality_id === 2 ? 'foreign' : null;
    const citizen = municipality ?? citizenNames.find((one) => citizens[one] === row.citizen_id);
    if (!citizen) throw new Error(`whose is this row of ${table}? ${JSON.stringify(row)}`);
    return { row: table, citizen };
  };
  return async (table) => {
    const found = known.get(table);
    if (found) return found;
    const answer = await house.owner.query(`select to_jsonb(t) as row from ${table} t`);
    const named = answer.rows.map(({ row }) => nameOf(table, row as Record<string, unknown>));
    known.set(table, named);
    return named;
  };
}

async function guardedColumns(house: House): Promise<Record<string, string[]>> {
  const answer = await house.owner.query<{ table: string; columns: string[] }>(
    `select p.tablename as table, array_agg(distinct c.column_name::text) as columns
     from pg_policies p join information_schema.columns c on c.table_schema = 'app' and c.table_name = p.tablename
     where p.schemaname = 'app' and p.cmd in ('UPDATE', 'ALL') and p.roles = '{hb_app}'
       and c.column_name in ('municipality_id', 'citizen_id', 'office_id', 'staff_id', 'written_by', 'course_id', 'placement_id')
       and p.with_check ~ ('\\m' || c.column_name || '\\M')
     group by 1`,
  );
  return Object.fromEntries(answer.rows.map((row) => [row.table, row.columns]));
}

/** The citizen of the other municipality is the twin of the first one here. */
const familyOf = (name: CitizenName) => (name === 'foreign' ? 'plain' : name);

/**
 * Runs the work so that the same name gives the same keys: the two municipalities share the keys of their places, of one person at work
 * and of one citizen with all her rows. A policy that forgets the municipality then shows the twin.
 */
function twinsOf(house: House) {
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const seed = (text: string) =>
      house.owner.query(`select set_config('app.id_seed', $1, false), set_config('app.id_count', '', false)`, [text]);
    await seed(name);
    const result = await work();
    await seed('');
    return result;
  };
}

async function giveConsents(
  house: House,
  citizens: Record<CitizenName, string>,
  actors: Record<ActorName, ActorKey>,
  recipient: string,
  partner: string,
): Promise<void> {
  const municipal = (
    await house.owner.query(
      `select organisation_id from organisation where municipality_id = 1 and kind = 'municipality'`,
    )
  ).rows[0].organisation_id as string;
  const consent = (
    citizen: string,
    more: {
      kind?: string;
      isGiven?: boolean;
      to?: string;
      withdrawnAt?: string;
      way?: [from: string, to: string];
    } = {},
  ) =>
    house.owner.query(
      `insert into consent (municipality_id, citizen_id, discloser_id, organisation_id, information_kind, purpose, form, is_given, valid_from, valid_to, withdrawn_at, registered_by)
       values (1, $1, $2, $3, $4, 'job', 'written', $5, '2026-01-01', $6, $7, $8)`,
      [
        citizen,
        ...(more.way ?? [municipal, recipient]),
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
  // What a third one tells, or is told, opens nothing between the two.
  for (const name of ['refused', 'own_record'] as const) await consent(citizens[name], { way: [partner, recipient] });
  await consent(citizens.told_back, { way: [municipal, partner], kind: 'work' });
  await consent(citizens.told_back, { way: [recipient, municipal] });
  await house.owner.query(
    `insert into citizen_protection (municipality_id, citizen_id, valid_from, valid_to)
     select 1, unnest($1::uuid[]), '2026-03-01', '2027-03-01'`,
    [[citizens.protected_consented, citizens.glass_protected]],
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
  colleague: string | null,
): Promise<void> {
  const m = by.municipalityId;
  const s = by.staffId;
  const writer = housingWriter?.staffId ?? s;
  const controller = { controller_id: await organisationOf(house, housingWriter ?? by) };
  const day = `2026-11-${10 + citizenNames.indexOf(name)}`;
  const put = putInto(house, rows, name, m);
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
  // Somebody in the queue who has not said a name.
  await put(
    'visit, without a name',
    { office_id: office, number: 101 + citizenNames.indexOf(name), registered_by: s },
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
  const note = {
    citizen_id: citizen,
    office_id: office,
    kind: 'talk',
    place: 'office',
    happened_at: '2026-11-20T09:00:00Z',
    note: 'x',
    written_by: writer,
    ...controller,
  };
  await put('contact, for the authority', { ...note, visibility: 'authority' }, 'contact_id');
  await put('contact, for its author', { ...note, visibility: 'author' }, 'contact_id');
  // Noted by a colleague of the contact person's.
  await put(
    'barrier, sensitive',
    { citizen_id: citizen, kind: 'barrier', own_words: 'x', is_sensitive: true, noted_by: colleague ?? s },
    'barrier_id',
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
  await put('message', { ...aMessage, citizen_id: citizen, made_by: s }, 'message_id');
  await put('link', { ...aLink(by, name), citizen_id: citizen }, 'link_id');
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
  await put('legal_hold', { citizen_id: citizen, reason: 'x', placed_by: writer, ...controller }, 'legal_hold_id');
  const deletion = {
    citizen_id: citizen,
    case_type: housingWriter ? 'housing_social_case' : 'municipal_case',
    proposed_by: writer,
    ...controller,
  };
  await put('deletion_proposal', deletion, 'deletion_proposal_id');
  // Deleted long ago, and come back since.
  await put('deletion_list', { ...deletion, approved_by: colleague ?? citizen }, 'deletion_id');
  await put('shift', { office_id: office, staff_id: s, day, starts: '09:00', ends: '16:00' }, 'shift_id');
  await put(
    'door_closure',
    { office_id: office, closed_from: '2026-11-20T09:00:00Z', closed_until: '2026-11-20T10:00:00Z', closed_by: s },
    'door_closure_id',
  );
  if (name !== 'protected_consented' && name !== 'glass_protected')
    await put(
      'citizen_protection',
      { citizen_id: citizen, valid_from: '2020-01-01', valid_to: '2021-01-01' },
      'citizen_protection_id',
    );
  else keep('citizen_protection', { citizen_id: citizen });
  // Of these the only consent is for a time that has passed.
  if (['plain', 'own_record', 'glass_protected', 'neighbour', 'foreign'].includes(name)) {
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

/** Adds a row and remembers how to find it: by its key, or by everything in it. */
function putInto(house: House, rows: MatrixHouse['rows'], name: CitizenName, m: number) {
  return async (table: string, values: Record<string, unknown>, key?: string) => {
    const columns = ['municipality_id', ...Object.keys(values)];
    const answer = await house.owner.query(
      `insert into ${table.split(',')[0]} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning *`,
      [m, ...Object.values(values)],
    );
    const row = answer.rows[0] as Record<string, unknown>;
    const found = key ? { municipality_id: m, [key]: row[key] } : { municipality_id: m, ...values };
    rows[table] = { ...rows[table], [name]: found };
    return row;
  };
}

/** Tables that belong to people at work: a row of the mentor's, and one of her twin's in the other municipality. */
async function fillOwnTables(
  house: House,
  rows: MatrixHouse['rows'],
  name: 'plain' | 'foreign',
  citizen: string,
  actors: Record<ActorName, ActorKey>,
): Promise<void> {
  const me = name === 'plain' ? actors.mentor : actors.foreign_case_worker;
  const put = putInto(house, rows, name, me.municipalityId);
  const colleague = async (role: Role[], more: { organisationId?: string } = {}) =>
    (
      await house.staff(
        { municipalityId: 2, organisationId: more.organisationId ?? (await organisationOf(house, me)), officeId: null },
        role,
      )
    ).staffId;
  await put(
    'cover',
    {
      absent_staff_id: me.staffId,
      stand_in_staff_id: name === 'plain' ? actors.stand_in.staffId : await colleague(['mentor']),
      valid_from: '2026-11-01',
      valid_to: '2026-12-31',
      reason: 'illness',
    },
    'cover_id',
  );
  await put(
    'landlord_duty',
    {
      staff_id: name === 'plain' ? actors.housing_clerk.staffId : await colleague([]),
      duty: 'tenancy',
      valid_from: '2026-01-01',
    },
    'landlord_duty_id',
  );
  const mine = { staff_id: me.staffId };
  await put('draft', { ...mine, draft_key: 'contact', fields: '{}' }, 'draft_key');
  const formKey = '00000000-0000-4000-8000-00000000f0f0';
  await put('form_receipt', { ...mine, form_key: formKey, fingerprint: 'x' }, 'form_key');
  await put('read_log', logged(me, await organisationOf(house, me), citizen), 'read_log_id');
  await put('message, about nobody', { ...aMessage, made_by: me.staffId }, 'message_id');
  await put('link, about nobody', aLink(me, 'nobody'), 'link_id');
}

const aMessage = {
  kind: 'link',
  channel: 'sms',
  recipient: '+4512345678',
  body: 'x',
  is_confirmed: true,
  send_before: '2100-01-01',
};
const aLink = (who: ActorKey, about: string) => ({
  purpose: 'read-log-extract',
  recipient_kind: 'citizen',
  code_hash: `${who.municipalityId} ${about}`,
  made_by: who.staffId,
  expires_at: '2100-01-01',
});
/** Broken glass: what holds, what has run out, what a leader should have opened, and what never should have been. */
async function breakGlass(
  house: House,
  rows: MatrixHouse['rows'],
  citizens: Record<CitizenName, string>,
  actors: Record<ActorName, ActorKey>,
): Promise<void> {
  const add = async (who: ActorName, whose: CitizenName, more: { minutesAgo?: number; by?: ActorName } = {}) => {
    const { municipalityId, staffId } = actors[who];
    const answer = await house.owner.query(
      `insert into break_glass (municipality_id, citizen_id, staff_id, reason, asked_at, opened_at, ends_at, approved_by)
       select $1, $2, $3, 'somebody is in danger tonight', at, at, at + interval '60 minutes', $4
       from (select now() - make_interval(mins => $5) as at) t returning break_glass_id`,
      [municipalityId, citizens[whose], staffId, more.by ? actors[more.by].staffId : null, more.minutesAgo ?? 5],
    );
    const key = { municipality_id: municipalityId, break_glass_id: answer.rows[0].break_glass_id };
    if (who === 'glass_case_worker' || whose === 'foreign') rows.break_glass = { ...rows.break_glass, [whose]: key };
  };
  await add('glass_case_worker', 'plain');
  await add('glass_case_worker', 'own_record');
  await add('glass_case_worker', 'glass_protected', { by: 'leader' });
  await add('glass_case_worker', 'consented', { minutesAgo: 61 });
  await add('glass_case_worker', 'protected_consented');
  await add('glass_mentor', 'withdrawn');
  await add('glass_housing_worker', 'withdrawn');
  await add('foreign_case_worker', 'foreign');
}

/** A reading by somebody here. */
async function fillLog(
  house: House,
  rows: MatrixHouse['rows'],
  name: CitizenName,
  citizen: string,
  who: ActorKey,
): Promise<void> {
  await putInto(
    house,
    rows,
    name,
    1,
  )('read_log', logged(who, await organisationOf(house, who), citizen), 'read_log_id');
}

/** What was drawn and flagged at an office: of somebody there, and of a leader. */
async function fillOversight(
  house: House,
  rows: MatrixHouse['rows'],
  name: CitizenName,
  by: ActorKey,
  officeId: string,
  somebody: ActorKey,
  leader: ActorKey | null,
): Promise<void> {
  const put = putInto(house, rows, name, by.municipalityId);
  for (const [kind, who] of [
    ['', somebody],
    [', of a leader', leader],
  ] as const) {
    if (!who) continue;
    const about = { office_id: officeId, staff_id: who.staffId, readings: '[]', registered_by: by.staffId };
    await put(`read_review${kind}`, { ...about, month: '2026-10-01' }, 'read_review_id');
    await put(`read_flag${kind}`, { ...about, fact: 'closed_day', first_on: '2026-11-21' }, 'read_flag_id');
  }
}

const logged = (who: ActorKey, organisation: string, whom: string) => ({
  staff_id: who.staffId,
  organisation_id: organisation,
  roles: '{mentor}',
  act: 'citizen-file.read',
  purpose: 'case_work',
  legal_basis: 'gdpr-6-1-e',
  citizen_ids: [whom],
  request_id: '00000000-0000-4000-8000-00000000f0f0',
});

async function organisationOf(house: House, who: ActorKey): Promise<string> {
  const answer = await house.owner.query('select organisation_id from staff where staff_id = $1', [who.staffId]);
  return answer.rows[0].organisation_id as string;
}

function hash(text: string): number {
  let value = 7;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) | 0;
  return value;
}
