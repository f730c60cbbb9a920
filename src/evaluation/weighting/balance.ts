import type { DesignColumn } from '../regression/rows.ts';
import { type Arms, massOf } from './arms.ts';

/** How alike two groups are in one column, before and after weights. */
export interface Balance {
  name: string;
  before: number;
  after: number;
}

/**
 * The standardised difference of every column before and after weighting: (x̄₁ − x̄₀)/s₁, with s₁ the treated group's standard deviation before
 * (divisor n − 1; √(p(1 − p)) for a column of 0 and 1), as MatchIt has it. NaN where the treated do not vary. Source: Austin 2009, Statistics in
 * Medicine 28: 3083–3107.
 */
export function balanceOf(arms: Arms, x: readonly DesignColumn[], weights: Float64Array): Balance[] {
  const mass = massOf(arms);
  return x.map(({ name, values }) => {
    const mean = (arm: 0 | 1, weightOf: (row: number) => number) => {
      let [sum, total] = [0, 0];
      values.forEach((value, row) => {
        if (arms.treated[row] !== arm) return;
        const weight = (mass[row] ?? 0) * weightOf(row);
        total += weight;
        if (weight > 0) sum += weight * value;
      });
      return sum / total;
    };
    const plain = mean(1, () => 1);
    const spread = spreadOf(arms, mass, values, plain);
    const weighted = (row: number) => weights[row] ?? 0;
    return {
      name,
      before: (plain - mean(0, () => 1)) / spread,
      after: (mean(1, weighted) - mean(0, weighted)) / spread,
    };
  });
}

function spreadOf(arms: Arms, mass: Float64Array, values: Float64Array, mean: number): number {
  if (values.every((value) => value === 0 || value === 1)) return Math.sqrt(mean * (1 - mean)) || Number.NaN;
  let [squares, total] = [0, 0];
  values.forEach((value, row) => {
    if (arms.treated[row] !== 1) return;
    squares += (mass[row] ?? 0) * (value - mean) ** 2;
    total += mass[row] ?? 0;
  });
  return Math.sqrt(squares / (total - 1)) || Number.NaN;
}
