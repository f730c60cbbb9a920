/** Sums over the persons of a cell with the weight v: their weights, outcomes and products of outcomes. */
export interface WeightedSums {
  /** Σ vᵢ */
  weight: number;
  /** sums[t] = Σ vᵢ yᵢₜ, one a period; 0 where the period is not seen. */
  sums: Float64Array;
  /** products[t][s] = Σ vᵢ yᵢₜ yᵢₛ  (s ≤ t) */
  products: readonly Float64Array[];
}

/**
 * The persons of one cell as sums: all that linear estimators with person-clustered errors need, however many covariates there are. The cell's
 * persons have an outcome in exactly the periods `seen` (true = seen). The sums are with v = the sampling weight, 1 unless there are weights.
 *
 *     persons = Σ 1,   weight = Σ vᵢ,   sums[t] = Σ vᵢ yᵢₜ,   products[t][s] = Σ vᵢ yᵢₜ yᵢₛ  (s ≤ t)
 */
export interface Moments extends WeightedSums {
  persons: number;
  seen: readonly boolean[];
  /** The same with v = the square of the sampling weight, of which the variance of weighted sums is made; null without weights. */
  squared: WeightedSums | null;
}

/** The cells of one outcome, each with the code of every covariate (as in {@link Profiles}; −1 = missing). */
export interface MomentProfiles {
  outcome: string;
  periods: readonly string[];
  covariates: readonly { name: string; levels: readonly string[] }[];
  cells: readonly { codes: Int32Array; moments: Moments }[];
}
