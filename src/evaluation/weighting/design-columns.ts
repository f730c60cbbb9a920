import type { Covariate } from '../profiles/profiles.ts';
import type { DesignColumn } from '../regression/rows.ts';

/**
 * Covariates as columns of a design, without intercept: a numeric one is itself, a categorical one an indicator for every level but the first.
 */
export function designColumns(covariates: readonly Covariate[]): DesignColumn[] {
  return covariates.flatMap((covariate) => {
    if (!covariate.levels) return [{ name: covariate.name, values: covariate.values }];
    return covariate.levels.slice(1).map((level, index) => ({
      name: `${covariate.name}=${level}`,
      values: covariate.values.map((code) => (Number.isNaN(code) ? code : Number(code === index + 1))),
    }));
  });
}
