import { type Regression, type RegressionTerm, TIMES } from '../../plan/kinds/regression.ts';
import type { DesignColumn } from '../../regression/rows.ts';
import { keyOf, type Source } from '../../source/source.ts';
import { UserError } from '../../user-error.ts';
import { type UsedRows, wantedTerm } from './used-rows.ts';

/** A column of the design that stands for one coefficient. */
export interface Coefficient extends DesignColumn {
  /** The columns that it is made of, joined as a product's are. */
  term: string;
  /** Who has the value 1, when all others have 0: value by column. */
  conditions: Readonly<Record<string, string>> | null;
  /** It stands in products alone. */
  isHidden: boolean;
}

const COLUMNS = 1500;
const NUMBERS = 150_000_000;

/**
 * The design of a regression without the intercept: numbers as they stand, an indicator of each value of a category but the reference, and products of
 * them. Throws UserError when a reference is not there, or a category has too many values for columns.
 */
export function designOf(used: UsedRows, analysis: Regression, source: Source, whole = used): Coefficient[] {
  refuseTooMany(used, analysis, source);
  const parts = new Map(
    analysis.terms.map((term) => [
      term.column,
      term.as === 'number' ? [numberOf(used, term)] : indicatorsOf(used, term, analysis, source, whole),
    ]),
  );
  const products = (analysis.products ?? []).flatMap((columns) => {
    const [first = [], ...others] = columns.map((column) => parts.get(column) ?? []);
    return others.reduce((sofar, more) => sofar.flatMap((a) => more.map((b) => times(a, b))), first);
  });
  return [...[...parts.values()].flat().filter(({ isHidden }) => !isHidden), ...products];
}

const valuesOf = (used: UsedRows, term: RegressionTerm) => {
  const found = used.columns.get(keyOf(wantedTerm(term)));
  if (!found) throw new RangeError(`the column ${term.column} was not counted`);
  return found;
};

function numberOf(used: UsedRows, term: RegressionTerm): Coefficient {
  const { values } = valuesOf(used, term);
  const isIndicator = values.every((value) => value === 0 || value === 1);
  return {
    name: term.column,
    term: term.column,
    values,
    conditions: isIndicator ? { [term.column]: '1' } : null,
    isHidden: term.onlyInProducts ?? false,
  };
}

function indicatorsOf(
  used: UsedRows,
  term: RegressionTerm,
  { name }: Regression,
  source: Source,
  whole: UsedRows,
): Coefficient[] {
  const { values, levels } = valuesOf(used, term);
  const everywhere = codesIn(valuesOf(whole, term).values);
  const reference = term.reference === undefined ? everywhere[0] : levels?.indexOf(term.reference);
  if (reference === undefined || !everywhere.includes(reference))
    throw new UserError(
      `${source.name}: no row that analysis "${name}" uses has the reference "${term.reference}" in the column "${term.column}".`,
    );
  return codesIn(values)
    .filter((code) => code !== reference)
    .map((code) => {
      const level = levels?.[code] ?? '';
      return {
        name: `${term.column}=${level}`,
        term: term.column,
        values: values.map((value) => Number(value === code)),
        conditions: { [term.column]: level },
        isHidden: term.onlyInProducts ?? false,
      };
    });
}

const codesIn = (values: Float64Array): number[] => [...new Set(values)].sort((a, b) => a - b);

const times = (a: Coefficient, b: Coefficient): Coefficient => ({
  name: a.name + TIMES + b.name,
  term: a.term + TIMES + b.term,
  values: a.values.map((value, row) => value * (b.values[row] ?? 0)),
  conditions: a.conditions && b.conditions && { ...a.conditions, ...b.conditions },
  isHidden: false,
});

function refuseTooMany(used: UsedRows, { terms, products = [], name }: Regression, source: Source): void {
  const sizes = new Map(
    terms.map((term) => [term.column, term.as === 'number' ? 1 : codesIn(valuesOf(used, term).values).length - 1]),
  );
  const main = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const columns = products.reduce(
    (sum, product) => sum + product.reduce((all, column) => all * (sizes.get(column) ?? 1), 1),
    main,
  );
  if (columns <= COLUMNS && columns * used.count.length <= NUMBERS) return;
  const [largest = ''] = [...sizes].sort(([, a], [, b]) => b - a)[0] ?? [];
  throw new UserError(
    `${source.name}: analysis "${name}" would need ${columns} coefficients; "${largest}" has the most values. Name it under "absorb" instead.`,
  );
}
