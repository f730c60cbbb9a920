import type { Estimate } from '../estimate.ts';
import type { Family } from '../plan/plan-schema.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { benjaminiYekutieli } from './benjamini-yekutieli.ts';
import { holm } from './holm.ts';
import { hommel } from './hommel.ts';

/** The correction of each method that a plan may name. */
const corrections = {
  holm,
  hommel,
  'benjamini-hochberg': benjaminiHochberg,
  'benjamini-yekutieli': benjaminiYekutieli,
} as const;

/**
 * Gives every estimate of each family its p value corrected for the number of tests in the family. A test that is hidden, or that does not exist
 * because nobody has the outcome, is not counted: it can lead nobody to a finding.
 */
export function correctFamilies(estimates: readonly Estimate[], families: readonly Family[]): Estimate[] {
  const corrected = new Map<Estimate, number>();
  for (const { method, analyses, estimators } of families) {
    const belongs = (one: Estimate) => analyses.includes(one.analysis) && (estimators?.includes(one.estimator) ?? true);
    const tested = estimates.filter((one) => belongs(one) && one.pValue !== null);
    const values = corrections[method](tested.map((one) => one.pValue as number));
    tested.forEach((one, index) => corrected.set(one, values[index] as number));
  }
  return estimates.map((one) => ({ ...one, adjustedPValue: corrected.get(one) ?? null }));
}
