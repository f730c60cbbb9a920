import { bisect } from './bisect.ts';
import { hypergeometricTails, hypergeometricWeights, supportOf } from './noncentral-hypergeometric.ts';
import type { TwoGroups } from './two-groups.ts';

/** Tables whose probability exceeds the observed one by rounding alone count as equally likely: R's fisher.test has the same tolerance. */
const EQUALLY_LIKELY = 1 + 1e-7;

/** An odds ratio beyond e^±700 cannot be written as a number. */
const FARTHEST = 700;

/** Fisher's test; the odds ratio and its limits may be 0 or Infinity. */
export interface FisherExact {
  pValue: number;
  /** The conditional maximum-likelihood odds ratio, which is not ad/bc. */
  oddsRatio: number;
  low: number;
  high: number;
}

/**
 * Fisher's exact test of two shares, given the margins: the probability of every table that is no likelier than the observed one.
 *
 *     p = Σ P(X = j) over P(X = j) ≤ P(X = x) (1 + 1e-7)
 *     the odds ratio ω̂ solves E(X; ω) = x; its limits solve P(X ≥ x; ω) = α/2 and P(X ≤ x; ω) = α/2
 *
 * Exact for all sizes; an odds ratio is 0 or Infinity when x is at the end of its range. Sources: Fisher 1935; Cornfield 1956.
 */
export function fisherExactTest(groups: TwoGroups, confidence = 0.95): FisherExact {
  const x = groups.treated.events;
  const { lowest, highest } = supportOf(groups);
  const half = (1 - confidence) / 2;
  const solve = (of: (tails: ReturnType<typeof hypergeometricTails>) => number) =>
    Math.exp(bisect((logOdds) => of(hypergeometricTails(groups, logOdds, x)), -FARTHEST, FARTHEST));
  return {
    pValue: pValueOf(groups),
    oddsRatio: x === lowest ? 0 : x === highest ? Number.POSITIVE_INFINITY : solve(({ mean }) => mean - x),
    low: x === lowest ? 0 : solve(({ atLeast }) => atLeast - half),
    high: x === highest ? Number.POSITIVE_INFINITY : solve(({ atMost }) => half - atMost),
  };
}

function pValueOf(groups: TwoGroups): number {
  const { first, weights, total } = hypergeometricWeights(groups, 0, 0);
  const observed = weights[groups.treated.events - first] ?? 0;
  const asUnlikely = weights.filter((weight) => weight <= observed * EQUALLY_LIKELY).toSorted();
  return Math.min(1, asUnlikely.reduce((sum, weight) => sum + weight, 0) / total);
}
