import { saveAttendance } from '#features/courses/attendance/save-attendance.ts';
import { joinCourse } from '#features/courses/course/join-course.ts';
import { startCourse } from '#features/courses/courses/start-course.ts';
import { act, at, type DemoCitizen, doorStaff, hasCome, type Staff, type World } from './world.ts';

const SESSIONS = 8;
const DAYS_BETWEEN_SEASONS = 182;
/** On the last day the running course holds its fifth session. */
const SESSIONS_BEFORE_LAST_DAY = 4;

/** A course on its way. */
export interface RunningCourse {
  courseId: string;
  leader: Staff;
  participants: DemoCitizen[];
  sessions: { sessionId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }[];
}

/** Does a course begin on the day? Seasons are counted back from the last day, so that one is in the middle then. */
export function beginsToday(world: World, day: Temporal.PlainDate): number | null {
  const toLast = day.until(world.until).days - SESSIONS_BEFORE_LAST_DAY * 7;
  return toLast >= 0 && toLast % DAYS_BETWEEN_SEASONS === 0 ? toLast / DAYS_BETWEEN_SEASONS : null;
}

/** Sets up a course with eight weekly sessions and takes in those who fit. */
export async function beginCourse(
  world: World,
  day: Temporal.PlainDate,
  season: number,
): Promise<RunningCourse | null> {
  const { random, office } = world;
  const plan = office.courses[season % office.courses.length];
  const leader = doorStaff(world).find((staff) => (staff.weekdays ?? [1, 2, 3, 4, 5]).includes(day.dayOfWeek));
  const participants = random.draw(world.citizens, random.whole(9, 12));
  if (!plan || !leader || participants.length < 4) return null;
  const sessions = plan.themes.slice(0, SESSIONS).map((theme, week) => {
    const on = day.add({ days: 7 * week });
    return { startsAt: at(on, '12:30'), endsAt: at(on, '14:00'), theme };
  });
  const made = await act(world, leader, at(day, '08:45'), async (tx, actor) => {
    const course = await startCourse(tx, actor, {
      officeId: world.officeId,
      name: plan.name,
      place: plan.place,
      capacity: 12,
      ledByStaffId: leader.staffId,
      sessions,
    });
    for (const { citizenId } of participants)
      await joinCourse(tx, actor, { courseId: course.courseId, citizenId }, day);
    return course;
  });
  return {
    courseId: made.courseId,
    leader,
    participants,
    sessions: sessions.map((session, index) => ({ ...session, sessionId: made.sessionIds[index] as string })),
  };
}

/** The attendance of a session held today, saved by the one who leads, a quarter of an hour after its end. */
export async function markAttendance(world: World, course: RunningCourse, day: Temporal.PlainDate): Promise<void> {
  const { random } = world;
  const session = course.sessions.find(({ startsAt }) =>
    startsAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate().equals(day),
  );
  const savedAt = session?.endsAt.add({ minutes: 15 });
  if (!session || !savedAt || !hasCome(world, savedAt)) return;
  const marks = course.participants.map((citizen) => {
    const state = random.weighted({ here: 74, late: 8, away: 18 });
    const reason = state === 'away' ? random.pick(['illness', 'child_ill', 'work', 'other'] as const) : null;
    return { citizenId: citizen.citizenId, state, reason };
  });
  await act(world, course.leader, savedAt, (tx, actor) =>
    saveAttendance(tx, actor, { sessionId: session.sessionId, version: 1, marks }, savedAt),
  );
}
