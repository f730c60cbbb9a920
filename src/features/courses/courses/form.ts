import { parseDanishDate } from '#domain/calendar/danish-date.ts';
import { parseTime } from '#domain/calendar/time-of-day.ts';
import type { Visit } from '#web/feature.ts';
import type { NewSession } from './start-course.ts';
import { texts } from './texts.ts';

const MOST_SESSIONS = 30;
const MOST_SEATS = 100;
const ZONE = 'Europe/Copenhagen';

/** What was typed about a new course, checked; read it only when the form is valid. */
export interface TypedCourse {
  name: string;
  place: string;
  capacity: number;
  sessions: NewSession[];
}

/** Reads the form of a new course; errors stay in the form. */
export function readCourse({ form, language, today }: Pick<Visit, 'form' | 'language' | 'today'>): TypedCourse {
  const t = texts(language);
  const name = form.text('name', { max: 200, required: t.nameMissing });
  const place = form.text('place', { max: 200, required: t.placeMissing });
  const typedDay = parseDanishDate(form.typed('first_day'), today);
  if (!typedDay.ok) form.refuse('first_day', t.dayWrong);
  else if (Temporal.PlainDate.compare(typedDay.date, today) < 0) form.refuse('first_day', t.dayPast);
  const from = parseTime(form.typed('from'));
  const to = parseTime(form.typed('to'));
  if (!from.ok) form.refuse('from', t.timeWrong);
  if (!to.ok) form.refuse('to', t.timeWrong);
  if (from.ok && to.ok && Temporal.PlainTime.compare(from.time, to.time) >= 0) form.refuse('to', t.timeOrder);
  const weeks = wholeNumber(form.typed('weeks'), MOST_SESSIONS);
  if (weeks === null) form.refuse('weeks', t.weeksWrong);
  const capacity = wholeNumber(form.typed('capacity'), MOST_SEATS);
  if (capacity === null) form.refuse('capacity', t.capacityWrong);
  const isReadable = typedDay.ok && from.ok && to.ok && weeks !== null;
  const sessions = isReadable
    ? Array.from({ length: weeks }, (_, week): NewSession => {
        const day = typedDay.date.add({ days: week * 7 });
        const at = (plainTime: Temporal.PlainTime) => day.toZonedDateTime({ timeZone: ZONE, plainTime }).toInstant();
        return { startsAt: at(from.time), endsAt: at(to.time), theme: texts('da').theme(week + 1) };
      })
    : [];
  return { name, place, capacity: capacity ?? 0, sessions };
}

function wholeNumber(typed: string, most: number): number | null {
  const text = typed.trim();
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : null;
}
