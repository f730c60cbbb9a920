import { type Absorbed, dot, type Fit, orthonormalise, timesUpper, type Working } from './fit.ts';
import type { DesignColumn, Rows } from './rows.ts';

/**
 * Weighted least squares on counted rows (Da: mindste kvadraters metode): b minimises Σ n w (y − x·b)². Each row stands for `count` alike
 * persons of analytic weight `weight`; the result is that of the persons one by one. Collinear columns are left out, later ones first, and named.
 *
 * @param absorbed effects already taken out of y and x, see absorb.ts; `norms` are then the sizes of the columns before
 * @throws RangeError when there are no rows or y is missing somewhere
 */
export function leastSquares(rows: Rows, absorbed: readonly Absorbed[] = [], norms?: readonly number[]): Fit {
  const weightOf = (row: number) => (rows.weight ? (rows.weight[row] ?? 0) : 1);
  const persons = rows.count.reduce((sum, n, row) => sum + (weightOf(row) > 0 ? n : 0), 0);
  if (!(persons > 0)) throw new RangeError('a regression needs rows');
  if (rows.y.some((y, row) => Number.isNaN(y) && (rows.count[row] ?? 0) > 0)) throw new RangeError('y is missing');
  const scale = rows.count.map((n, row) => Math.sqrt(n * weightOf(row)));
  const basis = orthonormalise(rows.x, scale, norms);
  const target = rows.y.map((y, row) => y * (scale[row] ?? 0));
  const along = basis.q.map((direction) => dot(direction, target));
  basis.q.forEach((direction, j) => {
    const part = along[j] ?? 0;
    for (let row = 0; row < target.length; row++) target[row] = (target[row] ?? 0) - part * (direction[row] ?? 0);
  });
  return {
    names: basis.kept.map((index) => rows.x[index]?.name ?? ''),
    dropped: rows.x.flatMap(({ name }, index) => (basis.kept.includes(index) ? [] : [name])),
    coefficients: timesUpper(basis.rInverse, along),
    q: basis.q,
    rInverse: basis.rInverse,
    residual: target.map((value, row) => ((rows.count[row] ?? 0) > 0 ? value / Math.sqrt(rows.count[row] ?? 1) : 0)),
    count: rows.count,
    persons,
    absorbed,
    dispersion: 'estimated',
    ...workingOf(rows),
  };
}

/** With unlike weights: √weight, and one variance for everybody. */
function workingOf({ count, weight }: Rows): { working: Working } | null {
  const used = weight?.filter((value, row) => value > 0 && (count[row] ?? 0) > 0);
  if (!weight || !used?.some((value) => value !== used[0])) return null;
  return { working: { scale: weight.map(Math.sqrt), variance: new Float64Array(weight.length).fill(1) } };
}

/** What a fit predicts for rows of a design (of a logit the log odds): Σ b x over the columns that were kept; columns are found by name. */
export function predictedBy({ names, coefficients }: Fit, x: readonly DesignColumn[]): Float64Array {
  const predicted = new Float64Array(x[0]?.values.length ?? 0);
  names.forEach((name, j) => {
    const column = x.find((one) => one.name === name);
    column?.values.forEach((value, row) => {
      predicted[row] = (predicted[row] ?? 0) + value * (coefficients[j] ?? 0);
    });
  });
  return predicted;
}
