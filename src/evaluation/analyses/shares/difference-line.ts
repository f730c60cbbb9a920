import { normalQuantile, upperGammaHalf } from '../../distributions/normal.ts';
import { type Estimate, type EstimateIdentity, type EstimateNumbers, EVERYBODY, estimateOf } from '../../estimate.ts';
import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import { detectableMean } from '../../power/detectable-mean.ts';
import { chiSquareTest, yatesTest } from '../../proportions/chi-square-test.ts';
import { fisherExactTest } from '../../proportions/fisher-exact-test.ts';
import { newcombeInterval } from '../../proportions/newcombe-interval.ts';
import { oddsRatio, riskRatio } from '../../proportions/ratio.ts';
import type { TwoGroups } from '../../proportions/two-groups.ts';
import { differenceError, waldInterval } from '../../proportions/wald-interval.ts';
import { weightedShare } from '../../proportions/weighted-share.ts';
import { wilsonInterval } from '../../proportions/wilson-interval.ts';
import { detectable } from './detectable.ts';
import type { Tally } from './tally.ts';

const TEST_NAMES = {
  'chi-square': 'chi-square-without-continuity-correction',
  yates: 'chi-square-with-yates-correction',
  fisher: 'fisher-exact',
} as const;

/** Whom and which period a line is about. */
export function placeOf(tally: Pick<Tally, 'period' | 'subgroup'>, analysis: CompareShares) {
  return {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup: tally.subgroup ? `${tally.subgroup.column}=${tally.subgroup.value}` : EVERYBODY,
    period: tally.period ?? EVERYBODY,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    unit: 'share',
    confidence: analysis.confidence ?? 0.95,
  } as const;
}

/**
 * The difference between two shares: with Newcombe's interval and the chi-square test, or those that the plan names. Its standard error is the
 * unpooled one, which Newcombe's interval does not use. `details` holds the limits of both shares (Wilson), the ratios and what can be found.
 */
export function differenceLine(tally: Tally, analysis: CompareShares): Estimate {
  const { treated, control } = tally.counts;
  const sizes = { nTreated: treated.total, nControl: control.total };
  const identity: EstimateIdentity = {
    ...placeOf(tally, analysis),
    estimator: 'difference-in-shares',
    errorMethod: tally.weighted
      ? 'linearised-weights: n/(n-1), persons independent'
      : analysis.interval === 'wald'
        ? 'wald-unpooled'
        : 'newcombe-hybrid-score',
    test: tally.weighted ? 'wald-z' : TEST_NAMES[analysis.test ?? 'chi-square'],
  };
  if (treated.total === 0 || control.total === 0) return estimateOf(identity, { ...sizes, notes: ['empty-group'] });
  const numbers = tally.weighted ? weightedNumbers(tally.weighted, identity) : countedNumbers(tally, analysis);
  return estimateOf(identity, { ...sizes, ...numbers });
}

function countedNumbers(tally: Tally, analysis: CompareShares): EstimateNumbers {
  const { counts } = tally;
  const { treated, control } = counts;
  const confidence = analysis.confidence ?? 0.95;
  const z = normalQuantile((1 + confidence) / 2);
  const [p1, p0] = [treated.events / treated.total, control.events / control.total];
  const interval = analysis.interval === 'wald' ? waldInterval(counts, z) : newcombeInterval(counts, z);
  const test = testOf(counts, analysis, confidence);
  const [own, other] = [
    wilsonInterval(treated.events, treated.total, z),
    wilsonInterval(control.events, control.total, z),
  ];
  const { smallest, details, notes } = detectable(tally, analysis);
  return {
    estimate: p1 - p0,
    standardError: differenceError(counts),
    ciLow: interval.low,
    ciHigh: interval.high,
    pValue: test?.pValue,
    shareTreated: p1,
    shareControl: p0,
    statistic: test?.statistic,
    minimumDetectable: smallest,
    details: {
      shareTreatedLow: own.low,
      shareTreatedHigh: own.high,
      shareControlLow: other.low,
      shareControlHigh: other.high,
      oddsRatio: oddsRatio(counts, z)?.ratio ?? null,
      riskRatio: riskRatio(counts, z)?.ratio ?? null,
      ...test?.details,
      ...details,
    },
    notes: [
      ...(test ? [] : ['nobody-or-everybody']),
      ...(test && analysis.test !== 'fisher' && smallestExpected(counts) < 5 ? ['expected-count-below-5'] : []),
      ...notes,
    ],
  };
}

interface Tested {
  statistic?: number;
  pValue: number;
  details?: Record<string, number | null>;
}

/** The test that the plan names; null where nobody or everybody has the outcome. */
function testOf(counts: TwoGroups, { test }: CompareShares, confidence: number): Tested | null {
  const chiSquare = chiSquareTest(counts);
  if (test === 'yates' || test === undefined || test === 'chi-square')
    return test === 'yates' ? yatesTest(counts) : chiSquare;
  if (!chiSquare) return null;
  const { pValue, oddsRatio: ratio, low, high } = fisherExactTest(counts, confidence);
  const written = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    pValue,
    details: {
      conditionalOddsRatio: written(ratio),
      conditionalOddsRatioLow: written(low),
      conditionalOddsRatioHigh: written(high),
    },
  };
}

function smallestExpected({ treated, control }: TwoGroups): number {
  const events = treated.events + control.events;
  const total = treated.total + control.total;
  return (Math.min(treated.total, control.total) * Math.min(events, total - events)) / total;
}

/** Weighted shares: each with its linearised error; the difference by a z test. */
function weightedNumbers(
  { treated, control }: NonNullable<Tally['weighted']>,
  { confidence }: EstimateIdentity,
): EstimateNumbers {
  const [own, other] = [weightedShare(treated), weightedShare(control)];
  if (!own || !other) return { notes: ['no-variation'] };
  const z = normalQuantile((1 + confidence) / 2);
  const estimate = own.share - other.share;
  const standardError = Math.hypot(own.standardError, other.standardError);
  const hasSpread = standardError > 0;
  const limits = ({ share, effective }: typeof own) => wilsonInterval(share * effective, effective, z);
  const statistic = estimate / standardError;
  return {
    estimate,
    standardError,
    ciLow: hasSpread ? estimate - z * standardError : null,
    ciHigh: hasSpread ? estimate + z * standardError : null,
    pValue: hasSpread ? upperGammaHalf(statistic ** 2 / 2) : null,
    statistic: hasSpread ? statistic : null,
    shareTreated: own.share,
    shareControl: other.share,
    minimumDetectable: hasSpread ? detectableMean(standardError, 1 - confidence) : null,
    details: {
      shareTreatedLow: limits(own).low,
      shareTreatedHigh: limits(own).high,
      shareControlLow: limits(other).low,
      shareControlHigh: limits(other).high,
      effectiveTreated: own.effective,
      effectiveControl: other.effective,
    },
    notes: hasSpread ? [] : ['nobody-or-everybody'],
  };
}
