/** A column with each of its values as a small number: the order of the numbers is that of the values, missing first. */
export interface CodedColumn {
  codes: Uint8Array | Uint16Array | Int32Array;
  /** How many different values there are. */
  size: number;
}

/** Whole numbers up to here are looked up in an array. */
const MOST_WHOLE = 65_534;

/** Codes a column; NaN = missing, and −0 is 0. */
export function codedColumn(values: Float64Array): CodedColumn {
  const highest = highestWhole(values);
  return highest === null ? codedNumbers(values) : codedWhole(values, highest);
}

/** The highest value when all are whole, from 0 and not too large; else null. −1 when all are missing. */
function highestWhole(values: Float64Array): number | null {
  let highest = -1;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (value !== value) continue;
    if (!(value >= 0 && value <= MOST_WHOLE) || (value | 0) !== value) return null;
    if (value > highest) highest = value;
  }
  return highest;
}

function codedWhole(values: Float64Array, highest: number): CodedColumn {
  const codes = new Int32Array(highest + 2);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    codes[value === value ? value + 1 : 0] = 1;
  }
  let size = 0;
  for (let place = 0; place < codes.length; place++) if (codes[place] === 1) codes[place] = size++;
  const coded = roomFor(values.length, size);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    coded[row] = codes[value === value ? value + 1 : 0] as number;
  }
  return { codes: coded, size };
}

function codedNumbers(values: Float64Array): CodedColumn {
  const known = new Map<number, number>();
  // A map takes 0 and −0 for one, and all missing values too.
  for (const value of Float64Array.from(values).sort()) if (value === value && !known.has(value)) known.set(value, 0);
  const hasMissing = values.includes(Number.NaN);
  let size = Number(hasMissing);
  for (const value of known.keys()) known.set(value, size++);
  const coded = roomFor(values.length, size);
  for (let row = 0; row < values.length; row++) coded[row] = known.get(values[row] as number) ?? 0;
  return { codes: coded, size };
}

const roomFor = (rows: number, size: number): CodedColumn['codes'] =>
  size <= 256 ? new Uint8Array(rows) : size <= 65_536 ? new Uint16Array(rows) : new Int32Array(rows);
