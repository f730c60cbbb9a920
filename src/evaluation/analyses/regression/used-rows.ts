import type { Regression, RegressionTerm } from '../../plan/kinds/regression.ts';
import type { Covariate } from '../../profiles/profiles.ts';
import { type CountedColumns, columnOf, keyOf, type Source, type WantedColumn } from '../../source/source.ts';
import { UserError } from '../../user-error.ts';
import type { LeftOut } from '../left-out.ts';

/** The rows that a regression uses, none of them without an outcome or a covariate. */
export interface UsedRows {
  count: Float64Array;
  weight?: Float64Array;
  y: Float64Array;
  /** By the key of source.ts. */
  columns: ReadonlyMap<string, Covariate>;
}

/** A column read as categories. */
export const category = (column: string): WantedColumn => ({ column, kind: 'category' });
/** The column of a term. */
export const wantedTerm = ({ column, as }: RegressionTerm): WantedColumn => ({ column, kind: as });
const outcomeOf = ({ model, outcome }: Regression): WantedColumn => ({
  column: outcome.column,
  kind: model === 'logit' ? 'indicator' : 'number',
});

/** The columns without which a row is left out. */
function needed({ terms, absorb = [], weights, errors, unit }: Regression): WantedColumn[] {
  return [
    ...terms.map(wantedTerm),
    ...[...absorb, ...(errors.clusters ?? []), ...(unit ? [unit] : [])].map(category),
    ...(weights ? [{ column: weights, kind: 'number' } as const] : []),
  ];
}

/** Every column that a regression reads. */
export const wantedOf = (analysis: Regression): WantedColumn[] => [
  outcomeOf(analysis),
  ...needed(analysis),
  ...(analysis.subgroups ?? []).map(({ column }) => category(column)),
];

/** The rows with everything that the regression needs, and how many lack something. Throws UserError for a negative weight, or when none is left. */
export function usedRows(
  counted: CountedColumns,
  analysis: Regression,
  source: Source,
): { used: UsedRows; leftOut: LeftOut } {
  const outcome = columnOf(counted, outcomeOf(analysis)).values;
  const covariates = needed(analysis).map((one) => columnOf(counted, one).values);
  const { weights, name } = analysis;
  const weight = weights ? columnOf(counted, { column: weights, kind: 'number' }).values : null;
  if (weight?.some((value) => value < 0))
    throw new UserError(`${source.name}: column "${weights}" holds a negative weight (analysis "${name}").`);
  const leftOut: LeftOut = { outcomeMissing: 0, otherGroup: 0, periodMissing: 0, covariateMissing: 0 };
  const rows: number[] = [];
  counted.count.forEach((n, row) => {
    if (Number.isNaN(outcome[row])) leftOut.outcomeMissing += n;
    else if (covariates.some((values) => Number.isNaN(values[row])) || weight?.[row] === 0)
      leftOut.covariateMissing += n;
    else rows.push(row);
  });
  if (rows.length === 0)
    throw new UserError(`${source.name}: no row has all the columns that analysis "${name}" needs.`);
  const whole = { count: counted.count, y: outcome, columns: counted.columns, ...(weight && { weight }) };
  return { used: chosen(whole, rows), leftOut };
}

/** The rows with one value of a column. */
export function rowsWith(used: UsedRows, column: string, code: number): UsedRows {
  const values = used.columns.get(keyOf(category(column)))?.values ?? new Float64Array();
  return chosen(
    used,
    Array.from(values.keys()).filter((row) => values[row] === code),
  );
}

function chosen({ count, weight, y, columns }: UsedRows, rows: readonly number[]): UsedRows {
  const take = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
  return {
    count: take(count),
    y: take(y),
    columns: new Map([...columns].map(([key, one]) => [key, { ...one, values: take(one.values) }])),
    ...(weight && { weight: take(weight) }),
  };
}

/** The category of every used row, as a number. */
export const idsOf = (used: UsedRows, column: string): Int32Array =>
  Int32Array.from(used.columns.get(keyOf(category(column)))?.values ?? []);
