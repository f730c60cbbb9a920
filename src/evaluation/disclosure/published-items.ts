import type { Published } from '../plan/published.ts';
import { cellName, OUTCOME, type Placed } from './count-keys.ts';
import type { CountSystemBuilder } from './count-system.ts';
import { countsBehind } from './counts-behind.ts';
import type { Releasable } from './releasable.ts';

/**
 * What published figures say of this run's counts: persons, and with an outcome named also those with and without it where the percentage leaves one
 * count only. Each version is a base of its own, so that a version with one person more is held against this run's number.
 */
export function publishedCounts(published: readonly Published[], only: string | undefined): Placed[] {
  return published.flatMap(({ data = only, where, n, percent, outcome, version, group }) => {
    if (!where || data === undefined) return [];
    const base = `published ${version ?? ''} ${group}`;
    const { low, high } = countsBehind(n, percent);
    const persons = { data, where, value: n, base, periods: [] };
    if (outcome === undefined || low !== high) return [persons];
    const column = OUTCOME + outcome;
    return [
      persons,
      { data, where: { ...where, [column]: '1' }, value: low, base, periods: [] },
      { data, where: { ...where, [column]: '0' }, value: n - low, base, periods: [] },
    ];
  });
}

/**
 * Published figures as items that cannot be hidden. A percentage that leaves several counts open narrows the run's own count where both are of the
 * same number of persons.
 */
export function itemsOfPublished(
  builder: CountSystemBuilder,
  published: readonly Published[],
  only: string | undefined,
  counts: readonly Placed[],
): Releasable[] {
  const known = new Map(counts.map(({ data, where, value }) => [cellName(data, Object.entries(where)), value]));
  for (const { data = only, where, n, percent, outcome } of published) {
    if (!where || data === undefined || outcome === undefined) continue;
    const { low, high } = countsBehind(n, percent);
    const narrow = (value: string, from: number, to: number) => {
      const name = cellName(data, Object.entries({ ...where, [OUTCOME + outcome]: value }));
      const own = known.get(name);
      const isSameBase = known.get(cellName(data, Object.entries(where))) === n;
      if (isSameBase && own !== undefined && own >= from && own <= to)
        builder.narrow(builder.cell(name, own), from, to);
    };
    narrow('1', low, high);
    narrow('0', n - high, n - low);
  }
  return publishedCounts(published, only).map(({ data, where, value }) => ({
    cost: Infinity,
    gives: [builder.cell(cellName(data, Object.entries(where)), value, true)],
    restsOn: [],
  }));
}
