import type { ActorName, CitizenName } from './the-house.ts';

/**
 * THE ORACLE, written by hand from the promises (features B8, B10, F4–F6, H1) and not from the policies.
 * Whom each actor sees: the citizens by name.
 */
const ownOffice: CitizenName[] = ['plain', 'consented', 'withdrawn', 'expired', 'refused', 'protected_consented'];
const seenBy: Record<ActorName, readonly CitizenName[]> = {
  case_worker: ownOffice,
  mentor: ownOffice,
  company_consultant: ownOffice,
  project_leader: ownOffice,
  housing_social_worker: ownOffice,
  leader: ownOffice,
  two_roles: ownOffice,
  // Staff of the housing organisation: only with a consent in force.
  housing_project_leader: ['consented', 'protected_consented'],
  housing_social_of_housing: ['consented', 'protected_consented'],
  // The central office: only those whose team she is in.
  authority_case_worker: ['plain'],
  evaluator: [],
  system_administrator: [],
  neighbour_case_worker: ['neighbour'],
  // Covers the mentor, who is contact person of everyone at the first office; works at the second.
  stand_in: [...ownOffice, 'neighbour'],
  foreign_case_worker: ['foreign'],
};
const municipal = (actor: ActorName) => !['housing_project_leader', 'housing_social_of_housing'].includes(actor);
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
};
const homeOf = (citizen: CitizenName) =>
  citizen === 'foreign' ? 'foreign' : citizen === 'neighbour' ? 'second' : 'first';
const hasCaseRole = (actor: ActorName) => actor !== 'evaluator' && actor !== 'system_administrator';

/** Does the actor see the citizen? */
export const sees = (actor: ActorName, citizen: CitizenName): boolean => seenBy[actor].includes(citizen);
const atOffice = (actor: ActorName, citizen: CitizenName) => hasCaseRole(actor) && officeOf[actor] === homeOf(citizen);
const sameMunicipality = (actor: ActorName, citizen: CitizenName) =>
  (officeOf[actor] === 'foreign') === (citizen === 'foreign');

/** Who may read the row of that table that belongs to the citizen (written by the citizen's contact person). */
export const mayRead: Record<string, (actor: ActorName, citizen: CitizenName) => boolean> = {
  citizen: sees,
  citizen_identity: (a, c) => sees(a, c) && municipal(a),
  // The protected one's address never reaches the housing organisation.
  citizen_address: (a, c) => sees(a, c) && (municipal(a) || c !== 'protected_consented'),
  citizen_protection: sees,
  enrolment: sees,
  contact_person: sees,
  citizen_team: sees,
  consent: sees,
  visit: (a, c) => atOffice(a, c) || sees(a, c),
  visit_topic: sees,
  contact: sees,
  contact_topic: sees,
  contact_correction: sees,
  promise: sees,
  appointment: sees,
  barrier: sees,
  wish: sees,
  plan: sees,
  goal: sees,
  step: sees,
  track: sees,
  company: (a, c) => hasCaseRole(a) && sameMunicipality(a, c),
  placement: sees,
  work_hours: sees,
  course: atOffice,
  course_session: atOffice,
  course_participant: sees,
  attendance: sees,
  shift: atOffice,
  door_closure: atOffice,
};

const never = () => false;
/** Who may change the row in place. Ledgers, logs and topics are never changed. */
export const mayChange: Record<string, (actor: ActorName, citizen: CitizenName) => boolean> = {
  ...mayRead,
  citizen_address: (a, c) => sees(a, c) && municipal(a),
  visit: atOffice,
  visit_topic: never,
  contact_topic: never,
  contact_correction: never,
  work_hours: never,
  // Only the writer corrects a contact: everywhere that is the citizen's own contact person.
  contact: (a, c) =>
    (a === 'mentor' && homeOf(c) === 'first') ||
    (a === 'neighbour_case_worker' && c === 'neighbour') ||
    (a === 'foreign_case_worker' && c === 'foreign'),
};

/** Nothing is deleted, except topics, which are set and unset. */
export const mayDelete: Record<string, (actor: ActorName, citizen: CitizenName) => boolean> = {
  ...Object.fromEntries(Object.keys(mayRead).map((table) => [table, never])),
  visit_topic: sees,
  contact_topic: sees,
};

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
/** Tables with a rule of their own, tested one by one. */
export const ownTests = ['cover', 'draft', 'form_receipt', 'read_log'];
