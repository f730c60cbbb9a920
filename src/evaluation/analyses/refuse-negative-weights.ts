import type { CountedColumns, Source } from '../source/source.ts';
import { columnOf } from '../source/source.ts';
import { UserError } from '../user-error.ts';

/** The square of a larger weight, times persons, is more than a number can hold. */
const MOST_WEIGHT = 1e100;

/** Refuses weights below 0, and so large that no sum of their squares is a number; an analysis without weights (undefined) has none. */
export function refuseNegativeWeights(source: Source, counted: CountedColumns, weights: string | undefined): void {
  if (weights === undefined) return;
  const { values } = columnOf(counted, { column: weights, kind: 'number' });
  const wrong = values.find((weight) => weight < 0);
  if (wrong !== undefined)
    throw new UserError(`${source.name}: column "${weights}" holds the weight ${wrong}; a weight is 0 or more.`);
  const huge = values.find((weight) => weight > MOST_WEIGHT);
  if (huge !== undefined)
    throw new UserError(
      `${source.name}: column "${weights}" holds the weight ${huge}; a weight is ${MOST_WEIGHT} at most.`,
    );
}
