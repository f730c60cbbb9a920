import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { clusteredMeat, type SymmetricMatrix, symmetric } from './clustered-meat.ts';
import { type Fit, timesUpper } from './fit.ts';
import type { Clusters, Errors } from './rows.ts';

/** The covariance of the coefficients, and what it rests on. */
export interface Covariance {
  /** [row][column], in the order of the fit's names. */
  matrix: readonly Float64Array[];
  standardErrors: Float64Array;
  /** Of the t distribution, for each coefficient: N − K, G − 1, or Satterthwaite's with CR2. Infinity = the normal. */
  degreesOfFreedom: Float64Array;
  /** The error method with its small-sample correction, as it stands in the results. */
  method: string;
  /** How many clusters; null without. */
  clusters: number | null;
}

/**
 * The covariance of a fit under one error method; the same on counted rows as on the persons one by one.
 *
 *     V = R⁻¹ M R⁻ᵀ,   M = Σ q qᵀ e² g(h)   with q = xR⁻¹ and leverage h = q·q of each person
 *     iid: s² I, s² = Σ e²/(N − K)    HC0: g = 1    HC1: N/(N − K)    HC2: 1/(1 − h)    HC3: 1/(1 − h)²
 *
 * CR0–CR3: see clustered-meat.ts. K counts effects absorbed before the fit; for clustered errors those nested in the clusters are not counted, as
 * fixest does. Sources: White 1980; MacKinnon & White 1985; Bell & McCaffrey 2002; Pustejovsky & Tipton 2018.
 * @param wanted the coefficients whose degrees of freedom are needed; with CR2 those of others are NaN
 * @throws RangeError for HC2, HC3, CR2 and CR3 after absorption: their leverages would lack the absorbed part
 */
export function covarianceOf(fit: Fit, errors: Errors, wanted: readonly string[] = fit.names): Covariance {
  if (fit.absorbed.length > 0 && /[23]$/.test(errors.kind))
    throw new RangeError(`${errors.kind} needs the absorbed effects as columns`);
  return 'clusters' in errors ? clustered(fit, errors, wanted) : unclustered(fit, errors.kind);
}

/** Parameters: the columns and the absorbed groups, one group of every effect after the first being no parameter of its own. */
export function parametersOf(fit: Fit, clusters: readonly Clusters[] = []): number {
  const counted = fit.absorbed.filter((effect) => !clusters.some(({ ids }) => isNestedIn(effect.ids, ids)));
  if (fit.absorbed.length === 0) return fit.names.length;
  return fit.names.length + counted.reduce((sum, { groups }) => sum + groups, 0) - (counted.length - 1);
}

function unclustered(fit: Fit, kind: 'iid' | 'HC0' | 'HC1' | 'HC2' | 'HC3'): Covariance {
  const parameters = parametersOf(fit);
  const left = fit.persons - parameters;
  const finish = (meat: SymmetricMatrix, factor: number, method: string) =>
    sandwich(fit, meat, factor, method, fit.dispersion === 'one' ? Number.POSITIVE_INFINITY : left, null);
  if (kind === 'iid') {
    const squares = fit.residual.reduce((sum, e, row) => sum + (fit.count[row] ?? 0) * e * e, 0);
    const variance = fit.dispersion === 'one' ? 1 : squares / left;
    return finish(
      identity(fit.names.length),
      variance,
      fit.dispersion === 'one' ? 'inverse information' : 'iid: s²/(N-K)',
    );
  }
  const meat = symmetric(fit.names.length);
  const power = kind === 'HC2' ? 1 : kind === 'HC3' ? 2 : 0;
  const here = new Float64Array(fit.names.length);
  fit.residual.forEach((e, row) => {
    const n = fit.count[row] ?? 0;
    if (n === 0 || e === 0) return;
    let leverage = 0;
    fit.q.forEach((column, j) => {
      here[j] = column[row] ?? 0;
      leverage += (here[j] ?? 0) ** 2 / n;
    });
    const free = 1 - leverage;
    // A person with leverage 1 is fitted exactly, whatever the outcome: there is no residual to count.
    if (power > 0 && free < 1e-10) return;
    meat.add(here, (e * e) / free ** power);
  });
  return kind === 'HC1'
    ? finish(meat, fit.persons / left, 'HC1: N/(N-K)')
    : finish(meat, 1, kind === 'HC0' ? 'HC0' : `${kind}: leverage`);
}

function clustered(fit: Fit, errors: Extract<Errors, { clusters: Clusters }>, wanted: readonly string[]): Covariance {
  const { kind, clusters } = errors;
  const { meat, groups, satterthwaite, root } = clusteredMeat(fit, kind, clusters, wanted);
  const parameters = parametersOf(fit, [clusters]);
  const few = groups / (groups - 1);
  const factor = kind === 'CR1' ? few : kind === 'CR1S' ? (few * (fit.persons - 1)) / (fit.persons - parameters) : 1;
  const words = { CR0: 'CR0', CR1: 'CR1: G/(G-1)', CR1S: 'CR1S: G/(G-1)*(N-1)/(N-K)', CR2: 'CR2', CR3: 'CR3' } as const;
  const rooted = kind === 'CR2' && root === 'weighted rows' ? ' (root of the weighted rows)' : '';
  const nested = kind === 'CR1S' ? withoutNested(fit, [clusters]) : rooted;
  const covariance = sandwich(fit, meat, factor, words[kind] + nested, groups - 1, groups);
  return satterthwaite ? { ...covariance, degreesOfFreedom: satterthwaite } : covariance;
}

