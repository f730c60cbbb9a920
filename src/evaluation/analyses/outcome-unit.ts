import type { Panel } from '../panel/panel.ts';

/** Whether an outcome is 0 or 1 in everybody: then every square is the value itself, Σy² = Σy. */
export function isShare({ cells }: Panel): boolean {
  return cells.every(({ moments: { sums, products } }) =>
    products.every((row, t) => Math.abs((row[t] ?? 0) - (sums[t] ?? 0)) <= 1e-9 * Math.abs(sums[t] ?? 0)),
  );
}
