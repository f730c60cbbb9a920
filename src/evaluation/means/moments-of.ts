/** Persons with a number each: how many, their mean, and their variance with n − 1 (0 for one person or none). */
export interface MeanAndVariance {
  n: number;
  mean: number;
  variance: number;
}

/** The mean and the variance of numbers that stand for several persons each, in two passes, so that large numbers keep their digits. */
export function momentsOf(values: readonly { n: number; value: number }[]): MeanAndVariance {
  const n = values.reduce((sum, one) => sum + one.n, 0);
  const mean = n > 0 ? values.reduce((sum, one) => sum + one.n * one.value, 0) / n : 0;
  const squares = values.reduce((sum, one) => sum + one.n * (one.value - mean) ** 2, 0);
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
