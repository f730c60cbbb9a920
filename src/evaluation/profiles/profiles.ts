/** A column of the profiles: `levels` names the codes 0, 1, … of a categorical column, null for a numeric one. NaN = missing. */
export interface Covariate {
  name: string;
  levels: readonly string[] | null;
  values: Float64Array;
}

/** One outcome followed over periods: one array a period, one value a profile. NaN = missing. */
export interface OutcomePath {
  name: string;
  periods: readonly string[];
  values: readonly Float64Array[];
}

/**
 * Persons counted together who are alike in every covariate and in their outcomes in every period. Every estimator gives on these what it gives
 * on the persons one by one. Personal data: many profiles are single persons, so they never leave the secure environment.
 */
export interface Profiles {
  /** Persons in each profile. */
  count: Float64Array;
  /** Sampling weight of each person in the profile; null = 1. */
  weight: Float64Array | null;
  covariates: readonly Covariate[];
  outcomes: readonly OutcomePath[];
}
