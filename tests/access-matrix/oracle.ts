import type { ActorName, CitizenName } from './the-house.ts';

/**
 * THE ORACLE, written by hand from the promises (features B8, B10, F4–F6, H1) and not from the policies.
 * Whom each actor sees at all: the citizens by name.
 */
const ownOffice: CitizenName[] = [
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
];
/** With a consent in force to the housing organisation; of the last two it has records of its own. */
const knownToHousing: CitizenName[] = [
  'consented',
  'protected_consented',
  'following_only',
  'plan_only',
  'notes_only',
  'work_only',
  'own_record',
  'told_back',
];
const seenBy: Record<ActorName, readonly CitizenName[]> = {
  case_worker: ownOffice,
  mentor: ownOffice,
  company_consultant: ownOffice,
  project_leader: ownOffice,
  housing_social_worker: ownOffice,
  leader: ownOffice,
  two_roles: ownOffice,
  housing_project_leader: knownToHousing,
  housing_social_of_housing: knownToHousing,
  // The central office: only those whose team she is in.
  authority_case_worker: ['plain'],
  evaluator: [],
  system_administrator: [],
  neighbour_case_worker: ['neighbour'],
  // Covers the mentor, who is contact person of everyone at the first office; works at the second.
  stand_in: [...ownOffice, 'neighbour'],
  foreign_case_worker: ['foreign'],
  // Sits in the office once a week; one has said yes to telling the debt advice about work.
  debt_adviser: ['told_back'],
  // Handles tenancies for the landlord.
  housing_clerk: [],
  housing_leader: knownToHousing,
  // Evaluates, at a desk in the office.
  office_evaluator: [],
  // What is theirs without any broken glass: their own office.
  glass_case_worker: ['neighbour'],
  glass_mentor: ['neighbour'],
  glass_housing_worker: [],
};
/** Whose file is open to be read for an hour: a leader has opened the protected one's. */
const openedBy: Partial<Record<ActorName, readonly CitizenName[]>> = {
  glass_case_worker: ['plain', 'own_record', 'glass_protected'],
};
const ofHousing: ActorName[] = [
  'housing_project_leader',
  'housing_social_of_housing',
  'housing_leader',
  'housing_clerk',
  'glass_housing_worker',
];
const outside: ActorName[] = [...ofHousing, 'debt_adviser'];
const municipal = (actor: ActorName) => !outside.includes(actor);
const officeOf: Record<ActorName, 'first' | 'second' | 'foreign' | null> = {
  case_worker: 'first',
  mentor: 'first',
  company_consultant: 'first',
  project_leader: 'first',
  housing_social_worker: 'first',
  leader: 'first',
  two_roles: 'first',
  housing_project_leader: 'first',
  housing_social_of_housing: 'first',
  authority_case_worker: null,
  evaluator: null,
  system_administrator: null,
  neighbour_case_worker: 'second',
  stand_in: 'second',
  foreign_case_worker: 'foreign',
  debt_adviser: 'first',
  housing_clerk: null,
  housing_leader: 'first',
  office_evaluator: 'first',
  glass_case_worker: 'second',
  glass_mentor: 'second',
  glass_housing_worker: 'second',
};
const homeOf = (citizen: CitizenName) =>
  citizen === 'foreign' ? 'foreign' : citizen === 'neighbour' ? 'second' : 'first';
const hasCaseRole = (actor: ActorName) =>
  !['evaluator', 'office_evaluator', 'system_administrator', 'housing_clerk'].includes(actor);

type Cell = (actor: ActorName, citizen: CitizenName) => boolean;

/** Does the actor know that the citizen exists? */
export const sees: Cell = (actor, citizen) => seenBy[actor].includes(citizen);
const atOffice: Cell = (actor, citizen) => hasCaseRole(actor) && officeOf[actor] === homeOf(citizen);
const sameMunicipality: Cell = (actor, citizen) => (officeOf[actor] === 'foreign') === (citizen === 'foreign');
const seesAndIsMunicipal: Cell = (actor, citizen) => sees(actor, citizen) && municipal(actor);

/** The municipality's own staff see all of what they see; others what the citizen has said yes to. */
const toldOf =
  (...citizens: CitizenName[]): Cell =>
  (actor, citizen) =>
    sees(actor, citizen) && (municipal(actor) || (ofHousing.includes(actor) && citizens.includes(citizen)));
const toldTheAdviser: Cell = (actor, citizen) => actor === 'debt_adviser' && citizen === 'told_back';
const whole: CitizenName[] = ['consented', 'protected_consented'];
const toldWhoFollows = toldOf(...whole, 'following_only', 'plan_only', 'notes_only', 'work_only');
const follows: Cell = (a, c) => toldWhoFollows(a, c) || toldTheAdviser(a, c);
const plan = toldOf(...whole, 'plan_only');
const toldOfWork = toldOf(...whole, 'work_only');
const work: Cell = (a, c) => toldOfWork(a, c) || toldTheAdviser(a, c);
/** A record of somebody's own organisation; of those two the housing organisation wrote it, and only one lets it be told back. */
const record =
  (told: Cell): Cell =>
  (actor, citizen) =>
    citizen === 'own_record' || citizen === 'told_back'
      ? sees(actor, citizen) && (ofHousing.includes(actor) || (municipal(actor) && citizen === 'told_back'))
      : told(actor, citizen);
