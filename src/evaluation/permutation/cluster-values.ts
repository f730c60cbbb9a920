/** One value a cluster: its mean outcome, or the change of its mean. */
export interface ClusterValues {
  /** The clusters' ids, ascending. */
  ids: Int32Array;
  /** Weight of each cluster in a group's mean. */
  size: Float64Array;
  value: Float64Array;
  treated: Uint8Array;
}

/** Persons of clusters: `count` alike persons a row, in the cluster `ids`; NaN in `y` is left out. */
export interface ClusteredOutcome {
  count: Float64Array;
  weight?: Float64Array | null;
  ids: Int32Array;
  treated: Uint8Array;
  /** The outcome in one period, or the mean over the periods of one side. */
  y: Float64Array;
  /** For difference-in-differences: the same before the start. */
  before?: Float64Array;
}

/**
 * The mean outcome of each cluster, or with `before` the change of its mean over persons seen on both sides.
 *
 * @param weighting `persons`: a group's mean is over its persons; `clusters`: every cluster counts the same
 * @throws RangeError when a cluster holds treated and untreated persons
 */
export function clusterValues(people: ClusteredOutcome, weighting: 'persons' | 'clusters'): ClusterValues {
  const found = new Map<number, { size: number; sum: number; treated: number }>();
  people.ids.forEach((id, row) => {
    const y = (people.y[row] ?? Number.NaN) - (people.before ? (people.before[row] ?? Number.NaN) : 0);
    const mass = (people.count[row] ?? 0) * (people.weight?.[row] ?? 1);
    if (Number.isNaN(y) || !(mass > 0)) return;
    const treated = people.treated[row] ?? 0;
    const cluster = found.get(id) ?? { size: 0, sum: 0, treated };
    if (cluster.treated !== treated) throw new RangeError(`cluster ${id} holds treated and untreated persons`);
    cluster.size += mass;
    cluster.sum += mass * y;
    found.set(id, cluster);
  });
  const sorted = [...found].sort(([a], [b]) => a - b);
  return {
    ids: Int32Array.from(sorted, ([id]) => id),
    size: Float64Array.from(sorted, ([, cluster]) => (weighting === 'persons' ? cluster.size : 1)),
    value: Float64Array.from(sorted, ([, cluster]) => cluster.sum / cluster.size),
    treated: Uint8Array.from(sorted, ([, cluster]) => cluster.treated),
  };
}
