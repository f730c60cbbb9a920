import { studentQuantile } from '../../distributions/student-t.ts';
import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import { designEffect } from '../../power/design-effect.ts';
import { detectableDifference } from '../../power/power-of-two-shares.ts';
import type { Tally } from './tally.ts';

/**
 * The smallest rise above the control group's share that this comparison finds with 80 percent power. Where the plan names areas and how alike their
 * persons are, both groups are thinned by the design effect of the treated areas, and the critical value is Student's with one degree of freedom
 * less than there are treated areas; `details` then holds the steps on the way.
 */
export function detectable(
  { counts, areas }: Tally,
  { icc, confidence = 0.95 }: CompareShares,
): { smallest: number | null; details: Record<string, number | null> } {
  const { treated, control } = counts;
  const alpha = 1 - confidence;
  const share = control.events / control.total;
  const plain = detectableDifference({ treated: treated.total, control: control.total, alpha }, share);
  if (icc === undefined) return { smallest: plain, details: {} };
  const effect = designEffect([...areas.values()], icc);
  const thinned = { treated: treated.total / effect, control: control.total / effect, alpha };
  const clustered = detectableDifference(thinned, share);
  const critical = areas.size > 1 ? studentQuantile(1 - alpha / 2, areas.size - 1) : null;
  const smallest = critical === null ? null : detectableDifference(thinned, share, { critical });
  return {
    smallest,
    details: {
      treatedAreas: areas.size,
      icc,
      designEffect: effect,
      minimumDetectableWithoutAreas: plain,
      minimumDetectableManyAreas: clustered,
    },
  };
}
