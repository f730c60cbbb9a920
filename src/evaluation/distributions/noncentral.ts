import gammaln from '@stdlib/math-base-special-gammaln';
import { chiSquareUpperTail } from './chi-square.ts';
import { fisherFUpperTail } from './fisher-f.ts';

/**
 * Upper tail of the noncentral chi-square distribution: a mixture of central ones, P = Σ Poisson(j; λ/2) P(χ²(df + 2j) > x). What a Wald test
 * finds when its statistic's noncentrality is λ = δ′V⁻¹δ. Source: Johnson, Kotz & Balakrishnan 1995, ch. 29.
 */
export function noncentralChiSquareUpperTail(x: number, df: number, noncentrality: number): number {
  return poissonMixture(noncentrality / 2, (j) => chiSquareUpperTail(x, df + 2 * j));
}

/**
 * Upper tail of the noncentral F distribution, P = Σ Poisson(j; λ/2) P(χ²(df1 + 2j)/df1 > f χ²(df2)/df2): the power of an F test. `df2` Infinity
 * = the noncentral chi-square over df1. Source: Johnson, Kotz & Balakrishnan 1995, ch. 30.
 */
export function noncentralFUpperTail(f: number, df1: number, df2: number, noncentrality: number): number {
  if (df2 === Number.POSITIVE_INFINITY) return noncentralChiSquareUpperTail(df1 * f, df1, noncentrality);
  return poissonMixture(noncentrality / 2, (j) => {
    const df = df1 + 2 * j;
    return fisherFUpperTail((f * df1) / df, df, df2);
  });
}

/** Σ Poisson(j; mean) part(j), from the most likely j outwards; divided by the weights' own sum, as large means cost their last digits. */
function poissonMixture(mean: number, part: (j: number) => number): number {
  if (!(mean >= 0)) return Number.NaN;
  if (mean === 0) return part(0);
  const middle = Math.floor(mean);
  let sum = 0;
  let total = 0;
  const add = (j: number): boolean => {
    const weight = Math.exp(-mean + j * Math.log(mean) - gammaln(j + 1));
    sum += weight * part(j);
    total += weight;
    return weight > 1e-18;
  };
  for (let j = middle; j >= 0 && add(j); j--);
  for (let j = middle + 1; add(j); j++);
  return Math.min(1, sum / total);
}
