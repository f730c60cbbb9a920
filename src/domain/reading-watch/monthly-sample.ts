import type { Month } from '#domain/calendar/month.ts';

/** One member of staff in the sample, and the readings of hers that are gone through. */
export interface Sampled<R> {
  readonly staffId: string;
  readonly readings: readonly R[];
}

/** Everybody who reads is looked at within so many months. */
export const EVERYBODY_WITHIN_MONTHS = 6;
/** Never fewer in a month, where there are as many. */
export const FEWEST_IN_A_MONTH = 2;
/** So many readings of each. */
export const READINGS_EACH = 5;

/**
 * The monthly sample of the read log (Da: månedens stikprøve): who is looked at, and which of her readings.
 *
 * A sixth of those who read in the month, at least two: those first who were looked at longest ago, so that everybody is looked at within
 * half a year. Chance decides among equals and which readings, by the month, so that the same month always gives the same sample and
 * nobody can choose. What somebody read plays no part: it is no ranking.
 *
 * Example: eight who read in October 2026 and none looked at before → two of the eight, five readings each; in November two others.
 *
 * Source: regular checks of a sample, at least every half year where there is much sensitive information (Datatilsynet on Allerød,
 * 30.11.2021, and Kerteminde, 2023-423-0019; General Data Protection Regulation art. 32(1)(d)). In Danish: docs/rules/tilsyn-med-opslag.md
 */
export function monthlySample<R extends { readonly readLogId: string; readonly staffId: string }>(
  readings: readonly R[],
  lastLookedAt: ReadonlyMap<string, Month>,
  month: Month,
): Sampled<R>[] {
  const byStaff = [...Map.groupBy(readings, (one) => one.staffId)];
  const size = Math.max(FEWEST_IN_A_MONTH, Math.ceil(byStaff.length / EVERYBODY_WITHIN_MONTHS));
  const last = (staffId: string) => lastLookedAt.get(staffId) ?? '';
  return byStaff
    .toSorted(([a], [b]) => compare(last(a), last(b)) || compare(lot(month, a), lot(month, b)))
    .slice(0, size)
    .map(([staffId, own]) => ({
      staffId,
      readings: own
        .toSorted((a, b) => compare(lot(month, a.readLogId), lot(month, b.readLogId)))
        .slice(0, READINGS_EACH),
    }));
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** The lot of a key in a month: 32 bits by FNV-1a, stirred once more so that keys that are alike get lots that are not. */
function lot(month: Month, key: string): number {
  let value = 0x811c9dc5;
  for (const letter of `${month} ${key}`) value = Math.imul(value ^ letter.charCodeAt(0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
