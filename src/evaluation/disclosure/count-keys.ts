import type { ReleasedCount } from '../analyses/finding.ts';

/** A count with where it was released: counts with the same `base` are of the same persons, split in several ways. */
export interface Placed extends ReleasedCount {
  base: string;
  /** The columns whose values are periods: the same persons come again in each. */
  periods: readonly string[];
}

/** One name of a cell with its counts: usually one, several when bases differ by who is missing, none for a joint cell that is not known. */
export interface Key {
  where: ReadonlyMap<string, string>;
  /** Count by base. */
  values: Map<string, number>;
  /** Nobody prints it; its value, if it has one, is the greatest sum of parts. */
  isLatent: boolean;
}

/** The keys of one data set by the name of their cell. */
export type Keys = Map<string, Key>;

/** The names of keys by the columns they are split by. */
export type Shapes = Map<string, string[]>;

/** How the condition that somebody has an outcome is named among the columns of `where`. */
export const OUTCOME = 'outcome ';

/** A cell's name: its data and conditions, whatever their order. */
export function cellName(data: string, where: Iterable<readonly [string, string]>): string {
  return JSON.stringify([data, ...[...where].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))]);
}

/** How the condition that somebody has another value of a column is named. */
export const NOT = 'not ';

/** Whether a cell is named as everybody but a part. A large one needs no hiding for its own sake: who knows the whole and the part knows it. */
export const isNamedRest = (name: string): boolean => name.includes(`["${NOT}`);

/** The name of a set of columns, and the columns of a name. */
export const shapeOf = (columns: Iterable<string>): string => JSON.stringify([...columns].sort());
export const columnsOf = (shape: string): string[] => JSON.parse(shape) as string[];

/** The counts of one data set by cell, in the order of their names. */
export function keysOf(data: string, counts: readonly Placed[]): Keys {
  const keys: Keys = new Map();
  for (const { where, value, base } of counts) {
    const entries = new Map(Object.entries(where));
    const name = cellName(data, entries);
    const key = keys.get(name) ?? { where: entries, values: new Map(), isLatent: false };
    keys.set(name, key);
    const isOther = key.values.has(base) && key.values.get(base) !== value;
    key.values.set(isOther ? `${base} ${value}` : base, value);
  }
  return new Map([...keys].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The keys by the columns they are split by. */
export const shapesOf = (keys: Keys): Shapes =>
  Map.groupBy(keys.keys(), (name) => shapeOf((keys.get(name) as Key).where.keys()));
