import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import type { Rows } from './rows.ts';

/** Persons one by one, with a full design and a cluster of each. */
export interface Persons {
  x: number[][];
  y: number[];
  weight: number[];
  cluster: number[];
}

/** Every row as often as it counts; `own` = each copy of an id is a cluster of its own. */
export function personsOf(rows: Rows, ids: Int32Array, copies: 'shared' | 'own'): Persons {
  const persons: Persons = { x: [], y: [], weight: [], cluster: [] };
  rows.count.forEach((n, row) => {
    for (let copy = 0; copy < n; copy++) {
      persons.x.push(rows.x.map(({ values }) => values[row] ?? 0));
      persons.y.push(rows.y[row] ?? 0);
      persons.weight.push(rows.weight?.[row] ?? 1);
      persons.cluster.push((ids[row] ?? 0) * 1000 + (copies === 'own' ? copy : 0));
    }
  });
  return persons;
}

/** Powers of a symmetric matrix, with 0 for eigenvalues that are 0. */
function power(matrix: Matrix, exponent: number): Matrix {
  const { eigenvectorMatrix: v, realEigenvalues } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  return v.mmul(Matrix.diag(realEigenvalues.map((one) => (one < 1e-9 ? 0 : one ** exponent)))).mmul(v.transpose());
}

/**
 * CR2 or CR3 with whole n × n matrices as the papers write them: A_g = B_g^p with B_g = [(I − H)(I − H)ᵀ]_gg for CR2, p = −½, and
 * (I − H_gg)⁻¹ for CR3, H = X M XᵀW; and Satterthwaite's degrees of freedom from the ratio of traces (tr GᵀG)²/tr (GᵀG)² with one column g a
 * cluster: the definition of Pustejovsky and Tipton, slow and plain.
 */
export function plainErrors({ x, y, weight, cluster }: Persons, kind: 'CR2' | 'CR3') {
  const X = new Matrix(x);
  const Y = Matrix.columnVector(y);
  const W = Matrix.diag(weight);
  const bread = inverse(X.transpose().mmul(W).mmul(X));
  const rest = Matrix.eye(x.length).sub(X.mmul(bread).mmul(X.transpose()).mmul(W));
  const residual = rest.mmul(Y);
  const K = X.columns;
  const meat = Matrix.zeros(K, K);
  const parts = [...new Set(cluster)].map((id) => {
    const members = cluster.flatMap((one, i) => (one === id ? [i] : []));
    const weights = Matrix.diag(members.map((i) => weight[i] ?? 1));
    const own = X.subMatrixRow(members);
    const adjust = kind === 'CR2' ? power(squareOf(rest, members), -0.5) : leverageInverse(rest, members, weight);
    const score = own.transpose().mmul(weights).mmul(adjust).mmul(residual.subMatrixRow(members));
    meat.add(score.mmul(score.transpose()));
    return rest.subMatrixRow(members).transpose().mmul(adjust.transpose()).mmul(weights).mmul(own).mmul(bread);
  });
  const variance = bread.mmul(meat).mmul(bread);
  const degreesOfFreedom = Array.from({ length: K }, (_, k) => {
    const g = new Matrix(parts.map((part) => part.getColumn(k)));
    const gram = g.mmul(g.transpose());
    return gram.trace() ** 2 / gram.mmul(gram).trace();
  });
  return { standardErrors: variance.diagonal().map(Math.sqrt), degreesOfFreedom };
}

const squareOf = (rest: Matrix, members: number[]) => {
  const part = rest.subMatrixRow(members);
  return part.mmul(part.transpose());
};

/** (I − H_gg)⁻¹ by its symmetric form in rows times √weight. */
function leverageInverse(rest: Matrix, members: number[], weight: readonly number[]): Matrix {
  const root = Matrix.diag(members.map((i) => Math.sqrt(weight[i] ?? 1)));
  const inverseOfRoot = Matrix.diag(members.map((i) => 1 / Math.sqrt(weight[i] ?? 1)));
  const symmetric = root.mmul(rest.selection(members, members)).mmul(inverseOfRoot);
  return inverseOfRoot.mmul(power(symmetric, -1)).mmul(root);
}
