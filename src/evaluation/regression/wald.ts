import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { fisherFUpperTail } from '../distributions/fisher-f.ts';
import type { NotEstimable } from '../weighting/effect.ts';
import type { Covariance } from './covariance.ts';
import type { Fit } from './fit.ts';

/** A joint test that several coefficients are 0. */
export interface Wald {
  statistic: number;
  degreesOfFreedom: [number, number];
  pValue: number;
}

/**
 * The joint Wald test that all named coefficients are 0: F = bᵀV⁻¹b/q on q and `denominator` degrees of freedom. A covariance without full rank
 * (fewer clusters than coefficients) has no such test: told in words. Source: Wald 1943, Transactions of the AMS 54: 426–482.
 *
 * @param denominator N − K with every parameter counted, as fixest does; Infinity = chi-square over q
 */
export function waldTest(
  { names, coefficients }: Pick<Fit, 'names' | 'coefficients'>,
  { matrix }: Pick<Covariance, 'matrix'>,
  tested: readonly string[],
  denominator: number,
): Wald | NotEstimable {
  const places = tested.map((name) => names.indexOf(name));
  if (places.length === 0 || places.includes(-1)) return notThere();
  const sizes = places.map((j) => Math.sqrt(matrix[j]?.[j] ?? 0));
  if (sizes.some((size) => !(size > 0))) return singular();
  const correlation = new Matrix(
    places.map((j, a) => places.map((k, b) => (matrix[j]?.[k] ?? 0) / ((sizes[a] ?? 1) * (sizes[b] ?? 1)))),
  );
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(correlation, { assumeSymmetric: true });
  if (Math.min(...realEigenvalues) < 1e-10) return singular();
  const z = places.map((j, a) => (coefficients[j] ?? 0) / (sizes[a] ?? 1));
  const along = eigenvectorMatrix.transpose().mmul(Matrix.columnVector(z)).to1DArray();
  const statistic = along.reduce((sum, value, k) => sum + value ** 2 / (realEigenvalues[k] ?? 1), 0) / places.length;
  return {
    statistic,
    degreesOfFreedom: [places.length, denominator],
    pValue: fisherFUpperTail(statistic, places.length, denominator),
  };
}

const singular = (): NotEstimable => ({
  reason: {
    da: 'Koefficienterne kan ikke prøves samlet: der er færre klynger eller mindre variation end koefficienter.',
    en: 'The coefficients cannot be tested together: there are fewer clusters or less variation than coefficients.',
  },
});

const notThere = (): NotEstimable => ({
  reason: {
    da: 'En af koefficienterne i den samlede prøve er udeladt af modellen.',
    en: 'One of the coefficients of the joint test is not in the model.',
  },
});
