import { Matrix, solve } from 'ml-matrix';
import type { DesignColumn } from '../regression/rows.ts';
import { type Arms, massOf, rowsOfArm } from './arms.ts';
import type { NotEstimable } from './effect.ts';
import { type WeightedDifference, weightedDifference } from './weighted-difference.ts';

const TOLERANCE = 1e-11;
const STEPS = 500;

/** The result of entropy balancing: the effect on the treated, its weights (1 for the treated) and the search. */
export interface EntropyBalancing extends WeightedDifference {
  weights: Float64Array;
  steps: number;
  /** Largest remaining difference of a mean, in standard deviations of the untreated. */
  imbalance: number;
}

/**
 * Entropy balancing for the effect on the treated: weights of the untreated that differ least from their base weights while every covariate's
 * mean becomes the treated group's.
 *
 *     min Σ w log(w/q)  subject to  Σ w x = x̄₁, Σ w = 1      dual:  min_λ log Σ q exp(λ·(x − x̄₁))
 *
 * Newton's method on the dual with halved steps. Error: HC0 of the weighted difference, the weights held fixed. Source: Hainmueller 2012.
 * A target no weighting can reach is proved by a λ that gives every untreated person a negative λ·(x − x̄₁), and told in words.
 */
export function entropyBalancing(arms: Arms, x: readonly DesignColumn[]): EntropyBalancing | NotEstimable {
  const problem = balanceProblem(arms, x);
  if ('reason' in problem) return problem;
  const solution = minimise(problem);
  if ('reason' in solution) return solution;
  const mass = massOf(arms);
  const treatedMass = sumAt(mass, rowsOfArm(arms, 1));
  const weights = new Float64Array(arms.count.length).fill(1);
  problem.rows.forEach((row, index) => {
    weights[row] = (treatedMass * (solution.tilt[index] ?? 0)) / (mass[row] ?? 1);
  });
  return {
    ...weightedDifference(arms, weights, 'held fixed'),
    weights,
    steps: solution.steps,
    imbalance: solution.imbalance,
  };
}

interface BalanceProblem {
  rows: Int32Array;
  /** Base shares of the untreated rows; they add to 1. */
  shares: Float64Array;
  /** For each covariate: (x − x̄₁)/sd₀ in every untreated row. */
  distances: Float64Array[];
}

function balanceProblem(arms: Arms, x: readonly DesignColumn[]): BalanceProblem | NotEstimable {
  const mass = massOf(arms);
  const rows = rowsOfArm(arms, 0);
  const treated = rowsOfArm(arms, 1);
  const total = sumAt(mass, rows);
  const shares = Float64Array.from(rows, (row) => (mass[row] ?? 0) / total);
  const distances: Float64Array[] = [];
  for (const column of x) {
    const target = meanAt(column.values, mass, treated);
    const mean = meanAt(column.values, mass, rows);
    const deviation = Math.sqrt(
      rows.reduce((sum, row, i) => sum + (shares[i] ?? 0) * ((column.values[row] ?? 0) - mean) ** 2, 0),
    );
    const scale = Math.max(Math.abs(mean), Math.abs(target), 1e-300);
    if (deviation > 1e-12 * scale)
      distances.push(Float64Array.from(rows, (row) => ((column.values[row] ?? 0) - target) / deviation));
    else if (Math.abs(mean - target) > 1e-12 * scale) return sameForAll(column.name);
  }
  return { rows, shares, distances };
}

