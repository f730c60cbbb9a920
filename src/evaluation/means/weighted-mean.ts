/** A weighted mean with its linearised standard error, the weighted standard deviation, and the persons it is worth (Kish). */
export interface WeightedMean {
  n: number;
  mean: number;
  standardError: number;
  sd: number;
  effective: number;
}

/**
 * The mean of weighted numbers.
 *
 *     m = Σwy/Σw,   se² = n/(n − 1) Σ w²(y − m)²/(Σw)²,   sd² = Σ w(y − m)²/Σw,   worth (Σw)²/Σw²
 *
 * The error of R's survey package for persons drawn with unlike chances, one by one. Null without weight, or with one person. Source: Binder 1983,
 * International Statistical Review 51: 279–292.
 */
export function weightedMean(values: readonly { n: number; value: number; weight: number }[]): WeightedMean | null {
  const sum = (of: (one: { value: number; weight: number }) => number) =>
    values.reduce((total, one) => total + one.n * of(one), 0);
  const [n, weight] = [sum(() => 1), sum((one) => one.weight)];
  if (!(weight > 0) || n < 2) return null;
  const mean = sum((one) => one.weight * one.value) / weight;
  return {
    n,
    mean,
    standardError: Math.sqrt((n / (n - 1)) * sum((one) => (one.weight * (one.value - mean)) ** 2)) / weight,
    sd: Math.sqrt(sum((one) => one.weight * (one.value - mean) ** 2) / weight),
    effective: weight ** 2 / sum((one) => one.weight ** 2),
  };
}
