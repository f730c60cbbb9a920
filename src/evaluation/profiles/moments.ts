/**
 * The persons of one cell as sums: all that linear estimators with person-clustered errors need, however many covariates there are. The cell's
 * persons have an outcome in exactly the periods `seen` (true = seen).
 *
 *     n,   sums[t] = Σ yᵢₜ,   products[t][s] = Σ yᵢₜ yᵢₛ  (s ≤ t)
 */
export interface Moments {
  persons: number;
  seen: readonly boolean[];
  sums: Float64Array;
  products: readonly Float64Array[];
}

/** The cells of one outcome, each with the code of every covariate (as in {@link Profiles}). */
export interface MomentProfiles {
  outcome: string;
  periods: readonly string[];
  covariates: readonly { name: string; levels: readonly string[] }[];
  cells: readonly { codes: Int32Array; moments: Moments }[];
}
