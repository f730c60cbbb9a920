import type { MomentProfiles, Moments, WeightedSums } from '../profiles/moments.ts';
import type { Covariate, Profiles } from '../profiles/profiles.ts';
import { cellsOf } from './cells-of.ts';
import { joinEqualPaths } from './join-equal-paths.ts';

/** Profiles with the cell that each lies in, and what each counts as: one array for the sums with the weights, another for those with their squares. */
export interface CelledPaths {
  cell: Float64Array;
  /** One array a period; NaN = missing. */
  paths: readonly Float64Array[];
  masses: readonly Float64Array[];
}

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
  const { cell, rows } = cellsOf(keys, path.values);
  const persons = new Float64Array(rows.length);
  for (let row = 0; row < cell.length; row++) {
    const place = cell[row] as number;
    persons[place] = (persons[place] as number) + (profiles.count[row] as number);
  }
  const celled = { cell, paths: path.values, masses: massesOf(profiles) };
  const [sums, squared] = addUp(joinEqualPaths(celled, rows.length) ?? celled, rows.length);
  return {
    outcome,
    periods: path.periods,
    covariates: keys.map(({ name, levels }) => ({ name, levels })),
    cells: rows.map((row, place): { codes: Int32Array; moments: Moments } => ({
      codes: Int32Array.from(keys, ({ values }) => codeAt(values, row)),
      moments: {
        persons: persons[place] as number,
        seen: path.values.map((values) => !Number.isNaN(values[row])),
        ...(sums?.[place] as WeightedSums),
        squared: squared?.[place] ?? null,
      },
    })),
  };
}

function categoryOf(profiles: Profiles, name: string): Covariate & { levels: readonly string[] } {
  const found = profiles.covariates.find((one) => one.name === name);
  if (!found?.levels) throw new RangeError(`the profiles have no categorical covariate ${name}`);
  return { ...found, levels: found.levels };
}

const codeAt = (values: Float64Array, row: number) => {
  const code = values[row] ?? Number.NaN;
  return Number.isNaN(code) ? -1 : code;
};

function massesOf({ count, weight }: Profiles): Float64Array[] {
  if (!weight) return [count];
  return [
    count.map((n, row) => n * (weight[row] as number)),
    count.map((n, row) => n * (weight[row] as number) * (weight[row] as number)),
  ];
}

/** For each kind of mass the sums of every cell. */
function addUp({ cell, paths, masses }: CelledPaths, cells: number): WeightedSums[][] {
  const periods = paths.length;
  const here = new Float64Array(periods);
  const filled = new Int32Array(periods);
  const blocks = masses.map(() =>
    Array.from({ length: cells }, () => new Float64Array(1 + periods + (periods * (periods + 1)) / 2)),
  );
  for (let row = 0; row < cell.length; row++) {
    let some = 0;
    for (let t = 0; t < periods; t++) {
      const y = (paths[t] as Float64Array)[row] as number;
      if (y === 0 || y !== y) continue;
      here[some] = y;
      filled[some++] = t;
    }
    for (let kind = 0; kind < masses.length; kind++) {
      const block = (blocks[kind] as Float64Array[])[cell[row] as number] as Float64Array;
      addRow(block, (masses[kind] as Float64Array)[row] as number, here, filled, some, periods);
    }
  }
  return blocks.map((list) => list.map((block) => sumsOf(block, periods)));
}

/** Adds one row to a block that holds the weight, the sums and the lower triangle of products; its first `some` values are at the periods `filled`. */
function addRow(
  block: Float64Array,
  mass: number,
  here: Float64Array,
  filled: Int32Array,
  some: number,
  periods: number,
): void {
  block[0] = (block[0] as number) + mass;
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
