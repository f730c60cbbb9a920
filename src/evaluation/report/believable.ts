import type { Estimate } from '../estimate.ts';

/** Tests that hold when few whole clusters were treated. */
export const FEW_CLUSTER_TESTS: readonly string[] = ['randomisation-test', 'wild-cluster-bootstrap'];

/** Whether an estimate's error is worthless because few whole clusters were treated. */
export const isErrorWorthless = (one: Estimate) =>
  one.notes.includes('few-treated-clusters') && !FEW_CLUSTER_TESTS.includes(one.estimator);

/**
 * The estimate as a report may print it: an error that few treated clusters make far too small is said, never printed as a narrow interval.
 * Source: MacKinnon & Webb 2018, Econometrics Journal 21: 114–135.
 */
export function believable(one: Estimate): Estimate {
  if (!isErrorWorthless(one)) return one;
  return {
    ...one,
    standardError: null,
    ciLow: null,
    ciHigh: null,
    bandLow: null,
    bandHigh: null,
    pValue: null,
    adjustedPValue: null,
    minimumDetectable: null,
  };
}
