import type { CodedColumn } from './coded-column.ts';

/** Rows alike in every column, as groups sorted by the first column, then the second, …: of each group a row that stands for it, and its count. */
export interface SortedGroups {
  rows: Int32Array;
  count: Float64Array;
}

/** Up to here numbers are looked up in an array; it stays in the processor's cache up to the smaller. */
const [MOST_PLACES, FEW_PLACES] = [2 ** 24, 2 ** 16];

/**
 * Groups equal rows without comparing any: the codes of a row are the digits of one number, which is made small again whenever it outgrows an array. The
 * order of the numbers is that of the rows.
 */
export function sortedGroups(count: Float64Array, columns: readonly CodedColumn[]): SortedGroups {
  const numbers = new Int32Array(count.length);
  /** The numbers lie below `places`; when `isDense`, each is used. */
  let [places, isDense] = [1, true];
  for (const { codes, size } of columns) {
    if (isDense && places === count.length) break;
    if (size <= 1) continue;
    if (places * size > FEW_PLACES && !isDense) [places, isDense] = [renumber(numbers, places), true];
    if (places * size > MOST_PLACES) places = joinBySorting(numbers, places, codes, size);
    else {
      for (let row = 0; row < numbers.length; row++)
        numbers[row] = (numbers[row] as number) * size + (codes[row] as number);
      [places, isDense] = [places * size, false];
    }
  }
  const groups = isDense ? places : renumber(numbers, places);
  return addedUp(numbers, count, count.length === 0 ? 0 : groups);
}

function addedUp(numbers: Int32Array, count: Float64Array, groups: number): SortedGroups {
  const rows = new Int32Array(groups);
  const sums = new Float64Array(groups);
  for (let row = numbers.length - 1; row >= 0; row--) {
    const group = numbers[row] as number;
    rows[group] = row;
    sums[group] = (sums[group] as number) + (count[row] as number);
  }
  return { rows, count: sums };
}

/** Puts 0, 1, … in their order in place of the numbers that are there; gives how many. */
function renumber(numbers: Int32Array, places: number): number {
  const taken = new Int32Array(places);
  for (let row = 0; row < numbers.length; row++) taken[numbers[row] as number] = 1;
  let next = 0;
  for (let place = 0; place < places; place++) if (taken[place] === 1) taken[place] = next++;
  for (let row = 0; row < numbers.length; row++) numbers[row] = taken[numbers[row] as number] as number;
  return next;
}

/** Joins codes to numbers when the two have too many combinations for an array: both are sorted by counting, the later digit first. */
function joinBySorting(numbers: Int32Array, places: number, codes: CodedColumn['codes'], size: number): number {
  const byCode = sortedBy(codes, size, null);
  const order = sortedBy(numbers, places, byCode);
  const joined = new Int32Array(numbers.length);
  let next = -1;
  let last = -1;
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    if (last < 0 || numbers[row] !== numbers[last] || codes[row] !== codes[last]) next++;
    joined[row] = next;
    last = row;
  }
  numbers.set(joined);
  return next + 1;
}

/** Rows in the order of their keys, those alike in the order in which they came. */
function sortedBy(keys: CodedColumn['codes'], size: number, came: Int32Array | null): Int32Array {
  const starts = new Int32Array(size + 1);
  for (let row = 0; row < keys.length; row++) {
    const after = (keys[row] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let key = 0; key < size; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  const order = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const row = came ? (came[at] as number) : at;
    const key = keys[row] as number;
    order[starts[key] as number] = row;
    starts[key] = (starts[key] as number) + 1;
  }
  return order;
}