/**
 * Errors clustered two ways: V = V₁ + V₂ − V₁₂, each with CR1S's factor for the smaller number of clusters, as fixest does; t with one degree of
 * freedom less than the smaller number. Where a variance comes out below 0, the negative eigenvalues are set to 0, and the method ends in `mended`.
 * Source: Cameron, Gelbach & Miller 2011, Journal of Business & Economic Statistics 29: 238–249.
 */
export function twoWayCovariance(fit: Fit, first: Clusters, second: Clusters): Covariance {
  const both: Clusters = { ids: pairedIds(first.ids, second.ids), copies: 'shared' };
  const parts = [first, second, both].map((clusters) => clusteredMeat(fit, 'CR0', clusters));
  const groups = Math.min(parts[0]?.groups ?? 0, parts[1]?.groups ?? 0);
  const meat = symmetric(fit.names.length);
  parts.forEach((part, index) => {
    meat.addMatrix(part.meat, index === 2 ? -1 : 1);
  });
  const factor = ((groups / (groups - 1)) * (fit.persons - 1)) / (fit.persons - parametersOf(fit, [first, second]));
  const method = `two-way CR1S: min G/(G-1)*(N-1)/(N-K)${withoutNested(fit, [first, second])}`;
  const covariance = sandwich(fit, meat, factor, method, groups - 1, groups);
  return covariance.standardErrors.some(Number.isNaN) ? mended(covariance) : covariance;
}

function mended(covariance: Covariance): Covariance {
  const { eigenvectorMatrix: vectors, realEigenvalues } = new EigenvalueDecomposition(
    new Matrix(covariance.matrix.map((row) => [...row])),
    { assumeSymmetric: true },
  );
  const positive = Matrix.diag(realEigenvalues.map((value) => Math.max(value, 0)));
  const matrix = vectors
    .mmul(positive)
    .mmul(vectors.transpose())
    .to2DArray()
    .map((row) => Float64Array.from(row));
  return {
    ...covariance,
    matrix,
    standardErrors: Float64Array.from(matrix, (row, j) => Math.sqrt(row[j] ?? Number.NaN)),
    method: `${covariance.method}, mended`,
  };
}

/** One id for every pair of ids. */
export function pairedIds(a: Int32Array, b: Int32Array): Int32Array {
  const known = new Map<string, number>();
  return a.map((id, row) => {
    const key = `${id} ${b[row]}`;
    const found = known.get(key) ?? known.size;
    known.set(key, found);
    return found;
  });
}

/** Names the absorbed effects that K leaves out, as they are nested in the clusters. */
function withoutNested({ absorbed }: Fit, clusters: readonly Clusters[]): string {
  const nested = absorbed.filter((effect) => clusters.some(({ ids }) => isNestedIn(effect.ids, ids)));
  return nested.length > 0 ? `, K without ${nested.map(({ name }) => name).join(' and ')} (nested)` : '';
}

/** Whether all rows of a group lie in one cluster. */
function isNestedIn(groups: Int32Array, clusters: Int32Array): boolean {
  const home = new Map<number, number>();
  return groups.every((group, row) => {
    const cluster = clusters[row] ?? 0;
    const known = home.get(group);
    if (known === undefined) home.set(group, cluster);
    return known === undefined || known === cluster;
  });
}

function identity(size: number): SymmetricMatrix {
  const matrix = symmetric(size);
  for (let j = 0; j < size; j++) (matrix.rows[j] as Float64Array)[j] = 1;
  return matrix;
}

function sandwich(
  fit: Fit,
  meat: SymmetricMatrix,
  factor: number,
  method: string,
  degreesOfFreedom: number,
  clusters: number | null,
): Covariance {
  const size = fit.names.length;
  // R⁻¹ M, then times R⁻ᵀ.
  const half = Array.from({ length: size }, (_, column) =>
    timesUpper(
      fit.rInverse,
      Float64Array.from(meat.rows, (row) => row[column] ?? 0),
    ),
  );
  const matrix = Array.from({ length: size }, (_, row) =>
    timesUpper(
      fit.rInverse,
      Float64Array.from(half, (column) => column[row] ?? 0),
    ).map((value) => value * factor),
  );
  return {
    matrix,
    standardErrors: Float64Array.from({ length: size }, (_, j) => Math.sqrt(matrix[j]?.[j] ?? Number.NaN)),
    degreesOfFreedom: new Float64Array(size).fill(degreesOfFreedom),
    method,
    clusters,
  };
}
