/**
 * A period of whole days (Da: periode), half-open: `from` belongs to it, `to` is the first day that does not. `to` null: still running.
 * The same as PostgreSQL's daterange '[)', so that a period that ends on a day and one that starts on that day touch without overlapping.
 *
 * Example: contact person from 01.03.2026 to 15.06.2026: the last day is 14.06.2026; the next one starts on 15.06.2026.
 */
export type DayPeriod = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate | null };

/** Whether the day lies in the period. */
export function contains(period: DayPeriod, day: Temporal.PlainDate): boolean {
  return compare(period.from, day) <= 0 && (period.to === null || compare(day, period.to) < 0);
}

/** Whether two periods share at least one day. An empty period overlaps nothing. */
export function overlaps(a: DayPeriod, b: DayPeriod): boolean {
  return overlapOf(a, b) !== null;
}

/** The days two periods share, or null. */
export function overlapOf(a: DayPeriod, b: DayPeriod): DayPeriod | null {
  const from = compare(a.from, b.from) >= 0 ? a.from : b.from;
  const to = earlierEnd(a.to, b.to);
  return to !== null && compare(from, to) >= 0 ? null : { from, to };
}

/** The first period that contains the day, or null. */
export function periodOn<P extends DayPeriod>(periods: readonly P[], day: Temporal.PlainDate): P | null {
  return periods.find((period) => contains(period, day)) ?? null;
}

/** The length in days up to `today` (which counts) or to the end, whichever comes first; 0 if it has not begun. */
export function daysSoFar(period: DayPeriod, today: Temporal.PlainDate): number {
  const soFar = overlapOf(period, { from: period.from, to: today.add({ days: 1 }) });
  return soFar?.to ? soFar.from.until(soFar.to).days : 0;
}

/** The last day that belongs to the period, as people say it; null while it runs. */
export function lastDay(period: DayPeriod): Temporal.PlainDate | null {
  return period.to === null ? null : period.to.subtract({ days: 1 });
}

/** By start, earliest first: an order for `toSorted`. */
export function byStart(a: DayPeriod, b: DayPeriod): number {
  return compare(a.from, b.from);
}

function earlierEnd(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): Temporal.PlainDate | null {
  if (a === null || b === null) return a ?? b;
  return compare(a, b) <= 0 ? a : b;
}

function compare(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  return Temporal.PlainDate.compare(a, b);
}
