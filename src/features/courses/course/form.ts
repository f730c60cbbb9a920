import { parseDanishDate } from '#domain/calendar/danish-date.ts';
import { parseTime } from '#domain/calendar/time-of-day.ts';
import type { Visit } from '#web/feature.ts';
import { texts } from './texts.ts';

/** One more session as typed, checked; null while something is wrong. */
export interface TypedSession {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  theme: string;
}

/** Reads the form of one more session; errors stay in the form. */
export function readSession({
  form,
  language,
  today,
}: Pick<Visit, 'form' | 'language' | 'today'>): TypedSession | null {
  const t = texts(language);
  const theme = form.text('theme', { max: 200, required: t.themeMissing });
  const day = parseDanishDate(form.typed('day'), today);
  if (!day.ok) form.refuse('day', t.dayWrong);
  const from = parseTime(form.typed('from'));
  const to = parseTime(form.typed('to'));
  if (!from.ok) form.refuse('from', t.timeWrong);
  if (!to.ok) form.refuse('to', t.timeWrong);
  if (!day.ok || !from.ok || !to.ok) return null;
  if (Temporal.PlainTime.compare(from.time, to.time) >= 0) form.refuse('to', t.timeOrder);
  const at = (plainTime: Temporal.PlainTime) =>
    day.date.toZonedDateTime({ timeZone: 'Europe/Copenhagen', plainTime }).toInstant();
  return form.isValid ? { startsAt: at(from.time), endsAt: at(to.time), theme } : null;
}
