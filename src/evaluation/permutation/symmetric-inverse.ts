import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * The pseudo-inverse of a symmetric, positive semidefinite matrix (k × k by rows, columns of about equal length): directions with an eigenvalue
 * under 1e-10 of the largest are collinear and left out. `reaches(j)` tells whether coordinate j is free of them, and so identified.
 */
export function symmetricInverse(
  matrix: Float64Array,
  k: number,
): { inverse: Float64Array; reaches(j: number): boolean } {
  const decomposed = new EigenvalueDecomposition(Matrix.from1DArray(k, k, matrix), { assumeSymmetric: true });
  const values = decomposed.realEigenvalues;
  const vectors = decomposed.eigenvectorMatrix;
  const least = 1e-10 * values.reduce((most, value) => Math.max(most, value), 0);
  const inverse = new Float64Array(k * k);
  const kept = new Float64Array(k);
  values.forEach((value, e) => {
    if (!(value > least)) return;
    for (let a = 0; a < k; a++) {
      const scaled = vectors.get(a, e) / value;
      kept[a] = (kept[a] ?? 0) + vectors.get(a, e) ** 2;
      for (let b = 0; b < k; b++) inverse[a * k + b] = (inverse[a * k + b] ?? 0) + scaled * vectors.get(b, e);
    }
  });
  return { inverse, reaches: (j) => (kept[j] ?? 0) > 1 - 1e-8 };
}

/** A matrix (by rows) times a vector. */
export function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const k = vector.length;
  return Float64Array.from({ length: matrix.length / k }, (_, row) => {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += (matrix[row * k + j] ?? 0) * (vector[j] ?? 0);
    return sum;
  });
}

/** The inner product. */
export const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** The sum of arrays of one length. */
export function sumOf(arrays: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(arrays[0]?.length ?? 0);
  for (const array of arrays) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (array[i] ?? 0);
  return sum;
}
