import { normalQuantile } from '../../distributions/normal.ts';
import { type Estimate, estimateOf } from '../../estimate.ts';
import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import { equivalence } from '../../power/equivalence.ts';
import { placeOf } from './difference-line.ts';
import type { Tally } from './tally.ts';

/**
 * Whether the two shares are shown to be level within the plan's margin (`power/equivalence.ts`), from the difference line. Its interval has the
 * confidence 1 − 2α (0.90 for 0.95), as its `confidence` says; p below α shows equivalence. `details.marginWithPower80`: the margin that would be
 * shown in 80 of 100 studies of two groups that are alike.
 */
export function equivalenceLine(tally: Tally, analysis: CompareShares, difference: Estimate): Estimate {
  const place = placeOf(tally, analysis);
  const alpha = 1 - place.confidence;
  const margin = analysis.equivalence?.margin ?? 0;
  const identity = {
    ...place,
    confidence: 1 - 2 * alpha,
    estimator: 'equivalence-two-one-sided',
    errorMethod: tally.weighted ? 'linearised-weights: n/(n-1), persons independent' : 'wald-unpooled',
    test: 'two-one-sided-z',
  } as const;
  const { estimate, standardError, nTreated, nControl, shareTreated, shareControl } = difference;
  if (estimate === null || !standardError)
    return estimateOf(identity, {
      nTreated,
      nControl,
      shareTreated,
      shareControl,
      details: { margin },
      notes: ['no-variation'],
    });
  const { pValue, low, high, shownWithin } = equivalence(estimate, standardError, margin, alpha);
  return estimateOf(identity, {
    estimate,
    standardError,
    ciLow: low,
    ciHigh: high,
    pValue,
    nTreated,
    nControl,
    shareTreated,
    shareControl,
    minimumDetectable: difference.minimumDetectable,
    details: {
      margin,
      shownWithin,
      marginWithPower80: (normalQuantile(1 - alpha) + normalQuantile(0.9)) * standardError,
    },
    notes: [pValue < alpha ? 'equivalence-shown' : 'equivalence-not-shown'],
  });
}
