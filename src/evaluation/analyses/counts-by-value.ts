import type { ReleasedCount } from './finding.ts';

/** Persons with one value. */
export interface Valued {
  value: number;
  n: number;
}

/** So many values are given back by their number, mean and standard deviation: three equations. */
export const SOLVED = 3;
/** A count of months or weeks of a year has no more values. */
export const MOST_VALUES = 60;

/** No limit of disclosure control is higher; of more persons these sums give nothing back. */
const MOST_HIDDEN = 10;

/** Whether persons are so few that sums over them may tell how many they are. */
export const isFew = ({ value }: ReleasedCount): boolean => value < MOST_HIDDEN;

/** The values that are given back, in order; null when there are more. What is 0 or 1 has both. */
function solvedValues(values: ReadonlySet<number>): number[] | null {
  const isShare = [...values].every((value) => value === 0 || value === 1);
  if (isShare) return [1, 0];
  return values.size <= SOLVED ? [...values].sort((a, b) => b - a) : null;
}

/** Whether the values count something, from nothing on: few whole numbers. */
const areCounts = (values: ReadonlySet<number>) =>
  values.has(0) && values.size <= MOST_VALUES && [...values].every((value) => Number.isInteger(value) && value >= 0);

/**
 * What a mean and its standard deviation over known persons give away: with up to three values how many have each, as n, Σy and Σy² are three equations;
 * of a count of months how many have any at all where they
 * are few, as at least (Σy)²/Σy² persons have, and no more than Σy.
 *
 * @param all every value of the analysis, so that parts are named as the whole is
 * @param column how the values are named: `outcome paid`, or a covariate's column
 */
export function countsByValue(
  of: Pick<ReleasedCount, 'data' | 'where'>,
  column: string,
  rows: readonly Valued[],
  all: Iterable<number> = rows.map(({ value }) => value),
): ReleasedCount[] {
  const values = new Set(all);
  const having = (name: string, is: (value: number) => boolean): ReleasedCount => ({
    data: of.data,
    where: { ...of.where, [column]: name },
    value: rows.reduce((sum, { value, n }) => sum + (is(value) ? n : 0), 0),
  });
  const solved = solvedValues(values);
  if (solved) return solved.map((value) => having(String(value), (one) => one === value));
  return areCounts(values) ? [having('any', (one) => one !== 0)].filter(isFew) : [];
}