function minimise({ shares, distances }: BalanceProblem) {
  let lambda = new Float64Array(distances.length);
  let state = tiltBy(shares, distances, lambda);
  for (let steps = 0; steps <= STEPS; steps++) {
    const gradient = gradientOf(state.tilt, distances);
    const imbalance = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (imbalance < TOLERANCE) return { tilt: state.tilt, steps, imbalance };
    if (state.largest < -1e-9) return unreachable();
    const direction = newtonDirection(state.tilt, distances, gradient);
    const slope = direction.reduce((sum, value, j) => sum + value * (gradient[j] ?? 0), 0);
    let size = 1;
    let next = state;
    let moved = lambda;
    for (; size > 1e-12; size /= 2) {
      moved = lambda.map((value, j) => value + size * (direction[j] ?? 0));
      next = tiltBy(shares, distances, moved);
      if (next.objective <= state.objective + 1e-4 * size * slope + 1e-15) break;
    }
    if (size <= 1e-12) break;
    lambda = moved;
    state = next;
  }
  const imbalance = gradientOf(state.tilt, distances).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return imbalance < 1e-8 ? { tilt: state.tilt, steps: STEPS, imbalance } : noConvergence(imbalance);
}

function tiltBy(shares: Float64Array, distances: readonly Float64Array[], lambda: Float64Array) {
  const index = new Float64Array(shares.length);
  distances.forEach((values, j) => {
    const l = lambda[j] ?? 0;
    for (let i = 0; i < index.length; i++) index[i] = (index[i] ?? 0) + l * (values[i] ?? 0);
  });
  const largest = index.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const tilt = index.map((value, i) => (shares[i] ?? 0) * Math.exp(value - largest));
  const total = tilt.reduce((sum, value) => sum + value, 0);
  return { tilt: tilt.map((value) => value / total), objective: largest + Math.log(total), largest };
}

const gradientOf = (tilt: Float64Array, distances: readonly Float64Array[]) =>
  Float64Array.from(distances, (values) => tilt.reduce((sum, weight, i) => sum + weight * (values[i] ?? 0), 0));

function newtonDirection(tilt: Float64Array, distances: readonly Float64Array[], gradient: Float64Array) {
  const k = distances.length;
  const hessian = Matrix.zeros(k, k);
  distances.forEach((a, j) => {
    distances.slice(0, j + 1).forEach((b, l) => {
      let sum = 0;
      for (let i = 0; i < tilt.length; i++) sum += (tilt[i] ?? 0) * (a[i] ?? 0) * (b[i] ?? 0);
      const value = sum - (gradient[j] ?? 0) * (gradient[l] ?? 0);
      hessian.set(j, l, value);
      hessian.set(l, j, value);
    });
  });
  // A ridge far below the covariates' own variance keeps collinear columns from stopping the search.
  const ridge = 1e-12 * Math.max(hessian.trace() / k, 1e-12);
  for (let j = 0; j < k; j++) hessian.set(j, j, hessian.get(j, j) + ridge);
  return Float64Array.from(solve(hessian, Matrix.columnVector(gradient.map((g) => -g))).to1DArray());
}

const sumAt = (values: Float64Array, rows: Int32Array) => rows.reduce((sum, row) => sum + (values[row] ?? 0), 0);
const meanAt = (values: Float64Array, mass: Float64Array, rows: Int32Array) =>
  rows.reduce((sum, row) => sum + (mass[row] ?? 0) * (values[row] ?? 0), 0) / sumAt(mass, rows);

const sameForAll = (name: string): NotEstimable => ({
  reason: {
    da: `Alle uden indsats har samme værdi af "${name}", og den er en anden end gennemsnittet i indsatsgruppen. Ingen vægte kan udligne forskellen.`,
    en: `Everybody untreated has the same value of "${name}", and it is not the treated group's mean. No weights can balance it.`,
  },
});

const unreachable = (): NotEstimable => ({
  reason: {
    da: 'Indsatsgruppens gennemsnit ligger uden for det, sammenligningsgruppen kan vægtes til. Grupperne er for forskellige, eller der er for mange baggrundsforhold.',
    en: "The treated group's means lie outside what the untreated can be weighted to. The groups are too unlike, or there are too many covariates.",
  },
});

const noConvergence = (imbalance: number): NotEstimable => ({
  reason: {
    da: `Vægtene fandt ikke et mål: den største forskel er stadig ${imbalance.toExponential(1)} standardafvigelser.`,
    en: `The search for weights did not end: the largest difference is still ${imbalance.toExponential(1)} standard deviations.`,
  },
});
