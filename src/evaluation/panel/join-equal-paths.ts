import type { CelledPaths } from './moments-of.ts';

/** Below so many profiles joining saves nothing, above so many codes the counters would not fit. */
const [FEWEST_PROFILES, MOST_CODES] = [20_000, 4_000_000];

/**
 * Profiles of one cell with the same path of 0 and 1 joined into one, their masses added up, without sorting: the path is a binary number. Null where an
 * outcome is another number, or where there are too many codes or too few profiles for it to pay.
 */
export function joinEqualPaths({ cell, paths, masses }: CelledPaths, cells: number): CelledPaths | null {
  const size = cells * 2 ** paths.length;
  if (cell.length < FEWEST_PROFILES || size > MOST_CODES) return null;
  const code = codesOf(cell, paths);
  if (!code) return null;
  const totals = masses.map((mass) => totalsOf(code, mass, size));
  const used = usedOf(totals);
  return {
    cell: fill(used, paths.length, -1),
    paths: paths.map((_, t) => fill(used, t, 1)),
    masses: totals.map((total) => pick(total, used)),
  };
}

function totalsOf(code: Int32Array, mass: Float64Array, size: number): Float64Array {
  const total = new Float64Array(size);
  for (let row = 0; row < code.length; row++) {
    const place = code[row] as number;
    total[place] = (total[place] as number) + (mass[row] as number);
  }
  return total;
}

/** The codes that somebody has. */
function usedOf([total = new Float64Array()]: readonly Float64Array[]): Int32Array {
  const used = new Int32Array(total.length);
  let length = 0;
  for (let place = 0; place < total.length; place++) if (total[place] !== 0) used[length++] = place;
  return used.subarray(0, length);
}

/** The bits of each code from `shift` on that are in the mask. */
function fill(used: Int32Array, shift: number, mask: number): Float64Array {
  const values = new Float64Array(used.length);
  for (let at = 0; at < used.length; at++) values[at] = ((used[at] as number) >>> shift) & mask;
  return values;
}

function pick(total: Float64Array, used: Int32Array): Float64Array {
  const values = new Float64Array(used.length);
  for (let at = 0; at < used.length; at++) values[at] = total[used[at] as number] as number;
  return values;
}

/** The cell and, as its lowest bits, the periods with 1; null when an outcome is neither 0 nor 1. */
function codesOf(cell: Float64Array, paths: readonly Float64Array[]): Int32Array | null {
  const code = new Int32Array(cell.length);
  for (let row = 0; row < cell.length; row++) code[row] = (cell[row] as number) << paths.length;
  const isBinary = paths.every((values, t) => addBit(code, values, 1 << t));
  return isBinary ? code : null;
}

/** Sets the bit where the outcome is 1; false when one is neither 0 nor 1. Without a branch on the outcome, which no processor could foretell. */
function addBit(code: Int32Array, values: Float64Array, bit: number): boolean {
  let isWhole = true;
  let every = 0;
  for (let row = 0; row < code.length; row++) {
    const y = values[row] as number;
    const whole = y | 0;
    if (whole !== y && y === y) isWhole = false;
    every |= whole;
    code[row] = (code[row] as number) | (whole * bit);
  }
  return isWhole && (every & ~1) === 0;
}
