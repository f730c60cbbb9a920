import { danishHoliday } from '#domain/calendar/danish-holidays.ts';
import { contains, type DayPeriod } from '#domain/calendar/day-period.ts';

/** One stretch of a weekday (1 Monday – 7 Sunday) when the door is open, in the clock of Denmark, in force in a dated period. */
export type WeeklyHours = {
  readonly weekday: number;
  readonly opens: Temporal.PlainTime;
  readonly closes: Temporal.PlainTime;
  readonly validity?: DayPeriod;
};

/** A time when the door is closed though the weekly hours say open: a course day, illness, a meeting. */
export type DoorClosure = { readonly from: Temporal.Instant; readonly until: Temporal.Instant };

/** A stretch of time when the door is open; the end does not belong to it. */
export type OpenStretch = { readonly opensAt: Temporal.Instant; readonly closesAt: Temporal.Instant };

/** The door at a moment. */
export type OpeningHours = {
  readonly isOpen: boolean;
  /** When it closes; null while it is closed. */
  readonly openUntil: Temporal.Instant | null;
  /** The next time it opens after the moment and until when; null if none is planned within eight weeks. */
  readonly nextOpening: OpenStretch | null;
};

const DAYS_AHEAD = 56;
const ZONE = 'Europe/Copenhagen';

/**
 * Whether the door is open at a moment (Da: åbningstid for den åbne dør), until when, and when it opens next.
 *
 * - Weekly hours are clock time in Denmark: 9.00 is 9.00 in summer and winter.
 * - The door is closed on public holidays; closures cut the hours, also in the middle of a day.
 * - It is open from the opening minute to the closing minute, which no longer counts. Hours that touch are one stretch.
 *
 * Examples: Monday 9–12 and 13–15; 23.11.2026 at 12.00 → closed, next 13.00–15.00. A closure 10–11 → at 9.30 open until 10.00.
 */
export function openingHours(
  plan: { readonly weekly: readonly WeeklyHours[]; readonly closures: readonly DoorClosure[] },
  moment: Temporal.Instant,
): OpeningHours {
  const today = moment.toZonedDateTimeISO(ZONE).toPlainDate();
  let isOpen = false;
  let openUntil: Temporal.Instant | null = null;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    for (const stretch of openStretchesOn(today.add({ days: ahead }), plan)) {
      if (compare(stretch.opensAt, moment) > 0) return { isOpen, openUntil, nextOpening: stretch };
      if (compare(moment, stretch.closesAt) < 0) [isOpen, openUntil] = [true, stretch.closesAt];
    }
  }
  return { isOpen, openUntil, nextOpening: null };
}

/** The stretches of a day when the door is open, in order, without overlap. */
export function openStretchesOn(
  day: Temporal.PlainDate,
  plan: { readonly weekly: readonly WeeklyHours[]; readonly closures: readonly DoorClosure[] },
): OpenStretch[] {
  if (danishHoliday(day) !== null) return [];
  const planned = plan.weekly
    .filter(({ weekday, validity }) => weekday === day.dayOfWeek && (validity === undefined || contains(validity, day)))
    .map(({ opens, closes }) => ({ opensAt: instantOf(day, opens), closesAt: instantOf(day, closes) }))
    .filter(({ opensAt, closesAt }) => compare(opensAt, closesAt) < 0)
    .toSorted((a, b) => compare(a.opensAt, b.opensAt));
  return plan.closures.reduce(cutOut, joined(planned));
}

/** How long the door is planned to be open on a day, in whole minutes. */
export function openMinutesOn(day: Temporal.PlainDate, plan: Parameters<typeof openStretchesOn>[1]): number {
  const milliseconds = openStretchesOn(day, plan).reduce(
    (sum, { opensAt, closesAt }) => sum + closesAt.epochMilliseconds - opensAt.epochMilliseconds,
    0,
  );
  return Math.floor(milliseconds / 60_000);
}

function joined(stretches: readonly OpenStretch[]): OpenStretch[] {
  const result: OpenStretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    if (last === undefined || compare(last.closesAt, stretch.opensAt) < 0) result.push(stretch);
    else result[result.length - 1] = { opensAt: last.opensAt, closesAt: later(last.closesAt, stretch.closesAt) };
  }
  return result;
}

function cutOut(stretches: readonly OpenStretch[], closure: DoorClosure): OpenStretch[] {
  return stretches.flatMap(({ opensAt, closesAt }) => {
    if (compare(closure.from, closesAt) >= 0 || compare(closure.until, opensAt) <= 0) return [{ opensAt, closesAt }];
    const before = compare(opensAt, closure.from) < 0 ? [{ opensAt, closesAt: closure.from }] : [];
    const after = compare(closure.until, closesAt) < 0 ? [{ opensAt: closure.until, closesAt }] : [];
    return [...before, ...after];
  });
}

function instantOf(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return compare(a, b) >= 0 ? a : b;
}

function compare(a: Temporal.Instant, b: Temporal.Instant): number {
  return Temporal.Instant.compare(a, b);
}
