import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { finishVisit } from '#features/door/open-door/finish-visit.ts';
import { type NewVisit, registerVisit } from '#features/door/open-door/register-visit.ts';
import { endTalk, takeVisit, visitLeft } from '#features/door/open-door/serve-visit.ts';
import { promiseFrom, rememberPromise } from './desk-day.ts';
import { tell } from './tell.ts';
import { type DoorTopic, doorNotes, saidNames } from './words.ts';
import { aboutCitizen, at, type DemoCitizen, hasCome, type Staff, type World } from './world.ts';

/** Somebody who comes to the open door, and what becomes of it. Moments the story does not reach have not happened. */
export interface PlannedVisit {
  citizen: DemoCitizen | null;
  saidName: string | null;
  topics: DoorTopic[];
  isUrgent: boolean;
  wishes: Staff | null;
  takenBy: Staff;
  arrivedAt: Temporal.Instant;
  /** Null: gone again before anybody took her in. */
  takenAt: Temporal.Instant | null;
  talkEndedAt: Temporal.Instant;
  finishedAt: Temporal.Instant;
  visitId: string;
}

const BUSY_DAYS = [1, 3, 4];
const MINUTES_BEFORE_CLOSING = 45;
/** How the last day looks at the story's end, in minutes before it: waiting, in a talk, to be written down. */
const waitingNow = [18, 9, 2];
const talkingNow = [{ arrived: 24, taken: 12 }];
const toFinishNow = [
  { arrived: 48, taken: 40, ended: 22 },
  { arrived: 37, taken: 30, ended: 8 },
];
const MINUTES_OPEN_FOR_A_LIVELY_DOOR = 60;

/** The visits of an open day, in order of arrival. */
export function planVisits(world: World, day: Temporal.PlainDate, present: readonly Staff[]): PlannedVisit[] {
  const hours = world.office.hours[day.dayOfWeek];
  if (!hours || present.length === 0) return [];
  const [opensAt, closesAt] = [at(day, hours[0]), at(day, hours[1])];
  const { random } = world;
  const count = BUSY_DAYS.includes(day.dayOfWeek) ? random.whole(4, 6) : 1;
  const minutesOpen = (closesAt.epochMilliseconds - opensAt.epochMilliseconds) / 60_000 - MINUTES_BEFORE_CLOSING;
  const isLast = day.equals(world.until);
  const visits = Array.from({ length: count }, () => {
    const arrivedAt = opensAt.add({ minutes: random.whole(0, minutesOpen), seconds: random.whole(0, 59) });
    const takenAt = random.chance(0.94) ? arrivedAt.add({ minutes: random.whole(0, 18) }) : null;
    const talkEndedAt = (takenAt ?? arrivedAt).add({ minutes: random.whole(5, 25) });
    return { arrivedAt, takenAt, talkEndedAt, finishedAt: talkEndedAt.add({ minutes: random.whole(2, 12) }) };
  });
  const past = isLast ? visits.filter((visit) => hasCome(world, visit.finishedAt.add({ minutes: 50 }))) : visits;
  return [...past, ...(isLast ? livelyVisits(world, opensAt, closesAt) : [])]
    .toSorted((a, b) => Temporal.Instant.compare(a.arrivedAt, b.arrivedAt))
    .map((times) => withVisitor(world, present, times));
}

type Times = Pick<PlannedVisit, 'arrivedAt' | 'takenAt' | 'talkEndedAt' | 'finishedAt'>;

/** Some wait, one talks, two are to be written down: if the door has been open long enough when the story ends. */
function livelyVisits(world: World, opensAt: Temporal.Instant, closesAt: Temporal.Instant): Times[] {
  const isOpen = hasCome(world, opensAt.add({ minutes: MINUTES_OPEN_FOR_A_LIVELY_DOOR })) && !hasCome(world, closesAt);
  if (!isOpen) return [];
  const ago = (minutes: number) => world.now.subtract({ minutes });
  const later = world.now.add({ hours: 1 });
  return [
    ...waitingNow.map((minutes) => ({
      arrivedAt: ago(minutes),
      takenAt: later,
      talkEndedAt: later,
      finishedAt: later,
    })),
    ...talkingNow.map((one) => ({
      arrivedAt: ago(one.arrived),
      takenAt: ago(one.taken),
      talkEndedAt: later,
      finishedAt: later,
    })),
    ...toFinishNow.map((one) => ({
      arrivedAt: ago(one.arrived),
      takenAt: ago(one.taken),
      talkEndedAt: ago(one.ended),
      finishedAt: later,
    })),
  ];
}

