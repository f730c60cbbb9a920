/** A column of numbers as small codes that stand in the order of the values, missing first. */
export interface CodedColumn {
  /** The place of each row's value among the values that there are. */
  codes: Int32Array;
  /** How many codes there are; every code is below it. */
  size: number;
}

/** Whole numbers up to this are looked up, others sorted. */
const LARGEST_LOOKED_UP = 65_535;

/** Codes a column. All missing values (NaN) are alike, and so are 0 and −0. */
export function codedColumn(values: Float64Array): CodedColumn {
  const { length } = values;
  const places = new Int32Array(length);
  let largest = 0;
  // Plain loops: this runs over every person and every column.
  for (let row = 0; row < length; row++) {
    const value = values[row] as number;
    // Place 0 is for the missing ones; anything but a small whole number is changed by becoming a place.
    const place = Number.isNaN(value) ? 0 : (value + 1) | 0;
    if (place !== value + 1 && !Number.isNaN(value)) return sorted(values);
    if (place < 0 || place > LARGEST_LOOKED_UP || (place === 0 && value === -1)) return sorted(values);
    if (place > largest) largest = place;
    places[row] = place;
  }
  const present = new Int32Array(largest + 1);
  for (let row = 0; row < length; row++) present[places[row] as number] = 1;
  const size = numberPresent(present);
  if (size < largest + 1) for (let row = 0; row < length; row++) places[row] = present[places[row] as number] as number;
  return { codes: places, size };
}

/** Puts the ascending number of each place that is present (1) in its stead, and says how many there are. */
export function numberPresent(places: Int32Array): number {
  let next = 0;
  for (let place = 0; place < places.length; place++) if (places[place] === 1) places[place] = next++;
  return next;
}

function sorted(values: Float64Array): CodedColumn {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  let size = 0;
  for (const value of known) if (size === 0 || value > (known[size - 1] as number)) known[size++] = value;
  const distinct = known.subarray(0, size);
  const hasMissing = values.some(Number.isNaN) ? 1 : 0;
  return {
    codes: Int32Array.from(values, (value) => (Number.isNaN(value) ? 0 : placeOf(distinct, value) + hasMissing)),
    size: size + hasMissing,
  };
}

/** Where a value stands in an ascending list that holds it. */
export function placeOf(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
