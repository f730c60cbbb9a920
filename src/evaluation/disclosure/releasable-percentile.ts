/** A value and how many persons have it. */
export interface CountedValue {
  value: number;
  count: number;
}

/**
 * The p-th percentile (0 to 100; the inverse of the empirical distribution, type 1 of Hyndman & Fan 1996), or null when it would be about single
 * persons: fewer than `smallestCell` share its value. Least and greatest (p = 0 and 100) are
 * the values of the outermost persons and follow the same rule: they are printed when at least `smallestCell` persons share them. Missing values
 * (NaN) are left out before. Throws RangeError for a p outside 0 to 100.
 * Source: Brandt et al. 2010, Guidelines for the checking of output based on microdata research (percentiles, minima and maxima).
 */
export function releasablePercentile(values: readonly CountedValue[], p: number, smallestCell: number): number | null {
  if (!(p >= 0 && p <= 100)) throw new RangeError(`a percentile of ${p} is not between 0 and 100`);
  const sorted = [
    ...Map.groupBy(
      values.filter(({ value, count }) => !Number.isNaN(value) && count > 0),
      (one) => one.value,
    ),
  ]
    .map(([value, list]) => ({ value, count: list.reduce((sum, one) => sum + one.count, 0) }))
    .sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, one) => sum + one.count, 0);
  let below = 0;
  for (const { value, count } of sorted) {
    const isReached = below + count >= (p / 100) * total - 1e-9 && below + count > 0;
    if (isReached) return count >= smallestCell ? value : null;
    below += count;
  }
  return null;
}
