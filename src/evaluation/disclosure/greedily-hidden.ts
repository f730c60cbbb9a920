import type { HidingRule } from './fewest-hidden.ts';
import { giversOf, type Releasable } from './releasable.ts';

const NEAR = 1e-6;

/**
 * Hides items until all rules hold, each time the cell whose hiding settles most of what is open for its cost: quick, and seldom far from the
 * cheapest. Starts from `hidden` and returns a new list. A cell is hidden when all items that give it are; what rests on it goes with it.
 * Source: Chvátal 1979, Mathematics of Operations Research 4: 233–235 (greedy covering).
 */
export function greedilyHidden(
  items: readonly Releasable[],
  rules: readonly HidingRule[],
  hidden: readonly boolean[],
): boolean[] {
  const givers = giversOf(items);
  const resting = giversOf(items.map((item) => ({ ...item, gives: item.restsOn })));
  const chosen = [...hidden];
  const isHidden = (cell: number) => (givers.get(cell) ?? []).every((at) => chosen[at]);
  /** Hides all items that give a cell, and what rests on cells that are hidden by it. */
  const hide = (cell: number) => {
    const waiting = [...(givers.get(cell) ?? [])];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (chosen[at]) continue;
      chosen[at] = true;
      for (const given of items[at]?.gives ?? []) if (isHidden(given)) waiting.push(...(resting.get(given) ?? []));
    }
  };
  const openness = ({ cell, because, isForced }: HidingRule) =>
    isForced || isHidden(cell) ? 1 - because.reduce((sum, one) => sum + (isHidden(one.cell) ? one.weight : 0), 0) : 0;
  for (;;) {
    const gains = new Map<number, number>();
    for (const rule of rules) {
      const open = openness(rule);
      if (open <= NEAR) continue;
      for (const { cell, weight } of rule.because)
        if (!isHidden(cell)) gains.set(cell, (gains.get(cell) ?? 0) + Math.min(open, weight));
    }
    const best = bestOf(gains, items, givers, chosen);
    if (best === null) return chosen;
    hide(best);
  }
}

/** The cell that settles most for its cost; null = there is none that can be hidden. */
function bestOf(
  gains: ReadonlyMap<number, number>,
  items: readonly Releasable[],
  givers: ReadonlyMap<number, readonly number[]>,
  chosen: readonly boolean[],
): number | null {
  let [best, most]: [number | null, number] = [null, 0];
  for (const [cell, gain] of [...gains].sort(([a], [b]) => a - b)) {
    const given = givers.get(cell);
    if (!given) continue;
    const cost = given.reduce((sum, at) => sum + (chosen[at] ? 0 : (items[at]?.cost ?? Infinity)), 0);
    if (gain / cost > most) [best, most] = [cell, gain / cost];
  }
  return best;
}

/** Whether what is hidden keeps all rules. */
export function keepsRules(
  items: readonly Releasable[],
  rules: readonly HidingRule[],
  hidden: readonly boolean[],
): boolean {
  const givers = giversOf(items);
  const isHidden = (cell: number) => (givers.get(cell) ?? []).every((at) => hidden[at]);
  return (
    rules.every(
      ({ cell, because, isForced }) =>
        !(isForced || isHidden(cell)) ||
        because.reduce((sum, one) => sum + (isHidden(one.cell) ? one.weight : 0), 0) >= 1 - NEAR,
    ) &&
    items.every(
      ({ restsOn, gives }, at) =>
        hidden[at] || restsOn.every((cell) => gives.includes(cell) || !givers.has(cell) || !isHidden(cell)),
    )
  );
}
