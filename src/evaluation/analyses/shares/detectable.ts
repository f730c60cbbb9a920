import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import { detectableWithAreas } from '../../power/detectable-with-areas.ts';
import { detectableDifference } from '../../power/power-of-two-shares.ts';
import type { Tally } from './tally.ts';

/**
 * The smallest rise above the control group's share that this comparison finds with 80 percent power; where the plan names areas, by
 * `power/detectable-with-areas.ts`, with the steps on the way in `details`.
 */
export function detectable(
  { counts, areas }: Tally,
  { icc, confidence = 0.95 }: CompareShares,
): { smallest: number | null; details: Record<string, number | null>; notes: string[] } {
  const [treated, control] = [counts.treated.total, counts.control.total];
  const share = counts.control.events / control;
  const alpha = 1 - confidence;
  if (icc === undefined)
    return { smallest: detectableDifference({ treated, control, alpha }, share), details: {}, notes: [] };
  const found = detectableWithAreas([...areas.values()], control, share, { icc, alpha, treated });
  return {
    smallest: found.fewAreas,
    details: {
      treatedAreas: areas.size,
      icc,
      designEffect: found.designEffect,
      minimumDetectableWithoutAreas: found.withoutAreas,
      minimumDetectableManyAreas: found.manyAreas,
    },
    notes: areas.size > 1 ? [] : ['one-treated-area'],
  };
}
