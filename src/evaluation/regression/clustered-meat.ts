import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { cr2ByWorkingVariance, MOST_UNLIKE_ROWS } from './cr2-by-working-variance.ts';
import { dot, type Fit } from './fit.ts';
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
  rows: number[];
}

/** The directions of the basis in which a cluster has leverage: G = Σ λ u uᵀ. */
interface Leverage {
  directions: readonly Float64Array[];
  values: readonly number[];
}

/** The middle of the clustered sandwich, in the basis of the fit. */
export interface ClusteredMeat {
  meat: SymmetricMatrix;
  groups: number;
  /** Degrees of freedom of each coefficient, with CR2; NaN of those that were not asked for. */
  satterthwaite: Float64Array | null;
  /** How CR2 took its root: of the rows times √weight where clusters are too large for the other. They agree when all weights are alike. */
  root: 'working variance' | 'weighted rows';
}

/**
 * M = Σ_g s_g s_gᵀ. With q the persons' rows of the basis, e their residuals and G_g = Σ q qᵀ in cluster g:
 *
 *     CR0, CR1: s_g = Σ q e      CR2: s_g = (I − G_g)^(−½) Σ q e      CR3: s_g = (I − G_g)⁻¹ Σ q e
 *
 * which equals Bell & McCaffrey's n_g × n_g adjustment of the residuals, as q(I − qᵀq)^p = (I − qqᵀ)^p q; no matrix is larger than the number of
 * coefficients or of the cluster's unlike rows. Directions that a cluster alone decides (eigenvalue 1) count nothing. With unlike weights CR2 is that of
 * cr2-by-working-variance.ts unless clusters are too large; here the working variance is then 1/weight. Satterthwaite: ν = (Σ_g d_g)² / Σ_gh (δ_gh a_g − u_g·u_h)² with A = (I − G)^(−½), u = G A v, a = vᵀA G A v, d = a − u·u.
 * Sources: Bell & McCaffrey 2002, Survey Methodology 28: 169–181; Imbens & Kolesár 2016.
 *
 * @param wanted the coefficients whose degrees of freedom are needed
 */
export function clusteredMeat(
  fit: Fit,
  kind: 'CR0' | 'CR1' | 'CR1S' | 'CR2' | 'CR3',
  clusters: Clusters,
  wanted: readonly string[] = fit.names,
): ClusteredMeat {
  const needsLeverage = kind === 'CR2' || kind === 'CR3';
  const found = clustersOf(fit, clusters);
  const meat = symmetric(fit.names.length);
  const { working } = fit;
  const isSmall = found.every(({ rows }) => rows.length <= MOST_UNLIKE_ROWS);
  if (kind === 'CR2' && working && isSmall) {
    const adjustedTo = cr2ByWorkingVariance(fit, working, found, clusters.copies === 'own', wanted);
    found.forEach(({ copies }, index) => {
      meat.add(adjustedTo.scores[index] as Float64Array, copies);
    });
    return { meat, groups: groupsOf(found), satterthwaite: adjustedTo.satterthwaite, root: 'working variance' };
  }
  const leverages = needsLeverage ? found.map(({ rows }) => leverageOf(fit, rows, clusters)) : [];
  found.forEach(({ score, copies }, index) => {
    const leverage = leverages[index];
    meat.add(leverage ? adjusted(score, leverage, kind === 'CR2' ? -0.5 : -1) : score, copies);
  });
  return {
    meat,
    groups: groupsOf(found),
    satterthwaite: kind === 'CR2' ? satterthwaiteOf(fit, found, leverages, wanted) : null,
    root: working ? 'weighted rows' : 'working variance',
  };
}

const groupsOf = (clusters: readonly Cluster[]) => clusters.reduce((sum, { copies }) => sum + copies, 0);

