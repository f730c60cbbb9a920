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
 * CR2 or CR3 with whole n × n matrices as the papers write them, and Satterthwaite's degrees of freedom from the eigenvalue-free ratio of traces
 * (tr GᵀG)²/tr (GᵀG)² with one column g a cluster: the definition of Bell and McCaffrey, slow and plain.
 */
export function plainErrors({ x, y, weight, cluster }: Persons, kind: 'CR2' | 'CR3') {
  const root = weight.map(Math.sqrt);
  const X = new Matrix(x.map((row, i) => row.map((value) => value * (root[i] ?? 0))));
  const Y = Matrix.columnVector(y.map((value, i) => value * (root[i] ?? 0)));
  const bread = inverse(X.transpose().mmul(X));
  const rest = Matrix.eye(x.length).sub(X.mmul(bread).mmul(X.transpose()));
  const residual = rest.mmul(Y);
  const K = X.columns;
  const meat = Matrix.zeros(K, K);
  const parts = [...new Set(cluster)].map((id) => {
    const members = cluster.flatMap((one, i) => (one === id ? [i] : []));
    const own = X.subMatrixRow(members);
    const adjust = power(rest.selection(members, members), kind === 'CR2' ? -0.5 : -1);
    const score = own.transpose().mmul(adjust).mmul(residual.subMatrixRow(members));
    meat.add(score.mmul(score.transpose()));
    return rest.subMatrixRow(members).transpose().mmul(adjust).mmul(own).mmul(bread);
  });
  const variance = bread.mmul(meat).mmul(bread);
  const degreesOfFreedom = Array.from({ length: K }, (_, k) => {
    const g = new Matrix(parts.map((part) => part.getColumn(k)));
    const gram = g.mmul(g.transpose());
    return gram.trace() ** 2 / gram.mmul(gram).trace();
  });
  return { standardErrors: variance.diagonal().map(Math.sqrt), degreesOfFreedom };
}
