import type { Act } from './who-may-do-what.ts';

/** The acts by which somebody chooses one citizen and opens that file; what the watch on reading asks a reason for. */
export const fileActs = [
  'citizen-file.read',
  'citizen-cpr.reveal',
  'contact-person.change',
  'consent.register',
  'protection.write',
  'contact.write',
  'promise.write',
  'plan.write',
  'appointment.write',
  'placement.register',
] as const satisfies readonly Act[];

/** The acts that show a list in which somebody looks for a person. */
export const listActs = ['citizen.search', 'figure.read'] as const satisfies readonly Act[];
