import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { danishHoliday } from '#domain/calendar/danish-holidays.ts';
import { setAppointmentOutcome } from '#features/case/appointment-outcome/set-appointment-outcome.ts';
import { bookAppointment } from '#features/case/book-appointment/book-appointment.ts';
import { keepPromise } from '#features/case/keep-promise/keep-promise.ts';
import { writeContact } from '#features/case/write-contact/write-contact.ts';
import { workOnPlan } from './plan-work.ts';
import { appointmentSubjects, outcomeWords, promiseWords, talkNotes } from './words.ts';
import {
  aboutCitizen,
  at,
  type DemoCitizen,
  hasCome,
  isIn,
  type OpenAppointment,
  type OpenPromise,
  type Staff,
  type World,
} from './world.ts';

/** What one member of staff does at her desk on a day besides the door: talks held, promises kept, new times booked. */
export interface DeskDay {
  held: OpenAppointment[];
  promises: OpenPromise[];
  toBook: DemoCitizen[];
}

/** What waits for her on the day; takes it out of the world's lists. `cancels` are the talks of those who are ill. */
export function deskDayOf(world: World, staff: Staff, day: Temporal.PlainDate, standsInFor: readonly Staff[]): DeskDay {
  const iso = day.toString();
  const mine = (owner: Staff) => owner === staff || standsInFor.includes(owner);
  const held = world.appointments.filter((one) => one.day === iso && mine(one.staff) && hasCome(world, endOf(one)));
  world.appointments = world.appointments.filter((one) => !held.includes(one));
  const promises = world.promises.filter((one) => one.owner === staff && one.dueOn <= iso && isKeptOn(world, one, day));
  world.promises = world.promises.filter((one) => !promises.includes(one));
  const toBook = world.citizens.filter(
    (one) => one.contactPerson === staff && one.nextTalkOn <= iso && one.pausedUntil <= iso,
  );
  return { held, promises, toBook };
}

const endOf = (one: OpenAppointment) => one.startsAt.add({ minutes: one.minutes });

/** Most are kept on the day. Near the story's end some are left, so that there is something to do today. */
function isKeptOn(world: World, promise: OpenPromise, day: Temporal.PlainDate): boolean {
  const isDueToday = promise.dueOn === day.toString();
  if (day.equals(world.until)) return isDueToday && world.random.chance(0.2);
  if (promise.dueOn >= world.until.subtract({ days: 4 }).toString()) return isDueToday && world.random.chance(0.3);
  return promise.dueOn < day.subtract({ days: 6 }).toString() || world.random.chance(0.85);
}

/** Does all of it in the transaction of the one who acts. */
export async function workAtDesk(
  world: World,
  tx: ActorTx,
  actor: Actor,
  staff: Staff,
  day: Temporal.PlainDate,
  desk: DeskDay,
): Promise<void> {
  for (const promise of desk.promises) {
    const outcome = aboutCitizen(world.random.pick(outcomeWords), promise.citizen);
    await keepPromise(tx, actor, { promiseId: promise.promiseId, version: 1, outcome });
  }
  for (const appointment of desk.held) await holdTalk(world, tx, actor, staff, day, appointment);
  for (const citizen of desk.toBook) await bookNext(world, tx, actor, staff, citizen, day);
}

async function holdTalk(
  world: World,
  tx: ActorTx,
  actor: Actor,
  staff: Staff,
  day: Temporal.PlainDate,
  appointment: OpenAppointment,
): Promise<void> {
  const { random } = world;
  const { citizen, appointmentId } = appointment;
  const isOwn = appointment.staff === staff;
  // On the last day the one just over still asks: how did it go?
  const isJustOver = day.equals(world.until) && !hasCome(world, endOf(appointment).add({ minutes: 60 }));
  if (isOwn && isJustOver) return;
  const outcome = isOwn
    ? random.weighted({ came: 82, did_not_come: 8, cancelled_by_citizen: 6, cancelled_by_office: 4 })
    : 'cancelled_by_office';
  await setAppointmentOutcome(tx, actor, { appointmentId, version: 1, outcome });
  if (outcome !== 'came') {
    citizen.nextTalkOn = day.add({ days: random.whole(1, 6) }).toString();
    return;
  }
  await writeTalk(world, tx, actor, appointment);
  await workOnPlan(world, tx, actor, citizen, day);
}

