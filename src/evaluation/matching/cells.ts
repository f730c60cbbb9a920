import type { Covariate } from '../profiles/profiles.ts';

/** Cut points of numeric covariates by name: a value v falls in the band numbered by how many cut points are ≤ v. */
export type Cuts = Readonly<Record<string, readonly number[]>>;

/**
 * The cell of every row: rows are in one cell when they are alike in every covariate, numeric ones with cut points after coarsening
 * (Iacus, King & Porro 2012). A missing value is a value of its own. Cells are numbered in order of appearance.
 */
export function cellsOf(covariates: readonly Covariate[], cuts: Cuts = {}): Int32Array {
  const rows = covariates[0]?.values.length ?? 0;
  const columns = covariates.map((covariate) => coarsened(covariate, cuts[covariate.name]));
  const numbers = new Map<string, number>();
  return Int32Array.from({ length: rows }, (_, row) => {
    const key = columns.map((values) => values[row]).join('|');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
}

/** Equally wide bands by Sturges' rule, ⌈log₂ n⌉ + 1 of them: the cut points between them. `count` persons have each value. */
export function sturgesCuts(values: Float64Array, count: Float64Array): number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let persons = 0;
  values.forEach((value, row) => {
    if (Number.isNaN(value) || !((count[row] ?? 0) > 0)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
    persons += count[row] ?? 0;
  });
  if (!(high > low)) return [];
  const bands = Math.ceil(Math.log2(persons)) + 1;
  return Array.from({ length: bands - 1 }, (_, i) => low + ((high - low) * (i + 1)) / bands);
}

function coarsened(covariate: Covariate, cuts: readonly number[] | undefined): Float64Array {
  if (!cuts || covariate.levels) return covariate.values;
  return covariate.values.map((value) =>
    Number.isNaN(value) ? value : cuts.reduce((band, cut) => band + Number(cut <= value), 0),
  );
}
