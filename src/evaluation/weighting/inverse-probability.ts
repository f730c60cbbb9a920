import type { Arms } from './arms.ts';
import type { NotEstimable } from './effect.ts';
import { type ByArm, type WeightedDifference, weightedDifference } from './weighted-difference.ts';

/** On the treated, or on everybody. */
export type Estimand = 'ATT' | 'ATE';

/** An effect by inverse probability weighting. */
export interface InverseProbability extends WeightedDifference {
  estimand: Estimand;
  weights: Float64Array;
  /** Smallest and largest weight of each arm: a few large ones carry the result. */
  weightRange: { treated: [number, number]; untreated: [number, number] };
}

/**
 * Inverse probability weighting with weights that add up within each arm (Hajek), HC0 error with the propensity score held fixed.
 *
 *     ATT: w = 1 for the treated, p/(1 − p) for the untreated        ATE: w = 1/p and 1/(1 − p)
 *
 * Sources: Rosenbaum 1987; Hirano, Imbens & Ridder 2003. A score of 0 or 1 where the weight needs its inverse is told in words.
 *
 * @param scores the propensity score of each row
 */
export function inverseProbability(
  arms: Arms,
  scores: Float64Array,
  estimand: Estimand,
): InverseProbability | NotEstimable {
  const weights = scores.map((score, row) => balancingWeight(score, arms.treated[row] === 1, estimand));
  if (weights.some((weight, row) => !Number.isFinite(weight) && (arms.count[row] ?? 0) > 0)) return noOverlap();
  const range = (arm: 0 | 1): [number, number] => rangeWhere(weights, (row) => inArm(arms, row, arm));
  return {
    ...weightedDifference(arms, weights, 'held fixed'),
    estimand,
    weights,
    weightRange: { treated: range(1), untreated: range(0) },
  };
}

/** How far the two arms' propensity scores cover each other. */
export interface Overlap {
  scoreRange: { treated: [number, number]; untreated: [number, number] };
  /** From the larger of the smallest to the smaller of the largest scores; empty when the first is above the second. */
  commonSupport: [number, number];
  /** Persons and their share outside the common support. */
  outside: ByArm;
  outsideShare: ByArm;
}

/** Ranges of the score in each arm and who lies outside the common support (Dehejia & Wahba 1999). Counted in persons, not in sampling weights. */
export function overlapOf(arms: Arms, scores: Float64Array): Overlap {
  const treated = rangeWhere(scores, (row) => inArm(arms, row, 1));
  const untreated = rangeWhere(scores, (row) => inArm(arms, row, 0));
  const commonSupport: [number, number] = [Math.max(treated[0], untreated[0]), Math.min(treated[1], untreated[1])];
  const persons = (arm: 0 | 1, only: (score: number) => boolean) =>
    arms.count.reduce((sum, n, row) => sum + (arms.treated[row] === arm && only(scores[row] ?? 0) ? n : 0), 0);
  const isOutside = (score: number) => score < commonSupport[0] || score > commonSupport[1];
  const outside = { treated: persons(1, isOutside), untreated: persons(0, isOutside) };
  return {
    scoreRange: { treated, untreated },
    commonSupport,
    outside,
    outsideShare: {
      treated: outside.treated / persons(1, () => true),
      untreated: outside.untreated / persons(0, () => true),
    },
  };
}

/** The rows whose score lies in `range`, ends included: 0.1 to 0.9 by Crump, Hotz, Imbens & Mitnik 2009, or the common support. */
export function trimmedRows(scores: Float64Array, range: readonly [number, number]): Int32Array {
  const rows: number[] = [];
  scores.forEach((score, row) => {
    if (score >= range[0] && score <= range[1]) rows.push(row);
  });
  return Int32Array.from(rows);
}

function balancingWeight(score: number, treated: boolean, estimand: Estimand): number {
  if (estimand === 'ATT') return treated ? 1 : score / (1 - score);
  return treated ? 1 / score : 1 / (1 - score);
}

const inArm = (arms: Arms, row: number, arm: 0 | 1) => arms.treated[row] === arm && (arms.count[row] ?? 0) > 0;

function rangeWhere(values: Float64Array, included: (row: number) => boolean): [number, number] {
  const range: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  values.forEach((value, row) => {
    if (!included(row)) return;
    range[0] = Math.min(range[0], value);
    range[1] = Math.max(range[1], value);
  });
  return range;
}

const noOverlap = (): NotEstimable => ({
  reason: {
    da: 'Nogle personer kan efter modellen kun være i den ene gruppe. Så findes der ingen at sammenligne dem med.',
    en: 'By the model some persons can only be in one of the groups. Then there is nobody to compare them with.',
  },
});
