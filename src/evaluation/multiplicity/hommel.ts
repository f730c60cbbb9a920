/**
 * Hommel's correction: the closed test with Simes's test in every subset. Never larger than Holm's or Hochberg's; valid where Simes's test is, that is
 * for independent or positively dependent tests.
 *
 *     p̃ᵢ = max over subset sizes m of the Simes value of the worst subset of size m that holds i
 *
 * Gives the corrected p values in the order of the given ones. Sources: Hommel 1988, Biometrika 75: 383–386; Wright 1992, Biometrics 48: 1005–1013.
 */
export function hommel(pValues: readonly number[]): number[] {
  const n = pValues.length;
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const sorted = order.map((index) => pValues[index] as number);
  const corrected = sorted.map(() => 0);
  for (let m = 1; m <= n; m++) {
    // The worst subset of size m holds the m − 1 largest values and one more; Simes of the m − 1 largest alone bounds every smaller value.
    const largest = sorted.slice(n - m + 1);
    const simes = Math.min(1, ...largest.map((p, index) => (m * p) / (index + 2)));
    sorted.forEach((p, place) => {
      const isAmong = place > n - m;
      const own = isAmong ? Math.min(simes, m * (sorted[n - m] as number)) : Math.min(simes, m * p);
      corrected[place] = Math.max(corrected[place] as number, own);
    });
  }
  const inOrder = pValues.map(() => 1);
  order.forEach((index, place) => {
    inOrder[index] = Math.min(1, corrected[place] as number);
  });
  return inOrder;
}
