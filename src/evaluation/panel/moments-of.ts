import type { MomentProfiles, Moments, WeightedSums } from '../profiles/moments.ts';
import type { Covariate, Profiles } from '../profiles/profiles.ts';

/**
 * Profiles as moments: one cell for each combination of the covariates named and the periods in which its persons have an outcome. Linear estimators
 * give on these what they give on the profiles, and on the persons.
 *
 *     weight = Σ nᵢwᵢ,   sums[t] = Σ nᵢwᵢ yᵢₜ,   products[t][s] = Σ nᵢwᵢ yᵢₜ yᵢₛ,   and the same with wᵢ²
 *
 * @param covariates names of categorical covariates; others are added up over
 * @throws RangeError when the profiles have no such outcome or categorical covariate
 */
export function momentsOf(profiles: Profiles, outcome: string, covariates: readonly string[]): MomentProfiles {
  const path = profiles.outcomes.find((one) => one.name === outcome);
  if (!path) throw new RangeError(`the profiles have no outcome ${outcome}`);
  const keys = covariates.map((name) => categoryOf(profiles, name));
  const cells = cellsOf(keys, path.values);
  const blocks = cells.rows.map(() => emptyBlock(path.values.length));
  addUp(blocks, cells.of, path.values, profiles.count, profiles.weight);
  const squares = profiles.weight && cells.rows.map(() => emptyBlock(path.values.length));
  if (squares) addUp(squares, cells.of, path.values, profiles.count, squaredOf(profiles.weight));
  return {
    outcome,
    periods: path.periods,
    covariates: keys.map(({ name, levels }) => ({ name, levels })),
    cells: cells.rows.map((row, cell): { codes: Int32Array; moments: Moments } => ({
      codes: Int32Array.from(keys, ({ values }) => codeAt(values, row)),
      moments: {
        persons: cells.persons(profiles.count)[cell] ?? 0,
        seen: path.values.map((values) => !Number.isNaN(values[row])),
        ...sumsOf(blocks[cell] as Float64Array, path.values.length),
        squared: squares && sumsOf(squares[cell] as Float64Array, path.values.length),
      },
    })),
  };
}

type Category = Covariate & { levels: readonly string[] };

function categoryOf(profiles: Profiles, name: string): Category {
  const found = profiles.covariates.find((one) => one.name === name);
  if (!found?.levels) throw new RangeError(`the profiles have no categorical covariate ${name}`);
  return found as Category;
}

const codeAt = (values: Float64Array, row: number) => {
  const code = values[row] ?? Number.NaN;
  return Number.isNaN(code) ? -1 : code;
};

/** The cell of every profile, and the first profile of every cell. */
function cellsOf(keys: readonly Category[], paths: readonly Float64Array[]) {
  const length = paths[0]?.length ?? 0;
  const of = patternsOf(paths, length);
  const rows: number[] = [];
  for (const { values, levels } of keys) combine(of, values, levels.length + 1);
  const places = new Map<number, number>();
  let last = Number.NaN;
  let place = -1;
  for (let row = 0; row < length; row++) {
    const key = of[row] as number;
    if (key !== last) {
      last = key;
      place = places.get(key) ?? -1;
      if (place < 0) {
        place = rows.length;
        places.set(key, place);
        rows.push(row);
      }
    }
    of[row] = place;
  }
  let counted: Float64Array | null = null;
  const persons = (count: Float64Array) => {
    if (counted) return counted;
    counted = new Float64Array(rows.length);
    for (let row = 0; row < length; row++) {
      const cell = of[row] as number;
      counted[cell] = (counted[cell] as number) + (count[row] as number);
    }
    return counted;
  };
  return { of, rows, persons };
}

/** A number for each set of periods with an outcome, the same for profiles with the same set; 24 periods at a time, so that it stays exact. */
function patternsOf(paths: readonly Float64Array[], length: number): Float64Array {
  const pattern = new Float64Array(length);
  for (let from = 0; from < paths.length; from += 24) {
    const chunk = paths.slice(from, from + 24);
    const bits = new Float64Array(length);
    chunk.forEach((values, at) => {
      const bit = 2 ** at;
      for (let row = 0; row < length; row++) if (values[row] === values[row]) bits[row] = (bits[row] as number) + bit;
    });
    if (from === 0) pattern.set(bits);
    else {
      for (let row = 0; row < length; row++)
        pattern[row] = (pattern[row] as number) * 2 ** chunk.length + (bits[row] as number);
    }
    if (paths.length > 24) renumber(pattern);
  }
  renumber(pattern);
  return pattern;
}

/** Joins a covariate's codes to the numbers of the cells so far. */
function combine(cell: Float64Array, values: Float64Array, levels: number): void {
  for (let row = 0; row < cell.length; row++) {
    const code = values[row] as number;
    cell[row] = (cell[row] as number) * levels + (code === code ? code + 1 : 0);
  }
}

/** Numbers in order of appearance instead. */
function renumber(numbers: Float64Array): void {
  const places = new Map<number, number>();
  let last = Number.NaN;
  let place = 0;
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number;
    if (number !== last) {
      last = number;
      place = places.get(number) ?? places.size;
      if (place === places.size) places.set(number, place);
    }
    numbers[row] = place;
  }
}

/** Weight, sums and the lower triangle of products in one array. */
const emptyBlock = (periods: number) => new Float64Array(1 + periods + (periods * (periods + 1)) / 2);

function addUp(
  blocks: readonly Float64Array[],
  cell: Float64Array,
  paths: readonly Float64Array[],
  count: Float64Array,
  weight: Float64Array | null,
): void {
  const periods = paths.length;
  const here = new Float64Array(periods);
  const filled = new Int32Array(periods);
  for (let row = 0; row < count.length; row++) {
    const mass = (count[row] as number) * (weight ? (weight[row] as number) : 1);
    const block = blocks[cell[row] as number] as Float64Array;
    block[0] = (block[0] as number) + mass;
    let some = 0;
    for (let t = 0; t < periods; t++) {
      const y = (paths[t] as Float64Array)[row] as number;
      if (y === 0 || y !== y) continue;
      here[some] = y;
      filled[some++] = t;
    }
    for (let a = 0; a < some; a++) {
      const t = filled[a] as number;
      const scaled = mass * (here[a] as number);
      block[1 + t] = (block[1 + t] as number) + scaled;
      const start = 1 + periods + (t * (t + 1)) / 2;
      for (let b = 0; b <= a; b++) {
        const place = start + (filled[b] as number);
        block[place] = (block[place] as number) + scaled * (here[b] as number);
      }
    }
  }
}

function sumsOf(block: Float64Array, periods: number): WeightedSums {
  const start = 1 + periods;
  return {
    weight: block[0] as number,
    sums: block.slice(1, start),
    products: Array.from({ length: periods }, (_, t) =>
      block.slice(start + (t * (t + 1)) / 2, start + ((t + 1) * (t + 2)) / 2),
    ),
  };
}

const squaredOf = (weight: Float64Array | null) => weight && weight.map((one) => one * one);
