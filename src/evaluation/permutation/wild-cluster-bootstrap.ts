import type { Rows } from '../regression/rows.ts';
import type { NotEstimable } from '../weighting/effect.ts';
import { type ClusterSums, clusterSums } from './cluster-sums.ts';
import { LISTED_AT_MOST, type WildWeights, wildDraws, wildVectors } from './sign-draws.ts';
import { dot, sumOf, symmetricInverse, times } from './symmetric-inverse.ts';

/** What to test and how. */
export interface WildBootstrapOptions {
  /** The tested column's name. */
  column: string;
  /** The coefficient under the null hypothesis; 0 unless given. */
  nullValue?: number;
  weights: WildWeights;
  draws: number;
  uniform: () => number;
  confidence: number;
}

/** The answer of a wild cluster bootstrap. */
export interface WildClusterBootstrap {
  estimate: number;
  /** t with CR1's ordering; the constant factor of CR1 falls out of the comparison. */
  t: number;
  /** Two-sided: |t*| ≥ |t|. */
  p: number;
  /** Twice the smaller tail. */
  equalTailedP: number;
  smallestPossible: number;
  /** Coefficients not rejected by the two-sided test; null = no end was found. */
  interval: { lower: number | null; upper: number | null; confidence: number };
  clusters: number;
  /** Clusters in which the tested column is not all zero. With a handful, or all but a handful, the test is not to be trusted. */
  touchedClusters: number;
  fewTouched: boolean;
  over: 'every vector' | 'draws';
  vectors: number;
}

/**
 * The wild cluster restricted bootstrap (WCR) of one coefficient, on sums by cluster.
 *
 *     s_g = X_g'W(y_g − X_g β̃),  β̃ least squares with β_j = β₀
 *     β* − β̃ = (X'WX)⁻¹ Σ v_g s_g,    t* = (β*_j − β₀)/√Σ_g (c'X_g'W u*_g)²,   c = row j of (X'WX)⁻¹
 *
 * Numerator and squared denominator of t* are polynomials in β₀ for each v: they are kept once, so that the interval by inversion costs nothing
 * more. When there are at most 20,000 vectors v all are listed (v = 1, the observed, among them), else drawn, with p = (1 + b)/(1 + B).
 * Sources: Cameron, Gelbach & Miller 2008; Roodman, MacKinnon, Nielsen & Webb 2019; Webb 2023. With few treated clusters WCR hardly rejects
 * (MacKinnon & Webb 2017): `fewTouched` says so from three down; use the randomisation test there.
 *
 * @param ids the cluster of each row; everybody in rows with one id is one cluster
 */
export function wildClusterBootstrap(
  rows: Rows,
  ids: Int32Array,
  options: WildBootstrapOptions,
): WildClusterBootstrap | NotEstimable {
  const j = rows.x.findIndex((column) => column.name === options.column);
  if (j < 0) throw new RangeError(`the design has no column ${options.column}`);
  const sums = clusterSums(rows, ids, j);
  const clusters = sums.cross.length;
  const parts = restrictedParts(sums, j);
  if ('reason' in parts) return parts;
  const listed = wildVectors(options.weights, clusters) <= LISTED_AT_MOST;
  const drawn = polynomials(parts, wildDraws(options.weights, clusters, options.draws, options.uniform));
  const extra = listed ? 0 : 1;
  const scale = sums.scale[j] ?? 1;
  const share = (count: number) => (extra + count) / (extra + drawn.length);
  const pAt = (value: number) => share(countExtreme(drawn, parts, value * scale).both);
  const nullValue = options.nullValue ?? 0;
  const tails = countExtreme(drawn, parts, nullValue * scale);
  const estimate = parts.estimate / scale;
  const error = parts.error / scale;
  const end = (sign: 1 | -1) => invert(pAt, estimate, sign * error, 1 - options.confidence);
  return {
    estimate,
    t: (estimate - nullValue) / error,
    p: share(tails.both),
    equalTailedP: Math.min(1, 2 * Math.min(share(tails.above), share(tails.below))),
    smallestPossible: listed ? 2 / drawn.length : 1 / (1 + drawn.length),
    interval: { lower: end(-1), upper: end(1), confidence: options.confidence },
    clusters,
    touchedClusters: sums.touched,
    fewTouched: Math.min(sums.touched, clusters - sums.touched) <= 3 && sums.touched < clusters,
    over: listed ? 'every vector' : 'draws',
    vectors: drawn.length,
  };
}

/** The clusters' scores X_g'W(y_g − X_g β̃), G × k by rows, and their part in the numerator of t*. */
interface Scores {
  lean: Float64Array;
  flat: Float64Array;
}

/**
 * The scores at β₀ = the estimate, and their slope in β₀: from the estimate, because far from it the polynomials would lose their digits around 0.
 * `reach` is (X'WX)⁻¹ X_g'WX_g c, G × k by rows: a cluster's score after the draw is lean_g v_g − reach_g · Σ_h v_h score_h, so that nothing grows with G².
 */
interface RestrictedParts {
  estimate: number;
  error: number;
  reach: Float64Array;
  there: Scores;
  slope: Scores;
}

