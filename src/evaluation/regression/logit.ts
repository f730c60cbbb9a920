import type { NotEstimable } from '../weighting/effect.ts';
import { dot, type Fit, orthonormalise, timesUpper, type Working } from './fit.ts';
import type { Rows } from './rows.ts';

/** A fitted logit. */
export interface Logit {
  fit: Fit;
  /** The probability of each row. */
  probabilities: Float64Array;
  steps: number;
}

/** Newton's method doubles the digits in every step; what still moves after these runs to infinity. */
const STEPS = 40;
/** Largest last move of the log odds of anybody; the error left is its square. */
const SETTLED = 1e-6;

/**
 * Logit regression (Da: logistisk regression) by iterated least squares: maximises Σ n w [y log p + (1 − y) log(1 − p)], p = 1/(1 + exp(−x·b)), with
 * halved steps where one goes too far. `y` lies in [0, 1]. Covariances follow from the fit as in least squares; without clusters the plain error is the
 * inverse information, and z is used. Where the columns tell the outcome apart wholly for somebody, b does not exist, however many others there are: the
 * log odds then move by about 1 in every step for ever, and that is told in words. Source: McCullagh & Nelder 1989, ch. 4; Albert & Anderson 1984.
 */
export function logit(rows: Rows): Logit | NotEstimable {
  let linear: Float64Array = startOf(rows);
  let coefficients: Float64Array = new Float64Array();
  let last = Number.NEGATIVE_INFINITY;
  for (let step = 1; step <= STEPS; step++) {
    let next = stepFrom(rows, linear);
    let now = likelihood(rows, next.linear);
    // The start is no fit, so that the first step has nothing to fall behind: `last` is below everything.
    for (let half = 0; half < 30 && now < last - 1e-9 * Math.abs(last); half++) {
      if (next.coefficients.length !== coefficients.length) return separated();
      next = { linear: middle(linear, next.linear), coefficients: middle(coefficients, next.coefficients) };
      now = likelihood(rows, next.linear);
    }
    const move = largestMove(rows, linear, next.linear);
    if (!Number.isFinite(move)) return separated();
    ({ linear, coefficients } = next);
    last = now;
    if (move <= SETTLED) return finished(rows, linear, coefficients, step);
  }
  return separated();
}

/** One step of Newton's method: least squares of the log odds moved by (y − p)/(p(1 − p)), with weights p(1 − p). */
function stepFrom(rows: Rows, linear: Float64Array): { linear: Float64Array; coefficients: Float64Array } {
  const scale = scaleOf(rows, linear);
  const basis = orthonormalise(rows.x, scale);
  const working = linear.map((value, row) => {
    const y = rows.y[row] ?? 0;
    // (y − p)/(p(1 − p)) without a difference of nearly equal numbers.
    return (scale[row] ?? 0) * (value + y * (1 + expOf(-value)) - (1 - y) * (1 + expOf(value)));
  });
  const coefficients = timesUpper(
    basis.rInverse,
    basis.q.map((direction) => dot(direction, working)),
  );
  return { linear: linearOf(rows, basis.kept, coefficients), coefficients };
}

/** exp within what a number can hold, times itself too. */
const expOf = (x: number) => Math.exp(Math.min(x, 350));

/** √(n w p(1 − p)). */
const scaleOf = (rows: Rows, linear: Float64Array): Float64Array =>
  linear.map((value, row) =>
    Math.sqrt(((rows.count[row] ?? 0) * weightOf(rows, row)) / ((1 + expOf(-value)) * (1 + expOf(value)))),
  );

const weightOf = ({ weight }: Rows, row: number) => (weight ? (weight[row] ?? 0) : 1);
const middle = (a: Float64Array, b: Float64Array) => a.map((value, at) => (value + (b[at] ?? 0)) / 2);

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

const largestMove = (rows: Rows, before: Float64Array, after: Float64Array) =>
  after.reduce((most, value, row) => {
    const isUsed = (rows.count[row] ?? 0) * weightOf(rows, row) > 0;
    const move = Math.abs(value - (before[row] ?? 0));
    return isUsed && !(move <= most) ? move : most;
  }, 0);

/** log(1 + exp(x)) without overflow. */
const softPlus = (x: number) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

function likelihood(rows: Rows, linear: Float64Array): number {
  return linear.reduce((sum, value, row) => {
    const mass = (rows.count[row] ?? 0) * weightOf(rows, row);
    return mass > 0 ? sum + mass * ((rows.y[row] ?? 0) * value - softPlus(value)) : sum;
  }, 0);
}

/** The basis at the final probabilities, from which the covariances follow. */
function finished(rows: Rows, linear: Float64Array, coefficients: Float64Array, steps: number): Logit {
  const probabilities = linear.map((value) => 1 / (1 + Math.exp(-value)));
  const basis = orthonormalise(rows.x, scaleOf(rows, linear));
  // √w (y − p)/√(p(1 − p)), where √(1/(p(1 − p))) = √(1 + exp(−x·b)) √(1 + exp(x·b)).
  const residual = linear.map((value, row) => {
    const y = rows.y[row] ?? 0;
    const [plus, minus] = [1 + expOf(value), 1 + expOf(-value)];
    const isUsed = (rows.count[row] ?? 0) * weightOf(rows, row) > 0;
    return isUsed
      ? Math.sqrt(weightOf(rows, row)) * (y * Math.sqrt(minus / plus) - (1 - y) * Math.sqrt(plus / minus))
      : 0;
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
      persons: rows.count.reduce((sum, n, row) => sum + (weightOf(rows, row) > 0 ? n : 0), 0),
      absorbed: [],
      dispersion: 'one',
      working: workingOf(rows, linear),
    },
    probabilities,
    steps,
  };
}

/** On the outcome's own scale: weight/(p(1 − p)) is the weight, its inverse the variance. */
function workingOf(rows: Rows, linear: Float64Array): Working {
  const variance = linear.map((value, row) => {
    const weight = (rows.count[row] ?? 0) > 0 ? weightOf(rows, row) : 0;
    return weight > 0 ? 1 / ((1 + expOf(-value)) * (1 + expOf(value)) * weight) : Number.POSITIVE_INFINITY;
  });
  return { scale: variance.map((value) => 1 / Math.sqrt(value)), variance };
}

const separated = (): NotEstimable => ({
  reason: {
    da: 'Forholdene skiller nogle personer helt fra de andre: for dem er udfaldet altid eller aldrig til stede, og koefficienten går mod uendelig.',
    en: 'The covariates set some persons wholly apart: for them the outcome is always or never there, and the coefficient runs to infinity.',
  },
});
