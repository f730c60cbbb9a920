import type { MeanAndVariance } from '../means/moments-of.ts';

/**
 * What a difference is measured in. `treated`: the standard deviation of the treated, as MatchIt. `pooled`: √((s₁² + s₀²)/2), as Austin and Cohen.
 * `simple`: that of everybody in one heap. For a share s² is p(1 − p), for a number the variance with n − 1.
 */
export type Denominator = 'treated' | 'pooled' | 'simple';

/** Differences beyond this, in standard deviations, are called imbalance (Austin 2009). */
export const IMBALANCE = 0.1;

/**
 * The difference of two means (or shares) in standard deviations; it does not grow with the number of persons, as a test does.
 *
 *     d = (m₁ − m₀) / s
 *
 * Null when nobody varies in what it is measured in. Sources: Cohen 1988; Austin 2009, Statistics in Medicine 28: 3083–3107.
 */
export function standardisedDifference(
  treated: MeanAndVariance,
  control: MeanAndVariance,
  denominator: Denominator,
  isShare: boolean,
): number | null {
  const spread = Math.sqrt(squareOf(treated, control, denominator, isShare));
  return spread > 0 ? (treated.mean - control.mean) / spread : null;
}

function squareOf(treated: MeanAndVariance, control: MeanAndVariance, denominator: Denominator, isShare: boolean) {
  const square = (one: MeanAndVariance) => (isShare ? one.mean * (1 - one.mean) : one.variance);
  switch (denominator) {
    case 'treated':
      return square(treated);
    case 'pooled':
      return (square(treated) + square(control)) / 2;
    case 'simple':
      return square(together(treated, control));
  }
}

/** Both groups in one heap. */
function together(a: MeanAndVariance, b: MeanAndVariance): MeanAndVariance {
  const n = a.n + b.n;
  const mean = (a.n * a.mean + b.n * b.mean) / n;
  const within = Math.max(0, a.n - 1) * a.variance + Math.max(0, b.n - 1) * b.variance;
  const between = a.n * (a.mean - mean) ** 2 + b.n * (b.mean - mean) ** 2;
  return { n, mean, variance: n > 1 ? (within + between) / (n - 1) : 0 };
}

/** The denominator in words, as it stands beside every figure: programs differ, and so do their tables. */
export const denominatorInWords = (denominator: Denominator, isShare: boolean): string =>
  `${denominator}: ${isShare ? 'sqrt(p(1-p))' : 'sd with n-1'}`;
