import { studentQuantile, studentTwoSided } from '../../distributions/student-t.ts';
import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import { detectableWithAreas } from '../../power/detectable-with-areas.ts';
import { detectableEitherWay } from '../../power/power-of-two-shares.ts';
import { differenceError } from '../../proportions/wald-interval.ts';
import type { Tally } from './tally.ts';

/**
 * The difference tested with the areas counted: its standard error times √deff, and Student's t with one degree of freedom less than there are treated
 * areas. It rests on the plan's intra-cluster correlation; nothing of it is estimated. Null with one area or without spread.
 */
function withAreas(
  { counts, areas }: Pick<Tally, 'counts' | 'areas'>,
  deff: number,
  confidence: number,
): Record<string, number | null> {
  const { treated, control } = counts;
  const standardError = differenceError(counts) * Math.sqrt(deff);
  const df = areas.size - 1;
  const isTestable = df > 0 && standardError > 0;
  const difference = treated.events / treated.total - control.events / control.total;
  const reach = isTestable ? studentQuantile((1 + confidence) / 2, df) * standardError : null;
  return {
    standardErrorWithAreas: standardError,
    ciLowWithAreas: reach === null ? null : difference - reach,
    ciHighWithAreas: reach === null ? null : difference + reach,
    pValueWithAreas: isTestable ? studentTwoSided(difference / standardError, df) : null,
  };
}

/**
 * The smallest rise above the control group's share (a fall, where no rise could be found) that this comparison finds with 80 percent power; where the plan names areas, by
 * `power/detectable-with-areas.ts`, with the steps on the way in `details`.
 */
export function detectable(
  { counts, areas }: Pick<Tally, 'counts' | 'areas'>,
  { icc, confidence = 0.95 }: CompareShares,
): { smallest: number | null; details: Record<string, number | null>; notes: string[] } {
  const [treated, control] = [counts.treated.total, counts.control.total];
  const share = counts.control.events / control;
  const alpha = 1 - confidence;
  if (icc === undefined)
    return { smallest: detectableEitherWay({ treated, control, alpha }, share), details: {}, notes: [] };
  const found = detectableWithAreas([...areas.values()], control, share, { icc, alpha, treated });
  return {
    smallest: found.fewAreas,
    details: {
      treatedAreas: areas.size,
      icc,
      designEffect: found.designEffect,
      minimumDetectableWithoutAreas: found.withoutAreas,
      minimumDetectableManyAreas: found.manyAreas,
      ...withAreas({ counts, areas }, found.designEffect, confidence),
    },
    notes: areas.size > 1 ? [] : ['one-treated-area'],
  };
}
