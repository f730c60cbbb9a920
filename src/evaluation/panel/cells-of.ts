/** A covariate of which every level makes cells of its own; NaN does as well. */
interface Category {
  values: Float64Array;
  levels: readonly string[];
}

/** Periods whose bits fit into one whole number. */
const CHUNK = 20;

/** Up to here numbers are looked up in an array. */
const MOST_DENSE = 2 ** 24;

/** The cell of every profile (covariates and the set of periods with an outcome), numbered in order of appearance, and the first profile of each. */
export function cellsOf(
  keys: readonly Category[],
  paths: readonly Float64Array[],
): { cell: Float64Array; rows: number[] } {
  const cell = new Float64Array(paths[0]?.length ?? 0);
  let rows = renumber(cell);
  for (let from = 0; from < paths.length; from += CHUNK) {
    const bits = new Int32Array(cell.length);
    for (const [at, values] of paths.slice(from, from + CHUNK).entries()) markMissing(bits, values, 1 << at);
    if (combine(cell, bits, 2 ** CHUNK)) rows = renumber(cell);
  }
  for (const { values, levels } of keys) if (combine(cell, values, levels.length + 1)) rows = renumber(cell);
  return { cell, rows };
}

function markMissing(bits: Int32Array, values: Float64Array, bit: number): void {
  for (let row = 0; row < bits.length; row++) {
    const y = values[row] as number;
    if (y !== y) bits[row] = (bits[row] as number) | bit;
  }
}

/** Joins a code to the numbers of the cells so far; false when it is 0 everywhere and so changes nothing. */
function combine(cell: Float64Array, codes: Float64Array | Int32Array, factor: number): boolean {
  let isChanged = false;
  for (let row = 0; row < cell.length; row++) {
    const code = codes[row] as number;
    if (code !== 0) isChanged = true;
    cell[row] = (cell[row] as number) * factor + (code === code ? code : factor - 1);
  }
  if (!isChanged) for (let row = 0; row < cell.length; row++) cell[row] = (cell[row] as number) / factor;
  return isChanged;
}

/** Puts 0, 1, … in order of appearance in place of the numbers; gives the first row of each. */
function renumber(numbers: Float64Array): number[] {
  let most = 0;
  for (let row = 0; row < numbers.length; row++) if ((numbers[row] as number) > most) most = numbers[row] as number;
  return most < MOST_DENSE ? renumberDense(numbers, most) : renumberSparse(numbers);
}

function renumberDense(numbers: Float64Array, most: number): number[] {
  const rows: number[] = [];
  const places = new Int32Array(most + 1);
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number;
    if (places[number] === 0) places[number] = rows.push(row);
    numbers[row] = (places[number] as number) - 1;
  }
  return rows;
}

function renumberSparse(numbers: Float64Array): number[] {
  const rows: number[] = [];
  const places = new Map<number, number>();
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number;
    let place = places.get(number);
    if (place === undefined) {
      place = rows.push(row) - 1;
      places.set(number, place);
    }
    numbers[row] = place;
  }
  return rows;
}
