import { compositionTest } from '../../composition/composition-test.ts';
import { denominatorInWords, IMBALANCE, standardisedDifference } from '../../composition/standardised-difference.ts';
import { normalQuantile } from '../../distributions/normal.ts';
import { type Estimate, type EstimateIdentity, EVERYBODY, estimateOf } from '../../estimate.ts';
import { welchDifference } from '../../means/mean-difference.ts';
import type { MeanAndVariance } from '../../means/moments-of.ts';
import type { Composition } from '../../plan/kinds/composition.ts';
import { detectableMean } from '../../power/detectable-mean.ts';
import { detectableEitherWay } from '../../power/power-of-two-shares.ts';
import { chiSquareTest } from '../../proportions/chi-square-test.ts';
import { newcombeInterval } from '../../proportions/newcombe-interval.ts';
import type { TwoGroups } from '../../proportions/two-groups.ts';
import { differenceError } from '../../proportions/wald-interval.ts';

/** The term of the line that says whether a covariate's levels differ over all. */
export const OVERALL = 'overall';
/** The term of the line of those whose value is missing; its note is `missing-values`. */
export const MISSING = 'missing';
/** The term of a number's line. */
export const MEAN = 'mean';

const identityOf = (
  { name, confidence = 0.95 }: Composition,
  covariate: string,
  own: Pick<EstimateIdentity, 'term' | 'errorMethod' | 'test' | 'unit'>,
): EstimateIdentity => ({
  analysis: name,
  outcome: covariate,
  subgroup: EVERYBODY,
  period: EVERYBODY,
  estimator: 'composition',
  confidence,
  ...own,
});

/** A level's share in each group, their difference with Newcombe's interval and the chi-square test, and how far they are apart. */
export function levelLine(
  analysis: Composition,
  covariate: string,
  term: string,
  counts: TwoGroups,
  isMissing = false,
): Estimate {
  const identity = identityOf(analysis, covariate, {
    term,
    errorMethod: 'newcombe-hybrid-score',
    test: 'chi-square-without-continuity-correction',
    unit: 'share',
  });
  const { treated, control } = counts;
  const [p1, p0] = [treated.events / treated.total, control.events / control.total];
  const { low, high } = newcombeInterval(counts, normalQuantile((1 + identity.confidence) / 2));
  const test = chiSquareTest(counts);
  const share = (mean: number, n: number): MeanAndVariance => ({ n, mean, variance: 0 });
  const apart = apartOf(analysis, share(p1, treated.total), share(p0, control.total), true);
  const alpha = 1 - identity.confidence;
  return estimateOf(identity, {
    estimate: p1 - p0,
    standardError: differenceError(counts),
    ciLow: low,
    ciHigh: high,
    pValue: test?.pValue,
    statistic: test?.statistic,
    degreesOfFreedom: test ? 1 : null,
    nTreated: treated.total,
    nControl: control.total,
    shareTreated: p1,
    shareControl: p0,
    minimumDetectable: detectableEitherWay({ treated: treated.total, control: control.total, alpha }, p0),
    standardisedDifference: apart.difference,
    details: { countTreated: treated.events, countControl: control.events, denominator: apart.denominator },
    notes: [...(isMissing ? ['missing-values'] : []), ...(test ? [] : ['nobody-or-everybody']), ...apart.notes],
  });
}

/** Whether the levels, missing values among them, are spread alike in both groups. */
export function overallLine(analysis: Composition, covariate: string, levels: readonly TwoGroups[]): Estimate {
  const identity = identityOf(analysis, covariate, {
    term: OVERALL,
    errorMethod: 'none',
    test: 'chi-square-over-all-levels',
    unit: 'share',
  });
  const [first] = levels;
  const test = compositionTest(levels.map(({ treated, control }) => [treated.events, control.events]));
  return estimateOf(identity, {
    nTreated: first?.treated.total,
    nControl: first?.control.total,
    pValue: test?.pValue,
    statistic: test?.statistic,
    degreesOfFreedom: test?.degreesOfFreedom,
    details: { levels: levels.length },
    notes: test ? (test.smallestExpected < 5 ? ['expected-count-below-5'] : []) : ['no-variation'],
  });
}

/** The means of a number in each group, Welch's test, the ratio of the variances, and how far they are apart. */
export function numberLine(
  analysis: Composition,
  covariate: string,
  treated: MeanAndVariance,
  control: MeanAndVariance,
  isShare: boolean,
): Estimate {
  const identity = identityOf(analysis, covariate, {
    term: MEAN,
    errorMethod: 'welch-unequal-variances',
    test: 'welch-t',
    unit: 'number',
  });
  const sizes = { nTreated: treated.n, nControl: control.n };
  if (treated.n === 0 || control.n === 0) return estimateOf(identity, { ...sizes, notes: ['empty-group'] });
  const test = welchDifference(treated, control, identity.confidence);
  const apart = apartOf(analysis, treated, control, isShare);
  const sd = ({ n, variance }: MeanAndVariance) => (n > 1 ? Math.sqrt(variance) : null);
  return estimateOf(identity, {
    ...sizes,
    estimate: treated.mean - control.mean,
    standardError: test?.standardError,
    ciLow: test?.low,
    ciHigh: test?.high,
    pValue: test?.pValue,
    statistic: test?.statistic,
    degreesOfFreedom: test?.degreesOfFreedom,
    minimumDetectable: test && detectableMean(test.standardError, 1 - identity.confidence, { critical: test.critical }),
    standardisedDifference: apart.difference,
    details: {
      meanTreated: treated.mean,
      meanControl: control.mean,
      sdTreated: sd(treated),
      sdControl: sd(control),
      varianceRatio: control.variance > 0 && treated.n > 1 ? treated.variance / control.variance : null,
      denominator: apart.denominator,
    },
    notes: [...(test ? [] : ['no-variation']), ...apart.notes],
  });
}

/** How far two groups are apart, with the denominator in words; `imbalance` also where they differ and nobody varies. */
function apartOf(
  { denominator = 'pooled' }: Composition,
  treated: MeanAndVariance,
  control: MeanAndVariance,
  isShare: boolean,
) {
  const difference = standardisedDifference(treated, control, denominator, isShare);
  const isImbalanced = difference === null ? treated.mean !== control.mean : Math.abs(difference) > IMBALANCE;
  return {
    difference,
    denominator: denominatorInWords(denominator, isShare),
    notes: isImbalanced ? ['imbalance'] : [],
  };
}
