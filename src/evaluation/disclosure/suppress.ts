import type { Highs } from 'highs';
import { attack, type Feasible } from './attacker.ts';
import type { CountSystem } from './count-system.ts';
import { fewestHidden, type HidingRule } from './fewest-hidden.ts';
import { greedilyHidden, keepsRules } from './greedily-hidden.ts';
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
}

/** Rounds of the exact search before the quick choice stands. */
const ROUNDS = 20;

/**
 * Chooses what to hide (Da: primær og sekundær diskretionering). Items that rest on a sensitive cell are hidden; then, with the attacker for a
 * judge, the cheapest further items such that every hidden cell, and every sensitive rest that nobody prints, can differ by `width` at least. With
 * yᵢ = 1 when item i is hidden and z_c = 1 when cell c is (all items that give it are):
 *
 *     min Σ costᵢ yᵢ   subject to   Σ_{c in B} w_c z_c ≥ z_t   for every proof B by which the attacker pins the hidden cell t
 *
 * A proof B is the set of shown cells with multipliers in the two linear programmes that bound t, and w_c the most that hiding c can widen t's
 * interval, as a share of what is missing. Proofs are added until the attacker finds none (Benders 1962; Fischetti & Salazar 2001): first with quick
 * choices, which are thinned out again, then with exact ones. When the exact search ends, its choice is the best there is; when it is cut off, the
 * quick choice stands, and `bound` says how far it may be from the best. Whatever is chosen was attacked in full.
 */
export function suppress(
  highs: Highs,
  system: CountSystem,
  items: readonly Releasable[],
  isSensitive: readonly boolean[],
  width: number,
): Suppression {
  const task = new Task(highs, system, items, isSensitive, width);
  const quick = task.thinOut(task.chooseQuickly());
  const { hidden, bound } = task.chooseExactly(quick);
  const shown = task.shownWith(hidden);
  const attacked = attack(highs, system, shown, task.targets(shown));
  return {
    hidden: hidden.map((isHidden, at) => (isHidden ? (task.primary[at] ? 'primary' : 'complementary') : null)),
    shown,
    attacked,
    exposed: attacked.filter(({ low, high }) => high - low < width),
    cost: task.costOf(hidden),
    bound,
  };
}

/** One choice in the making: the rules found so far grow with every attack. */
class Task {
  readonly primary: readonly boolean[];
  readonly #rules: HidingRule[] = [];
  readonly #givers: ReadonlyMap<number, readonly number[]>;
  readonly #highs: Highs;
  readonly #system: CountSystem;
  readonly #items: readonly Releasable[];
  readonly #isSensitive: readonly boolean[];
  readonly #width: number;

  constructor(
    highs: Highs,
    system: CountSystem,
    items: readonly Releasable[],
    isSensitive: readonly boolean[],
    width: number,
  ) {
    this.#highs = highs;
    this.#system = system;
    this.#items = items;
    this.#isSensitive = isSensitive;
    this.#width = width;
    this.#givers = giversOf(items);
    this.primary = items.map(
      ({ gives, restsOn, cost }) => cost < Infinity && [...gives, ...restsOn].some((cell) => isSensitive[cell]),
    );
  }

  /** Which cells the items that are not hidden give. */
  shownWith(hidden: readonly boolean[]): boolean[] {
    const shown = this.#system.cells.map(() => false);
    this.#items.forEach(({ gives }, at) => {
      if (!hidden[at]) for (const cell of gives) shown[cell] = true;
    });
    return shown;
  }

  /** The cells that must stay open: those hidden, and sensitive rests that nobody prints. */
  targets(shown: readonly boolean[]): number[] {
    return this.#system.cells.flatMap(({ isDeclared }, id) =>
      !shown[id] && (isDeclared || this.#isSensitive[id]) ? [id] : [],
    );
  }

  costOf(hidden: readonly boolean[]): number {
    return this.#items.reduce((sum, { cost }, at) => sum + (hidden[at] && !this.primary[at] ? cost : 0), 0);
  }

  /** Attacks a choice; what it learns becomes rules. True = the choice holds. */
  #holds(hidden: readonly boolean[]): boolean {
    const shown = this.shownWith(hidden);
    const pinned = attack(this.#highs, this.#system, shown, this.targets(shown), this.#width);
    const curable = pinned.filter(({ because }) => because.some(({ cell }) => this.#canBeHidden(cell)));
    this.#rules.push(...curable.map(({ cell, because }) => ({ cell, because, isForced: this.#isForced(cell) })));
    return curable.length === 0;
  }

  #canBeHidden(cell: number): boolean {
    return this.#givers.get(cell)?.every((at) => (this.#items[at]?.cost ?? 0) < Infinity) ?? false;
  }

  /** Whether a cell is hidden whatever else is: it is sensitive, or all items that give it are hidden for their own sake. */
  #isForced(cell: number): boolean {
    return this.#isSensitive[cell] === true || (this.#givers.get(cell) ?? []).every((at) => this.primary[at]);
  }

  chooseQuickly(): boolean[] {
    let hidden = greedilyHidden(this.#items, [], this.primary);
    while (!this.#holds(hidden)) hidden = greedilyHidden(this.#items, this.#rules, hidden);
    return hidden;
  }

  /** Shows again what need not be hidden, the dearest first. */
  thinOut(hidden: readonly boolean[]): boolean[] {
    let chosen = [...hidden];
    const order = chosen
      .flatMap((isHidden, at) => (isHidden && !this.primary[at] ? [at] : []))
      .sort((a, b) => (this.#items[b]?.cost ?? 0) - (this.#items[a]?.cost ?? 0) || a - b);
    for (const at of order) {
      const without = chosen.with(at, false);
      if (keepsRules(this.#items, this.#rules, without) && this.#holds(without)) chosen = without;
    }
    return chosen;
  }

  chooseExactly(quick: readonly boolean[]): { hidden: readonly boolean[]; bound: number } {
    let bound = 0;
    const most = this.costOf(quick);
    for (let round = 0; round < ROUNDS && most > 0; round++) {
      const best = fewestHidden(this.#highs, this.#items, this.primary, this.#rules);
      bound = Math.max(bound, best.bound);
      if (bound >= most - 1e-6) return { hidden: quick, bound: most };
      if (!best.hidden || best.cost > best.bound + 1e-6) break;
      if (this.#holds(best.hidden)) return { hidden: best.hidden, bound: best.cost };
    }
    return { hidden: quick, bound: Math.min(bound, most) };
  }
}
