import gammainc from '@stdlib/math-base-special-gammainc';
import { quantileOf } from './quantile-of.ts';

/**
 * Upper tail of the chi-square distribution, P(X > x), with `df` degrees of freedom.
 *
 *     P(X > x) = Q(df/2, x/2), the regularised upper incomplete gamma function
 *
 * Source: Abramowitz & Stegun 26.4.19.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  if (Number.isNaN(x) || !(df > 0)) return Number.NaN;
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);
}

/** The x with P(X ≤ x) = probability; `probability` in (0, 1). */
export const chiSquareQuantile = (probability: number, df: number): number =>
  quantileOf((x) => chiSquareUpperTail(x, df), 1 - probability);
