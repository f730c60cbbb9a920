/**
 * A time of day as people type it (Da: klokkeslæt): "14.05", "14:05", "1405", "9", "kl. 9", "2 pm".
 * Without minutes it is the full hour. One digit after the sign is refused: "14.5" may be 14.05 or 14.50.
 */
export type TypedTime =
  | { readonly ok: true; readonly time: Temporal.PlainTime }
  | { readonly ok: false; readonly reason: 'empty' | 'not_understood' | 'no_such_time' };

const TIME = /^(?:kl\.? ?|at )?(\d{1,2})(?:[.:]?(\d{2}))? ?(?:(am|pm)|h)?$/;

/** Reads a typed time of day, whole minutes from 00.00 to 23.59. */
export function parseTime(text: string): TypedTime {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (typed === '') return { ok: false, reason: 'empty' };
  const match = TIME.exec(typed);
  if (!match) return { ok: false, reason: 'not_understood' };
  const hour = hourOfDay(Number(match[1]), match[3]);
  const minute = Number(match[2] ?? 0);
  if (hour === null || hour > 23 || minute > 59) return { ok: false, reason: 'no_such_time' };
  return { ok: true, time: new Temporal.PlainTime(hour, minute) };
}

function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