function clustersOf(fit: Fit, clusters: Clusters): Cluster[] {
  const size = fit.names.length;
  const isOwn = clusters.copies === 'own';
  const found = new Map<number, Cluster>();
  fit.residual.forEach((e, row) => {
    const n = fit.count[row] ?? 0;
    if (n === 0) return;
    const id = clusters.ids[row] ?? 0;
    let cluster = found.get(id);
    if (!cluster) {
      cluster = { copies: isOwn ? n : 1, score: new Float64Array(size), rows: [] };
      found.set(id, cluster);
    }
    if (isOwn && cluster.copies !== n)
      throw new RangeError(`the rows of id ${id} stand for different numbers of persons`);
    // q/√n is one person's row: n of them are in a shared cluster, one in each copy of an own one.
    const factor = isOwn ? 1 / Math.sqrt(n) : Math.sqrt(n);
    cluster.rows.push(row);
    for (let j = 0; j < size; j++) cluster.score[j] = (cluster.score[j] ?? 0) + factor * (fit.q[j]?.[row] ?? 0) * e;
  });
  return [...found.values()];
}

/** The leverage of a cluster, from its unlike rows where they are fewer than the coefficients: BBᵀ and BᵀB have the same eigenvalues. */
function leverageOf(fit: Fit, rows: readonly number[], { copies }: Clusters): Leverage {
  const size = fit.names.length;
  const columns = rows.map((row) => {
    const factor = copies === 'own' ? 1 / Math.sqrt(fit.count[row] ?? 1) : 1;
    return Float64Array.from(fit.q, (column) => factor * (column[row] ?? 0));
  });
  if (columns.length < size) {
    const { vectors, values } = eigenOf(columns.map((a) => columns.map((b) => dot(a, b))));
    return {
      values,
      directions: vectors.map((vector, at) => {
        const direction = new Float64Array(size);
        const length = Math.sqrt(values[at] ?? 1);
        columns.forEach((column, k) => {
          const part = (vector[k] ?? 0) / length;
          for (let j = 0; j < size; j++) direction[j] = (direction[j] ?? 0) + part * (column[j] ?? 0);
        });
        return direction;
      }),
    };
  }
  const gram = symmetric(size);
  for (const column of columns) gram.add(column, 1);
  const { vectors, values } = eigenOf(gram.rows.map((row) => [...row]));
  return { values, directions: vectors.map((vector) => Float64Array.from(vector)) };
}

/** The eigenvectors of eigenvalues that are not 0. */
function eigenOf(matrix: number[][]): { vectors: number[][]; values: number[] } {
  const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(new Matrix(matrix), {
    assumeSymmetric: true,
  });
  const kept = realEigenvalues.flatMap((value, at) => (value > 1e-13 ? [at] : []));
  return {
    vectors: kept.map((at) => eigenvectorMatrix.getColumn(at)),
    values: kept.map((at) => realEigenvalues[at] ?? 0),
  };
}

/** (1 − λ)^power; 0 for the directions that a cluster alone decides. */
const powerOfRest = (value: number, power: number) => (1 - value < 1e-10 ? 0 : (1 - value) ** power);

/** (I − G)^power times a vector. */
function adjusted(vector: Float64Array, { directions, values }: Leverage, power: number): Float64Array {
  const result = Float64Array.from(vector);
  directions.forEach((direction, at) => {
    const move = (powerOfRest(values[at] ?? 0, power) - 1) * dot(direction, vector);
    for (let j = 0; j < result.length; j++) result[j] = (result[j] ?? 0) + move * (direction[j] ?? 0);
  });
  return result;
}

function satterthwaiteOf(
  fit: Fit,
  clusters: readonly Cluster[],
  leverages: readonly Leverage[],
  wanted: readonly string[],
): Float64Array {
  return Float64Array.from(fit.names, (name, coefficient) => {
    if (!wanted.includes(name)) return Number.NaN;
    const v = Float64Array.from(fit.rInverse[coefficient] ?? []);
    const outer = symmetric(fit.names.length);
    let [sum, squares] = [0, 0];
    clusters.forEach(({ copies }, index) => {
      const { directions, values } = leverages[index] as Leverage;
      const u = new Float64Array(v.length);
      let a = 0;
      directions.forEach((direction, at) => {
        const value = values[at] ?? 0;
        const part = powerOfRest(value, -0.5) * dot(direction, v);
        a += value * part ** 2;
        for (let j = 0; j < u.length; j++) u[j] = (u[j] ?? 0) + value * part * (direction[j] ?? 0);
      });
      const length = dot(u, u);
      outer.add(u, copies);
      sum += copies * (a - length);
      squares += copies * (a * a - 2 * a * length);
    });
    for (const row of outer.rows) for (const value of row) squares += value * value;
    return sum ** 2 / squares;
  });
}
