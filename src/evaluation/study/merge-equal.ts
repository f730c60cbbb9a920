import { type CodedColumn, codedColumn } from './coded-column.ts';
import { sortedGroups } from './sorted-groups.ts';

/** Rows as columns of numbers, NaN = missing, each with how many it stands for. */
export interface CountedRows {
  count: Float64Array;
  columns: readonly Float64Array[];
}

/**
 * Equal rows become one, sorted by the first column, then the second, …, missing first: the same rows in the same order however they came. `codeOf` codes
 * a column, when it has been done before.
 */
export function mergeEqual(
  { count, columns }: CountedRows,
  codeOf: (column: Float64Array) => CodedColumn = codedColumn,
): CountedRows {
  const groups = sortedGroups(count, columns.map(codeOf));
  return { count: groups.count, columns: columns.map((column) => taken(column, groups.rows)) };
}

/** The values of some rows, in their order. */
function taken(values: Float64Array, rows: Int32Array): Float64Array {
  const some = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) some[at] = values[rows[at] as number] as number;
  return some;
}
