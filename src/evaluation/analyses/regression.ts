import { EVERYBODY } from '../estimate.ts';
import { type Regression } from '../plan/kinds/regression.ts';
import { columnOf, type Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import type { Finding } from './finding.ts';
import { type Coefficient, designOf } from './regression/design.ts';
import { fitted } from './regression/fitted.ts';
import { isNamed, linesOf, type Part } from './regression/lines.ts';
import { isShareOf } from './regression/persons-behind.ts';
import { category, rowsWith, type UsedRows, usedRows, wantedOf } from './regression/used-rows.ts';

/**
 * Regresses an outcome on columns, for everybody and each subgroup: least squares or logit with the plan's errors, on counted rows.
 * Throws UserError naming file, column and row, or the place in the plan.
 */
export async function regressionAnalysis(source: Source, analysis: Regression): Promise<Finding> {
  const counted = await source.count(wantedOf(analysis), analysis.name);
  const { used, leftOut } = usedRows(counted, analysis, source);
  const partOf = (rows: UsedRows, subgroup: string, where: Part['where']): Part => {
    const design = designOf(rows, analysis, source, used);
    return { subgroup, where, used: rows, design, answer: fitted(rows, design, analysis, source) };
  };
  refusePlacesOfPersons(used, analysis, source);
  const everybody = partOf(used, EVERYBODY, {});
  refuseUnknown(everybody.design, analysis, source);
  const parts = (analysis.subgroups ?? []).flatMap(({ column }) => {
    const levels = columnOf(counted, category(column)).levels ?? [];
    return levels.flatMap((level, code) => {
      const rows = rowsWith(used, column, code);
      return rows.count.length > 0 ? [partOf(rows, `${column}=${level}`, { [column]: level })] : [];
    });
  });
  const lines = [everybody, ...parts].flatMap((part) => linesOf(part, analysis));
  return {
    estimates: lines.map(({ estimate }) => estimate),
    counts: lines.map(({ counts }) => (analysis.units === 'places' ? [] : counts)),
    leftOut,
  };
}

/** Refuses names of terms that no column of the design bears, as a value that no row has. */
function refuseUnknown(design: readonly Coefficient[], analysis: Regression, source: Source): void {
  const { name, treatment, report = [], jointTests = [] } = analysis;
  if (design.length === 0)
    throw new UserError(
      `${source.name}: ${analysis.terms.map(({ column }) => `"${column}"`).join(', ')} has one value only in the rows that analysis "${name}" uses, so there is nothing to explain with.`,
    );
  const named = [
    ...(treatment === undefined ? [] : [treatment]),
    ...report,
    ...jointTests.flatMap(({ terms }) => terms),
  ];
  const unknown = named.find((wanted) => wanted !== '(intercept)' && !design.some((one) => isNamed(one, wanted)));
  if (unknown === undefined) return;
  const known = [...new Set(design.map((one) => one.name))];
  throw new UserError(
    `${source.name}: analysis "${name}" names the term "${unknown}", which the model does not have; it has ${known.slice(0, 12).join(', ')}${known.length > 12 ? ' …' : ''}.`,
  );
}

/** Refuses a plan that calls its units places, whose numbers hide nobody, where the outcome is 0 or 1 as a person's is. */
function refusePlacesOfPersons(used: UsedRows, { name, units, outcome }: Regression, source: Source): void {
  if (units === 'places' && isShareOf(used))
    throw new UserError(
      `${source.name}: the column "${outcome.column}" holds only 0 and 1, as a person's outcome does; analysis "${name}" cannot call its units places.`,
    );
}
