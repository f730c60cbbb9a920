import { danishHoliday } from '#domain/calendar/danish-holidays.ts';
import { type PlannedShift, planShifts } from '#features/team/team/plan-shifts.ts';
import { setUpCover } from '#features/team/team/set-up-cover.ts';
import { act, at, doorStaff, isIn, type Staff, type World } from './world.ts';

/** Once a week the leader writes who is in the office in the week after; the story's end already has the week after that. */
export async function planWeek(world: World, today: Temporal.PlainDate, weeksAhead: number): Promise<void> {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const shifts: PlannedShift[] = [];
  for (const week of weeksAhead === 0 ? [0, 1] : [weeksAhead]) {
    for (let weekday = 0; weekday < 5; weekday += 1) {
      const day = monday.add({ days: week * 7 + weekday });
      if (danishHoliday(day) === null) shifts.push(...shiftsOn(world, day));
    }
  }
  await act(world, leaderOf(world), at(today, '08:20'), (tx, actor) =>
    planShifts(tx, actor, { officeId: world.officeId, shifts }),
  );
}

function shiftsOn(world: World, day: Temporal.PlainDate): PlannedShift[] {
  const [opens, closes] = world.office.hours[day.dayOfWeek] ?? ['09:00', '15:00'];
  return world.staff
    .filter((staff) => !staff.isCentral && (staff.weekdays ?? [1, 2, 3, 4, 5]).includes(day.dayOfWeek))
    .map((staff) => ({
      staffId: staff.staffId,
      day,
      starts: Temporal.PlainTime.from(opens).subtract({ minutes: 30 }),
      ends: Temporal.PlainTime.from(closes),
      state: 'in',
      note: null,
    }));
}

/** Somebody may fall ill: the roster says so, and a colleague covers without any change of contact person. */
export async function morningCalls(world: World, day: Temporal.PlainDate): Promise<void> {
  const team = doorStaff(world);
  const isLast = day.equals(world.until);
  // On the last day a colleague is ill where the team can bear it, so that cover is to be seen.
  const ill =
    isLast && team.length > 2 && team.every((staff) => staff.illUntil === null || staff.illUntil <= day.toString());
  for (const [at_, staff] of team.entries()) {
    if (!isIn(staff, day)) continue;
    const others = team.filter((other) => other !== staff && isIn(other, day));
    const falls = isLast ? ill && at_ === 1 : world.random.chance(0.02);
    if (falls && others.length > 0) await fallIll(world, day, staff, world.random.pick(others));
  }
}

async function fallIll(world: World, day: Temporal.PlainDate, staff: Staff, standIn: Staff): Promise<void> {
  const until = day.add({ days: world.random.whole(1, 4) });
  staff.illUntil = until.toString();
  const shifts: PlannedShift[] = [];
  for (let one = day; Temporal.PlainDate.compare(one, until) < 0; one = one.add({ days: 1 })) {
    if (one.dayOfWeek > 5 || danishHoliday(one) !== null) continue;
    for (const shift of shiftsOn(world, one)) {
      if (shift.staffId === staff.staffId) shifts.push({ ...shift, state: 'ill' });
    }
  }
  await act(world, leaderOf(world), at(day, '08:35'), async (tx, actor) => {
    await planShifts(tx, actor, { officeId: world.officeId, shifts });
    await setUpCover(tx, actor, {
      absentStaffId: staff.staffId,
      standInStaffId: standIn.staffId,
      from: day,
      to: until,
      reason: 'illness',
    });
  });
}

function leaderOf(world: World): Staff {
  return world.staff.find((staff) => staff.roles.includes('leader')) as Staff;
}
