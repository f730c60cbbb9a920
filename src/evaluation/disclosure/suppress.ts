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
  /** Every cell that must stay open: hidden, or a sensitive rest that nobody prints. */
  targets: number[];
  /** Cells that stay exposed because what is public already gives them away: empty unless an item cannot be hidden. */
  exposed: Feasible[];
  /** What the complementary hiding costs, and the least that any choice could cost; equal when the choice is proved the best. */
  cost: number;
  bound: number;
}

/** Where so few items can matter, the quick choice is followed by an exact one, in so many rounds at most. */
const MOST_EXACT = { items: 60, rounds: 20 };

/**
 * Chooses what to hide (Da: primær og sekundær diskretionering). Items that rest on a sensitive cell are hidden; then, with the attacker for a
 * judge, the cheapest further items such that every hidden cell, and every sensitive rest that nobody prints, can differ by `width` at least. With
 * yᵢ = 1 when item i is hidden and z_c = 1 when cell c is (all items that give it are):
 *
 *     min Σ costᵢ yᵢ   subject to   Σ_{c in B} w_c z_c ≥ z_t   for every proof B by which the attacker pins the hidden cell t
 *
 * A proof B is the set of shown cells with multipliers in the two linear programmes that bound t, and w_c the most that hiding c can widen t's
 * interval, as a share of what is missing. Proofs are added until the attacker finds none (Benders 1962; Fischetti & Salazar 2001). The choice is
 * the best there is, or no further from it than `bound` says. Whatever is chosen was attacked.
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
  const given = (cell: number) => givers.get(cell) ?? [];
  const canBeHidden = (cell: number) =>
    givers.has(cell) && given(cell).every((at) => (items[at]?.cost ?? 0) < Infinity);
  /** Whether a cell is hidden whatever else is: it is sensitive, or all items that give it are hidden for their own sake. */
  const isForced = (cell: number) => isSensitive[cell] === true || given(cell).every((at) => primary[at]);
  const rules: HidingRule[] = [];
  let bound = 0;
  /** Attacks a choice: whether it holds; the proofs against it become rules. */
  const judge = (hidden: readonly boolean[]) => {
    const shown = shownBy(system, items, hidden);
    const targets = system.cells.flatMap(({ isDeclared }, id) =>
      !shown[id] && (isDeclared || isSensitive[id]) ? [id] : [],
    );
    const exposed = attack(highs, system, shown, targets, width);
    const curable = exposed.filter(({ because }) => because.some(({ cell }) => canBeHidden(cell)));
    rules.push(...curable.map(({ cell, because }) => ({ cell, because, isForced: isForced(cell) })));
    const cost = items.reduce((sum, item, at) => sum + (hidden[at] && !primary[at] ? item.cost : 0), 0);
    return { hidden, cost, shown, targets, exposed, holds: curable.length === 0 };
  };
  /** Items that are hidden from now on, because the rules alone led nowhere. */
  let always: readonly boolean[] = primary;
  const choose = (isExact: boolean) => {
    const choice = fewestHidden(highs, items, always, rules, isExact);
    if (always === primary) bound = Math.max(bound, choice.bound);
    return judge(choice.hidden);
  };
  let best = choose(false);
  while (!best.holds) {
    const next = choose(false);
    if (next.hidden.every((isHidden, at) => isHidden === best.hidden[at])) {
      // No choice keeps the rules: what the proofs name is hidden for good, in the end everything.
      const named = new Set(next.exposed.flatMap(({ because }) => because.flatMap(({ cell }) => given(cell))));
      const isMore = (at: number) => (items[at]?.cost ?? 0) < Infinity && !next.hidden[at];
      const isNamed = items.some((_, at) => named.has(at) && isMore(at));
      always = next.hidden.map((isHidden, at) => isHidden || ((named.has(at) || !isNamed) && isMore(at)));
    }
    best = next;
  }
  const candidates = new Set(rules.flatMap(({ because }) => because.flatMap(({ cell }) => given(cell))));
  const rounds = candidates.size <= MOST_EXACT.items ? MOST_EXACT.rounds : 0;
  for (let round = 0; round < rounds && bound < best.cost - 1e-6; round++) {
    const next = choose(true);
    if (next.holds && next.cost <= best.cost) best = next;
  }
  const hidden = best.hidden.map((isHidden, at) => (isHidden ? (primary[at] ? 'primary' : 'complementary') : null));
  return { hidden, shown: best.shown, targets: best.targets, exposed: best.exposed, cost: best.cost, bound };
}

/** Which cells the items that are not hidden give. */
function shownBy({ cells }: CountSystem, items: readonly Releasable[], hidden: readonly boolean[]): boolean[] {
  const shown = cells.map(() => false);
  items.forEach(({ gives }, at) => {
    if (!hidden[at]) for (const cell of gives) shown[cell] = true;
  });
  return shown;
}