async function writeTalk(world: World, tx: ActorTx, actor: Actor, appointment: OpenAppointment): Promise<void> {
  const { random } = world;
  const { citizen, startsAt } = appointment;
  const day = startsAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  citizen.talks += 1;
  const isRelapse = citizen.talks > 3 && random.chance(0.06);
  if (isRelapse) citizen.pausedUntil = day.add({ days: random.whole(25, 60) }).toString();
  const place = random.weighted({
    office: 55,
    walk_and_talk: 18,
    area: 6,
    home: 6,
    phone: 10,
    company: citizen.stage === 'company' ? 20 : 0,
  });
  const kind =
    place === 'phone' ? 'phone' : place === 'company' ? 'company_visit' : citizen.talks > 2 ? 'follow_up_talk' : 'talk';
  const kindOfTalk = isRelapse ? (citizen.placement ? 'relapse' : 'pause') : citizen.stage;
  const note = random.pick(talkNotes[kindOfTalk]);
  const promise = promiseFrom(world, day, 0.35);
  const written = await writeContact(tx, actor, {
    citizenId: citizen.citizenId,
    kind,
    place,
    happenedAt: startsAt,
    minutes: random.pick([15, 20, 30, 30, 40, 45]),
    note: aboutCitizen(note, citizen),
    visibility: random.weighted({ authority: 58, team: 37, author: 5 }),
    topics: random.chance(0.5) ? [random.weighted({ cv: 3, job_search: 4, internship: 2, illness: 1, other: 1 })] : [],
    promise,
  });
  rememberPromise(world, citizen, appointment.staff, written.promiseId, promise);
  citizen.nextTalkOn = day.add({ days: citizen.rhythm + random.whole(-4, 4) }).toString();
  world.counted.contacts += 1;
}

/** A promise with a day, or none. In the last week many are for the last day, so that the day has its work. */
export function promiseFrom(
  world: World,
  day: Temporal.PlainDate,
  chance: number,
): { what: string; dueOn: Temporal.PlainDate } | null {
  const { random } = world;
  const isLastWeek = day.until(world.until).days <= 7 && !day.equals(world.until);
  if (!random.chance(isLastWeek ? chance * 1.6 : chance)) return null;
  let dueOn = day.add({ days: random.whole(1, 10) });
  if (isLastWeek && random.chance(0.55)) dueOn = random.chance(0.7) ? world.until : day.add({ days: 1 });
  while (dueOn.dayOfWeek > 5 || danishHoliday(dueOn) !== null) dueOn = dueOn.add({ days: 1 });
  return { what: random.pick(promiseWords), dueOn };
}

/** Keeps in mind what was promised, so that somebody keeps it. */
export function rememberPromise(
  world: World,
  citizen: DemoCitizen,
  owner: Staff,
  promiseId: string | null,
  promise: { dueOn: Temporal.PlainDate } | null,
): void {
  if (promiseId && promise) world.promises.push({ promiseId, owner, dueOn: promise.dueOn.toString(), citizen });
}

const SLOTS = ['09:00', '10:00', '11:00', '13:00', '14:00'];
const DAYS_AHEAD = 9;

/** A time within the next days where the worker is in and has a gap. */
async function bookNext(
  world: World,
  tx: ActorTx,
  actor: Actor,
  staff: Staff,
  citizen: DemoCitizen,
  today: Temporal.PlainDate,
): Promise<void> {
  const isLastWeek = today.until(world.until).days <= 6 && !today.equals(world.until);
  const wished = isLastWeek && world.random.chance(0.5) ? world.until : today.add({ days: world.random.whole(1, 5) });
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const day = wished.add({ days: ahead });
    if (!isIn(staff, day) || danishHoliday(day) !== null) continue;
    const slot = world.random
      .draw(SLOTS, SLOTS.length)
      .find((clock) => !staff.booked.has(`${day.toString()} ${clock}`));
    if (!slot) continue;
    const startsAt = at(day, slot);
    const minutes = world.random.pick([30, 45, 45]);
    const appointmentId = await bookAppointment(tx, actor, {
      citizenId: citizen.citizenId,
      staffId: staff.staffId,
      startsAt,
      endsAt: startsAt.add({ minutes }),
      subject: world.random.pick(appointmentSubjects[citizen.stage]),
      place: world.random.weighted({ 'på kontoret': 6, 'walk-and-talk': 2, 'rum 2': 2 }),
    });
    staff.booked.add(`${day.toString()} ${slot}`);
    if (appointmentId)
      world.appointments.push({ appointmentId, staff, startsAt, minutes, day: day.toString(), citizen });
    citizen.nextTalkOn = '9999';
    return;
  }
  citizen.nextTalkOn = today.add({ days: 7 }).toString();
}
