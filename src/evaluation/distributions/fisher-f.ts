import betainc from '@stdlib/math-base-special-betainc';
import { chiSquareUpperTail } from './chi-square.ts';
import { quantileOf } from './quantile-of.ts';

/**
 * Upper tail of the F distribution, P(F > f), with `df1` and `df2` degrees of freedom; `df2` Infinity = chi-square over df1.
 *
 *     P(F > f) = I(df2/(df2 + df1 f); df2/2, df1/2)
 *
 * Source: Abramowitz & Stegun 26.6.2.
 */
export function fisherFUpperTail(f: number, df1: number, df2: number): number {
  if (Number.isNaN(f) || !(df1 > 0) || !(df2 > 0)) return Number.NaN;
  if (f <= 0) return 1;
  if (df2 === Number.POSITIVE_INFINITY) return chiSquareUpperTail(df1 * f, df1);
  const part = df1 * f;
  return part > df2
    ? betainc(df2 / (df2 + part), df2 / 2, df1 / 2)
    : betainc(part / (df2 + part), df1 / 2, df2 / 2, true, true);
}

/** The f with P(F ≤ f) = probability; `probability` in (0, 1). */
export const fisherFQuantile = (probability: number, df1: number, df2: number): number =>
  quantileOf((f) => fisherFUpperTail(f, df1, df2), 1 - probability);
