import type { NotEstimable } from '../weighting/effect.ts';
import { dot, type Fit, orthonormalise, timesUpper } from './fit.ts';
import type { Rows } from './rows.ts';

/** A fitted logit. */
export interface Logit {
  fit: Fit;
  /** The probability of each row. */
  probabilities: Float64Array;
  steps: number;
}

const STEPS = 60;
/** Beyond this the probability is 0 or 1 to the last digit that matters: the coefficient runs to infinity. */
const SEPARATED = 25;

/**
 * Logit regression (Da: logistisk regression) by iterated least squares: maximises Σ n w [y log p + (1 − y) log(1 − p)], p = 1/(1 + exp(−x·b)).
 * `y` lies in [0, 1]. Covariances follow from the fit as in least squares; without clusters the plain error is the inverse information, and z is
 * used. Where the columns tell the outcome apart wholly for somebody, b does not exist: told in words. Source: McCullagh & Nelder 1989, ch. 4.
 */
export function logit(rows: Rows): Logit | NotEstimable {
  const weightOf = (row: number) => (rows.weight ? (rows.weight[row] ?? 0) : 1);
  let linear = startOf(rows);
  let last = Number.NEGATIVE_INFINITY;
  for (let step = 1; step <= STEPS; step++) {
    const p = linear.map((value) => 1 / (1 + Math.exp(-value)));
    const scale = p.map((value, row) =>
      Math.sqrt((rows.count[row] ?? 0) * weightOf(row) * Math.max(value * (1 - value), 1e-300)),
    );
    const basis = orthonormalise(rows.x, scale);
    const working = linear.map((value, row) => {
      const here = p[row] ?? 0;
      return (scale[row] ?? 0) * (value + ((rows.y[row] ?? 0) - here) / Math.max(here * (1 - here), 1e-300));
    });
    const coefficients = timesUpper(
      basis.rInverse,
      basis.q.map((direction) => dot(direction, working)),
    );
    linear = linearOf(rows, basis.kept, coefficients);
    const reach = largest(linear, rows.count);
    if (!(reach < 700)) return separated();
    const now = likelihood(rows, linear, weightOf);
    const isSettled = Math.abs(now - last) <= 1e-13 * (Math.abs(now) + 1e-3);
    last = now;
    if (isSettled) return reach > SEPARATED ? separated() : finished(rows, linear, coefficients, step);
  }
  return separated();
}

/** The start that R's glm takes too: a little off 0 and 1. */
const startOf = ({ y }: Rows): Float64Array => y.map((value) => Math.log((value + 0.5) / (1.5 - value)));

function linearOf(rows: Rows, kept: readonly number[], coefficients: Float64Array): Float64Array {
  const linear = new Float64Array(rows.y.length);
  kept.forEach((index, j) => {
    const { values } = rows.x[index] ?? { values: new Float64Array(0) };
    for (let row = 0; row < linear.length; row++)
      linear[row] = (linear[row] ?? 0) + (values[row] ?? 0) * (coefficients[j] ?? 0);
  });
  return linear;
}

const largest = (linear: Float64Array, count: Float64Array) =>
  linear.reduce((most, value, row) => ((count[row] ?? 0) > 0 ? Math.max(most, Math.abs(value)) : most), 0);

/** log(1 + exp(x)) without overflow. */
const softPlus = (x: number) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

function likelihood(rows: Rows, linear: Float64Array, weightOf: (row: number) => number): number {
  return linear.reduce(
    (sum, value, row) => sum + (rows.count[row] ?? 0) * weightOf(row) * ((rows.y[row] ?? 0) * value - softPlus(value)),
    0,
  );
}

/** The basis at the final probabilities, from which the covariances follow. */
function finished(rows: Rows, linear: Float64Array, coefficients: Float64Array, steps: number): Logit {
  const weightOf = (row: number) => (rows.weight ? (rows.weight[row] ?? 0) : 1);
  const probabilities = linear.map((value) => 1 / (1 + Math.exp(-value)));
  const spread = probabilities.map((p) => p * (1 - p));
  const scale = spread.map((value, row) => Math.sqrt((rows.count[row] ?? 0) * weightOf(row) * value));
  const basis = orthonormalise(rows.x, scale);
  const residual = probabilities.map((p, row) => {
    const size = Math.sqrt(spread[row] ?? 0);
    return (rows.count[row] ?? 0) > 0 && size > 0 ? (Math.sqrt(weightOf(row)) * ((rows.y[row] ?? 0) - p)) / size : 0;
  });
  return {
    fit: {
      names: basis.kept.map((index) => rows.x[index]?.name ?? ''),
      dropped: rows.x.flatMap(({ name }, index) => (basis.kept.includes(index) ? [] : [name])),
      coefficients,
      q: basis.q,
      rInverse: basis.rInverse,
      residual,
      count: rows.count,
      persons: rows.count.reduce((sum, n, row) => sum + (weightOf(row) > 0 ? n : 0), 0),
      absorbed: [],
      dispersion: 'one',
    },
    probabilities,
    steps,
  };
}

const separated = (): NotEstimable => ({
  reason: {
    da: 'Forholdene skiller nogle personer helt fra de andre: for dem er udfaldet altid eller aldrig til stede, og koefficienten går mod uendelig.',
    en: 'The covariates set some persons wholly apart: for them the outcome is always or never there, and the coefficient runs to infinity.',
  },
});
