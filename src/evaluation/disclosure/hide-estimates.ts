import type { Finding } from '../analyses/finding.ts';
import { type Estimate, estimateOf } from '../estimate.ts';

/** The estimator of a table of who the groups are, whose lines share one test over all levels of a covariate. */
const COMPOSITION = 'composition';

/**
 * The estimates of all findings in order; those hidden keep what they are of and lose every number. The test over the levels of a covariate stands
 * on each of its lines: with one of them hidden it goes from all, for it would give the hidden one back.
 */
export function hideEstimates(findings: readonly Finding[], isHidden: readonly boolean[]): Estimate[] {
  const all = findings.flatMap((finding) => finding.estimates);
  const covariate = ({ analysis, outcome, subgroup, period }: Estimate) =>
    [analysis, outcome, subgroup, period].join('\u0000');
  const broken = new Set(
    all.flatMap((one, at) => (isHidden[at] && one.estimator === COMPOSITION ? [covariate(one)] : [])),
  );
  return all.map((one, at) => {
    if (isHidden[at]) return estimateOf(one, { suppressed: true });
    if (one.estimator !== COMPOSITION || !broken.has(covariate(one))) return one;
    return { ...one, pValue: null, statistic: null, degreesOfFreedom: null };
  });
}
