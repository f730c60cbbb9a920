import { Matrix, solve } from 'ml-matrix';
import type { DesignColumn } from '../regression/rows.ts';
import { type Arms, massOf } from './arms.ts';
import type { Effect, NotEstimable } from './effect.ts';

/** The two models behind a doubly robust estimate, fitted elsewhere on the same rows. */
export interface NuisanceFits {
  /** Logit propensity score of each row. */
  scores: Float64Array;
  /** Each row's outcome predicted by least squares among the untreated, weighted by persons. */
  predicted: Float64Array;
  /** The columns both models keep, the intercept among them and none collinear: needed for the error that counts the estimation. */
  design: readonly DesignColumn[];
}

/** The same estimate with both errors. */
export interface DoublyRobust {
  heldFixed: Effect;
  estimated: Effect;
}

/**
 * The doubly robust effect on the treated (augmented inverse probability weighting, Hajek): right when either the propensity score or the outcome
 * model is. On a change between two periods as outcome it is the doubly robust difference-in-differences of Sant'Anna & Zhao 2020 for a panel.
 *
 *     r = y − m̂(x),  w = p̂/(1 − p̂)
 *     τ = Σ₁ n r/Σ₁ n − Σ₀ n w r/Σ₀ n w
 *     ψ = D (r − η₁)/N₁ − (1 − D) w (r − η₀)/W₀     Var τ = Σ n ψ²
 *
 * `heldFixed` uses ψ alone; `estimated` adds the parts of the logit's and the regression's own influence (their eq. 3.2 and appendix; what DRDID's
 * drdid_panel computes, without trimming scores). Sources: Robins, Rotnitzky & Zhao 1994; Sant'Anna & Zhao 2020.
 */
export function doublyRobust(arms: Arms, fits: NuisanceFits): DoublyRobust | NotEstimable {
  if (fits.scores.some((score, row) => arms.treated[row] !== 1 && !(score < 1))) return certainlyTreated();
  const mass = massOf(arms);
  const residual = arms.y.map((y, row) => y - (fits.predicted[row] ?? 0));
  const weight = fits.scores.map((score, row) => (arms.treated[row] === 1 ? 1 : score / (1 - score)));
  const treated = weightedMeanOf(residual, mass, (row) => arms.treated[row] ?? 0);
  const untreated = weightedMeanOf(residual, mass, (row) => (arms.treated[row] === 1 ? 0 : (weight[row] ?? 0)));
  const fixed = residual.map((r, row) =>
    arms.treated[row] === 1
      ? (r - treated.mean) / treated.total
      : (-(weight[row] ?? 0) * (r - untreated.mean)) / untreated.total,
  );
  const added = estimationInfluence(arms, fits, { residual, weight, treated, untreated });
  const estimate = treated.mean - untreated.mean;
  return {
    heldFixed: effectOf(arms, estimate, fixed, 'held fixed'),
    estimated: effectOf(
      arms,
      estimate,
      fixed.map((psi, row) => psi + (added[row] ?? 0)),
      'estimated',
    ),
  };
}

/**
 * Outcome regression's effect on the treated: τ = Σ₁ n (y − m̂(x))/N₁. The error is the influence function's, with the regression among the
 * untreated counted as estimated. Sources: Heckman, Ichimura & Todd 1997; Sant'Anna & Zhao 2020, eq. 2.3.
 */
export function outcomeRegression(arms: Arms, fits: Omit<NuisanceFits, 'scores'>): Effect {
  const mass = massOf(arms);
  const residual = arms.y.map((y, row) => y - (fits.predicted[row] ?? 0));
  const { mean, total } = weightedMeanOf(residual, mass, (row) => arms.treated[row] ?? 0);
  const design = fits.design;
  const gram = weightedGram(design, mass, (row) => (arms.treated[row] === 1 ? 0 : 1));
  const direction = solved(
    gram,
    momentsOf(design, mass, (row) => (arms.treated[row] ?? 0) / total),
  );
  const influence = residual.map((r, row) =>
    arms.treated[row] === 1 ? (r - mean) / total : -r * along(design, direction, row),
  );
  return effectOf(arms, mean, influence, 'estimated');
}

