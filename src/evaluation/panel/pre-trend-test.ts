import { fisherFQuantile, fisherFUpperTail } from '../distributions/fisher-f.ts';
import { noncentralFUpperTail } from '../distributions/noncentral.ts';
import type { NotEstimable } from '../weighting/effect.ts';
import { orderedInverse } from './ordered-cholesky.ts';

/** The share of studies in which what is called detectable would be found. */
export const POWER = 0.8;

/** The differences before the start, and what the test's power is measured against. */
export interface PreTrend {
  /** The coefficients of the periods before, the base left out. */
  estimates: Float64Array;
  /** q × q by rows. */
  covariance: Float64Array;
  /** Time of each of them less the base's. */
  times: Float64Array;
  /** The mean coefficient of the periods after, and their mean time less the base's. */
  after: { estimate: number; time: number };
  /** Of F in the denominator. */
  degreesOfFreedom: number;
  confidence: number;
}

/** The joint test of the differences before the start, and what it could have found. */
export interface PreTrendTest {
  /** F with numerator and denominator degrees of freedom. */
  statistic: number;
  numerator: number;
  denominator: number;
  p: number;
  /** The straight line through the base that fits the differences best. */
  slope: number;
  slopeError: number;
  /** The slope that would alone produce the mean estimate after the start, and the test's power against it. */
  slopeOfEffect: number;
  powerAgainstSlopeOfEffect: number;
  /** The smallest slope found in 80 of 100 studies. */
  detectableSlope: number;
  /** The smallest jump found in 80 of 100 studies, if it is in the one period; in the order of the estimates. */
  detectableJumps: Float64Array;
}

/**
 * The joint test that the groups moved alike before the start (Da: test af fælles udvikling før start), with its power: a test that could hardly have
 * found a difference says little when it finds none.
 *
 *     F = b'V⁻¹b / q  against F(q, df);   power against δ = P(F'(q, df; λ = δ'V⁻¹δ) > F_crit)
 *     a straight line δ_t = s·(t − base):  s₈₀ = √(λ₈₀ / l'V⁻¹l);   a jump in period t alone:  √(λ₈₀ / (V⁻¹)_tt),   λ₈₀: power 0.8
 *     the slope that the effect could be made of:  s = mean estimate after / mean of (t − base) after
 *
 * Sources: Roth 2022, American Economic Review: Insights 4(3): 305–322 (power of pre-tests); Kahn-Lang & Lang 2020. A covariance whose rank is below q has
 * no such test; the answer then says why.
 */
export function preTrendTest(trend: PreTrend): PreTrendTest | NotEstimable {
  const { estimates, covariance, times, after, degreesOfFreedom, confidence } = trend;
  const q = estimates.length;
  const errors = estimates.map((_, j) => Math.sqrt(covariance[j * q + j] ?? 0));
  const correlation = covariance.map((value, i) => value / ((errors[Math.floor(i / q)] ?? 1) * (errors[i % q] ?? 1)));
  const { inverse: scaled, rank } = orderedInverse(correlation, q, 1e-9);
  if (rank < q || !(degreesOfFreedom > 0)) return singular(rank, q);
  const inverse = scaled.map((value, i) => value / ((errors[Math.floor(i / q)] ?? 1) * (errors[i % q] ?? 1)));
  const quadratic = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, x, i) => sum + x * b.reduce((inner, y, j) => inner + (inverse[i * q + j] ?? 0) * y, 0), 0);
  const statistic = quadratic(estimates, estimates) / q;
  const line = quadratic(times, times);
  const critical = fisherFQuantile(confidence, q, degreesOfFreedom);
  // Beyond 100,000 the power is as good as 1, and the series for it long.
  const powerAt = (lambda: number) => noncentralFUpperTail(critical, q, degreesOfFreedom, Math.min(lambda, 1e5));
  const lambda = noncentralityFor(powerAt);
  const slopeOfEffect = after.estimate / after.time;
  return {
    statistic,
    numerator: q,
    denominator: degreesOfFreedom,
    p: fisherFUpperTail(statistic, q, degreesOfFreedom),
    slope: quadratic(times, estimates) / line,
    slopeError: 1 / Math.sqrt(line),
    slopeOfEffect,
    powerAgainstSlopeOfEffect: powerAt(slopeOfEffect ** 2 * line),
    detectableSlope: Math.sqrt(lambda / line),
    detectableJumps: estimates.map((_, j) => Math.sqrt(lambda / (inverse[j * q + j] ?? 0))),
  };
}

/** The λ at which the power is 0.8. */
function noncentralityFor(powerAt: (lambda: number) => number): number {
  let high = 8;
  while (powerAt(high) < POWER && high < 1e5) high *= 2;
  let low = 0;
  for (let halving = 0; halving < 60 && high - low > 1e-11 * high; halving++) {
    const middle = (low + high) / 2;
    if (powerAt(middle) < POWER) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const singular = (rank: number, q: number): NotEstimable => ({
  reason: {
    da: `De ${q} perioder før start kan ikke prøves sammen: der er for få klynger eller for lidt variation (rang ${rank} af ${q}).`,
    en: `The ${q} periods before the start cannot be tested together: there are too few clusters or too little variation (rank ${rank} of ${q}).`,
  },
});
