import type { Actor } from '#access/actor.ts';
import type { ActorTx, Database } from '#db/database.ts';
import type { Month } from '#domain/calendar/month.ts';
import type { DemoCompany } from './companies.ts';
import type { DemoOffice, DemoStaff } from './offices.ts';
import type { DemoPerson } from './people.ts';
import type { Random } from './random.ts';
import type { Stage } from './words.ts';

/** A member of the team with her key and what the days have done to her. */
export interface Staff extends DemoStaff {
  staffId: string;
  firstName: string;
  /** Ill up to (and without) this day. */
  illUntil: string | null;
  /** Starts of half-hours that are taken, as ISO text. */
  booked: Set<string>;
}

/** A promise not kept yet. */
export interface OpenPromise {
  promiseId: string;
  owner: Staff;
  dueOn: string;
  citizen: DemoCitizen;
}

/** A time in the calendar, not held yet. */
export interface OpenAppointment {
  appointmentId: string;
  staff: Staff;
  startsAt: Temporal.Instant;
  minutes: number;
  day: string;
  citizen: DemoCitizen;
}

/** Work at a company. */
export interface OpenPlacement {
  placementId: string;
  kind: 'ordinary_hours' | 'internship' | 'wage_subsidy';
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate | null;
  citizen: DemoCitizen;
  company: DemoCompany & { companyId: string };
  /** Hours of a whole month now, and how many more each month. */
  hours: number;
  growth: number;
  most: number;
  /** Months whose hours are final. */
  settled: Set<Month>;
}

/** Where a citizen's story goes, decided on the first day; how fast is decided on the way. */
export type Story =
  | 'needs_time'
  | 'internship'
  | 'wage_subsidy'
  | 'internship_to_hours'
  | 'few_hours'
  | 'growing_hours';

/** A citizen of the office as the simulator knows her. */
export interface DemoCitizen {
  person: DemoPerson;
  citizenId: string;
  contactPerson: Staff;
  since: Temporal.PlainDate;
  story: Story;
  stage: Stage;
  /** Days between planned talks. */
  rhythm: number;
  readyOn: Temporal.PlainDate;
  pausedUntil: string;
  nextTalkOn: string;
  talks: number;
  stageTracks: Map<string, string>;
  goalId: string | null;
  steps: { stepId: string; dueOn: string }[];
  barriers: string[];
  placement: OpenPlacement | null;
  consentTo: string | null;
}

/** One office while its days go by. */
export interface World {
  database: Database;
  random: Random;
  office: DemoOffice;
  officeId: string;
  housingOrganisationId: string;
  staff: Staff[];
  companies: (DemoCompany & { companyId: string })[];
  citizens: DemoCitizen[];
  invent: () => DemoPerson;
  promises: OpenPromise[];
  appointments: OpenAppointment[];
  placements: OpenPlacement[];
  /** What was noted once and is not noted again. */
  noted: Set<string>;
  firstDay: Temporal.PlainDate;
  until: Temporal.PlainDate;
  /** The moment the story ends: nothing later has happened. */
  now: Temporal.Instant;
  seed: string;
  acts: number;
  counted: { citizens: number; visits: number; contacts: number; placements: number };
}

const ZONE = 'Europe/Copenhagen';

/** The moment a clock in Denmark shows on the day. */
export function at(day: Temporal.PlainDate, clock: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(clock) }).toInstant();
}

/** Has this moment come when the story ends? */
export function hasCome(world: World, moment: Temporal.Instant): boolean {
  return Temporal.Instant.compare(moment, world.now) <= 0;
}

/** The earlier of the moment and the end of the story. */
export function notAfterNow(world: World, moment: Temporal.Instant): Temporal.Instant {
  return hasCome(world, moment) ? moment : world.now;
}

/** Lets somebody act in one transaction of the product, at that moment, with keys that repeat. */
export function act<T>(
  world: World,
  staff: Pick<Staff, 'staffId'>,
  moment: Temporal.Instant,
  work: (tx: ActorTx, actor: Actor) => Promise<T>,
): Promise<T> {
  world.acts += 1;
  const key = { municipalityId: world.office.municipalityId, staffId: staff.staffId };
  return world.database.asActor(key, work, {
    now: notAfterNow(world, moment),
    idSeed: `${world.seed}:${world.office.key}:${world.acts}`,
  });
}

/** Municipal staff of the office who hold the role. */
export function withRole(world: World, ...roles: readonly string[]): Staff[] {
  return world.staff.filter(
    (staff) =>
      staff.employer === 'municipality' && !staff.isCentral && staff.roles.some((role) => roles.includes(role)),
  );
}

/** Those who meet people at the door. */
export function doorStaff(world: World): Staff[] {
  return withRole(world, 'mentor', 'case_worker', 'company_consultant').filter((staff) => !staff.staysAwayFromDoor);
}

/** Is she in the office on the day? */
export function isIn(staff: Staff, day: Temporal.PlainDate): boolean {
  const planned = staff.weekdays ?? [1, 2, 3, 4, 5];
  return planned.includes(day.dayOfWeek) && (staff.illUntil === null || staff.illUntil <= day.toString());
}

/** The text with the citizen's first name in it. */
export function aboutCitizen(text: string, citizen: Pick<DemoCitizen, 'person'>): string {
  return text.replaceAll('{n}', citizen.person.firstName);
}
