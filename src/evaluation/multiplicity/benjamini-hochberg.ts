/**
 * Benjamini and Hochberg's step-up correction: of what is called found, the expected share that is false stays below the level.
 *
 *     p̃₍ᵢ₎ = min over j ≥ i of min(1, m p₍ⱼ₎ / j)
 *
 * Valid for independent or positively dependent tests. Gives the corrected p values in the order of the given ones.
 * Source: Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57: 289–300.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[b] as number) - (pValues[a] as number));
  const corrected = pValues.map(() => 1);
  let smallest = 1;
  order.forEach((index, place) => {
    const rank = pValues.length - place;
    smallest = Math.min(smallest, (pValues.length * (pValues[index] as number)) / rank);
    corrected[index] = smallest;
  });
  return corrected;
}
