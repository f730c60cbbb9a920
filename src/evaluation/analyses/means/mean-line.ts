import { studentQuantile } from '../../distributions/student-t.ts';
import { type Estimate, type EstimateIdentity, EVERYBODY, estimateOf } from '../../estimate.ts';
import { pooledDifference, welchDifference } from '../../means/mean-difference.ts';
import type { MeanAndVariance } from '../../means/moments-of.ts';
import type { CompareMeans } from '../../plan/kinds/compare-means.ts';
import { detectableMean } from '../../power/detectable-mean.ts';
import { normalLine } from '../normal-line.ts';
import type { TwoMeans } from './mean-rows.ts';

/** Where a line stands: a period (null = no periods) and a value of a subgroup (null = everybody). */
export interface Place {
  period: string | null;
  subgroup: { column: string; value: string } | null;
}

/** The difference of two means; `details` holds both means, their standard deviations and the limits of each mean. */
export function meanLine(place: Place, means: TwoMeans, analysis: CompareMeans): Estimate {
  const identity = identityOf(place, analysis);
  const { treated, control } = means;
  const sizes = { nTreated: treated.n, nControl: control.n };
  if (treated.n === 0 || control.n === 0) return estimateOf(identity, { ...sizes, notes: ['empty-group'] });
  if (analysis.weights) return weightedLine(identity, sizes, means.weighted);
  const { confidence } = identity;
  const test = (analysis.variances === 'pooled' ? pooledDifference : welchDifference)(treated, control, confidence);
  const details = { ...described('Treated', treated, confidence), ...described('Control', control, confidence) };
  if (!test) return estimateOf(identity, { ...sizes, details, notes: ['no-variation'] });
  return estimateOf(identity, {
    ...sizes,
    estimate: test.estimate,
    standardError: test.standardError,
    ciLow: test.low,
    ciHigh: test.high,
    pValue: test.pValue,
    statistic: test.statistic,
    degreesOfFreedom: test.degreesOfFreedom,
    minimumDetectable: detectableMean(test.standardError, 1 - confidence, { critical: test.critical }),
    standardisedDifference: test.estimate / Math.sqrt((treated.variance + control.variance) / 2),
    details,
  });
}

function identityOf({ period, subgroup }: Place, analysis: CompareMeans): EstimateIdentity {
  const isPooled = analysis.variances === 'pooled';
  return {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup: subgroup ? `${subgroup.column}=${subgroup.value}` : EVERYBODY,
    period: period ?? EVERYBODY,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    estimator: 'difference-in-means',
    errorMethod: analysis.weights
      ? 'linearised-weights: n/(n-1), persons independent'
      : isPooled
        ? 'pooled-variance'
        : 'welch-unequal-variances',
    test: analysis.weights ? 'wald-z' : isPooled ? 'student-t' : 'welch-t',
    unit: 'number',
    confidence: analysis.confidence ?? 0.95,
  };
}

function described(side: 'Treated' | 'Control', { n, mean, variance }: MeanAndVariance, confidence: number) {
  const reach = n > 1 ? studentQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(variance / n) : null;
  return {
    [`mean${side}`]: mean,
    [`sd${side}`]: n > 1 ? Math.sqrt(variance) : null,
    [`mean${side}Low`]: reach === null ? null : mean - reach,
    [`mean${side}High`]: reach === null ? null : mean + reach,
  };
}

function weightedLine(
  identity: EstimateIdentity,
  sizes: { nTreated: number; nControl: number },
  { treated, control }: TwoMeans['weighted'],
): Estimate {
  if (!treated || !control) return estimateOf(identity, { ...sizes, notes: ['no-variation'] });
  return normalLine(identity, treated.mean - control.mean, Math.hypot(treated.standardError, control.standardError), {
    ...sizes,
    details: {
      meanTreated: treated.mean,
      sdTreated: treated.sd,
      meanControl: control.mean,
      sdControl: control.sd,
      effectiveTreated: treated.effective,
      effectiveControl: control.effective,
    },
  });
}
