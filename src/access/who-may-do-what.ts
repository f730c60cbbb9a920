import type { Actor, Role } from './actor.ts';

/** Da: formål. Why a file is opened; follows from the act and stands in the read log. */
export type Purpose =
  | 'case_work'
  | 'open_door'
  | 'paid_hours'
  | 'group_course'
  | 'steering'
  | 'oversight'
  | 'break_glass'
  | 'own_settings';

interface ActRule {
  /** The roles that may; rows are decided by the policies in database/policies. */
  roles: readonly Role[];
  purpose: Purpose;
  /** Whether persons may be read, so that a row in the read log is written before bytes leave. */
  readsPersons: boolean;
}

const office: readonly Role[] = [
  'case_worker',
  'mentor',
  'company_consultant',
  'project_leader',
  'housing_social_worker',
];
const caseWorkers: readonly Role[] = ['case_worker', 'authority_case_worker'];
const caseRoles: readonly Role[] = [...office, 'authority_case_worker'];
const caseAndLeader: readonly Role[] = [...caseRoles, 'leader'];
const everyone: readonly Role[] = [...caseAndLeader, 'evaluator', 'system_administrator'];

/** WHO MAY DO WHAT: one line an act. Which rows an act reaches is decided by the database (database/policies). */
export const whoMayDoWhat = {
  'start.read': { roles: everyone, purpose: 'own_settings', readsPersons: false },
  'settings.change': { roles: everyone, purpose: 'own_settings', readsPersons: false },
  'own-sessions.end': { roles: everyone, purpose: 'own_settings', readsPersons: false },
  'staff-account.manage': { roles: ['system_administrator'], purpose: 'oversight', readsPersons: false },
  'draft.save': { roles: caseAndLeader, purpose: 'case_work', readsPersons: false },
  'today.read': { roles: caseAndLeader, purpose: 'case_work', readsPersons: true },
  'door-line.read': { roles: caseAndLeader, purpose: 'open_door', readsPersons: false },
  'open-door.read': { roles: [...office, 'leader'], purpose: 'open_door', readsPersons: true },
  'visitors-screen.read': { roles: [...office, 'leader'], purpose: 'open_door', readsPersons: false },
  'visit.register': { roles: office, purpose: 'open_door', readsPersons: true },
  'visit.serve': { roles: office, purpose: 'open_door', readsPersons: true },
  'door.close': { roles: office, purpose: 'open_door', readsPersons: false },
  'citizen-list.read': { roles: caseAndLeader, purpose: 'case_work', readsPersons: true },
  'citizen.search': { roles: caseAndLeader, purpose: 'case_work', readsPersons: true },
  'citizen.create': {
    roles: ['case_worker', 'mentor', 'company_consultant', 'project_leader'],
    purpose: 'case_work',
    readsPersons: true,
  },
  'citizen-file.read': { roles: caseAndLeader, purpose: 'case_work', readsPersons: true },
  'citizen-cpr.reveal': {
    roles: ['case_worker', 'authority_case_worker', 'project_leader'],
    purpose: 'case_work',
    readsPersons: true,
  },
  'contact-person.change': {
    roles: ['case_worker', 'mentor', 'project_leader', 'authority_case_worker', 'leader'],
    purpose: 'case_work',
    readsPersons: true,
  },
  'consent.register': { roles: caseRoles, purpose: 'case_work', readsPersons: true },
  'protection.write': { roles: caseAndLeader, purpose: 'case_work', readsPersons: true },
  'contact.write': { roles: caseRoles, purpose: 'case_work', readsPersons: true },
  'promise.write': { roles: caseRoles, purpose: 'case_work', readsPersons: true },
  'plan.write': { roles: caseRoles, purpose: 'case_work', readsPersons: true },
  'appointment.write': { roles: caseRoles, purpose: 'case_work', readsPersons: true },
  'company.read': { roles: caseAndLeader, purpose: 'paid_hours', readsPersons: true },
  'company.write': { roles: caseRoles, purpose: 'paid_hours', readsPersons: false },
  'placement.register': { roles: caseRoles, purpose: 'paid_hours', readsPersons: true },
  'work-hours.read': { roles: caseAndLeader, purpose: 'paid_hours', readsPersons: true },
  'work-hours.register': { roles: caseRoles, purpose: 'paid_hours', readsPersons: true },
  'course.read': { roles: [...office, 'leader'], purpose: 'group_course', readsPersons: true },
  'course.lead': { roles: office, purpose: 'group_course', readsPersons: true },
  'team.read': { roles: [...office, 'leader'], purpose: 'steering', readsPersons: true },
  'landlord-duty.keep': { roles: ['leader', 'system_administrator'], purpose: 'oversight', readsPersons: false },
  'figure.read': { roles: [...office, 'leader'], purpose: 'steering', readsPersons: true },
  'break-glass.open': { roles: caseWorkers, purpose: 'break_glass', readsPersons: true },
  'break-glass.read': { roles: caseWorkers, purpose: 'break_glass', readsPersons: true },
  'break-glass.review': { roles: ['leader'], purpose: 'oversight', readsPersons: true },
  'reading-watch.read': { roles: ['leader'], purpose: 'oversight', readsPersons: true },
  'reading-watch.sign': { roles: ['leader'], purpose: 'oversight', readsPersons: true },
  'deletion.decide': { roles: ['leader'], purpose: 'oversight', readsPersons: true },
  'deletion.read': { roles: ['leader'], purpose: 'oversight', readsPersons: true },
  'read-log.names': { roles: ['leader'], purpose: 'oversight', readsPersons: true },
  'read-log.hand-over': { roles: ['leader'], purpose: 'oversight', readsPersons: true },
  'read-log.read': { roles: ['leader'], purpose: 'oversight', readsPersons: true },
} as const satisfies Record<string, ActRule>;

export type Act = keyof typeof whoMayDoWhat;

/** The rule of one act. */
export function ruleOf(act: Act): ActRule {
  return whoMayDoWhat[act];
}

/** Whether the actor holds a role that may do the act. */
export function mayDo(actor: Pick<Actor, 'roles'>, act: Act): boolean {
  return ruleOf(act).roles.some((role) => actor.roles.includes(role));
}