function restrictedParts(sums: ClusterSums, j: number): RestrictedParts | NotEstimable {
  const { k, cross, moments } = sums;
  const total = sumOf(cross);
  const moment = sumOf(moments);
  const { inverse, reaches } = symmetricInverse(total, k);
  if (cross.length < 2) return oneCluster();
  if (!reaches(j)) return collinear();
  const beta = times(inverse, moment);
  const row = inverse.subarray(j * k, j * k + k);
  const restricted = restrictedFits(total, moment, k, j);
  const residual = cross.map((block, g) => minus(moments[g] ?? beta, times(block, beta)));
  const error = Math.sqrt(residual.reduce((sum, score) => sum + dot(row, score) ** 2, 0));
  const reach = cross.map((block) => times(inverse, times(block, row)));
  const there = restricted.constant.map((value, i) => value + (beta[j] ?? 0) * (restricted.slope[i] ?? 0));
  const constant = cross.map((block, g) => minus(moments[g] ?? beta, times(block, there)));
  const slope = cross.map((block) => times(block, restricted.slope).map((value) => -value));
  const scoresOf = (scores: readonly Float64Array[]): Scores => ({
    lean: Float64Array.from(scores, (score) => dot(row, score)),
    flat: flatten(scores),
  });
  return {
    estimate: beta[j] ?? 0,
    error,
    reach: flatten(reach),
    there: scoresOf(constant),
    slope: scoresOf(slope),
  };
}

function flatten(rows: readonly Float64Array[]): Float64Array {
  const k = rows[0]?.length ?? 0;
  const flat = new Float64Array(rows.length * k);
  rows.forEach((row, g) => flat.set(row, g * k));
  return flat;
}

/** β̃ = constant + β₀·slope: least squares on the other columns with β_j = β₀. */
function restrictedFits(total: Float64Array, moment: Float64Array, k: number, j: number) {
  const others = Array.from({ length: k }, (_, i) => i).filter((i) => i !== j);
  const block = Float64Array.from(others.flatMap((a) => others.map((b) => total[a * k + b] ?? 0)));
  const { inverse } = symmetricInverse(block, k - 1);
  const pick = (values: (i: number) => number) => times(inverse, Float64Array.from(others, values));
  const widen = (values: Float64Array, own: number) => {
    const wide = new Float64Array(k);
    others.forEach((place, i) => {
      wide[place] = values[i] ?? 0;
    });
    wide[j] = own;
    return wide;
  };
  return {
    constant: widen(
      pick((i) => moment[i] ?? 0),
      0,
    ),
    slope: widen(
      pick((i) => -(total[i * k + j] ?? 0)),
      1,
    ),
  };
}

/** For one v and δ = β₀ − estimate: t*'s numerator a + bδ and squared denominator p + qδ + rδ². */
type Polynomial = readonly [a: number, b: number, p: number, q: number, r: number];

function polynomials({ reach, there, slope }: RestrictedParts, vectors: Iterable<Float64Array>): Polynomial[] {
  const result: Polynomial[] = [];
  const clusters = there.lean.length;
  const [drawn, drawnSlope] = [new Float64Array(clusters), new Float64Array(clusters)];
  for (const v of vectors) {
    drawScores(drawn, there, reach, v);
    drawScores(drawnSlope, slope, reach, v);
    result.push([
      dot(there.lean, v),
      dot(slope.lean, v),
      dot(drawn, drawn),
      2 * dot(drawn, drawnSlope),
      dot(drawnSlope, drawnSlope),
    ]);
  }
  return result;
}

/** Each cluster's c'X_g'Wu*_g for one v. */
function drawScores(into: Float64Array, { lean, flat }: Scores, reach: Float64Array, v: Float64Array): void {
  const clusters = v.length;
  const k = flat.length / clusters;
  const total = new Float64Array(k);
  for (let h = 0; h < clusters; h++)
    for (let j = 0; j < k; j++) total[j] = (total[j] as number) + (v[h] as number) * (flat[h * k + j] as number);
  for (let g = 0; g < clusters; g++) {
    let value = (lean[g] as number) * (v[g] as number);
    for (let j = 0; j < k; j++) value -= (reach[g * k + j] as number) * (total[j] as number);
    into[g] = value;
  }
}

function countExtreme(drawn: readonly Polynomial[], { estimate, error }: RestrictedParts, value: number) {
  const away = value - estimate;
  const t = -away / error;
  // Vectors that repeat the observed statistic but for rounding count as as extreme.
  const slack = 1e-9 * Math.max(1, Math.abs(t));
  const count = { both: 0, above: 0, below: 0 };
  for (const [a, b, p, q, r] of drawn) {
    const square = p + q * away + r * away * away;
    const numerator = a + b * away;
    const star = square > 0 ? numerator / Math.sqrt(square) : Math.sign(numerator) * Number.POSITIVE_INFINITY;
    if (!(Math.abs(star) < Math.abs(t) - slack)) count.both++;
    if (!(star < t - slack)) count.above++;
    if (!(star > t + slack)) count.below++;
  }
  return count;
}

/** The last value from the estimate in the step's direction that is not rejected; null when 2²⁰ steps away still is not. */
function invert(pAt: (value: number) => number, estimate: number, step: number, level: number): number | null {
  if (step === 0) return estimate;
  let inside = 0;
  let outside = 1;
  while (pAt(estimate + outside * step) > level + 1e-12) {
    inside = outside;
    outside *= 2;
    if (outside > 2 ** 20) return null;
  }
  for (let halving = 0; halving < 60; halving++) {
    const middle = (inside + outside) / 2;
    if (pAt(estimate + middle * step) > level + 1e-12) inside = middle;
    else outside = middle;
  }
  return estimate + ((inside + outside) / 2) * step;
}

const minus = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - (b[i] ?? 0));

const oneCluster = (): NotEstimable => ({
  reason: { da: 'Der er kun ét område. Der skal være flere.', en: 'There is only one cluster. There must be more.' },
});

const collinear = (): NotEstimable => ({
  reason: {
    da: 'De andre forhold i modellen bestemmer helt det, der prøves. Effekten kan ikke skilles fra dem.',
    en: 'The other columns determine the tested one entirely. Its effect cannot be told from theirs.',
  },
});
