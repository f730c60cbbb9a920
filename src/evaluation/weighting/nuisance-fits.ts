import { leastSquares, predictedBy } from '../regression/least-squares.ts';
import { logit } from '../regression/logit.ts';
import { type DesignColumn, interceptOf, type Rows } from '../regression/rows.ts';
import { type Arms, at, rowsOfArm } from './arms.ts';
import type { NuisanceFits } from './doubly-robust.ts';
import { isNotEstimable, type NotEstimable } from './effect.ts';

/**
 * The two models behind weighting: the propensity score by logit on everybody, and the outcome by least squares among the untreated. Columns that
 * say nothing new among the untreated are in neither.
 *
 * @param x the covariates as columns, without intercept
 */
export function nuisanceFits(arms: Arms, x: readonly DesignColumn[]): NuisanceFits | NotEstimable {
  const all = [interceptOf(arms.count.length), ...x];
  const rows = rowsOfArm(arms, 0);
  const untreated: Rows = {
    count: at(arms.count, rows),
    ...(arms.weight && { weight: at(arms.weight, rows) }),
    y: at(arms.y, rows),
    x: all.map(({ name, values }) => ({ name, values: at(values, rows) })),
  };
  const outcome = leastSquares(untreated);
  const design = all.filter(({ name }) => outcome.names.includes(name));
  const scores = propensityScores(arms, design);
  if (isNotEstimable(scores)) return scores;
  return { scores, predicted: predictedBy(outcome, design), design };
}

/** The probability of being treated (Da: tilbøjelighed), by logit; `design` has its intercept. Source: Rosenbaum & Rubin 1983, Biometrika 70: 41–55. */
export function propensityScores(arms: Arms, design: readonly DesignColumn[]): Float64Array | NotEstimable {
  const fitted = logit({
    count: arms.count,
    ...(arms.weight && { weight: arms.weight }),
    y: Float64Array.from(arms.treated),
    x: design,
  });
  return isNotEstimable(fitted) ? fitted : fitted.probabilities;
}
