import { type CodedColumn, codedColumn, numberPresent, placeOf } from './coded-column.ts';

/** Rows as columns of numbers, NaN = missing, each with how many it stands for. */
export interface CountedRows {
  count: Float64Array;
  columns: readonly Float64Array[];
}

/** Rows in groups; the number of a group is its place when groups are sorted by the first column, then the second, …, missing first. */
export interface Groups {
  of: Int32Array;
  size: number;
}

/** The largest table of groups and codes that is looked up directly: 64 MB. */
const LARGEST_TABLE = 2 ** 24;

/** All rows alike. */
export const oneGroup = (rows: number): Groups => ({ of: new Int32Array(rows), size: Math.min(1, rows) });

/** Parts groups by further columns. */
export function partedBy(groups: Groups, columns: readonly CodedColumn[]): Groups {
  let parted = groups;
  // Rows that are all different cannot be parted further, and their order is decided.
  for (const column of columns) if (parted.size < parted.of.length) parted = part(parted, column);
  return parted;
}

function part({ of, size }: Groups, { codes, size: codeCount }: CodedColumn): Groups {
  if (codeCount < 2) return { of, size };
  if (size * codeCount > LARGEST_TABLE) return partBySorting(of, codes, codeCount);
  const table = new Int32Array(size * codeCount);
  for (let row = 0; row < of.length; row++) table[(of[row] as number) * codeCount + (codes[row] as number)] = 1;
  const found = numberPresent(table);
  const parted = new Int32Array(of.length);
  for (let row = 0; row < of.length; row++)
    parted[row] = table[(of[row] as number) * codeCount + (codes[row] as number)] as number;
  return { of: parted, size: found };
}

function partBySorting(of: Int32Array, codes: Int32Array, codeCount: number): Groups {
  const keys = Float64Array.from(of, (group, row) => group * codeCount + (codes[row] as number));
  const ascending = keys.slice().sort();
  let size = 0;
  for (const key of ascending) if (size === 0 || key > (ascending[size - 1] as number)) ascending[size++] = key;
  const distinct = ascending.subarray(0, size);
  return { of: Int32Array.from(keys, (key) => placeOf(distinct, key)), size };
}

/** The first row of each group, and how many the group stands for. */
export function gathered({ of, size }: Groups, count: Float64Array): { first: Int32Array; count: Float64Array } {
  const first = new Int32Array(size).fill(-1);
  const sums = new Float64Array(size);
  for (let row = 0; row < of.length; row++) {
    const group = of[row] as number;
    if ((first[group] as number) < 0) first[group] = row;
    sums[group] = (sums[group] as number) + (count[row] as number);
  }
  return { first, count: sums };
}

/** The values of some rows. */
export function taken(values: Float64Array, rows: ArrayLike<number>): Float64Array {
  const some = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) some[at] = values[rows[at] as number] as number;
  return some;
}

/** Equal rows become one, sorted by the first column, then the second, …, missing first: the same rows in the same order however they came. */
export function equalRows({ count, columns }: CountedRows): CountedRows {
  const rows = gathered(partedBy(oneGroup(count.length), columns.map(codedColumn)), count);
  return { count: rows.count, columns: columns.map((column) => taken(column, rows.first)) };
}
