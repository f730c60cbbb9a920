import betainc from '@stdlib/math-base-special-betainc';
import { normalQuantile, normalUpperTail } from './normal.ts';
import { quantileOf } from './quantile-of.ts';

/**
 * Upper tail of Student's t, P(T > t); `df` > 0, Infinity = the normal distribution.
 *
 *     P(T > t) = ½ I(df/(df + t²); df/2, ½)   for t ≥ 0, with I the regularised incomplete beta function
 *
 * Source: Abramowitz & Stegun 26.7.1 and 26.5.27.
 */
export function studentUpperTail(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalUpperTail(t);
  const square = t * t;
  // Of the two arguments that add to 1, the smaller is passed on, as it keeps its digits.
  const half =
    square > df
      ? 0.5 * betainc(df / (df + square), df / 2, 0.5)
      : 0.5 * betainc(square / (df + square), 0.5, df / 2, true, true);
  return t >= 0 ? half : 1 - half;
}

/** P(|T| ≥ |t|), the p value of a two-sided t test. */
export const studentTwoSided = (t: number, df: number): number => 2 * studentUpperTail(Math.abs(t), df);

/** The t with P(T ≤ t) = probability; `probability` in (0, 1). */
export function studentQuantile(probability: number, df: number): number {
  if (!(df > 0)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(probability);
  if (probability < 0.5) return -studentQuantile(1 - probability, df);
  return quantileOf((t) => studentUpperTail(t, df), 1 - probability);
}
