import type { Covariate, Profiles } from '../profiles/profiles.ts';

/**
 * A column that an analysis uses, and how its texts are read. `number`: with a decimal point. `category`: as they stand. `indicator`: 0, 1, 0.0,
 * 1.0, true or false, nothing else.
 */
export interface WantedColumn {
  column: string;
  kind: 'number' | 'category' | 'indicator';
}

/** The wanted columns of a table, alike rows counted together. */
export interface CountedColumns {
  /** How many rows of the table each row here stands for. */
  count: Float64Array;
  columns: ReadonlyMap<string, Covariate>;
}

/** Units followed over periods. */
export interface Followed {
  /** The column that says who a row is about. */
  unit: string;
  period: string;
  outcomes: readonly WantedColumn[];
  /** Columns that are the same in all rows of a unit; a unit in which one changes is refused. */
  covariates: readonly WantedColumn[];
  /** The periods that are looked at, when not all are: a source may leave the others out, so that more persons are alike. */
  only?: readonly string[];
}

/** What analyses read: a table of rows, or the study's persons, as counted profiles. Blank cells (empty, spaces, a dot, NA) are missing. */
export interface Source {
  /** How messages call it. */
  name: string;
  columns: readonly string[];
  /**
   * Equal rows become one with a count, ordered by their values, so that the order of the file makes no difference; or as they first stand in the
   * file, which decides between persons who are equally near. Throws {@link UserError} naming file, column and row.
   */
  count(wanted: readonly WantedColumn[], analysis: string, order?: 'values' | 'file'): Promise<CountedColumns>;
  /** Equal units become one profile with a count; a period without a row is missing (NaN). Refuses a unit twice in one period. */
  follow(wanted: Followed, analysis: string): Promise<Profiles>;
}

/** The key of a column in {@link CountedColumns}. */
export const keyOf = (one: WantedColumn): string => `${one.kind} ${one.column}`;

/** The column that was wanted; it is there because {@link Source.count} was asked for it. */
export function columnOf(counted: CountedColumns, wanted: WantedColumn): Covariate {
  const found = counted.columns.get(keyOf(wanted));
  if (!found) throw new RangeError(`the column ${keyOf(wanted)} was not counted`);
  return found;
}
