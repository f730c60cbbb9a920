import { type Arms, rowsOfArm } from '../weighting/arms.ts';
import { freePlaces } from './free-places.ts';
import type { MatchedPairs } from './nearest-neighbour.ts';

/**
 * One-to-one matching as MatchIt 4.5.1 does it: treated persons from the largest score down, each with the nearest untreated person below who is
 * still free, and with the nearest above only when there is none below. Its C++ code takes the absolute distance of two scores with the `abs` of
 * whole numbers where a compiler chooses so; every distance below 1 is then 0, and a tie goes down (the news of a
 * later version tells of calipers that did not work on some systems for this reason, issue 163).
 * For comparison with figures made by it; {@link nearestNeighbour} pairs the truly nearest.
 *
 * @param scores the propensity score, one a row; persons with the same score stand in the order of their rows
 */
export function nearestBelow(arms: Arms, scores: Float64Array): MatchedPairs {
  const score = (row: number) => scores[row] ?? 0;
  const order = [...rowsOfArm(arms, 0), ...rowsOfArm(arms, 1)].sort((a, b) => score(a) - score(b) || a - b);
  const free = freePlaces(order.length);
  order.forEach((row, place) => {
    if (arms.treated[row] === 1) free.useUp(place);
  });
  const places = new Map(order.map((row, place) => [row, place]));
  const left = Float64Array.from(order, (row) => arms.count[row] ?? 0);
  const pairs: { treated: number; untreated: number; count: number }[] = [];
  let unmatched = 0;
  for (const row of [...rowsOfArm(arms, 1)].sort((a, b) => score(b) - score(a) || a - b)) {
    let wanted = arms.count[row] ?? 0;
    const place = places.get(row) ?? 0;
    while (wanted > 0) {
      const below = free.atOrBelow(place);
      const found = below >= 0 ? below : free.atOrAbove(place);
      if (found >= order.length) break;
      const count = Math.min(wanted, left[found] ?? 0);
      left[found] = (left[found] ?? 0) - count;
      if (left[found] === 0) free.useUp(found);
      pairs.push({ treated: row, untreated: order[found] ?? -1, count });
      wanted -= count;
    }
    unmatched += wanted;
  }
  return {
    treated: Int32Array.from(pairs, (pair) => pair.treated),
    untreated: Int32Array.from(pairs, (pair) => pair.untreated),
    count: Float64Array.from(pairs, (pair) => pair.count),
    unmatched,
  };
}
