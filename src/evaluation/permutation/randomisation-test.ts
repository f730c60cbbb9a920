import type { NotEstimable } from '../weighting/effect.ts';
import { choose, everySet, randomSets } from './assignments.ts';
import type { ClusterValues } from './cluster-values.ts';

const LISTED_AT_MOST = 100_000;

/** The answer of a randomisation test. */
export interface RandomisationTest {
  /** The difference of the groups' means. */
  estimate: number;
  /** Two-sided. */
  p: number;
  /** The smallest p any data could have given with so many clusters. */
  smallestPossible: number;
  /** Every effect, the same in all treated clusters, that the test does not reject. null = no end. */
  interval: { lower: number | null; upper: number | null; confidence: number };
  clusters: { treated: number; untreated: number };
  /** `every assignment`: all C(n, k) counted, exact. `draws`: p = (1 + as extreme) / (1 + draws). */
  over: 'every assignment' | 'draws';
  assignments: number;
}

/**
 * Randomisation inference: would the difference be as large, had other clusters been the treated ones?
 *
 *     T(π) = mean of the clusters in π − mean of the rest       p = share of assignments π with |T(π)| ≥ |T(observed)|
 *
 * All C(n, k) assignments are counted when there are at most 100,000 (`listedAtMost`), the observed among them: the test is then exact. Otherwise seeded draws
 * with p = (1 + b)/(1 + B), which is valid for any B (Phipson & Smyth 2010). On changes of cluster means it tests a difference-in-differences.
 *
 * Interval: τ is kept while y − τ·treated gives p > 1 − confidence. For each π the τ that keep it "as extreme" form one interval around the
 * estimate, with ends (T − T_π)/(1 − B_π) and (T + T_π)/(1 + B_π), B_π = T(π) of the treatment itself; so the ends are order statistics, no search.
 * Sources: Fisher 1935; Rosenbaum 2002, ch. 2; MacKinnon & Webb 2020 for few treated clusters. It assumes that any k of the clusters were as
 * likely to be treated, and for the interval a constant effect.
 */
export function randomisationTest(
  clusters: ClusterValues,
  options: { confidence: number; draws: number; uniform: () => number; listedAtMost?: number },
): RandomisationTest | NotEstimable {
  const n = clusters.value.length;
  const k = clusters.treated.reduce((sum, value) => sum + value, 0);
  if (k === 0 || k === n) return oneGroup();
  const all = choose(n, k);
  const exact = all <= (options.listedAtMost ?? LISTED_AT_MOST);
  const difference = differences(clusters);
  const observed = difference(Int32Array.from(indicesOf(clusters.treated))).of;
  const kept = { low: [] as number[], high: [] as number[] };
  let extreme = 0;
  const tolerance = 1e-11 * clusters.value.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (const set of exact ? everySet(n, k) : randomSets(n, k, options.draws, options.uniform)) {
    const { of, share } = difference(set);
    if (Math.abs(of) >= Math.abs(observed) - tolerance) extreme++;
    const same = 1 - Math.abs(share) < 1e-12;
    kept.low.push(same ? Number.NEGATIVE_INFINITY : lowEnd(observed, of, share));
    kept.high.push(same ? Number.POSITIVE_INFINITY : highEnd(observed, of, share));
  }
  if (!exact) {
    kept.low.push(Number.NEGATIVE_INFINITY);
    kept.high.push(Number.POSITIVE_INFINITY);
    extreme++;
  }
  const total = kept.low.length;
  return {
    estimate: observed,
    p: extreme / total,
    smallestPossible: exact ? smallest(clusters, k, all) : 1 / total,
    interval: intervalOf(kept, options.confidence),
    clusters: { treated: k, untreated: n - k },
    over: exact ? 'every assignment' : 'draws',
    assignments: exact ? total : options.draws,
  };
}

/** For a set of clusters: the difference of means of the values, and of the treatment itself. */
function differences({ size, value, treated }: ClusterValues) {
  const total = { size: 0, sum: 0, treated: 0 };
  size.forEach((weight, i) => {
    total.size += weight;
    total.sum += weight * (value[i] ?? 0);
    total.treated += weight * (treated[i] ?? 0);
  });
  return (set: Int32Array) => {
    const chosen = { size: 0, sum: 0, treated: 0 };
    for (const i of set) {
      const weight = size[i] ?? 0;
      chosen.size += weight;
      chosen.sum += weight * (value[i] ?? 0);
      chosen.treated += weight * (treated[i] ?? 0);
    }
    const rest = total.size - chosen.size;
    return {
      of: chosen.sum / chosen.size - (total.sum - chosen.sum) / rest,
      share: chosen.treated / chosen.size - (total.treated - chosen.treated) / rest,
    };
  };
}

const lowEnd = (observed: number, of: number, share: number) =>
  Math.min((observed - of) / (1 - share), (observed + of) / (1 + share));
const highEnd = (observed: number, of: number, share: number) =>
  Math.max((observed - of) / (1 - share), (observed + of) / (1 + share));

function intervalOf(kept: { low: number[]; high: number[] }, confidence: number): RandomisationTest['interval'] {
  // Rounding of 1 − 0.95 must not move the end by one assignment.
  const rejected = Math.floor((1 - confidence) * kept.low.length + 1e-9);
  const low = Float64Array.from(kept.low).sort()[rejected] ?? Number.NEGATIVE_INFINITY;
  const high = Float64Array.from(kept.high).sort()[kept.high.length - 1 - rejected] ?? Number.POSITIVE_INFINITY;
  return { lower: Number.isFinite(low) ? low : null, upper: Number.isFinite(high) ? high : null, confidence };
}

function smallest({ size, treated }: ClusterValues, k: number, all: number): number {
  const mirrored = 2 * k === treated.length && size.every((weight) => weight === size[0]);
  return (mirrored ? 2 : 1) / all;
}

function* indicesOf(treated: Uint8Array) {
  for (let i = 0; i < treated.length; i++) if (treated[i] === 1) yield i;
}

const oneGroup = (): NotEstimable => ({
  reason: {
    da: 'Der skal være mindst ét område med indsats og ét uden.',
    en: 'There must be at least one treated and one untreated cluster.',
  },
});
