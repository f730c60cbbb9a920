import type { DesignColumn } from './rows.ts';

/**
 * A fitted model in an orthonormal basis, from which every covariance follows: with X the design, each row multiplied by √weight,
 * X = QR and QᵀQ = I over all persons.
 */
export interface Fit {
  /** Columns that are kept, in order. */
  names: readonly string[];
  /** Columns left out because those before them already say the same. */
  dropped: readonly string[];
  coefficients: Float64Array;
  /** One array a kept column: Q times √count, so that a person's own row is `q/√count`. */
  q: readonly Float64Array[];
  /** R⁻¹, upper triangular, [row][column]. */
  rInverse: readonly Float64Array[];
  /** √weight · (y − fitted) of each person of a row; for a logit (y − p)/√(p(1 − p)). */
  residual: Float64Array;
  count: Float64Array;
  /** Persons, rows with count 0 not counted. */
  persons: number;
  /** Parameters that effects absorbed before the fit have used: all, and by effect with the key of its groups. */
  absorbed: readonly Absorbed[];
  /** Variance of a person's residual under `iid`: estimated (least squares) or 1 (logit). */
  dispersion: 'estimated' | 'one';
  /** Where persons' weights or variances are unlike; CR2 rests on it. */
  working?: Working;
}

/** What each person of a row is multiplied by (S, whose square is the weight), and the variance assumed of her residual (Φ). */
export interface Working {
  scale: Float64Array;
  variance: Float64Array;
}

/** An effect that was taken out before the fit: the group of every row. */
export interface Absorbed {
  name: string;
  ids: Int32Array;
  groups: number;
}

/** A column less than this part of which is new is left out as collinear. */
const COLLINEAR = 1e-9;

/** With less than this left of a column its rounding errors count, and they are taken out again. */
const MOST_WENT = 0.1;

/** An orthonormal basis of the columns times √mass. */
export interface Basis {
  kept: readonly number[];
  q: readonly Float64Array[];
  rInverse: readonly Float64Array[];
}

/**
 * Orthonormalises the columns, each row times `scale`, by Gram and Schmidt's method, done twice where most of a column went the first time (as stable
 * as Householder's). A column that lies in the span of those before it is left out. `norms`: what each column's size is measured against (its own unless given; before absorption).
 * Source: Giraud, Langou & Rozložník 2005, Computers & Mathematics with Applications 50: 1069–1075.
 */
export function orthonormalise(
  columns: readonly DesignColumn[],
  scale: Float64Array,
  norms?: readonly number[],
): Basis {
  const kept: number[] = [];
  const q: Float64Array[] = [];
  const r: number[][] = [];
  columns.forEach(({ values }, index) => {
    const column = values.map((value, row) => value * (scale[row] ?? 0));
    const size = Math.max(norms?.[index] ?? 0, Math.sqrt(dot(column, column)));
    const along = q.map(() => 0);
    let [before, left] = [Number.POSITIVE_INFINITY, Math.sqrt(dot(column, column))];
    for (let pass = 0; pass < 2 && left < MOST_WENT * before; pass++) {
      q.forEach((direction, j) => {
        const part = dot(direction, column);
        along[j] = (along[j] ?? 0) + part;
        for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) - part * (direction[row] ?? 0);
      });
      [before, left] = [left, Math.sqrt(dot(column, column))];
    }
    if (!(left > COLLINEAR * size)) return;
    for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) / left;
    kept.push(index);
    q.push(column);
    r.push([...along, left]);
  });
  return { kept, q, rInverse: invertUpper(r) };
}

/** The inverse of an upper triangular matrix given by columns (column j has j + 1 entries), as rows. */
function invertUpper(r: readonly (readonly number[])[]): Float64Array[] {
  const size = r.length;
  const inverse = Array.from({ length: size }, () => new Float64Array(size));
  for (let column = 0; column < size; column++)
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0;
      for (let k = row + 1; k <= column; k++) sum -= (r[k]?.[row] ?? 0) * (inverse[k]?.[column] ?? 0);
      const target = inverse[row];
      if (target) target[column] = sum / (r[row]?.[row] ?? Number.NaN);
    }
  return inverse;
}

/** Σ a b. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}

/** An upper triangular matrix times a vector. */
export const timesUpper = (upper: readonly Float64Array[], vector: Float64Array | readonly number[]): Float64Array =>
  Float64Array.from(upper, (row) => {
    let sum = 0;
    for (let k = 0; k < row.length; k++) sum += (row[k] ?? 0) * (vector[k] ?? 0);
    return sum;
  });
