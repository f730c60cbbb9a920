import type { Highs } from 'highs';
import type { CountSystem, Relation } from './count-system.ts';
import { type LinearProgramme, minimiseWhole, type Optimum, withProgramme } from './solver.ts';

/** What an outsider can tell of one hidden count: it lies from `low` to `high`, both included; `high` may be Infinity. */
export interface Feasible {
  cell: number;
  low: number;
  high: number;
  /** The shown cells that prove it: while all of them are shown, the interval is no wider. */
  because: readonly Proof[];
}

/** A shown cell in a proof, and the most that hiding it can do towards an interval that is wide enough: 1 = it may be enough by itself. */
export interface Proof {
  cell: number;
  weight: number;
}

/** The part of a system that hangs together through hidden cells, as a linear programme over these. */
interface Island {
  cells: readonly number[];
  relations: readonly Relation[];
  programme: LinearProgramme;
}

const NEAR = 1e-6;
const NODES = 2000;
/** Islands of more cells than this are not searched in whole numbers: their intervals are those of the linear programme, rounded inwards. */
const LARGEST_WHOLE = 400;

/** The narrowest interval among the targets: what an outsider who tries everything comes to know best; null without a target. */
export function narrowest(
  highs: Highs,
  system: CountSystem,
  shown: readonly boolean[],
  targets: readonly number[],
): number | null {
  const wanted = new Set(targets.filter((one) => !shown[one]));
  let least = Infinity;
  for (const island of islandsOf(system, shown, wanted))
    for (const { low, high } of attackIsland(highs, system, shown, island, wanted, {
      enough: least,
      isNarrowing: true,
    }))
      least = Math.min(least, high - low);
  return wanted.size === 0 ? null : least;
}

/**
 * The attacker: knows every shown cell and every relation, and that counts are whole and not negative. For each target he finds the least and the
 * greatest value it can have:
 *
 *     min / max x_t   subject to   x_whole = Σ x_parts,   x_c = its value for every shown c,   x ≥ 0
 *
 * by linear programmes; the bounds are rounded inwards to whole numbers, and where the extreme point is not whole, whole numbers are searched.
 * With `enough`, a target is left as soon as two whole tables are found in which it differs by that much: only the targets whose interval is
 * narrower are returned. Without it, all are, with their exact intervals.
 * Source: Hundepool et al. 2012, Statistical Disclosure Control, ch. 4.4 (auditing); Fischetti & Salazar 2001, Management Science 47: 1008–1027.
 */
export function attack(
  highs: Highs,
  system: CountSystem,
  shown: readonly boolean[],
  targets: readonly number[],
  enough: number | null = null,
): Feasible[] {
  const wanted = new Set(targets.filter((one) => !shown[one]));
  const found = islandsOf(system, shown, wanted).flatMap((island) =>
    attackIsland(highs, system, shown, island, wanted, { enough }),
  );
  return found.sort((a, b) => a.cell - b.cell);
}

function attackIsland(
  highs: Highs,
  system: CountSystem,
  shown: readonly boolean[],
  island: Island,
  wanted: ReadonlySet<number>,
  { enough, isNarrowing = false }: { enough: number | null; isNarrowing?: boolean },
): Feasible[] {
  let sought = enough;
  const [least, most] = [island.cells.map(() => Infinity), island.cells.map(() => -Infinity)];
  const see = (point: Float64Array) => {
    if (!point.every((x) => Math.abs(x - Math.round(x)) < NEAR)) return;
    point.forEach((x, at) => {
      least[at] = Math.min(least[at] as number, Math.round(x));
      most[at] = Math.max(most[at] as number, Math.round(x));
    });
  };
  const cap = Math.max(0, ...island.programme.high);
  const feasible: Feasible[] = [];
  withProgramme(highs, island.programme, (optimise) => {
    island.cells.forEach((cell, at) => {
      const isWide = () => sought !== null && (most[at] as number) - (least[at] as number) >= sought;
      if (!wanted.has(cell) || isWide()) return;
      const ends = ([1, -1] as const).map((sense) => {
        const end = isWide() ? null : optimise(at, sense);
        if (end) see(end.point);
        return end;
      });
      if (isWide()) return;
      const seen = [least[at] as number, most[at] as number] as const;
      const interval = intervalOf(highs, island, at, ends, seen, isNarrowing ? 0 : (sought ?? 0));
      const isOpen = interval.high >= cap;
      const width = isOpen ? Infinity : interval.high - interval.low;
      if (sought !== null && width >= sought) return;
      if (isNarrowing) sought = width;
      feasible.push({
        cell,
        low: interval.low,
        high: isOpen ? Infinity : interval.high,
        because: interval.isSearched ? shownBeside(shown, island) : provedBy(system, shown, island, ends, sought ?? 0),
      });
    });
  });
  return feasible;
}

/**
 * The ends rounded inwards; where no whole table was seen at an end, whole numbers are searched, unless the interval is too narrow already. An end
 * that the solver did not find counts as known: rather too much is hidden.
 */
