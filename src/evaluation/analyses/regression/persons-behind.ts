import type { Regression } from '../../plan/kinds/regression.ts';
import { countsByValue, SOLVED } from '../counts-by-value.ts';
import type { ReleasedCount } from '../finding.ts';
import type { Coefficient } from './design.ts';
import { idsOf, type UsedRows } from './used-rows.ts';

/** Who stands behind a coefficient. */
export interface Behind {
  rows: number;
  /** Persons, where a column says who a row is about; null without. */
  units: number | null;
  /** Persons, or rows without such a column, with the value 1, and with 0, of a column that has no others; who has been both is in both. Null of others. */
  treated: number | null;
  control: number | null;
  /** Clusters with somebody of value 1, and with somebody of value 0; null of other columns. */
  clusters: { treated: number; untreated: number } | null;
  counts: ReleasedCount[];
}

/** Whether the outcome is 0 or 1 in everybody. */
export const isShareOf = ({ y }: UsedRows): boolean => y.every((value) => value === 0 || value === 1);

/**
 * Counts who stands behind a coefficient (null = a joint test), and what that gives away: how many persons, how many of them with each value of a column
 * of two, and by the outcome's value where there are few, as coefficients of indicators give the shares back.
 */
export function behind(
  one: Coefficient | null,
  { used, where }: { used: UsedRows; where: Readonly<Record<string, string>> },
  analysis: Regression,
): Behind {
  const persons = personsIn(used, analysis);
  const { conditions = null, values = new Float64Array() } = one ?? {};
  const isSplit = conditions !== null;
  const has = (row: number) => values[row] === 1;
  const treated = isSplit ? persons(has) : null;
  return {
    rows: used.count.reduce((sum, n) => sum + n, 0),
    units: analysis.unit ? persons(() => true) : null,
    treated,
    control: isSplit ? persons((row) => !has(row)) : null,
    clusters: isSplit ? clustersWith(used, analysis, has) : null,
    counts: [
      ...countsOf(used, analysis, persons, where, () => true),
      ...(isSplit
        ? countsOf(used, analysis, persons, { ...where, ...conditions }, has)
        : twoValues(one).flatMap((value) => {
            const own = { ...where, [one?.term ?? '']: String(value) };
            return countsOf(used, analysis, persons, own, (row) => values[row] === value);
          })),
    ],
  };
}

type Persons = (is: (row: number) => boolean) => number;

/** Counts the persons with some property: rows, or the values of the column that says who a row is about. */
function personsIn(used: UsedRows, { unit }: Regression): Persons {
  const ids = unit ? idsOf(used, unit) : null;
  return (is) =>
    ids
      ? new Set(ids.filter((_, row) => is(row))).size
      : used.count.reduce((sum, n, row) => sum + (is(row) ? n : 0), 0);
}

/** The two values of a number that has no others: its coefficient is that of an indicator. */
function twoValues(one: Coefficient | null): number[] {
  const values = [...new Set(one?.values)].sort((a, b) => a - b);
  return values.length === 2 ? values : [];
}

function countsOf(
  used: UsedRows,
  { data, outcome, unit }: Regression,
  persons: Persons,
  where: Readonly<Record<string, string>>,
  is: (row: number) => boolean,
): ReleasedCount[] {
  const all = { data, where, value: persons(is) };
  const name = `outcome ${outcome.column}`;
  if (!unit) {
    const rows = Array.from(used.y, (value, row) => ({ value, n: is(row) ? (used.count[row] ?? 0) : 0 }));
    return [all, ...countsByValue({ data, where }, name, rows, used.y)];
  }
  // A person of several rows may have several outcomes.
  const values = new Set(used.y);
  if (values.size > SOLVED) return [all];
  const rows = Array.from(values, (value) => ({ value, n: persons((row) => is(row) && used.y[row] === value) }));
  return [all, ...countsByValue({ data, where }, `${name} in some row`, rows, values)];
}

/** Of the clustering with the fewest clusters. */
function clustersWith(used: UsedRows, { errors }: Regression, has: (row: number) => boolean): Behind['clusters'] {
  const found = (errors.clusters ?? []).map((column) => {
    const ids = idsOf(used, column);
    const clusters = (is: (row: number) => boolean) => new Set(ids.filter((_, row) => is(row))).size;
    return { all: clusters(() => true), treated: clusters(has), untreated: clusters((row) => !has(row)) };
  });
  const [fewest] = found.sort((a, b) => a.all - b.all);
  return fewest ? { treated: fewest.treated, untreated: fewest.untreated } : null;
}
