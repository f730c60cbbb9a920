/**
 * By how much persons of one area being alike makes a group worth fewer persons.
 *
 *     deff = 1 + (m − 1) ρ,   m = Σ sizes² / Σ sizes
 *
 * `sizes`: persons in each area; ρ: the intra-cluster correlation. A group of n persons tells as much as n/deff unrelated ones. Where areas are alike in
 * size, m is their size. Sources: Kish 1965; Eldridge, Ashby & Kerry 2006 (unequal sizes).
 */
export function designEffect(sizes: readonly number[], icc: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const mean = sizes.reduce((sum, size) => sum + size ** 2, 0) / total;
  return total > 0 ? 1 + Math.max(0, mean - 1) * icc : 1;
}
