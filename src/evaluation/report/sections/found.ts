import type { Estimate } from '../../estimate.ts';

/** Whether an estimate is significant by itself at its own confidence. */
export const isFound = (one: Estimate) => one.pValue !== null && one.pValue < 1 - one.confidence;

/** The same when the number of tests is counted, where the plan counts it. */
export function isFoundAtAll(one: Estimate): boolean {
  return isFound(one) && (one.adjustedPValue === null || one.adjustedPValue < 1 - one.confidence);
}
