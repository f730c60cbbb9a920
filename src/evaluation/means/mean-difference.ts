import { studentQuantile, studentTwoSided } from '../distributions/student-t.ts';
import type { MeanAndVariance } from './moments-of.ts';

/** A difference of two means and its t test. */
export interface MeanDifference {
  estimate: number;
  standardError: number;
  degreesOfFreedom: number;
  statistic: number;
  pValue: number;
  low: number;
  high: number;
  /** The t that the interval uses. */
  critical: number;
}

/**
 * The difference between two means by Welch's test, which lets the groups vary unlike each other.
 *
 *     se² = v₁ + v₀,   v = s²/n,   df = (v₁ + v₀)² / (v₁²/(n₁ − 1) + v₀²/(n₀ − 1))
 *
 * Null when a group has fewer than two persons or nobody differs from anybody. Source: Welch 1947, Biometrika 34: 28–35.
 */
export function welchDifference(treated: MeanAndVariance, control: MeanAndVariance, confidence = 0.95) {
  if (treated.n < 2 || control.n < 2) return null;
  const [v1, v0] = [treated.variance / treated.n, control.variance / control.n];
  const df = (v1 + v0) ** 2 / (v1 ** 2 / (treated.n - 1) + v0 ** 2 / (control.n - 1));
  return testOf(treated.mean - control.mean, Math.sqrt(v1 + v0), df, confidence);
}

/**
 * The same by Student's test, which takes the groups to vary alike.
 *
 *     se² = s² (1/n₁ + 1/n₀),   s² = ((n₁ − 1) s₁² + (n₀ − 1) s₀²) / (n₁ + n₀ − 2),   df = n₁ + n₀ − 2
 *
 * Source: Student 1908, Biometrika 6: 1–25.
 */
export function pooledDifference(treated: MeanAndVariance, control: MeanAndVariance, confidence = 0.95) {
  if (treated.n < 1 || control.n < 1 || treated.n + control.n < 3) return null;
  const df = treated.n + control.n - 2;
  const variance = ((treated.n - 1) * treated.variance + (control.n - 1) * control.variance) / df;
  const standardError = Math.sqrt(variance * (1 / treated.n + 1 / control.n));
  return testOf(treated.mean - control.mean, standardError, df, confidence);
}

function testOf(estimate: number, standardError: number, df: number, confidence: number): MeanDifference | null {
  if (!(standardError > 0)) return null;
  const critical = studentQuantile((1 + confidence) / 2, df);
  const statistic = estimate / standardError;
  return {
    estimate,
    standardError,
    degreesOfFreedom: df,
    statistic,
    pValue: studentTwoSided(statistic, df),
    low: estimate - critical * standardError,
    high: estimate + critical * standardError,
    critical,
  };
}