interface Parts {
  residual: Float64Array;
  weight: Float64Array;
  treated: { mean: number; total: number };
  untreated: { mean: number; total: number };
}

function estimationInfluence(arms: Arms, { design, scores }: NuisanceFits, parts: Parts): Float64Array {
  const { residual, weight, treated, untreated } = parts;
  const mass = massOf(arms);
  const isTreated = (row: number) => arms.treated[row] === 1;
  const odds = (row: number) => (isTreated(row) ? 0 : (weight[row] ?? 0) / untreated.total);
  const untreatedGram = weightedGram(design, mass, (row) => (isTreated(row) ? 0 : 1));
  const scoreGram = weightedGram(design, mass, (row) => (scores[row] ?? 0) * (1 - (scores[row] ?? 0)));
  const ofRegression = solved(
    untreatedGram,
    momentsOf(design, mass, (row) => (isTreated(row) ? 1 / treated.total : -odds(row))),
  );
  const ofScore = solved(
    scoreGram,
    momentsOf(design, mass, (row) => odds(row) * ((residual[row] ?? 0) - untreated.mean)),
  );
  return residual.map((r, row) => {
    const regression = isTreated(row) ? 0 : r * along(design, ofRegression, row);
    const score = ((arms.treated[row] ?? 0) - (scores[row] ?? 0)) * along(design, ofScore, row);
    return -regression - score;
  });
}

function effectOf(arms: Arms, estimate: number, psi: Float64Array, nuisance: Effect['nuisance']): Effect {
  const variance = psi.reduce(
    (sum, value, row) => sum + (arms.count[row] ?? 0) * (value * (arms.weight?.[row] ?? 1)) ** 2,
    0,
  );
  return {
    estimate,
    standardError: Math.sqrt(variance),
    errors: 'influence function',
    correction: 'none',
    nuisance,
  };
}

function weightedMeanOf(values: Float64Array, mass: Float64Array, weight: (row: number) => number) {
  let total = 0;
  let sum = 0;
  values.forEach((value, row) => {
    const here = (mass[row] ?? 0) * weight(row);
    total += here;
    sum += here * value;
  });
  return { mean: sum / total, total };
}

function weightedGram(design: readonly DesignColumn[], mass: Float64Array, weight: (row: number) => number): Matrix {
  const gram = Matrix.zeros(design.length, design.length);
  const weights = mass.map((persons, row) => persons * weight(row));
  design.forEach((a, j) => {
    design.forEach((b, l) => {
      let sum = 0;
      for (let row = 0; row < weights.length; row++)
        sum += (weights[row] ?? 0) * (a.values[row] ?? 0) * (b.values[row] ?? 0);
      gram.set(j, l, sum);
    });
  });
  return gram;
}

const momentsOf = (design: readonly DesignColumn[], mass: Float64Array, weight: (row: number) => number) =>
  design.map(({ values }) => values.reduce((sum, x, row) => sum + (mass[row] ?? 0) * weight(row) * x, 0));

/** Solves after bringing the columns to one size, as earnings and indicators differ by many powers of ten. */
function solved(gram: Matrix, moments: readonly number[]): number[] {
  const sizes = moments.map((_, j) => Math.sqrt(gram.get(j, j)) || 1);
  const scaled = gram.clone();
  sizes.forEach((a, j) => {
    sizes.forEach((b, l) => {
      scaled.set(j, l, gram.get(j, l) / (a * b));
    });
  });
  const right = Matrix.columnVector(moments.map((value, j) => value / (sizes[j] ?? 1)));
  return solve(scaled, right)
    .to1DArray()
    .map((value, j) => value / (sizes[j] ?? 1));
}

const along = (design: readonly DesignColumn[], direction: readonly number[], row: number) =>
  design.reduce((sum, { values }, j) => sum + (values[row] ?? 0) * (direction[j] ?? 0), 0);

const certainlyTreated = (): NotEstimable => ({
  reason: {
    da: 'Modellen giver nogle uden indsats sandsynligheden 1 for at få den. Så kan de ikke vægtes.',
    en: 'The model gives some untreated persons a probability of 1 of being treated. They cannot be weighted.',
  },
});
