/**
 * Holm's step-down correction: the chance of even one false finding in the whole family stays below the level, whatever the dependence.
 *
 *     p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎)
 *
 * Gives the corrected p values in the order of the given ones. Source: Holm 1979, Scandinavian Journal of Statistics 6: 65–70.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const corrected = pValues.map(() => 0);
  let largest = 0;
  order.forEach((index, place) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - place) * (pValues[index] as number)));
    corrected[index] = largest;
  });
  return corrected;
}
