import type { TwoGroups } from './two-groups.ts';

/** A ratio with the standard error of its logarithm and its limits. */
export interface Ratio {
  ratio: number;
  logError: number;
  low: number;
  high: number;
}

/**
 * The odds ratio with Woolf's interval; null when a cell of the table is empty.
 *
 *     ω = ad/(bc),   se(ln ω) = √(1/a + 1/b + 1/c + 1/d)
 *
 * Source: Woolf 1955, Annals of Human Genetics 19: 251–253.
 */
export function oddsRatio({ treated, control }: TwoGroups, z: number): Ratio | null {
  const [a, c] = [treated.events, control.events];
  const [b, d] = [treated.total - a, control.total - c];
  if (a * b * c * d === 0) return null;
  return ratioOf((a / b) * (d / c), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), z);
}

/**
 * The ratio of two shares with Katz's interval; null when either is 0.
 *
 *     r = (a/n₁)/(c/n₀),   se(ln r) = √(1/a − 1/n₁ + 1/c − 1/n₀)
 *
 * Source: Katz, Baptista, Azen & Pike 1978, Biometrics 34: 469–474.
 */
export function riskRatio({ treated, control }: TwoGroups, z: number): Ratio | null {
  const [a, c] = [treated.events, control.events];
  if (a * c === 0) return null;
  const variance = 1 / a - 1 / treated.total + 1 / c - 1 / control.total;
  return ratioOf((a / treated.total) * (control.total / c), Math.sqrt(Math.max(0, variance)), z);
}

const ratioOf = (ratio: number, logError: number, z: number): Ratio => ({
  ratio,
  logError,
  low: ratio * Math.exp(-z * logError),
  high: ratio * Math.exp(z * logError),
});
