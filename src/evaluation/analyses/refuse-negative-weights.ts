import type { CountedColumns, Source } from '../source/source.ts';
import { columnOf } from '../source/source.ts';
import { UserError } from '../user-error.ts';

/** Refuses weights below 0; an analysis without weights (undefined) has none. */
export function refuseNegativeWeights(source: Source, counted: CountedColumns, weights: string | undefined): void {
  if (weights === undefined) return;
  const { values } = columnOf(counted, { column: weights, kind: 'number' });
  const wrong = values.find((weight) => weight < 0);
  if (wrong !== undefined)
    throw new UserError(`${source.name}: column "${weights}" holds the weight ${wrong}; a weight is 0 or more.`);
}
