import { danishHoliday } from '#domain/calendar/danish-holidays.ts';
import { companyDay } from './company-day.ts';
import { beginCourse, beginsToday, markAttendance, type RunningCourse } from './course-season.ts';
import { deskDayOf, workAtDesk } from './desk-day.ts';
import { type PlannedVisit, planVisits, registerVisits, serveVisits } from './door-day.ts';
import { arrivalsOn, takeIn } from './new-citizens.ts';
import { morningCalls, planWeek } from './roster.ts';
import { tell } from './tell.ts';
import { act, at, doorStaff, hasCome, isIn, notAfterNow, type Staff, type World } from './world.ts';

const WORK_BEGINS = '08:00';
const ARRIVALS_UNTIL = '14:00';
const DESK_IS_CLEARED = '15:45';

/** Lets one office live from its first day to the last, working day by working day. */
export async function simulateOffice(world: World): Promise<void> {
  const courses: RunningCourse[] = [];
  let plannedWeek = 0;
  for (let day = world.firstDay; Temporal.PlainDate.compare(day, world.until) <= 0; day = day.add({ days: 1 })) {
    if (day.dayOfWeek > 5 || danishHoliday(day) !== null) continue;
    const week = (day.yearOfWeek ?? 0) * 100 + (day.weekOfYear ?? 0);
    if (week !== plannedWeek) {
      await planWeek(world, day, plannedWeek === 0 ? 0 : 1);
      plannedWeek = week;
    }
    // Before anybody is at work on the last day, nothing has happened yet.
    if (hasCome(world, at(day, WORK_BEGINS))) await workingDay(world, day, courses);
  }
}

async function workingDay(world: World, day: Temporal.PlainDate, courses: RunningCourse[]): Promise<void> {
  await morningCalls(world, day);
  if (hasCome(world, at(day, ARRIVALS_UNTIL)) || world.citizens.length === 0) {
    for (let left = arrivalsOn(world, day); left > 0; left -= 1) await takeIn(world, day);
  }
  const season = beginsToday(world, day);
  if (season !== null) {
    const course = await beginCourse(world, day, season);
    if (course) courses.push(course);
  }
  const team = doorStaff(world);
  const present = team.filter((staff) => isIn(staff, day));
  const absent = team.filter((staff) => !isIn(staff, day));
  const visits = planVisits(world, day, present);
  for (const staff of present) await oneDay(world, day, staff, { visits, isByTheDoor: staff === present[0], absent });
  await companyDay(world, day);
  for (const course of courses) await markAttendance(world, course, day);
}

/** Everything one member of staff does on a day, in one transaction: the door, and the desk when it is quiet. */
async function oneDay(
  world: World,
  day: Temporal.PlainDate,
  staff: Staff,
  around: { visits: PlannedVisit[]; isByTheDoor: boolean; absent: readonly Staff[] },
): Promise<void> {
  const { visits, isByTheDoor } = around;
  const desk = deskDayOf(world, staff, day, isByTheDoor ? around.absent : []);
  const atDesk = desk.held.length + desk.promises.length + desk.toBook.length;
  const atDoor = isByTheDoor ? visits.length : visits.filter((visit) => visit.takenBy === staff).length;
  if (atDesk + atDoor === 0) return;
  const cleared = notAfterNow(world, at(day, DESK_IS_CLEARED));
  await act(world, staff, cleared, async (tx, actor) => {
    if (isByTheDoor) await registerVisits(world, tx, actor, visits);
    await serveVisits(world, tx, actor, staff, visits);
    if (atDoor > 0 && atDesk > 0) await tell(tx, cleared);
    await workAtDesk(world, tx, actor, staff, day, desk);
  });
}
