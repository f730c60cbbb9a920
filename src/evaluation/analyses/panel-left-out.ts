import type { Profiles } from '../profiles/profiles.ts';
import type { LeftOut } from './left-out.ts';

/**
 * What an analysis of followed units leaves out, a unit in one period counting as a row: `otherGroup` all periods of units of neither group,
 * `covariateMissing` those of units that lack one of `needed`, `outcomeMissing` the periods in which the others have no outcome.
 */
export function panelLeftOut(
  profiles: Profiles,
  outcome: string,
  group: { column: string; treated: string; control: string },
  needed: readonly string[],
): LeftOut {
  const path = profiles.outcomes.find((one) => one.name === outcome);
  const column = profiles.covariates.find((one) => one.name === group.column);
  const covariates = profiles.covariates.filter((one) => needed.includes(one.name));
  const leftOut = { outcomeMissing: 0, otherGroup: 0, periodMissing: 0, covariateMissing: 0 };
  if (!path || !column?.levels) return leftOut;
  const codes = [group.treated, group.control].map((side) => column.levels?.indexOf(side));
  const weight = profiles.weight;
  profiles.count.forEach((n, row) => {
    const rows = n * path.periods.length;
    if (!codes.includes(column.values[row])) leftOut.otherGroup += rows;
    else if ((weight && !(weight[row] as number)) || covariates.some(({ values }) => Number.isNaN(values[row])))
      leftOut.covariateMissing += rows;
    else for (const values of path.values) if (Number.isNaN(values[row])) leftOut.outcomeMissing += n;
  });
  return leftOut;
}
