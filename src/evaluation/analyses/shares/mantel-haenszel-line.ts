import { normalQuantile } from '../../distributions/normal.ts';
import { type Estimate, estimateOf } from '../../estimate.ts';
import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import { detectableMean } from '../../power/detectable-mean.ts';
import { breslowDayTest } from '../../proportions/breslow-day-test.ts';
import { mantelHaenszel } from '../../proportions/mantel-haenszel.ts';
import type { ReleasedCount } from '../finding.ts';
import { placeOf } from './difference-line.ts';
import type { Tally } from './tally.ts';

/**
 * The common odds ratio over the plan's strata (`proportions/mantel-haenszel.ts`), of the persons whose strata are known. The standard error is that
 * of its logarithm; the detectable ratio is e^((z + z_power) se). `details` holds the common difference of shares too, and Breslow and Day's test that
 * all strata have the common ratio: where they have not, the note is `strata-differ`.
 */
export function mantelHaenszelLine(tally: Tally, analysis: CompareShares): Estimate {
  const strata = [...tally.strata.values()];
  const identity = {
    ...placeOf(tally, analysis),
    unit: 'odds-ratio',
    estimator: 'mantel-haenszel',
    errorMethod: 'robins-breslow-greenland, of the logarithm',
    test: 'mantel-haenszel-chi-square',
  } as const;
  const z = normalQuantile((1 + identity.confidence) / 2);
  const { common, test, corrected, difference, informative } = mantelHaenszel(strata, z);
  const unlike = common && breslowDayTest(strata, common.ratio);
  return estimateOf(identity, {
    nTreated: sizeOf(tally, 'treated'),
    nControl: sizeOf(tally, 'control'),
    estimate: common?.ratio,
    standardError: common?.logError,
    ciLow: common?.low,
    ciHigh: common?.high,
    pValue: test?.pValue,
    statistic: test?.statistic,
    minimumDetectable: common && Math.exp(detectableMean(common.logError, 1 - identity.confidence)),
    details: {
      strata: strata.length,
      informativeStrata: informative,
      statisticCorrected: corrected?.statistic ?? null,
      pValueCorrected: corrected?.pValue ?? null,
      commonDifference: difference?.estimate ?? null,
      commonDifferenceError: difference?.standardError ?? null,
      commonDifferenceLow: difference && difference.estimate - z * difference.standardError,
      commonDifferenceHigh: difference && difference.estimate + z * difference.standardError,
      heterogeneityStatistic: unlike?.statistic ?? null,
      heterogeneityDegreesOfFreedom: unlike?.degreesOfFreedom ?? null,
      heterogeneityPValue: unlike?.pValue ?? null,
    },
    notes: [
      ...(test ? [] : ['nobody-or-everybody']),
      ...(test && !common ? ['ratio-at-its-end'] : []),
      ...(unlike && unlike.pValue < 1 - identity.confidence ? ['strata-differ'] : []),
    ],
  });
}

/** The persons with known strata give the line away; which strata they are in it does not say. */
export function mantelHaenszelCounts(tally: Tally, analysis: CompareShares): ReleasedCount[] {
  const { group, data, period, strata = [] } = analysis;
  const common = {
    ...(tally.subgroup && { [tally.subgroup.column]: tally.subgroup.value }),
    ...(period && tally.period !== null && { [period.column]: tally.period }),
    known: strata.join(', '),
  };
  return (['treated', 'control'] as const).map((side) => ({
    data,
    where: { [group.column]: group[side], ...common },
    value: sizeOf(tally, side),
  }));
}

const sizeOf = ({ strata }: Tally, side: 'treated' | 'control') =>
  [...strata.values()].reduce((sum, one) => sum + one[side].total, 0);
