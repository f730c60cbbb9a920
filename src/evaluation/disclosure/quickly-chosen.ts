import type { LinearProgramme } from './solver.ts';

const NEAR = 1e-6;
/** How far the solution in fractions leads the choice, from not at all to alone; the cheapest of the choices is taken. */
const TRUST = [0, 0.5, 0.8, 0.95, 0.99, 0.999];

/**
 * A good choice of zeros and ones under rows `Σ a x ≥ low`, where setting everything to one is always allowed: ones are set until every row holds, each
 * time where it settles most for its cost and where the solution in fractions (`hint`) has much; then what is not needed is taken back, the dearest
 * first. `linked` gives the columns that stand and fall with one: for a cell the items that give it, for an item the cells that it gives.
 * Source: Chvátal 1979, Mathematics of Operations Research 4: 233–235 (covering greedily); guided by the relaxation as in Caprara, Fischetti & Toth 1999.
 */
export function quicklyChosen(
  programme: LinearProgramme,
  cost: Float64Array,
  hint: Float64Array,
  linked: (column: number) => readonly number[],
): Float64Array {
  const costOf = (choice: Float64Array) => choice.reduce((sum, one, at) => sum + one * (cost[at] as number), 0);
  return TRUST.map((trust) => chosenWith(programme, cost, hint, linked, trust)).reduce((best, one) =>
    costOf(one) < costOf(best) - NEAR ? one : best,
  );
}

function chosenWith(
  { low, high, rows }: LinearProgramme,
  cost: Float64Array,
  hint: Float64Array,
  linked: (column: number) => readonly number[],
  trust: number,
): Float64Array {
  const chosen = Float64Array.from(low);
  const within = Array.from(low, () => [] as number[]);
  rows.forEach(({ indices }, row) => {
    for (const column of indices) within[column]?.push(row);
  });
  const missing = Float64Array.from(rows, ({ low: least, indices, values }) =>
    indices.reduce((left, column, at) => left - (values[at] as number) * (chosen[column] as number), least),
  );
  const set = (column: number, to: 0 | 1) => {
    chosen[column] = to;
    for (const row of within[column] ?? []) {
      const { indices, values } = rows[row] as LinearProgramme['rows'][number];
      missing[row] = (missing[row] as number) + (to === 1 ? -1 : 1) * (values[indices.indexOf(column)] as number);
    }
  };
  const costOf = (column: number) =>
    [column, ...linked(column)].reduce((sum, one) => sum + (chosen[one] === 0 ? (cost[one] as number) : 0), 0);
  for (;;) {
    const gain = new Map<number, number>();
    rows.forEach(({ indices, values }, row) => {
      const open = missing[row] as number;
      if (open <= NEAR) return;
      indices.forEach((column, at) => {
        if ((values[at] as number) > 0 && chosen[column] === 0 && (high[column] as number) > 0)
          gain.set(column, (gain.get(column) ?? 0) + Math.min(open, values[at] as number));
      });
    });
    let [best, most] = [-1, 0];
    for (const [column, worth] of gain) {
      const score = (worth * (1 - trust + trust * (hint[column] as number))) / (costOf(column) + NEAR);
      if (score > most || (score === most && column < best)) [best, most] = [column, score];
    }
    if (best < 0) break;
    set(best, 1);
  }
  const order = Array.from(chosen.keys()).filter(
    (column) => chosen[column] === 1 && low[column] === 0 && (cost[column] as number) > 0,
  );
  const worth = (column: number) => (cost[column] as number) * (1.01 - (hint[column] as number));
  order.sort((a, b) => worth(b) - worth(a) || a - b);
  for (const column of order) {
    const gone = [column, ...linked(column)].filter((one) => chosen[one] === 1 && low[one] === 0);
    for (const one of gone) set(one, 0);
    const isNeeded = gone.some((one) => (within[one] ?? []).some((row) => (missing[row] as number) > NEAR));
    if (isNeeded) for (const one of gone) set(one, 1);
  }
  return chosen;
}
