import type { Group } from '../plan/kinds/kind.ts';
import type { OutcomePath, Profiles } from '../profiles/profiles.ts';
import { distinctChanges } from './counts-of-change.ts';

/** Two sets of periods between which each person's change is taken. */
export interface Span {
  /** Under which period the lines stand in the results. */
  name: string;
  before: readonly string[];
  after: readonly string[];
}

/** One group's persons as sums over what changed in each, taken from a common value near all of them so that digits are kept. */
interface Sums {
  n: number;
  sum: number;
  squares: number;
  everBefore: number;
  more: number;
  less: number;
}

/** One group's persons, and the mean and variance of what changed in each of them. */
export interface ChangeOfGroup {
  n: number;
  mean: number;
  variance: number;
  /** Persons whose outcome before is not 0. */
  everBefore: number;
  /** Persons whose outcome rose, and fell. */
  more: number;
  less: number;
}

/** Both groups' changes. */
export interface Changes {
  treated: ChangeOfGroup;
  control: ChangeOfGroup;
  /** How many different changes there are, in whatever group and part. */
  distinct: number;
}

type Side = 'treated' | 'control';

/** What changed in each profile's persons; those in neither group or lacking a period have no side. */
interface Moves {
  profiles: Profiles;
  sides: (Side | null)[];
  change: Float64Array;
  before: Float64Array;
  center: number;
  distinct: number;
}

/** The changes of everybody, of each value of a column, and of everybody outside each value (those without a value among them). */
export interface ChangesByValue {
  everybody: Changes;
  values: { value: string; inside: Changes; outside: Changes }[];
  /** Whether nobody who is compared lacks a value. */
  isComplete: boolean;
}

/** Takes each profile's change over a span. */
export function movesOf(profiles: Profiles, group: Group, { before, after }: Span): Moves {
  const [path] = profiles.outcomes;
  const groups = profiles.covariates.find((one) => one.name === group.column);
  const moves: Moves = {
    profiles,
    sides: [],
    change: new Float64Array(profiles.count.length),
    before: new Float64Array(profiles.count.length),
    center: 0,
    distinct: 0,
  };
  const [earlierOf, laterOf] = [meanOver(path, before), meanOver(path, after)];
  const sideOf = (groups?.levels ?? []).map((text): Side | null =>
    text === group.treated ? 'treated' : text === group.control ? 'control' : null,
  );
  let [persons, sum] = [0, 0];
  for (let row = 0; row < profiles.count.length; row++) {
    const earlier = earlierOf(row);
    const later = laterOf(row);
    const side = sideOf[groups?.values[row] ?? Number.NaN] ?? null;
    const isSeen = !Number.isNaN(earlier + later);
    moves.sides.push(isSeen ? side : null);
    if (!isSeen || !side) continue;
    const n = profiles.count[row] as number;
    moves.change[row] = later - earlier;
    moves.before[row] = earlier;
    persons += n;
    sum += n * (later - earlier);
  }
  moves.center = persons > 0 ? sum / persons : 0;
  moves.distinct = distinctChanges(moves.change.filter((_, row) => moves.sides[row]));
  return moves;
}

/** Gives the mean of a profile's outcomes over some periods; NaN when one is missing. */
function meanOver(path: OutcomePath | undefined, wanted: readonly string[]): (row: number) => number {
  const lists = wanted.map((period) => path?.values[path.periods.indexOf(period)]);
  return (row) => {
    let sum = 0;
    for (const list of lists) sum += list?.[row] ?? Number.NaN;
    return sum / lists.length;
  };
}

/** Sums the moves of everybody and by the values of a column (null = of everybody alone), in one pass. */
export function changesBy(moves: Moves, column: string | null): ChangesByValue {
  const { profiles, sides, change, before, center } = moves;
  const covariate = profiles.covariates.find((one) => one.name === column);
  const levels = covariate?.levels ?? [];
  const [everybody, byLevel] = [noSums(), levels.map(noSums)];
  let isComplete = true;
  profiles.count.forEach((n, row) => {
    const side = sides[row];
    if (!side) return;
    const own = { n, change: change[row] as number, center, hasBefore: before[row] !== 0 };
    add(everybody[side], own);
    const level = byLevel[covariate?.values[row] ?? Number.NaN];
    if (level) add(level[side], own);
    else isComplete = false;
  });
  const values = levels.flatMap((value, code) => {
    const inside = byLevel[code] as Record<Side, Sums>;
    if (inside.treated.n + inside.control.n === 0) return [];
    return { value, inside: changesOf(inside, moves), outside: changesOf(without(everybody, inside), moves) };
  });
  return { everybody: changesOf(everybody, moves), values, isComplete };
}

const noSums = (): Record<Side, Sums> => ({
  treated: { n: 0, sum: 0, squares: 0, everBefore: 0, more: 0, less: 0 },
  control: { n: 0, sum: 0, squares: 0, everBefore: 0, more: 0, less: 0 },
});

interface Own {
  n: number;
  change: number;
  center: number;
  hasBefore: boolean;
}

function add(sums: Sums, { n, change, center, hasBefore }: Own): void {
  const moved = change - center;
  sums.n += n;
  sums.sum += n * moved;
  sums.squares += n * moved ** 2;
  if (hasBefore) sums.everBefore += n;
  if (change > 0) sums.more += n;
  if (change < 0) sums.less += n;
}

function without(all: Record<Side, Sums>, part: Record<Side, Sums>): Record<Side, Sums> {
  const minus = (side: Side): Sums => ({
    n: all[side].n - part[side].n,
    sum: all[side].sum - part[side].sum,
    squares: all[side].squares - part[side].squares,
    everBefore: all[side].everBefore - part[side].everBefore,
    more: all[side].more - part[side].more,
    less: all[side].less - part[side].less,
  });
  return { treated: minus('treated'), control: minus('control') };
}

function changesOf(sums: Record<Side, Sums>, { center, distinct }: Moves): Changes {
  const of = ({ n, sum, squares, ...counts }: Sums): ChangeOfGroup => {
    const mean = n > 0 ? sum / n : 0;
    // What rounding leaves of equal changes is no variance.
    const within = squares - n * mean ** 2;
    const variance = n > 1 && within > squares * 1e-13 ? within / (n - 1) : 0;
    return { n, mean: n > 0 ? mean + center : 0, variance, ...counts };
  };
  return { treated: of(sums.treated), control: of(sums.control), distinct };
}
