import type { Highs } from 'highs';
import { giversOf, type Releasable } from './releasable.ts';
import { type LinearRow, minimiseWhole } from './solver.ts';

/** While all cells of `because` are shown, the hidden `cell` can be told too closely. */
export interface HidingRule {
  cell: number;
  because: readonly number[];
  /** The cell is hidden whatever else is. */
  isForced: boolean;
}

const NODES = 500;

/**
 * The cheapest set of items to hide under the rules found so far, as a programme in zeros and ones, cut off after a fixed number of nodes so that the
 * same input gives the same choice on any computer. Where nothing was found by then, greedily: the item that settles most rules for its cost.
 */
export function fewestHidden(
  highs: Highs,
  items: readonly Releasable[],
  primary: readonly boolean[],
  rules: readonly HidingRule[],
): { hidden: boolean[]; cost: number; bound: number } {
  const choice = choiceOf(items, rules);
  const low = new Float64Array(choice.columns);
  const high = new Float64Array(choice.columns).fill(1);
  const cost = new Float64Array(choice.columns);
  items.forEach((item, at) => {
    if (primary[at]) low[at] = 1;
    else if (item.cost === Infinity) high[at] = 0;
    // Among equally good choices the one that hides the later items: the same whatever the order in which rules are found.
    else cost[at] = item.cost * (1 + 1e-4 * (1 - at / items.length));
  });
  const found = minimiseWhole(highs, { low, high, rows: choice.rows }, cost, NODES);
  if (!found) throw new RangeError('no choice of what to hide was found');
  return {
    hidden: items.map((_, at) => (found.point[at] as number) > 0.5),
    cost: found.value,
    bound: found.bound,
  };
}

/** Columns: the items, then the cells that the rules name and several items give (hidden = all of them are). */
function choiceOf(items: readonly Releasable[], rules: readonly HidingRule[]): { columns: number; rows: LinearRow[] } {
  const rows: LinearRow[] = [];
  const givers = giversOf(items);
  let columns = items.length;
  const columnOf = new Map<number, number>();
  /** The column that is 1 when a cell is hidden; null = no item gives it, so it always is. */
  const hiddenColumn = (cell: number): number | null => {
    const known = columnOf.get(cell);
    if (known !== undefined) return known;
    const given = givers.get(cell);
    if (!given) return null;
    const [only = 0] = given;
    const column = given.length === 1 ? only : columns++;
    columnOf.set(cell, column);
    if (given.length > 1) {
      for (const item of given) rows.push({ indices: [column, item], values: [-1, 1], low: 0, high: Infinity });
      rows.push({
        indices: [column, ...given],
        values: [1, ...given.map(() => -1)],
        low: 1 - given.length,
        high: Infinity,
      });
    }
    return column;
  };
  items.forEach(({ restsOn, gives }, at) => {
    for (const cell of restsOn) {
      const column = gives.includes(cell) ? null : hiddenColumn(cell);
      if (column !== null && column !== at)
        rows.push({ indices: [at, column], values: [1, -1], low: 0, high: Infinity });
    }
  });
  for (const { cell, because, isForced } of rules) {
    const helpers = because.map(hiddenColumn).filter((column) => column !== null);
    const target = isForced ? null : hiddenColumn(cell);
    const indices = [...new Set(helpers)].filter((column) => column !== target);
    const all = target === null ? indices : [...indices, target];
    const values = all.map((column) => (column === target ? -1 : 1));
    rows.push({ indices: all, values, low: target === null ? 1 : 0, high: Infinity });
  }
  return { columns, rows };
}
