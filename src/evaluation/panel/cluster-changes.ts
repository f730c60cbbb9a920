import type { ClusterValues } from '../permutation/cluster-values.ts';
import type { Sides } from './difference-in-differences.ts';
import type { Panel } from './panel.ts';

/** The mean change of each cluster, its two groups apart where it holds both. */
export interface ClusterChanges extends ClusterValues {
  /** Persons seen on both sides, in each cluster and group. */
  persons: Float64Array;
  /** Whether a cluster holds treated and untreated persons: then clusters were not treated as wholes. */
  isMixed: boolean;
}

/**
 * The mean of a person's change in each cluster: her mean over the periods after that she is seen in, less that over the periods before; without
 * periods before, the mean after. Persons not seen on both sides are left out. Out of sums: Σ(ȳ_after − ȳ_before) is linear in the sums by period.
 *
 * @param weighting `persons`: a cluster counts as the weights of its persons; `clusters`: every cluster counts the same
 */
export function clusterChanges(
  panel: Panel,
  { before, after }: Sides,
  weighting: 'persons' | 'clusters',
): ClusterChanges {
  const found = new Map<string, { id: number; isTreated: boolean; persons: number; size: number; sum: number }>();
  for (const { isTreated, cluster, moments } of panel.cells) {
    const seen = (periods: readonly number[]) => periods.filter((period) => moments.seen[period]);
    const [early, late] = [seen(before), seen(after)];
    if (late.length === 0 || (before.length > 0 && early.length === 0)) continue;
    const meanOf = (periods: readonly number[]) =>
      periods.reduce((sum, period) => sum + (moments.sums[period] ?? 0), 0) / Math.max(1, periods.length);
    const key = `${cluster} ${isTreated}`;
    const one = found.get(key) ?? { id: cluster, isTreated, persons: 0, size: 0, sum: 0 };
    found.set(key, one);
    one.persons += moments.persons;
    one.size += moments.weight;
    one.sum += meanOf(late) - meanOf(early);
  }
  const sorted = [...found.values()]
    .filter(({ size }) => size > 0)
    .sort((a, b) => a.id - b.id || Number(a.isTreated) - Number(b.isTreated));
  return {
    ids: Int32Array.from(sorted, ({ id }) => id),
    persons: Float64Array.from(sorted, ({ persons }) => persons),
    size: Float64Array.from(sorted, ({ size }) => (weighting === 'persons' ? size : 1)),
    value: Float64Array.from(sorted, ({ sum, size }) => sum / size),
    treated: Uint8Array.from(sorted, ({ isTreated }) => Number(isTreated)),
    isMixed: new Set(sorted.map(({ id }) => id)).size < sorted.length,
  };
}
