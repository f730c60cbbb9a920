import { type DateStyle, formatDate } from './format-date.ts';
import type { Language } from './language.ts';

const ZONE = 'Europe/Copenhagen';

/** Writes a time of the clock: "14.05" in Danish, "14:05" in English. An instant is shown in Danish time, whatever the server's zone. */
export function formatTime(time: Temporal.PlainTime | Temporal.Instant, language: Language): string {
  const clock = time instanceof Temporal.Instant ? time.toZonedDateTimeISO(ZONE).toPlainTime() : time;
  const [hour = '', minute = ''] = clock.toString({ smallestUnit: 'minute', roundingMode: 'trunc' }).split(':');
  return hour + (language === 'da' ? '.' : ':') + minute;
}

/** Writes an instant as date and time: "5. marts 2026 kl. 14.05", "5 March 2026 at 14:05". */
export function formatDateTime(instant: Temporal.Instant, language: Language, style: DateStyle = 'long'): string {
  const between = language === 'da' ? 'kl.' : 'at';
  return `${formatDate(danishDateOf(instant), language, style)} ${between} ${formatTime(instant, language)}`;
}

/** Writes a stretch of the day: "09.00–12.00", "09:00–12:00". */
export function formatTimeRange(
  from: Temporal.PlainTime | Temporal.Instant,
  to: Temporal.PlainTime | Temporal.Instant,
  language: Language,
): string {
  return `${formatTime(from, language)}–${formatTime(to, language)}`;
}

/** Writes a length of time in whole minutes: "12 min.", "1 t 5 min.", "2 t". */
export function formatMinutes(minutes: number, language: Language): string {
  const [hour, minute] = language === 'da' ? ['t', 'min.'] : ['h', 'min'];
  const whole = Math.trunc(minutes / 60);
  const rest = minutes % 60;
  if (whole === 0) return `${rest}\u00A0${minute}`;
  return rest === 0 ? `${whole}\u00A0${hour}` : `${whole}\u00A0${hour} ${rest}\u00A0${minute}`;
}

/** The date in Denmark at an instant. */
export function danishDateOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(ZONE).toPlainDate();
}
