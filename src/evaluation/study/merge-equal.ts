/** Rows as columns of numbers, NaN = missing, each with how many it stands for. */
export interface CountedRows {
  count: Float64Array;
  columns: readonly Float64Array[];
}

/** Equal rows become one, in the order in which they first appear. */
export function groupEqual({ count, columns }: CountedRows): CountedRows {
  const hashes = hashesOf(count.length, columns);
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * count.length))) - 1;
  const places = new Int32Array(mask + 1).fill(-1);
  const first: number[] = [];
  const counts: number[] = [];
  for (let row = 0; row < count.length; row++) {
    let place = (hashes[row] as number) & mask;
    let group = places[place] as number;
    while (group >= 0 && compareRows(columns, first[group] as number, row) !== 0) {
      place = (place + 1) & mask;
      group = places[place] as number;
    }
    if (group < 0) {
      places[place] = first.length;
      first.push(row);
      counts.push(count[row] as number);
    } else counts[group] = (counts[group] as number) + (count[row] as number);
  }
  return rowsOf(columns, first, counts);
}

/** Equal rows become one, sorted by the first column, then the second, …, missing first: the same rows in the same order however they came. */
export function mergeEqual(rows: CountedRows): CountedRows {
  const { count, columns } = groupEqual(rows);
  const order = Array.from(count.keys()).sort((a, b) => compareRows(columns, a, b));
  return rowsOf(
    columns,
    order,
    order.map((row) => count[row] as number),
  );
}

const rowsOf = (columns: readonly Float64Array[], rows: readonly number[], count: readonly number[]): CountedRows => ({
  count: Float64Array.from(count),
  columns: columns.map((column) => Float64Array.from(rows, (row) => column[row] as number)),
});

/** A number for each row; equal rows have the same. All missing values are alike, and so are 0 and −0. */
function hashesOf(rows: number, columns: readonly Float64Array[]): Int32Array {
  const hashes = new Int32Array(rows);
  const value = new Float64Array(1);
  const words = new Int32Array(value.buffer);
  for (const column of columns)
    for (let row = 0; row < rows; row++) {
      const cell = column[row] as number;
      value[0] = Number.isNaN(cell) ? Number.NaN : cell + 0;
      const mixed = Math.imul((hashes[row] as number) ^ (words[0] as number), 0x9e3779b1);
      const turned = (mixed << 15) | (mixed >>> 17);
      hashes[row] = Math.imul(turned ^ (words[1] as number), 0x85ebca6b) ^ (turned >>> 13);
    }
  return hashes;
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