const notes = record(toldOf(...whole, 'notes_only'));

const writesFor: Cell = (a, c) =>
  c === 'own_record' || c === 'told_back'
    ? a === 'housing_project_leader'
    : (a === 'mentor' && homeOf(c) === 'first') ||
      (a === 'neighbour_case_worker' && c === 'neighbour') ||
      (a === 'foreign_case_worker' && c === 'foreign');
/** The one who noted it, a colleague; and the contact person. */
const sensitive: Cell = (a, c) =>
  plan(a, c) && (a === 'case_worker' || writesFor(a, c) || (a === 'mentor' && homeOf(c) === 'first'));

/** Rows of one person at work: the mentor's here, and her twin's in the other municipality. */
const own: Cell = (a, c) =>
  a === (c === 'foreign' ? 'foreign_case_worker' : c === 'neighbour' ? 'neighbour_case_worker' : 'mentor');
/** The municipality's own leader, and whoever runs the system; not the landlord's leader. */
const administers: Cell = (a, c) => ['system_administrator', 'leader'].includes(a) && sameMunicipality(a, c);
/** Leaders, of what their own organisation answers for; of these two records that is the housing organisation. */
const leads: Cell = (a, c) => {
  const isOfHousing = c === 'own_record' || c === 'told_back';
  return a === (isOfHousing ? 'housing_leader' : 'leader') && sameMunicipality(a, c);
};

/** Leaders of the municipality's, at the office whose citizens were read about. */
const oversees: Cell = (a, c) => a === 'leader' && homeOf(c) === 'first';

/** Who sees the row of that table that belongs to the citizen (written by the citizen's contact person), every day. */
const seesAlways: Record<string, Cell> = {
  citizen: sees,
  citizen_identity: seesAndIsMunicipal,
  // The protected one's address never reaches the housing organisation.
  citizen_address: (a, c) => follows(a, c) && (municipal(a) || c !== 'protected_consented'),
  citizen_protection: sees,
  enrolment: follows,
  contact_person: follows,
  citizen_team: follows,
  consent: follows,
  visit: (a, c) => atOffice(a, c) || sees(a, c),
  'visit, without a name': atOffice,
  visit_topic: sees,
  contact: notes,
  'contact, for the authority': (a, c) => notes(a, c) && (municipal(a) || writesFor(a, c)),
  'contact, for its author': (a, c) => notes(a, c) && writesFor(a, c),
  'barrier, sensitive': sensitive,
  contact_topic: notes,
  contact_correction: notes,
  promise: record(plan),
  appointment: record(follows),
  barrier: plan,
  wish: plan,
  plan,
  goal: plan,
  step: plan,
  track: plan,
  company: (a, c) => hasCaseRole(a) && sameMunicipality(a, c),
  placement: work,
  work_hours: work,
  course: atOffice,
  course_session: atOffice,
  course_participant: work,
  attendance: work,
  shift: atOffice,
  door_closure: atOffice,
  cover: (a, c) => hasCaseRole(a) && sameMunicipality(a, c),
  draft: own,
  form_receipt: own,
  landlord_duty: sameMunicipality,
  // Leaders of the municipality, about citizens whom they see.
  read_log: (a, c) => a === 'leader' && sees(a, c),
  // That something was sent or handed over is part of what is known of the citizen; the rest is its maker's.
  message: sees,
  'message, about nobody': own,
  link: sees,
  'link, about nobody': own,
  // Likewise, and whoever broke it.
  break_glass: (a, c) =>
    (a === 'leader' && sees(a, c)) || a === (c === 'foreign' ? 'foreign_case_worker' : 'glass_case_worker'),
  read_review: oversees,
  read_flag: oversees,
  // About the leader's own reading here, and another leader's at the second office.
  'read_review, of a leader': (a, c) => a === 'leader' && c === 'neighbour',
  'read_flag, of a leader': (a, c) => a === 'leader' && c === 'neighbour',
  legal_hold: leads,
  deletion_proposal: leads,
  deletion_list: leads,
};

const opened: Cell = (a, c) => openedBy[a]?.includes(c) ?? false;
/** Of the one record that another organisation answers for nothing is read through broken glass. */
const openedRecord: Cell = (a, c) => opened(a, c) && c !== 'own_record';
/** What broken glass lets be read; the CPR number, sensitive barriers and notes for their author it does not. */
const throughGlass: Record<string, Cell> = {
  ...Object.fromEntries(
    [
      'citizen',
      'citizen_address',
      'citizen_protection',
      'enrolment',
      'contact_person',
      'citizen_team',
      'consent',
      'visit',
      'visit_topic',
      'barrier',
      'wish',
      'plan',
      'goal',
      'step',
      'track',
      'placement',
      'work_hours',
      'course_participant',
      'attendance',
    ].map((table) => [table, opened]),
  ),
  contact: openedRecord,
  'contact, for the authority': openedRecord,
  contact_topic: openedRecord,
  contact_correction: openedRecord,
  promise: openedRecord,
  appointment: openedRecord,
};

