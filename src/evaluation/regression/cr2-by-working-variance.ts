import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { dot, type Fit, type Working } from './fit.ts';

/** A cluster's rows: who belongs together, and how many clusters are exactly like it. */
export interface ClusterRows {
  copies: number;
  rows: readonly number[];
}

/** Clusters with more unlike rows than this have their root taken another way: the matrix here has that many rows. */
export const MOST_UNLIKE_ROWS = 300;

/** The adjusted scores of clusters, and the degrees of freedom of each coefficient wanted. */
export interface AdjustedScores {
  scores: readonly Float64Array[];
  satterthwaite: Float64Array;
}

/**
 * CR2 where persons have unlike weights or, in a logit, unlike variances: the adjustment of Pustejovsky & Tipton 2018, equations 9 to 11, as R's
 * clubSandwich has it. With W = S² the weights, Φ the working variance (1 of least squares, p(1 − p) of a logit), D = Φ^(½), H = X M XᵀW:
 *
 *     A_g = D B_g^(−½) D,   B_g = D [(I − H) Φ (I − H)ᵀ]_gg D,   score_g = X_gᵀ W_g A_g e_g
 *
 * In the basis Q of SX the bracket is Φ − S⁻¹QQᵀSΦ − ΦSQQᵀS⁻¹ + S⁻¹Q Ω QᵀS⁻¹ with Ω = Σ q Ψ qᵀ, Ψ = SΦS. Alike persons are one row. Satterthwaite:
 * ν = (Σ_g P_gg)²/Σ_gh P_gh² with P_gh = δ_gh d_g − b_g·c_h − c_g·b_h + b_gᵀΩb_h, a = S⁻¹ASQv, b = Qᵀa, c = QᵀΨa, d = aᵀΨa.
 *
 * @param isOwn each of a row's persons is in a cluster of its own
 * @param wanted the coefficients whose degrees of freedom are needed
 */
export function cr2ByWorkingVariance(
  fit: Fit,
  working: Working,
  clusters: readonly ClusterRows[],
  isOwn: boolean,
  wanted: readonly string[],
): AdjustedScores {
  const omega = omegaOf(fit, working);
  const adjusted = clusters.map(({ rows }) => adjustmentOf(fit, working, rows, isOwn, omega));
  const scores = adjusted.map(({ q, adjust, rows }) => {
    const residual = rows.map((row) => (isOwn ? 1 : Math.sqrt(fit.count[row] ?? 0)) * (fit.residual[row] ?? 0));
    return Float64Array.from(q.transpose().mmul(adjust).mmul(Matrix.columnVector(residual)).to1DArray());
  });
  const satterthwaite = Float64Array.from(fit.names, (name, k) =>
    wanted.includes(name)
      ? satterthwaiteOf(Float64Array.from(fit.rInverse[k] ?? []), adjusted, clusters, omega)
      : Number.NaN,
  );
  return { scores, satterthwaite };
}

/** One cluster: its rows of the basis, S A S⁻¹, and Ψ. */
interface Adjustment {
  rows: readonly number[];
  q: Matrix;
  adjust: Matrix;
  psi: number[];
}

/** Ω = Σ q Ψ qᵀ over everybody. */
function omegaOf(fit: Fit, { scale, variance }: Working): Matrix {
  const scaled = fit.q.map((column) =>
    column.map((value, row) => value * (scale[row] ?? 0) * Math.sqrt(variance[row] ?? 0)),
  );
  return new Matrix(scaled.map((a) => scaled.map((b) => dot(a, b))));
}

function adjustmentOf(
  fit: Fit,
  { scale, variance }: Working,
  all: readonly number[],
  isOwn: boolean,
  omega: Matrix,
): Adjustment {
  const rows = all.filter((row) => (scale[row] ?? 0) > 0);
  const s = rows.map((row) => scale[row] ?? 1);
  const phi = rows.map((row) => variance[row] ?? 1);
  const q = new Matrix(
    rows.map((row) => fit.q.map((column) => (column[row] ?? 0) / (isOwn ? Math.sqrt(fit.count[row] ?? 1) : 1))),
  );
  const hat = q.mmul(q.transpose());
  const spread = q.mmul(omega).mmul(q.transpose());
  const at = (list: readonly number[], i: number) => list[i] ?? 1;
  const b = Matrix.zeros(rows.length, rows.length);
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < rows.length; j++) {
      const [si, sj, vi, vj] = [at(s, i), at(s, j), at(phi, i), at(phi, j)];
      const crossed = hat.get(i, j) * ((sj * vj) / si + (si * vi) / sj);
      b.set(i, j, Math.sqrt(vi * vj) * ((i === j ? vi : 0) - crossed + spread.get(i, j) / (si * sj)));
    }
  const adjust = inverseRoot(b);
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < rows.length; j++)
      adjust.set(i, j, (adjust.get(i, j) * Math.sqrt(at(phi, i) * at(phi, j)) * at(s, i)) / at(s, j));
  return { rows, q, adjust, psi: s.map((value, i) => value * value * at(phi, i)) };
}

/** B^(−½); directions that the cluster alone decides count nothing. */
function inverseRoot(b: Matrix): Matrix {
  const { eigenvectorMatrix: v, realEigenvalues } = new EigenvalueDecomposition(b, { assumeSymmetric: true });
  const largest = Math.max(0, ...realEigenvalues);
  const powers = realEigenvalues.map((value) => (value > 1e-10 * largest ? 1 / Math.sqrt(value) : 0));
  return v.mmul(Matrix.diag(powers)).mmul(v.transpose());
}

function satterthwaiteOf(
  v: Float64Array,
  adjusted: readonly Adjustment[],
  clusters: readonly ClusterRows[],
  omega: Matrix,
): number {
  const size = v.length;
  const form = Matrix.zeros(2 * size, 2 * size);
  form.setSubMatrix(omega, 0, 0);
  form.setSubMatrix(Matrix.eye(size).mul(-1), 0, size);
  form.setSubMatrix(Matrix.eye(size).mul(-1), size, 0);
  const outer = Matrix.zeros(2 * size, 2 * size);
  let [sum, squares] = [0, 0];
  adjusted.forEach(({ q, adjust, psi }, index) => {
    const copies = clusters[index]?.copies ?? 0;
    const a = adjust
      .transpose()
      .mmul(q.mmul(Matrix.columnVector(v)))
      .to1DArray();
    const weighted = a.map((value, i) => value * (psi[i] ?? 0));
    const own = a.reduce((total, value, i) => total + value * (weighted[i] ?? 0), 0);
    const z = Matrix.columnVector([
      ...q.transpose().mmul(Matrix.columnVector(a)).to1DArray(),
      ...q.transpose().mmul(Matrix.columnVector(weighted)).to1DArray(),
    ]);
    const shared = z.transpose().mmul(form).mmul(z).get(0, 0);
    outer.add(z.mmul(z.transpose()).mul(copies));
    sum += copies * (own + shared);
    squares += copies * (own * own + 2 * own * shared);
  });
  const product = form.mmul(outer);
  return sum ** 2 / (squares + product.mmul(product).trace());
}
