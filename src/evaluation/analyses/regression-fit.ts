import type { Regression } from '../plan/kinds/regression.ts';
import { absorb } from '../regression/absorb.ts';
import { type Covariance, covarianceOf, twoWayCovariance } from '../regression/covariance.ts';
import type { Fit } from '../regression/fit.ts';
import { leastSquares } from '../regression/least-squares.ts';
import { logit } from '../regression/logit.ts';
import type { Clusters, Errors } from '../regression/rows.ts';
import { isNotEstimable, type NotEstimable } from '../weighting/effect.ts';
import type { RegressionPart } from './regression-rows.ts';

/** Fits the model of a plan and the covariance it asks for. */
export function fitRegression(
  analysis: Regression,
  part: RegressionPart,
): { fit: Fit; covariance: Covariance } | NotEstimable {
  const fit = modelOf(analysis, part);
  if (isNotEstimable(fit)) return fit;
  const shared = part.clusters.map((ids): Clusters => ({ ids, copies: 'shared' }));
  const [first, second] = shared;
  const { kind } = analysis.errors;
  if (first && second) {
    const covariance = twoWayCovariance(fit, first, second);
    return covariance ? { fit, covariance } : noTwoWay();
  }
  return { fit, covariance: covarianceOf(fit, (first ? { kind, clusters: first } : { kind }) as Errors) };
}

function modelOf(analysis: Regression, { rows, absorbed }: RegressionPart): Fit | NotEstimable {
  if (analysis.model === 'logit') {
    const fitted = logit(rows);
    return isNotEstimable(fitted) ? fitted : fitted.fit;
  }
  if (absorbed.length === 0) return leastSquares(rows);
  const demeaned = absorb(rows, absorbed);
  return leastSquares(demeaned.rows, demeaned.absorbed, demeaned.norms);
}

const noTwoWay = (): NotEstimable => ({
  reason: {
    da: 'Fejlene på tværs af to slags klynger giver en negativ varians. Brug den ene slags klynger.',
    en: 'Errors clustered two ways give a negative variance. Cluster on one of the two.',
  },
});