function withVisitor(world: World, present: readonly Staff[], times: Times): PlannedVisit {
  const { random } = world;
  const who = random.weighted({ citizen: 72, named: 18, unnamed: 10 });
  const citizen = who === 'citizen' && world.citizens.length > 0 ? random.pick(world.citizens) : null;
  const own = citizen && present.includes(citizen.contactPerson) ? citizen.contactPerson : null;
  const takenBy = own && random.chance(0.6) ? own : random.pick(present);
  return {
    ...times,
    citizen,
    saidName: who === 'named' ? random.pick(saidNames) : null,
    topics: [topicOf(world, citizen)],
    isUrgent: random.chance(0.05),
    wishes: own && random.chance(0.5) ? own : null,
    takenBy,
    visitId: '',
  };
}

function topicOf(world: World, citizen: DemoCitizen | null): DoorTopic {
  const isAtWork = citizen?.placement != null;
  return world.random.weighted({
    letter: 26,
    cv: 14,
    job_search: 18,
    internship: isAtWork ? 14 : 2,
    conflict_at_work: isAtWork ? 6 : 0,
    hours_and_pay: isAtWork ? 14 : 2,
    illness: 5,
    other: 8,
    digital_post: 6,
    housing_benefit: 5,
    christmas_help: 1,
    family_reunification: 2,
  });
}

/** The one at the desk by the door writes down who comes, and who goes again. */
export async function registerVisits(
  world: World,
  tx: ActorTx,
  actor: Actor,
  visits: readonly PlannedVisit[],
): Promise<void> {
  for (const visit of visits) {
    if (!hasCome(world, visit.arrivedAt)) continue;
    await tell(tx, visit.arrivedAt);
    // Not everybody is asked at the door; those of the last day are, so that the queue shows it.
    const saysWhy = !hasCome(world, visit.finishedAt) || world.random.chance(0.6);
    const registered = await registerVisit(tx, actor, asRegistered(visit, saysWhy));
    visit.visitId = registered.visitId;
    world.counted.visits += 1;
    if (visit.takenAt !== null || !hasCome(world, visit.talkEndedAt)) continue;
    await tell(tx, visit.talkEndedAt);
    await visitLeft(tx, actor, visit.visitId);
  }
}

function asRegistered(visit: PlannedVisit, saysWhy: boolean): NewVisit {
  return {
    citizenId: visit.citizen?.citizenId ?? null,
    saidName: visit.saidName,
    isUrgent: visit.isUrgent,
    wishedStaffId: visit.wishes?.staffId ?? null,
    topics: saysWhy ? visit.topics : [],
    takeNow: false,
  };
}

/** One member of staff takes in those who are hers, talks, and writes down what came of it. */
export async function serveVisits(
  world: World,
  tx: ActorTx,
  actor: Actor,
  staff: Staff,
  visits: readonly PlannedVisit[],
): Promise<void> {
  for (const visit of visits) {
    if (visit.takenBy !== staff || visit.takenAt === null || visit.visitId === '' || !hasCome(world, visit.takenAt))
      continue;
    await tell(tx, visit.takenAt);
    await takeVisit(tx, actor, visit.visitId);
    if (!hasCome(world, visit.talkEndedAt)) continue;
    if (!hasCome(world, visit.finishedAt) || world.random.chance(0.06)) {
      await tell(tx, visit.talkEndedAt);
      await endTalk(tx, actor, visit.visitId);
    }
    if (hasCome(world, visit.finishedAt)) await finish(world, tx, actor, staff, visit);
  }
}

async function finish(world: World, tx: ActorTx, actor: Actor, staff: Staff, visit: PlannedVisit): Promise<void> {
  const { random } = world;
  const { citizen } = visit;
  const day = visit.finishedAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  const topic = visit.topics[0] ?? 'other';
  const promise = citizen ? promiseFrom(world, day, 0.3) : null;
  await tell(tx, visit.finishedAt);
  const finished = await finishVisit(tx, actor, {
    visitId: visit.visitId,
    topics: visit.topics,
    note: citizen ? aboutCitizen(random.pick(doorNotes[topic]), citizen) : '',
    place: 'office',
    visibility: random.weighted({ authority: 55, team: 45 }),
    promise: promise ? { ...promise, ownerStaffId: staff.staffId } : null,
  });
  if (!finished.ok || !citizen) return;
  world.counted.contacts += 1;
  rememberPromise(world, citizen, staff, finished.promiseId, promise);
}
