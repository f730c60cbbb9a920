import { benjaminiHochberg } from './benjamini-hochberg.ts';

/**
 * Benjamini and Yekutieli's correction: the expected share of false findings stays below the level whatever the dependence between the tests.
 *
 *     p̃ᵢ = min(1, (1 + ½ + … + 1/m) qᵢ),   qᵢ the value of Benjamini and Hochberg
 *
 * Gives the corrected p values in the order of the given ones. Source: Benjamini & Yekutieli 2001, Annals of Statistics 29: 1165–1188.
 */
export function benjaminiYekutieli(pValues: readonly number[]): number[] {
  const harmonic = pValues.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  return benjaminiHochberg(pValues).map((p) => Math.min(1, harmonic * p));
}
