import type { Absorbed } from './fit.ts';
import { type DesignColumn, type Rows } from './rows.ts';

/** Rows whose outcome and columns have lost what the groups explain, and how large the columns were before. */
export interface Demeaned {
  rows: Rows;
  norms: number[];
  absorbed: readonly Absorbed[];
}

const ROUNDS = 50_000;
const SETTLED = 1e-14;

/**
 * Takes group effects (Da: faste effekter; of a person, of a year) out of the outcome and every column: each is replaced by what is left after its
 * weighted least squares fit on the groups' indicators. One effect is exact at once; several by turns until a round moves nothing.
 *
 *     x ← x − x̄ of the row's group, for each effect in turn,   x̄ weighted by count and weight
 *
 * Sources: Frisch & Waugh 1933; Guimarães & Portugal 2010, Stata Journal 10: 628–649.
 * @throws RangeError when the turns do not settle: the groups are then hardly connected with each other
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
  const totals = effects.map(({ ids, groups }) => {
    const total = new Float64Array(groups);
    ids.forEach((id, row) => {
      total[id] = (total[id] ?? 0) + (mass[row] ?? 0);
    });
    return total;
  });
  const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (size === 0) return left;
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    effects.forEach(({ ids, groups }, effect) => {
      const means = new Float64Array(groups);
      for (let row = 0; row < left.length; row++)
        means[ids[row] ?? 0] = (means[ids[row] ?? 0] ?? 0) + (mass[row] ?? 0) * (left[row] ?? 0);
      for (let id = 0; id < groups; id++) {
        const total = totals[effect]?.[id] ?? 0;
        means[id] = total > 0 ? (means[id] ?? 0) / total : 0;
        moved = Math.max(moved, Math.abs(means[id] ?? 0));
      }
      for (let row = 0; row < left.length; row++) left[row] = (left[row] ?? 0) - (means[ids[row] ?? 0] ?? 0);
    });
    if (effects.length === 1 ? round === 1 : moved <= SETTLED * size) return left;
  }
  throw new RangeError('the absorbed effects did not settle');
}
