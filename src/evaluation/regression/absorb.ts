import { type Absorbed, dot } from './fit.ts';
import { type DesignColumn, type Rows } from './rows.ts';

/** Rows whose outcome and columns have lost what the groups explain, and how large the columns were before. */
export interface Demeaned {
  rows: Rows;
  norms: number[];
  absorbed: readonly Absorbed[];
}

/** Turns that nearly always suffice; where groups hang together loosely, conjugate gradients go on. */
const TURNS = 100;
const STARTS = 6;
const STEPS = 5_000;
const SETTLED = 1e-14;
/** Of the largest value; rounding along thousands of steps keeps it from going lower. */
const SETTLED_AFTER_STEPS = 1e-13;

/**
 * Takes group effects (Da: faste effekter; of a person, of a year) out of the outcome and every column: each is replaced by what is left after its
 * weighted least squares fit on the groups' indicators. One effect is exact at once; several by turns until a round moves nothing, and where turns are
 * slow by conjugate gradients on the effects' normal equations.
 *
 *     x ← x − x̄ of the row's group, for each effect in turn,   x̄ weighted by count and weight
 *
 * Sources: Frisch & Waugh 1933; Guimarães & Portugal 2010, Stata Journal 10: 628–649; Hestenes & Stiefel 1952.
 * @throws RangeError when neither settles: the groups are then hardly connected with each other
 */
export function absorb(rows: Rows, effects: readonly { name: string; ids: Int32Array }[]): Demeaned {
  const mass = rows.count.map((n, row) => n * (rows.weight ? (rows.weight[row] ?? 0) : 1));
  const absorbed = effects.map(({ name, ids }) => ({ name, ...denseIds(ids) }));
  const without = (values: Float64Array) => residualOf(values, mass, absorbed);
  return {
    rows: {
      ...rows,
      y: without(rows.y),
      x: rows.x.map(({ name, values }): DesignColumn => ({ name, values: without(values) })),
    },
    norms: rows.x.map(({ values }) =>
      Math.sqrt(values.reduce((sum, value, row) => sum + (mass[row] ?? 0) * value * value, 0)),
    ),
    absorbed,
  };
}

/** Ids as 0, 1, … in order of appearance. */
function denseIds(ids: Int32Array): { ids: Int32Array; groups: number } {
  const known = new Map<number, number>();
  const dense = ids.map((id) => {
    const found = known.get(id) ?? known.size;
    known.set(id, found);
    return found;
  });
  return { ids: dense, groups: known.size };
}

function residualOf(values: Float64Array, mass: Float64Array, effects: readonly Absorbed[]): Float64Array {
  const left = Float64Array.from(values);
  const totals = effects.map((effect) =>
    sumsBy(
      mass,
      mass.map(() => 1),
      effect,
    ),
  );
  const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let turn = 0; turn < TURNS; turn++) {
    let moved = 0;
    effects.forEach((effect, at) => {
      const means = meansOf(sumsBy(mass, left, effect), totals[at] as Float64Array);
      moved = Math.max(moved, largestOf(means));
      addTo(left, means, effect, -1);
    });
    if (effects.length === 1 ? turn === 1 : moved <= SETTLED * size) return left;
  }
  for (let start = 0; start < STARTS; start++)
    if (descend(left, mass, effects, totals, SETTLED_AFTER_STEPS * size)) return left;
  throw new RangeError('the absorbed effects did not settle');
}

/** Σ mass · values of each group. */
function sumsBy(mass: Float64Array, values: Float64Array, { ids, groups }: Absorbed): Float64Array {
  const sums = new Float64Array(groups);
  for (let row = 0; row < values.length; row++)
    sums[ids[row] ?? 0] = (sums[ids[row] ?? 0] ?? 0) + (mass[row] ?? 0) * (values[row] ?? 0);
  return sums;
}

const meansOf = (sums: Float64Array, totals: Float64Array): Float64Array =>
  sums.map((sum, id) => ((totals[id] ?? 0) > 0 ? sum / (totals[id] ?? 1) : 0));

const largestOf = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Adds factor · each row's group value. */
function addTo(values: Float64Array, byGroup: Float64Array, { ids }: Absorbed, factor: number): void {
  for (let row = 0; row < values.length; row++)
    values[row] = (values[row] ?? 0) + factor * (byGroup[ids[row] ?? 0] ?? 0);
}

/**
 * Conjugate gradients on the normal equations of all effects at once, scaled by the groups' totals, from what is left. It stops when the groups' means
 * are at most `goal`, or when rounding has eaten the directions; whether the true means are small is then for the caller's next start to see.
 *
 * @returns whether the means were at most `goal` before the first step
 */
function descend(
  left: Float64Array,
  mass: Float64Array,
  effects: readonly Absorbed[],
  totals: readonly Float64Array[],
  goal: number,
): boolean {
  const scaled = (sums: readonly Float64Array[]) => sums.map((one, at) => meansOf(one, totals[at] as Float64Array));
  const inner = (a: readonly Float64Array[], b: readonly Float64Array[]) =>
    a.reduce((sum, one, at) => sum + dot(one, b[at] as Float64Array), 0);
  let rest = effects.map((effect) => sumsBy(mass, left, effect));
  let means = scaled(rest);
  if (Math.max(...means.map(largestOf)) <= goal) return true;
  let direction = means;
  let size = inner(rest, means);
  const steps = Math.min(
    STEPS,
    effects.reduce((sum, { groups }) => sum + groups, 0),
  );
  for (let step = 0; step < steps && Math.max(...means.map(largestOf)) > goal; step++) {
    const along = new Float64Array(left.length);
    effects.forEach((effect, at) => addTo(along, direction[at] as Float64Array, effect, 1));
    const image = effects.map((effect) => sumsBy(mass, along, effect));
    const length = size / inner(direction, image);
    if (!Number.isFinite(length)) return false;
    for (let row = 0; row < left.length; row++) left[row] = (left[row] ?? 0) - length * (along[row] ?? 0);
    rest = rest.map((one, at) => one.map((value, id) => value - length * (image[at]?.[id] ?? 0)));
    means = scaled(rest);
    const next = inner(rest, means);
    direction = means.map((one, at) => one.map((value, id) => value + (next / size) * (direction[at]?.[id] ?? 0)));
    size = next;
  }
  return false;
}
