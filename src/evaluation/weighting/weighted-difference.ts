import { type Arms, massOf } from './arms.ts';
import type { Effect } from './effect.ts';

/** A number for each arm. */
export interface ByArm {
  treated: number;
  untreated: number;
}

/** A difference of weighted means. */
export interface WeightedDifference extends Effect {
  means: ByArm;
  effectiveSampleSize: ByArm;
}

/**
 * The difference of two weighted means (Hajek) with its HC0 error, the weights held fixed.
 *
 *     m_a = Σ n w y / Σ n w       τ = m₁ − m₀
 *     Var τ = Σ_a Σ n w² (y − m_a)² / (Σ n w)²
 *
 * This is the coefficient and the HC0 sandwich of the regression of y on the treatment with weights w (Hajek 1971; White 1980).
 *
 * @param weights the balancing weight of each person in a row; times the sampling weight
 */
export function weightedDifference(
  arms: Arms,
  weights: Float64Array,
  nuisance: Effect['nuisance'],
): WeightedDifference {
  const treated = weightedMean(arms, weights, 1);
  const untreated = weightedMean(arms, weights, 0);
  return {
    estimate: treated.mean - untreated.mean,
    standardError: Math.sqrt(treated.variance + untreated.variance),
    errors: 'HC0',
    correction: 'none',
    nuisance,
    means: { treated: treated.mean, untreated: untreated.mean },
    effectiveSampleSize: effectiveSampleSize(arms, weights),
  };
}

/** Kish's effective sample size of each arm: (Σ n w)² / Σ n w² (Kish 1965). */
export function effectiveSampleSize(arms: Arms, weights: Float64Array): ByArm {
  const sums = { total: [0, 0], squares: [0, 0] };
  arms.count.forEach((count, row) => {
    const arm = arms.treated[row] ?? 0;
    const weight = (weights[row] ?? 0) * (arms.weight?.[row] ?? 1);
    sums.total[arm] = (sums.total[arm] ?? 0) + count * weight;
    sums.squares[arm] = (sums.squares[arm] ?? 0) + count * weight * weight;
  });
  const size = (arm: 0 | 1) => (sums.squares[arm] ? (sums.total[arm] ?? 0) ** 2 / sums.squares[arm] : 0);
  return { treated: size(1), untreated: size(0) };
}

function weightedMean(arms: Arms, weights: Float64Array, arm: 0 | 1) {
  const mass = massOf(arms);
  let total = 0;
  let sum = 0;
  arms.treated.forEach((treated, row) => {
    if (treated !== arm) return;
    const weight = (mass[row] ?? 0) * (weights[row] ?? 0);
    total += weight;
    if (weight > 0) sum += weight * (arms.y[row] ?? 0);
  });
  const mean = sum / total;
  let squares = 0;
  arms.treated.forEach((treated, row) => {
    const weight = (weights[row] ?? 0) * (arms.weight?.[row] ?? 1);
    if (treated === arm && weight > 0) squares += (arms.count[row] ?? 0) * (weight * ((arms.y[row] ?? 0) - mean)) ** 2;
  });
  return { mean, variance: squares / total ** 2 };
}
