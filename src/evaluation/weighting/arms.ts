import type { Covariate, Profiles } from '../profiles/profiles.ts';
import type { DesignColumn } from '../regression/rows.ts';
import { UserError } from '../user-error.ts';
import { designColumns } from './design-columns.ts';

/** Treated and untreated persons with one outcome, as profiles: `count` alike persons in each row. */
export interface Arms {
  count: Float64Array;
  /** Sampling weight of each person in the row; 1 unless given. */
  weight?: Float64Array;
  /** 1 = treated, 0 = untreated. */
  treated: Uint8Array;
  y: Float64Array;
}

/** Arms with the covariates to adjust for, all without missing values. */
export interface ComparedArms {
  arms: Arms;
  covariates: readonly Covariate[];
  /** The covariates as columns of a design, without intercept. */
  x: readonly DesignColumn[];
  /** The row of the profiles each row comes from. */
  origin: Int32Array;
  /** Persons left out because treatment, outcome or a covariate is missing. */
  missing: number;
}

/**
 * The two arms of a comparison out of profiles.
 *
 * @param choice.treatment the covariate whose value 1 is treated and 0 untreated
 * @param choice.covariates names of the covariates to adjust for
 * @param choice.y the outcome, one value a profile (a level, or a change between periods)
 * @throws UserError when a named covariate is unknown, the treatment is not 0/1, or an arm is empty
 */
export function armsOf(
  profiles: Profiles,
  choice: { treatment: string; covariates: readonly string[]; y: Float64Array },
): ComparedArms {
  const treatment = covariateOf(profiles, choice.treatment).values;
  const covariates = choice.covariates.map((name) => covariateOf(profiles, name));
  const complete = [treatment, choice.y, ...covariates.map((covariate) => covariate.values)];
  const kept: number[] = [];
  let missing = 0;
  profiles.count.forEach((count, row) => {
    if (complete.every((values) => Number.isFinite(values[row]))) kept.push(row);
    else missing += count;
  });
  const origin = Int32Array.from(kept);
  const arms = {
    count: at(profiles.count, origin),
    ...(profiles.weight && { weight: at(profiles.weight, origin) }),
    treated: treatedOf(at(treatment, origin), choice.treatment),
    y: at(choice.y, origin),
  };
  refuseEmptyArm(arms);
  const keptCovariates = covariates.map((covariate) => ({ ...covariate, values: at(covariate.values, origin) }));
  return { arms, covariates: keptCovariates, x: designColumns(keptCovariates), origin, missing };
}

/** The values at the given rows. */
export const at = (values: Float64Array, rows: Int32Array | readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => values[row] ?? Number.NaN);

/** Persons times sampling weight in every row. */
export const massOf = (arms: Arms): Float64Array =>
  arms.count.map((count, row) => count * (arms.weight ? (arms.weight[row] ?? 0) : 1));

/** The rows of one arm. */
export function rowsOfArm(arms: Arms, treated: 0 | 1): Int32Array {
  const rows: number[] = [];
  arms.treated.forEach((value, row) => {
    if (value === treated && (arms.count[row] ?? 0) > 0) rows.push(row);
  });
  return Int32Array.from(rows);
}

/** Refuses arms without treated or without untreated persons. */
export function refuseEmptyArm(arms: Arms): void {
  if (rowsOfArm(arms, 1).length === 0) throw new UserError('The comparison has no treated persons.');
  if (rowsOfArm(arms, 0).length === 0) throw new UserError('The comparison has no untreated persons.');
}

function covariateOf(profiles: Profiles, name: string): Covariate {
  const found = profiles.covariates.find((covariate) => covariate.name === name);
  if (!found) throw new UserError(`The profiles have no covariate "${name}".`);
  return found;
}

function treatedOf(values: Float64Array, name: string): Uint8Array {
  if (values.some((value) => value !== 0 && value !== 1))
    throw new UserError(`The treatment "${name}" has other values than 0 and 1.`);
  return Uint8Array.from(values);
}