function intervalOf(
  highs: Highs,
  { programme, cells }: Island,
  at: number,
  [min, max]: readonly (Optimum | null | undefined)[],
  [least, most]: readonly [number, number],
  enough: number,
): { low: number; high: number; isSearched: boolean } {
  if (!min || !max) return { low: 0, high: 0, isSearched: true };
  let low = Math.max(0, Math.ceil(min.value - NEAR));
  let high = Math.floor(max.value + NEAR);
  const isSeen = least <= low && most >= high;
  if (isSeen || high - low < enough || cells.length > LARGEST_WHOLE) return { low, high, isSearched: false };
  const [linearLow, linearHigh] = [low, high];
  const cost = (sense: number) => Float64Array.from(cells, (_, index) => (index === at ? sense : 0));
  const wholeBound = (sense: number) => Math.ceil(minimiseWhole(highs, programme, cost(sense), NODES).bound - NEAR);
  if (least > low) low = Math.max(low, wholeBound(1));
  if (most < high) high = Math.min(high, -wholeBound(-1));
  return { low, high, isSearched: low !== linearLow || high !== linearHigh };
}

/**
 * The shown cells whose values the multipliers of the two ends use. With the bounds x_t ≤ Σ λ_c x_c and x_t ≥ Σ μ_c x_c, a cell that may rise
 * widens without limit where λ > 0 or μ < 0; one that may only fall, to 0, widens by its value times the multiplier. Whole numbers lie within.
 */
function provedBy(
  { cells }: CountSystem,
  shown: readonly boolean[],
  { relations }: Island,
  ends: readonly (Optimum | null)[],
  enough: number,
): Proof[] {
  const reach = new Map<number, number>();
  for (const end of ends) {
    const multipliers = new Map<number, number>();
    const add = (cell: number, by: number) => {
      if (shown[cell]) multipliers.set(cell, (multipliers.get(cell) ?? 0) + by);
    };
    relations.forEach(({ whole, parts }, row) => {
      const dual = end?.rowDual[row] ?? 0;
      add(whole, dual);
      for (const part of parts) add(part, -dual);
    });
    // Both ends were sought as a least value, the upper one of −x_t: a bound that falls widens the interval.
    for (const [cell, by] of multipliers)
      if (Math.abs(by) > NEAR)
        reach.set(cell, (reach.get(cell) ?? 0) + (by < 0 ? Infinity : by * (cells[cell]?.value ?? 0)));
  }
  const missing = enough - ((ends[1]?.value ?? Infinity) - (ends[0]?.value ?? 0));
  const weightOf = (far: number) => (missing > NEAR ? Math.min(1, far / missing) : 1);
  return [...reach]
    .flatMap(([cell, far]) => (weightOf(far) > NEAR ? [{ cell, weight: weightOf(far) }] : []))
    .sort((a, b) => a.cell - b.cell);
}

const shownBeside = (shown: readonly boolean[], { relations }: Island): Proof[] =>
  [...new Set(relations.flatMap(({ whole, parts }) => [whole, ...parts]).filter((cell) => shown[cell]))]
    .sort((a, b) => a - b)
    .map((cell) => ({ cell, weight: 1 }));

/** Splits the hidden cells into islands that no relation joins, and keeps those that hold a target. */
function islandsOf(
  { cells, relations }: CountSystem,
  shown: readonly boolean[],
  wanted: ReadonlySet<number>,
): Island[] {
  const parent = cells.map((_, id) => id);
  const rootOf = (id: number): number => {
    let root = id;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] as number] as number;
      root = parent[root] as number;
    }
    return root;
  };
  const hiddenOf = ({ whole, parts }: Relation) => [whole, ...parts].filter((cell) => !shown[cell]);
  for (const relation of relations) {
    const [first, ...others] = hiddenOf(relation);
    for (const other of others) parent[rootOf(other)] = rootOf(first as number);
  }
  const members = Map.groupBy(
    cells.flatMap((_, id) => (shown[id] ? [] : [id])),
    rootOf,
  );
  const ties = Map.groupBy(
    relations.filter((one) => hiddenOf(one).length > 0),
    (one) => rootOf(hiddenOf(one)[0] as number),
  );
  const cap = 4 * cells.reduce((most, cell) => Math.max(most, cell.value ?? 0), 0) + 1000;
  return [...members]
    .filter(([, list]) => list.some((cell) => wanted.has(cell)))
    .map(([root, list]) => islandOf(cells, shown, list, ties.get(root) ?? [], cap));
}

function islandOf(
  cells: CountSystem['cells'],
  shown: readonly boolean[],
  members: readonly number[],
  relations: readonly Relation[],
  cap: number,
): Island {
  const at = new Map(members.map((cell, index) => [cell, index]));
  const rows = relations.map(({ whole, parts }) => {
    const weights = new Map<number, number>();
    let known = 0;
    const add = (cell: number, by: number) => {
      if (shown[cell]) known += by * (cells[cell]?.value ?? 0);
      else weights.set(at.get(cell) as number, (weights.get(at.get(cell) as number) ?? 0) + by);
    };
    add(whole, -1);
    for (const part of parts) add(part, 1);
    return { indices: [...weights.keys()], values: [...weights.values()], low: -known, high: -known };
  });
  const programme = {
    low: Float64Array.from(members, (cell) => cells[cell]?.public?.low ?? 0),
    high: Float64Array.from(members, (cell) => Math.min(cap, cells[cell]?.public?.high ?? cap)),
    rows,
  };
  return { cells: members, relations, programme };
}
