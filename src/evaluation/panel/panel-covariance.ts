import type { WeightedSums } from '../profiles/moments.ts';
import type { FittedCell, PanelFit } from './fit-panel.ts';

/** The error of a panel regression: whose residuals may hang together, and the small-sample correction. */
export interface PanelErrors {
  /** `unit-and-period`: two ways, by person and by period. */
  by: 'none' | 'unit' | 'cluster' | 'unit-and-period';
  /** With `none`: all residuals alike (`iid`) or not (`HC1`); with clusters: no correction (`CR0`) or fixest's (`CR1`). */
  kind: 'iid' | 'HC1' | 'CR0' | 'CR1';
}

/** The covariance of all coefficients, and what its tests need. */
export interface PanelCovariance {
  /** k × k by rows; 0 for columns left out. */
  matrix: Float64Array;
  /** Names the correction, as in `CR1 by id: G/(G-1)*(N-1)/(N-K)`. */
  method: string;
  /** Of t tests: G − 1 with clusters, else N − K. */
  degreesOfFreedom: number;
  /** N less all coefficients, the effects of persons among them. */
  residualDegrees: number;
  /** Null without clusters. */
  clusters: number | null;
}

/**
 * The covariance (X'WX)⁻¹ M (X'WX)⁻¹ of a panel regression, from sums. A person's score X̃'wᵢ(yᵢ − Xβ) is linear in her outcomes:
 *
 *     by person     M = Σ_c X̃' R_c X̃,   R_c = Σᵢ wᵢ²(yᵢ − Xβ)(yᵢ − Xβ)'  out of Σw², Σw²y, Σw²yy'
 *     by cluster    M = Σ_g s_g s_g',     s_g = Σ_{c in g} X̃'(Σwy − W Xβ)
 *     by period     M = Σ_t s_t s_t',     s_t over all persons in the period t;  two ways: by person + by period − HC (Cameron, Gelbach & Miller 2011)
 *     HC            M = Σ_c Σ_t x̃_t x̃_t' (R_c demeaned)_tt
 *
 * CR1 is fixest's correction G/(G−1)·(N−1)/(N−K), where K counts no effects of persons that are nested in the clusters (but one); HC1 is N/(N−K).
 * Sources: Liang & Zeger 1986; Arellano 1987; Cameron & Miller 2015.
 *
 * @param by what errors are clustered on, as the method's name says it
 */
export function panelCovariance(fit: PanelFit, errors: PanelErrors, by = 'unit'): PanelCovariance {
  const own = fit.kept.filter(Boolean).length;
  const residualDegrees = fit.observations - own - (fit.absorbsUnit ? fit.units : 0);
  if (errors.by === 'none') return withoutClusters(fit, errors.kind === 'iid', residualDegrees);
  if (errors.by === 'unit-and-period') return twoWays(fit, residualDegrees, by);
  const isByUnit = errors.by === 'unit';
  const scores = isByUnit ? null : clusterScores(fit);
  const clusters = scores ? scores.length : fit.units;
  const nested = nestedFactor(fit, own);
  const factor = errors.kind === 'CR0' ? 1 : (clusters / (clusters - 1)) * nested;
  return {
    matrix: sandwich(fit, scores ? outerSum(scores, fit) : unitMeat(fit), factor),
    method: errors.kind === 'CR0' ? `CR0 by ${by}` : `CR1 by ${by}: G/(G-1)*(N-1)/(N-K)`,
    degreesOfFreedom: clusters - 1,
    residualDegrees,
    clusters,
  };
}

/** (N−1)/(N−K) with the persons' effects nested in the clusters: one of them is counted. */
const nestedFactor = (fit: PanelFit, own: number) =>
  (fit.observations - 1) / (fit.observations - own - (fit.absorbsUnit ? 1 : 0));

function withoutClusters(fit: PanelFit, isIid: boolean, residualDegrees: number): PanelCovariance {
  const common = { degreesOfFreedom: residualDegrees, residualDegrees, clusters: null };
  if (isIid) {
    const variance = squaresLeft(fit) / residualDegrees;
    return { matrix: fit.bread.map((value) => value * variance), method: 'iid: SSR/(N-K)', ...common };
  }
  return { matrix: sandwich(fit, hcMeat(fit), fit.observations / residualDegrees), method: 'HC1: N/(N-K)', ...common };
}

function twoWays(fit: PanelFit, residualDegrees: number, by: string): PanelCovariance {
  const periods = periodScores(fit);
  // The effects of periods are nested in the second way, as those of persons are in the first.
  const own = fit.kept.filter((isKept, j) => isKept && j >= fit.periodEffects).length;
  const smaller = Math.min(periods.length, fit.units);
  const meat = unitMeat(fit);
  const byPeriod = outerSum(periods, fit);
  const hc = hcMeat(fit);
  for (let i = 0; i < meat.length; i++) meat[i] = (meat[i] as number) + (byPeriod[i] as number) - (hc[i] as number);
  return {
    matrix: sandwich(fit, meat, (smaller / (smaller - 1)) * nestedFactor(fit, own)),
    method: `CR1 by ${by} and period: min(G)/(min(G)-1)*(N-1)/(N-K)`,
    degreesOfFreedom: smaller - 1,
    residualDegrees,
    clusters: smaller,
  };
}

function sandwich({ bread, names }: PanelFit, meat: Float64Array, factor: number): Float64Array {
  const k = names.length;
  const half = new Float64Array(k * k);
  const whole = new Float64Array(k * k);
  multiply(half, bread, meat, k, 1);
  multiply(whole, half, bread, k, factor);
  return whole;
}

