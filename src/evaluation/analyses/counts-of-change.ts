import { isFew, MOST_VALUES, SOLVED } from './counts-by-value.ts';
import type { ReleasedCount } from './finding.ts';

/** Persons by what changed in them. */
export interface Moved {
  n: number;
  more: number;
  less: number;
}

/** How a change from some periods to later ones is named among counts, whichever of the two an analysis takes for its base. */
export const changeName = (outcome: string, before: readonly string[], after: readonly string[]): string =>
  `outcome ${outcome} from ${before.join(', ')} to ${after.join(', ')}`;

/** Persons by whether the number rose or fell. */
export function movedOf(rows: readonly { value: number; n: number }[]): Moved {
  const sum = (is: (value: number) => boolean) => rows.reduce((total, { value, n }) => total + (is(value) ? n : 0), 0);
  return { n: sum(() => true), more: sum((value) => value > 0), less: sum((value) => value < 0) };
}

/** How many different changes there are, those apart that only rounding tells apart; counted no further than makes a difference. */
export function distinctChanges(values: Iterable<number>): number {
  const distinct = new Set<number>();
  for (const value of values) {
    distinct.add(Math.round(value * 1e9));
    if (distinct.size > MOST_VALUES) break;
  }
  return distinct.size;
}

/**
 * What the mean change of a group with its standard error gives away: where a person's outcome is 0 or 1 in two periods, how many came into it and how
 * many left it, as Σd = more − less and Σd² = more + less; of a count of months how many changed at all where they are
 * few, as no fewer than (Σd)²/Σd² did and no more than Σd².
 *
 * @param distinct how many different changes there are in the whole analysis
 */
export function countsOfChange(
  of: Pick<ReleasedCount, 'data' | 'where'>,
  name: string,
  { n, more, less }: Moved,
  distinct: number,
): ReleasedCount[] {
  const having = (value: string, persons: number): ReleasedCount => ({
    data: of.data,
    where: { ...of.where, [name]: value },
    value: persons,
  });
  if (distinct <= SOLVED) return [having('more', more), having('less', less), having('same', n - more - less)];
  return distinct <= MOST_VALUES ? [having('any', more + less)].filter(isFew) : [];
}
