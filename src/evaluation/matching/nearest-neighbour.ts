import { type Arms, rowsOfArm } from '../weighting/arms.ts';
import { freePlaces } from './free-places.ts';

/** Treated and untreated persons in pairs: `count[i]` pairs of a person in row `treated[i]` with one in row `untreated[i]`. */
export interface MatchedPairs {
  treated: Int32Array;
  untreated: Int32Array;
  count: Float64Array;
  /** Treated persons without a pair, because the untreated were used up. */
  unmatched: number;
}

/** Untreated persons with the same score, used in the order of their rows. */
interface Shelf {
  score: number;
  rows: number[];
  left: number[];
  next: number;
}

/**
 * Nearest-neighbour matching, one to one without replacement: treated persons are taken from the largest score down, each with the nearest
 * untreated person still free. Ties go to the earlier row. Sources: Rubin 1973; Ho, Imai, King & Stuart 2011 (order "largest").
 *
 * @param scores the propensity score, one a row
 */
export function nearestNeighbour(arms: Arms, scores: Float64Array): MatchedPairs {
  const shelves = shelvesOf(arms, scores);
  const free = freePlaces(shelves.length);
  const score = (row: number) => scores[row] ?? 0;
  const order = [...rowsOfArm(arms, 1)].sort((a, b) => score(b) - score(a) || a - b);
  const pairs: { treated: number; untreated: number; count: number }[] = [];
  let unmatched = 0;
  for (const row of order) {
    let wanted = arms.count[row] ?? 0;
    while (wanted > 0) {
      const shelf = nearestShelf(shelves, free, score(row));
      if (shelf === null) break;
      const taken = take(shelves, free, shelf, wanted);
      pairs.push({ treated: row, ...taken });
      wanted -= taken.count;
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

function shelvesOf(arms: Arms, scores: Float64Array): Shelf[] {
  const shelves: Shelf[] = [];
  const score = (row: number) => scores[row] ?? 0;
  for (const row of [...rowsOfArm(arms, 0)].sort((a, b) => score(a) - score(b) || a - b)) {
    let shelf = shelves.at(-1);
    if (shelf?.score !== score(row)) {
      shelf = { score: score(row), rows: [], left: [], next: 0 };
      shelves.push(shelf);
    }
    shelf.rows.push(row);
    shelf.left.push(arms.count[row] ?? 0);
  }
  return shelves;
}

function nearestShelf(shelves: readonly Shelf[], free: ReturnType<typeof freePlaces>, score: number): number | null {
  const place = firstAtOrAbove(shelves, score);
  const low = free.atOrBelow(place - 1);
  const high = free.atOrAbove(place);
  if (low < 0 && high >= shelves.length) return null;
  if (low < 0) return high;
  if (high >= shelves.length) return low;
  const down = score - scoreAt(shelves, low);
  const up = scoreAt(shelves, high) - score;
  if (down !== up) return down < up ? low : high;
  return nextRow(shelves, low) < nextRow(shelves, high) ? low : high;
}

function firstAtOrAbove(shelves: readonly Shelf[], score: number): number {
  let low = 0;
  let high = shelves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scoreAt(shelves, middle) < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

function take(shelves: readonly Shelf[], free: ReturnType<typeof freePlaces>, place: number, wanted: number) {
  const shelf = shelves[place];
  if (!shelf) throw new RangeError('no such shelf');
  const at = shelf.next;
  const left = shelf.left[at] ?? 0;
  const count = Math.min(wanted, left);
  shelf.left[at] = left - count;
  if (count === left) shelf.next += 1;
  if (shelf.next === shelf.rows.length) free.useUp(place);
  return { untreated: shelf.rows[at] ?? -1, count };
}

const scoreAt = (shelves: readonly Shelf[], place: number) => shelves[place]?.score ?? Number.NaN;
const nextRow = (shelves: readonly Shelf[], place: number) => {
  const shelf = shelves[place];
  return shelf?.rows[shelf.next] ?? Number.POSITIVE_INFINITY;
};