function multiply(into: Float64Array, a: Float64Array, b: Float64Array, k: number, factor: number): void {
  for (let i = 0; i < k; i++)
    for (let l = 0; l < k; l++) {
      const value = factor * (a[i * k + l] as number);
      if (value === 0) continue;
      for (let j = 0; j < k; j++) into[i * k + j] = (into[i * k + j] as number) + value * (b[l * k + j] as number);
    }
}

/** Xβ in the periods of a cell; columns left out count as 0. */
const fittedOf = ({ coefficients }: PanelFit, { design }: FittedCell) =>
  Float64Array.from(design, (row) => row.reduce((sum, x, j) => sum + (x === 0 ? 0 : x * (coefficients[j] || 0)), 0));

/** R = Σ v(y − m)(y − m)' over the periods of a cell, m × m by rows. */
function residualProducts(
  { weight, sums, products }: WeightedSums,
  seen: Int32Array,
  fitted: Float64Array,
): Float64Array {
  const m = seen.length;
  const result = new Float64Array(m * m);
  for (let a = 0; a < m; a++)
    for (let b = 0; b <= a; b++) {
      const [s, t] = [seen[a] as number, seen[b] as number];
      const [f, g] = [fitted[a] as number, fitted[b] as number];
      const value =
        ((products[s] as Float64Array)[t] as number) -
        (sums[s] as number) * g -
        (sums[t] as number) * f +
        weight * f * g;
      result[a * m + b] = value;
      result[b * m + a] = value;
    }
  return result;
}

/** The same with every person's mean residual taken out: MRM. */
function demeaned(products: Float64Array, m: number): Float64Array {
  const means = Float64Array.from({ length: m }, (_, a) => {
    let sum = 0;
    for (let b = 0; b < m; b++) sum += products[a * m + b] as number;
    return sum / m;
  });
  const all = means.reduce((sum, one) => sum + one, 0) / m;
  return products.map((value, i) => value - (means[Math.floor(i / m)] as number) - (means[i % m] as number) + all);
}

function unitMeat(fit: PanelFit): Float64Array {
  const k = fit.names.length;
  const meat = new Float64Array(k * k);
  for (const cell of fit.cells) {
    const m = cell.seen.length;
    const products = residualProducts(cell.moments.squared ?? cell.moments, cell.seen, fittedOf(fit, cell));
    for (let a = 0; a < m; a++) {
      const towards = new Float64Array(k);
      for (let b = 0; b < m; b++) addScaled(towards, cell.design[b] as Float64Array, products[a * m + b] as number);
      addOuter(meat, cell.design[a] as Float64Array, towards);
    }
  }
  return meat;
}

function hcMeat(fit: PanelFit): Float64Array {
  const k = fit.names.length;
  const meat = new Float64Array(k * k);
  for (const cell of fit.cells) {
    const m = cell.seen.length;
    const raw = residualProducts(cell.moments.squared ?? cell.moments, cell.seen, fittedOf(fit, cell));
    const products = fit.absorbsUnit ? demeaned(raw, m) : raw;
    for (let a = 0; a < m; a++) {
      const row = cell.design[a] as Float64Array;
      addOuter(
        meat,
        row,
        row.map((value) => value * (products[a * m + a] as number)),
      );
    }
  }
  return meat;
}

/** Σ w(residual)² over all rows. */
function squaresLeft(fit: PanelFit): number {
  let total = 0;
  for (const cell of fit.cells) {
    const m = cell.seen.length;
    const raw = residualProducts(cell.moments, cell.seen, fittedOf(fit, cell));
    const products = fit.absorbsUnit ? demeaned(raw, m) : raw;
    for (let a = 0; a < m; a++) total += products[a * m + a] as number;
  }
  return total;
}

function clusterScores(fit: PanelFit): Float64Array[] {
  const scores = new Map<number, Float64Array>();
  for (const cell of fit.cells) {
    const score = scores.get(cell.cluster) ?? new Float64Array(fit.names.length);
    scores.set(cell.cluster, score);
    const fitted = fittedOf(fit, cell);
    cell.design.forEach((row, at) => addScaled(score, row, residualSum(cell, fitted, at)));
  }
  return [...scores.values()];
}

function periodScores(fit: PanelFit): Float64Array[] {
  const scores = new Map<number, Float64Array>();
  for (const cell of fit.cells) {
    const fitted = fittedOf(fit, cell);
    const sums = cell.design.map((_, at) => residualSum(cell, fitted, at));
    const mean = fit.absorbsUnit ? sums.reduce((sum, one) => sum + one, 0) / sums.length : 0;
    cell.design.forEach((row, at) => {
      const period = cell.seen[at] as number;
      const score = scores.get(period) ?? new Float64Array(fit.names.length);
      scores.set(period, score);
      addScaled(score, row, (sums[at] as number) - mean);
    });
  }
  return [...scores.values()];
}

/** Σ w(y − m) in one period of a cell. */
const residualSum = ({ moments, seen }: FittedCell, fitted: Float64Array, at: number) =>
  (moments.sums[seen[at] as number] as number) - moments.weight * (fitted[at] as number);

function outerSum(scores: readonly Float64Array[], fit: PanelFit): Float64Array {
  const meat = new Float64Array(fit.names.length ** 2);
  for (const score of scores) addOuter(meat, score, score);
  return meat;
}

function addScaled(into: Float64Array, row: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let j = 0; j < row.length; j++) into[j] = (into[j] as number) + factor * (row[j] as number);
}

function addOuter(meat: Float64Array, a: Float64Array, b: Float64Array): void {
  const k = a.length;
  for (let i = 0; i < k; i++) {
    const value = a[i] as number;
    if (value === 0) continue;
    for (let j = 0; j < k; j++) meat[i * k + j] = (meat[i * k + j] as number) + value * (b[j] as number);
  }
}
