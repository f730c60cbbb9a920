import type { Highs } from 'highs';
import { attack, type Feasible } from './attacker.ts';
import type { CountSystem } from './count-system.ts';
import { fewestHidden, type HidingRule } from './fewest-hidden.ts';
import { giversOf, type Releasable } from './releasable.ts';

/** What was hidden, and how the attacker fared against it. */
export interface Suppression {
  /** By item: `primary` = it rests on a count that is itself too small; `complementary` = it would give one away. */
  hidden: ('primary' | 'complementary' | null)[];
  /** By cell: whether a printed item gives it. */
  shown: boolean[];
  /** Every hidden cell with the interval that the attacker finds. */
  attacked: Feasible[];
  /** Cells that stay exposed because what is public already gives them away: empty unless an item cannot be hidden. */
  exposed: Feasible[];
  /** What the complementary hiding costs, and the least that any choice could cost; equal when the choice is proved the best. */
  cost: number;
  bound: number;
  rounds: number;
}

/**
 * Chooses what to hide (Da: primær og sekundær diskretionering). Items that rest on a sensitive cell are hidden; then, with the attacker for a
 * judge, the cheapest further items such that of every hidden cell, and of every sensitive rest that nobody prints, at least `width` + 1 whole
 * values stay possible. With yᵢ = 1 when item i is hidden and z_c = 1 when cell c is (all items that give it are):
 *
 *     min Σ costᵢ yᵢ   subject to   Σ_{c in B} z_c ≥ z_t   for every proof B by which the attacker pins the hidden cell t
 *
 * A proof B is the set of shown cells with a multiplier other than zero in the two linear programmes that bound t: while all of B is shown, t stays
 * pinned. Proofs are added until the attacker finds none (Benders 1962; Fischetti & Salazar 2001); the choice is then the best there is, unless the
 * search over whole numbers was cut off, and `bound` says how far it may be from the best.
 */
export function suppress(
  highs: Highs,
  system: CountSystem,
  items: readonly Releasable[],
  isSensitive: readonly boolean[],
  width: number,
): Suppression {
  const primary = items.map(
    ({ gives, restsOn, cost }) => cost < Infinity && [...gives, ...restsOn].some((cell) => isSensitive[cell]),
  );
  const givers = giversOf(items);
  const canBeHidden = (cell: number) =>
    givers.get(cell)?.every((at) => (items[at] as Releasable).cost < Infinity) ?? false;
  /** Whether a cell is hidden whatever else is: it is sensitive, or all items that give it are hidden for their own sake. */
  const isForced = (cell: number) => isSensitive[cell] === true || (givers.get(cell) ?? []).every((at) => primary[at]);
  const rules: HidingRule[] = [];
  for (let rounds = 1; ; rounds++) {
    const { hidden, cost, bound } = fewestHidden(highs, items, primary, rules);
    const shown = shownBy(system, items, hidden);
    const targets = system.cells.flatMap((cell, id) =>
      !shown[id] && (cell.isDeclared || isSensitive[id]) ? [id] : [],
    );
    const pinned = attack(highs, system, shown, targets, width);
    const curable = pinned.filter(({ because }) => because.some(canBeHidden));
    if (curable.length === 0) {
      const attacked = attack(highs, system, shown, targets);
      const kind = hidden.map((isHidden, at) => (isHidden ? (primary[at] ? 'primary' : 'complementary') : null));
      return { hidden: kind, shown, attacked, exposed: pinned, cost, bound, rounds };
    }
    rules.push(...curable.map(({ cell, because }) => ({ cell, because, isForced: isForced(cell) })));
  }
}

/** Which cells the items that are not hidden give. */
function shownBy(system: CountSystem, items: readonly Releasable[], hidden: readonly boolean[]): boolean[] {
  const shown = system.cells.map(() => false);
  items.forEach(({ gives }, at) => {
    if (!hidden[at]) for (const cell of gives) shown[cell] = true;
  });
  return shown;
}
