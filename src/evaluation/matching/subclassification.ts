import { type Arms, rowsOfArm } from '../weighting/arms.ts';
import type { NotEstimable } from '../weighting/effect.ts';
import { exactMatching, type StratifiedMatching } from './exact-matching.ts';

/**
 * Subclassification on the propensity score: cells between the treated group's quantiles of the score (type 7), then the effect on the treated
 * as in exact matching, the score held fixed. Persons outside the treated group's range belong to the outermost subclasses; a subclass without
 * one of the arms is left out and counted in `leftOut`. Sources: Rosenbaum & Rubin 1984; Ho, Imai, King & Stuart 2011.
 */
export function subclassification(
  arms: Arms,
  scores: Float64Array,
  subclasses: number,
): StratifiedMatching | NotEstimable {
  const edges = treatedQuantiles(arms, scores, subclasses);
  const inner = edges.slice(1, -1);
  const cells = Int32Array.from(scores, (score) => inner.reduce((cell, edge) => cell + Number(edge <= score), 0));
  const result = exactMatching(arms, cells);
  return 'reason' in result ? result : { ...result, nuisance: 'held fixed' };
}

function treatedQuantiles(arms: Arms, scores: Float64Array, subclasses: number): number[] {
  const rows = [...rowsOfArm(arms, 1)].sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const ends: number[] = [];
  let persons = 0;
  for (const row of rows) {
    persons += arms.count[row] ?? 0;
    ends.push(persons);
  }
  const nth = (n: number) => scores[rows[ends.findIndex((end) => end > n)] ?? rows.at(-1) ?? 0] ?? Number.NaN;
  return Array.from({ length: subclasses + 1 }, (_, i) => {
    const place = ((persons - 1) * i) / subclasses;
    // As R does: a place within 4 units of rounding of a whole number is that number.
    const floor = Math.floor(place + 4 * Number.EPSILON);
    const share = Math.abs(place - floor) < 4 * Number.EPSILON ? 0 : place - floor;
    return share === 0 ? nth(floor) : (1 - share) * nth(floor) + share * nth(floor + 1);
  });
}
