import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Fit } from './fit.ts';
import type { Clusters } from './rows.ts';

/** A symmetric matrix that sums are added to. */
export interface SymmetricMatrix {
  rows: readonly Float64Array[];
  /** Adds factor · v vᵀ. */
  add(vector: Float64Array, factor: number): void;
  addMatrix(other: SymmetricMatrix, factor: number): void;
}

/** A symmetric matrix of zeros. */
export function symmetric(size: number): SymmetricMatrix {
  const rows = Array.from({ length: size }, () => new Float64Array(size));
  return {
    rows,
    add(vector, factor) {
      rows.forEach((row, j) => {
        const left = (vector[j] ?? 0) * factor;
        if (left !== 0) for (let k = 0; k < size; k++) row[k] = (row[k] ?? 0) + left * (vector[k] ?? 0);
      });
    },
    addMatrix(other, factor) {
      rows.forEach((row, j) => {
        for (let k = 0; k < size; k++) row[k] = (row[k] ?? 0) + factor * (other.rows[j]?.[k] ?? 0);
      });
    },
  };
}

/** One cluster in the basis of the fit. */
interface Cluster {
  /** How many clusters are exactly like this one. */
  copies: number;
  /** Σ q e over its persons. */
  score: Float64Array;
  /** Σ q qᵀ over its persons; only where it is needed. */
  gram: SymmetricMatrix | null;
}

/** The middle of the clustered sandwich, in the basis of the fit. */
export interface ClusteredMeat {
  meat: SymmetricMatrix;
  groups: number;
  /** Degrees of freedom of each coefficient, with CR2. */
  satterthwaite: Float64Array | null;
}

/**
 * M = Σ_g s_g s_gᵀ. With q the persons' rows of the basis, e their residuals and G_g = Σ q qᵀ in cluster g:
 *
 *     CR0, CR1: s_g = Σ q e      CR2: s_g = (I − G_g)^(−½) Σ q e      CR3: s_g = (I − G_g)⁻¹ Σ q e
 *
 * which equals Bell & McCaffrey's n_g × n_g adjustment of the residuals, as q(I − qᵀq)^p = (I − qqᵀ)^p q; no matrix is larger than the number of
 * coefficients. Directions that a cluster alone decides (eigenvalue 1) count nothing. With analytic weights the working variance is 1/weight.
 * Satterthwaite: ν = (Σ_g d_g)² / Σ_gh (δ_gh a_g − u_g·u_h)² with A = (I − G)^(−½), u = G A v, a = vᵀA G A v, d = a − u·u.
 * Sources: Bell & McCaffrey 2002, Survey Methodology 28: 169–181; Imbens & Kolesár 2016.
 */
export function clusteredMeat(
  fit: Fit,
  kind: 'CR0' | 'CR1' | 'CR1S' | 'CR2' | 'CR3',
  clusters: Clusters,
): ClusteredMeat {
  const needsGram = kind === 'CR2' || kind === 'CR3';
  const found = clustersOf(fit, clusters, needsGram);
  const meat = symmetric(fit.names.length);
  const adjustments = found.map(({ gram }) => (gram ? powerOfRest(gram, kind === 'CR2' ? -0.5 : -1) : null));
  found.forEach(({ score, copies }, index) => {
    const adjustment = adjustments[index];
    meat.add(adjustment ? times(adjustment, score) : score, copies);
  });
  return {
    meat,
    groups: found.reduce((sum, { copies }) => sum + copies, 0),
    satterthwaite: kind === 'CR2' ? satterthwaiteOf(fit, found, adjustments as Matrix[]) : null,
  };
}

function clustersOf(fit: Fit, clusters: Clusters, needsGram: boolean): Cluster[] {
  const size = fit.names.length;
  const found = new Map<number, Cluster>();
  const here = new Float64Array(size);
  fit.residual.forEach((e, row) => {
    const n = fit.count[row] ?? 0;
    if (n === 0) return;
    const id = clusters.ids[row] ?? 0;
    const isOwn = clusters.copies === 'own';
    let cluster = found.get(id);
    if (!cluster) {
      cluster = { copies: isOwn ? n : 1, score: new Float64Array(size), gram: needsGram ? symmetric(size) : null };
      found.set(id, cluster);
    }
    if (isOwn && cluster.copies !== n)
      throw new RangeError(`the rows of id ${id} stand for different numbers of persons`);
    // q/√n is one person's row: n of them are in a shared cluster, one in each copy of an own one.
    const factor = isOwn ? 1 / Math.sqrt(n) : Math.sqrt(n);
    for (let j = 0; j < size; j++) {
      const value = fit.q[j]?.[row] ?? 0;
      here[j] = value;
      cluster.score[j] = (cluster.score[j] ?? 0) + factor * value * e;
    }
    cluster.gram?.add(here, isOwn ? 1 / n : 1);
  });
  return [...found.values()];
}

/** (I − G)^power by eigenvalues; those of 1 become 0. */
function powerOfRest(gram: SymmetricMatrix, power: number): Matrix {
  const { eigenvectorMatrix: vectors, realEigenvalues } = new EigenvalueDecomposition(
    new Matrix(gram.rows.map((row) => [...row])),
    { assumeSymmetric: true },
  );
  const powers = realEigenvalues.map((value) => (1 - value < 1e-10 ? 0 : (1 - value) ** power));
  return vectors.mmul(Matrix.diag(powers)).mmul(vectors.transpose());
}

const times = (matrix: Matrix, vector: Float64Array): Float64Array =>
  Float64Array.from(matrix.mmul(Matrix.columnVector([...vector])).to1DArray());

function satterthwaiteOf(fit: Fit, clusters: readonly Cluster[], adjustments: readonly Matrix[]): Float64Array {
  return Float64Array.from(fit.names, (_, coefficient) => {
    const v = Float64Array.from(fit.rInverse[coefficient] ?? []);
    const outer = symmetric(fit.names.length);
    let [sum, squares] = [0, 0];
    clusters.forEach(({ gram, copies }, index) => {
      const adjusted = times(adjustments[index] as Matrix, v);
      const u = Float64Array.from(gram?.rows ?? [], (row) =>
        row.reduce((s, value, k) => s + value * (adjusted[k] ?? 0), 0),
      );
      const a = u.reduce((s, value, k) => s + value * (adjusted[k] ?? 0), 0);
      const length = u.reduce((s, value) => s + value * value, 0);
      outer.add(u, copies);
      sum += copies * (a - length);
      squares += copies * (a * a - 2 * a * length);
    });
    for (const row of outer.rows) for (const value of row) squares += value * value;
    return sum ** 2 / squares;
  });
}