/** Who may read the row. */
export const mayRead: Record<string, Cell> = Object.fromEntries(
  Object.entries(seesAlways).map(([table, cell]) => [
    table,
    (a: ActorName, c: CitizenName) => cell(a, c) || (throughGlass[table]?.(a, c) ?? false),
  ]),
);

const never: Cell = () => false;
const isMunicipalAnd =
  (cell: Cell): Cell =>
  (a, c) =>
    municipal(a) && cell(a, c);

/** Who may change the row in place. Ledgers, logs and topics are never changed. */
export const mayChange: Record<string, Cell> = {
  ...seesAlways,
  break_glass: () => false,
  citizen: follows,
  citizen_address: isMunicipalAnd(follows),
  citizen_protection: seesAndIsMunicipal,
  enrolment: isMunicipalAnd(follows),
  consent: isMunicipalAnd(follows),
  visit: atOffice,
  visit_topic: never,
  contact_topic: never,
  contact_correction: never,
  work_hours: never,
  cover: never,
  read_log: never,
  message: never,
  'message, about nobody': never,
  deletion_proposal: never,
  deletion_list: never,
  landlord_duty: administers,
  // Only the writer corrects a contact.
  contact: writesFor,
  'contact, for the authority': writesFor,
  'contact, for its author': writesFor,
};

/** Who may add such a row in the own name. */
export const mayAdd: Record<string, Cell> = {
  // A new file, or a person into the own office: the municipality's case roles.
  citizen: (a, c) => municipal(a) && hasCaseRole(a) && sameMunicipality(a, c),
  enrolment: (a, c) => municipal(a) && atOffice(a, c),
  citizen_identity: seesAndIsMunicipal,
  citizen_address: isMunicipalAnd(follows),
  citizen_protection: seesAndIsMunicipal,
  contact_person: follows,
  citizen_team: follows,
  consent: isMunicipalAnd(follows),
  visit: (a, c) => atOffice(a, c) && sees(a, c),
  'visit, without a name': atOffice,
  visit_topic: sees,
  // Whoever knows the citizen may write a record of the own organisation's.
  contact: sees,
  'contact, for the authority': sees,
  'contact, for its author': sees,
  'barrier, sensitive': plan,
  promise: sees,
  appointment: sees,
  contact_topic: notes,
  contact_correction: notes,
  barrier: plan,
  wish: plan,
  plan,
  goal: plan,
  step: plan,
  track: plan,
  company: (a, c) => hasCaseRole(a) && sameMunicipality(a, c),
  placement: work,
  work_hours: work,
  course: atOffice,
  course_session: atOffice,
  course_participant: work,
  attendance: work,
  shift: atOffice,
  door_closure: atOffice,
  // Leaders and project leaders for anybody here; everybody for herself (the row is the mentor's absence).
  cover: (a, c) =>
    sameMunicipality(a, c) &&
    (['leader', 'project_leader', 'housing_project_leader', 'housing_leader'].includes(a) || own(a, c)),
  draft: own,
  form_receipt: own,
  landlord_duty: administers,
  // Functions alone write it.
  break_glass: never,
  // Everybody in the own name only (the row is the mentor's).
  read_log: own,
  message: sees,
  'message, about nobody': sameMunicipality,
  link: sees,
  'link, about nobody': sameMunicipality,
  read_review: oversees,
  read_flag: oversees,
  // The program draws and flags for the leader who opens the page, also what she may not see.
  'read_review, of a leader': oversees,
  'read_flag, of a leader': oversees,
  // For her own organisation: the municipality has every file, the housing organisation two records.
  legal_hold: (a, c) => leads(a, c) || (a === 'leader' && sameMunicipality(a, c)),
  deletion_proposal: (a, c) => leads(a, c) || (a === 'leader' && sameMunicipality(a, c)),
};

/** Nothing is deleted, except topics, which are set and unset, what somebody has begun to write, and a proposal that is called off. */
export const mayDelete: Record<string, Cell> = {
  ...Object.fromEntries(Object.keys(mayRead).map((table) => [table, never])),
  visit_topic: sees,
  contact_topic: notes,
  draft: own,
  form_receipt: own,
  deletion_proposal: leads,
};

/** Tables that the program itself never reaches. */
export const closed = ['link_try', 'read_log_head'];

/** Tables without citizens: read by everyone in the municipality, written by nobody through the program. */
export const openInMunicipality = [
  'municipality',
  'organisation',
  'office',
  'opening_hours',
  'staff',
  'staff_role',
  'code',
  'installation',
  'schema_migration',
];
