import { upperGammaHalf } from '../distributions/normal.ts';
import type { OneDegreeTest } from './chi-square-test.ts';
import type { Ratio } from './ratio.ts';
import type { TwoGroups } from './two-groups.ts';

/** The common odds ratio of several 2×2 tables, null where it is 0/0, 0 or infinite; and the test that it is 1, null where there is no variation. */
export interface MantelHaenszel {
  common: Ratio | null;
  test: OneDegreeTest | null;
  corrected: OneDegreeTest | null;
  /** The common difference of shares, weighted as the odds ratio is; null without a stratum that has both groups. */
  difference: { estimate: number; standardError: number } | null;
  /** Strata in which both groups have somebody and somebody has the outcome and somebody not: the others say nothing. */
  informative: number;
}

/**
 * Mantel and Haenszel's common odds ratio over strata, with the interval of Robins, Breslow and Greenland.
 *
 *     ω = ΣR / ΣS,   R = ad/N,  S = bc/N,  P = (a + d)/N,  Q = (b + c)/N
 *     var(ln ω) = ΣPR/(2(ΣR)²) + Σ(PS + QR)/(2 ΣR ΣS) + ΣQS/(2(ΣS)²)
 *     X² = (|Σ(a − E)| − c)² / Σ V,   E = n₁k/N,  V = n₁n₀k(N − k)/(N²(N − 1)),   c = 0, or ½ with the correction (never below 0)
 *
 *     δ = Σ(an₀ − cn₁)/N / Σn₁n₀/N,   var(δ) = Σ(abn₀³ + cdn₁³)/(n₁n₀N²) / (Σn₁n₀/N)²
 *
 * Right also for very many thin strata. Sources: Mantel & Haenszel 1959; Robins, Breslow & Greenland 1986; for δ Greenland & Robins 1985.
 */
export function mantelHaenszel(strata: readonly TwoGroups[], z: number): MantelHaenszel {
  const sum = { r: 0, s: 0, pr: 0, psqr: 0, qs: 0, surplus: 0, variance: 0, informative: 0 };
  for (const { treated, control } of strata) {
    const [a, c] = [treated.events, control.events];
    const [b, d] = [treated.total - a, control.total - c];
    const [n, k] = [treated.total + control.total, a + c];
    if (treated.total * control.total * k * (n - k) === 0) continue;
    const [r, s, p, q] = [(a * d) / n, (b * c) / n, (a + d) / n, (b + c) / n];
    sum.r += r;
    sum.s += s;
    sum.pr += p * r;
    sum.psqr += p * s + q * r;
    sum.qs += q * s;
    sum.surplus += a - (treated.total * k) / n;
    sum.variance += ((treated.total / n) * (control.total / n) * k * (n - k)) / (n - 1);
    sum.informative++;
  }
  const { r, s, pr, psqr, qs, surplus, variance, informative } = sum;
  const logError = Math.sqrt(pr / (2 * r ** 2) + psqr / (2 * r * s) + qs / (2 * s ** 2));
  const [low, high] = [(r / s) * Math.exp(-z * logError), (r / s) * Math.exp(z * logError)];
  return {
    common: r > 0 && s > 0 ? { ratio: r / s, logError, low, high } : null,
    test: testOf(surplus, variance, 0),
    corrected: testOf(surplus, variance, 0.5),
    difference: commonDifference(strata),
    informative,
  };
}

function testOf(surplus: number, variance: number, correction: number): OneDegreeTest | null {
  if (variance === 0) return null;
  const statistic = Math.max(0, Math.abs(surplus) - correction) ** 2 / variance;
  return { statistic, pValue: upperGammaHalf(statistic / 2) };
}

function commonDifference(strata: readonly TwoGroups[]): { estimate: number; standardError: number } | null {
  let [sum, square, weight] = [0, 0, 0];
  for (const { treated, control } of strata) {
    const [n1, n0] = [treated.total, control.total];
    if (n1 * n0 === 0) continue;
    const [p1, p0] = [treated.events / n1, control.events / n0];
    const own = (n1 * n0) / (n1 + n0);
    sum += own * (p1 - p0);
    square += own ** 2 * ((p1 * (1 - p1)) / n1 + (p0 * (1 - p0)) / n0);
    weight += own;
  }
  return weight > 0 ? { estimate: sum / weight, standardError: Math.sqrt(square) / weight } : null;
}
