import type { Highs } from 'highs';
import type { Proof } from './attacker.ts';
import { quicklyChosen } from './quickly-chosen.ts';
import { giversOf, type Releasable } from './releasable.ts';
import { type LinearRow, minimiseFractions, minimiseWhole } from './solver.ts';

/** The hidden `cell` can be told too closely until the weights of the cells of `because` that are hidden as well make up 1. */
export interface HidingRule {
  cell: number;
  because: readonly Proof[];
  /** The cell is hidden whatever else is. */
  isForced: boolean;
}

/** Nodes of the exact search; a number and not a time, so that the same input gives the same choice on any computer. */
const NODES = 300;

/**
 * The cheapest set of items to hide under the rules found so far, as a programme in zeros and ones. Exactly, or
 * quickly: a good choice, and from the relaxation to fractions the least that any choice costs (`bound`). The exact search may be cut off as well.
 */
export function fewestHidden(
  highs: Highs,
  items: readonly Releasable[],
  primary: readonly boolean[],
  rules: readonly HidingRule[],
  isExact: boolean,
): { hidden: boolean[]; cost: number; bound: number } {
  const choice = choiceOf(items, rules);
  const low = new Float64Array(choice.columns);
  const high = new Float64Array(choice.columns).fill(1);
  const cost = new Float64Array(choice.columns);
  items.forEach((item, at) => {
    if (primary[at]) low[at] = 1;
    else if (item.cost === Infinity) high[at] = 0;
    else cost[at] = item.cost;
  });
  const programme = { low, high, rows: choice.rows };
  const found = isExact ? minimiseWhole(highs, programme, cost, NODES) : null;
  const relaxed = found ? null : minimiseFractions(highs, programme, cost);
  const point =
    found?.point ?? quicklyChosen(programme, cost, relaxed?.point ?? new Float64Array(choice.columns), choice.linked);
  const hidden = items.map((_, at) => (point[at] as number) > 0.5);
  return {
    hidden,
    cost: hidden.reduce((sum, isHidden, at) => sum + (isHidden ? (cost[at] as number) : 0), 0),
    bound: found?.bound ?? relaxed?.value ?? 0,
  };
}

/** Columns: the items, then the cells that the rules name and several items give (hidden = all of them are). */
function choiceOf(items: readonly Releasable[], rules: readonly HidingRule[]) {
  const rows: LinearRow[] = [];
  const givers = giversOf(items);
  let columns = items.length;
  const links = new Map<number, readonly number[]>();
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
      links.set(column, given);
      for (const item of given) {
        links.set(item, [...(links.get(item) ?? []), column]);
        rows.push({ indices: [column, item], values: [-1, 1], low: 0, high: Infinity });
      }
      const values = [1, ...given.map(() => -1)];
      rows.push({ indices: [column, ...given], values, low: 1 - given.length, high: Infinity });
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
    const target = isForced ? null : hiddenColumn(cell);
    const weights = new Map<number, number>();
    for (const proof of because) {
      const column = hiddenColumn(proof.cell);
      if (column !== null && column !== target)
        weights.set(column, Math.min(1, (weights.get(column) ?? 0) + proof.weight));
    }
    // Where all cells together do less than is missing, all of them are hidden, and the attacker says what is still missing.
    const most = Math.min(
      1,
      [...weights.values()].reduce((sum, weight) => sum + weight, 0),
    );
    if (target !== null) weights.set(target, -most);
    rows.push({
      indices: [...weights.keys()],
      values: [...weights.values()],
      low: target === null ? most : 0,
      high: Infinity,
    });
  }
  return { columns, rows, linked: (column: number) => links.get(column) ?? [] };
}
