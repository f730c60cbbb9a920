import type { Rows } from '../regression/rows.ts';

/** The bootstrap as its definition says: new outcomes for each vector, least squares anew, CR0 t. The covariate is centred for the solve only. */
export function plainWild(rows: Rows, ids: Int32Array): number {
  const d = [...(rows.x[1]?.values ?? [])];
  const x = [...(rows.x[2]?.values ?? [])].map((v) => v - 2000);
  const fit = (columns: number[][], y: number[]) => {
    const k = columns.length;
    const a = columns.map((p) => [
      ...columns.map((q) => p.reduce((s, v, i) => s + v * (q[i] ?? 0), 0)),
      p.reduce((s, v, i) => s + v * (y[i] ?? 0), 0),
    ]);
    for (let j = 0; j < k; j++)
      for (let r = 0; r < k; r++) {
        if (r === j) continue;
        const f = (a[r]?.[j] ?? 0) / (a[j]?.[j] ?? 1);
        a[r] = (a[r] ?? []).map((v, c) => v - f * (a[j]?.[c] ?? 0));
      }
    return a.map((row, j) => (row[k] ?? 0) / (row[j] ?? 1));
  };
  const residuals = (columns: number[][], y: number[], beta: number[]) =>
    y.map((v, i) => v - columns.reduce((s, c, j) => s + (c[i] ?? 0) * (beta[j] ?? 0), 0));
  const one = d.map(() => 1);
  // Frisch–Waugh: the coefficient of d and its scores come from d made free of the others.
  const free = residuals([one, x], d, fit([one, x], d));
  const norm = free.reduce((s, v) => s + v * v, 0);
  const tOf = (y: number[]) => {
    const beta = fit([one, d, x], y);
    const u = residuals([one, d, x], y, beta);
    const scores = new Map<number, number>();
    u.forEach((v, i) => {
      scores.set(ids[i] ?? 0, (scores.get(ids[i] ?? 0) ?? 0) + (v * (free[i] ?? 0)) / norm);
    });
    return (beta[1] ?? 0) / Math.sqrt([...scores.values()].reduce((s, v) => s + v * v, 0));
  };
  const y = [...rows.y];
  const restricted = fit([one, x], y);
  const u = residuals([one, x], y, restricted);
  const observed = Math.abs(tOf(y));
  const clusters = new Set(ids).size;
  let extreme = 0;
  for (let vector = 0; vector < 2 ** clusters; vector++) {
    const star = y.map((v, i) => v - (u[i] ?? 0) + ((vector >> (ids[i] ?? 0)) & 1 ? 1 : -1) * (u[i] ?? 0));
    if (Math.abs(tOf(star)) >= observed - 1e-9) extreme++;
  }
  return extreme / 2 ** clusters;
}
