/** Rows as columns of numbers, NaN = missing, each with how many it stands for. */
export interface CountedRows {
  count: Float64Array;
  columns: readonly Float64Array[];
}

/** Equal rows become one, sorted by the first column, then the second, …, missing first: the same rows in the same order however they came. */
export function mergeEqual({ count, columns }: CountedRows): CountedRows {
  const order = Uint32Array.from(count, (_, row) => row).sort((a, b) => compareRows(columns, a, b));
  const first: number[] = [];
  const counts: number[] = [];
  let last = -1;
  for (const row of order) {
    if (last >= 0 && compareRows(columns, last, row) === 0)
      counts[counts.length - 1] = (counts.at(-1) as number) + (count[row] as number);
    else {
      first.push(row);
      counts.push(count[row] as number);
    }
    last = row;
  }
  return {
    count: Float64Array.from(counts),
    columns: columns.map((column) => Float64Array.from(first, (row) => column[row] as number)),
  };
}

function compareRows(columns: readonly Float64Array[], a: number, b: number): number {
  for (const column of columns) {
    const [x, y] = [column[a] as number, column[b] as number];
    if (x < y) return -1;
    if (x > y) return 1;
    const missing = Number(Number.isNaN(y)) - Number(Number.isNaN(x));
    if (missing !== 0) return missing;
  }
  return 0;
}
