import type { ReleasedCount } from '../analyses/finding.ts';
import { CountSystemBuilder } from './count-system.ts';

/** A count with where it was released: counts with the same `base` are of the same persons, split in several ways. */
export interface Placed extends ReleasedCount {
  base: string;
  /** The columns whose values are periods: the same persons come again in each. */
  periods: readonly string[];
}

/** One name of a cell with its counts: usually one, several when bases differ by who is missing. */
interface Key {
  where: ReadonlyMap<string, string>;
  /** Count by base. */
  values: Map<string, number>;
  /** Nobody prints it; its value is the greatest sum of parts. */
  isLatent: boolean;
}

type Keys = Map<string, Key>;

/** How the condition that somebody has an outcome is named among the columns of `where`. */
export const OUTCOME = 'outcome ';

/** A cell's name: its data and conditions, whatever their order. */
export function cellName(data: string, where: Iterable<readonly [string, string]>): string {
  return JSON.stringify([data, ...[...where].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))]);
}

/**
 * Everything that ties the released counts together, put into `builder`. Counts of the same data and conditions are one cell. Then, in each data:
 *
 * - a whole is the sum of its parts by one or more columns (values of a subgroup, groups, with and without the outcome); where the released parts do
 *   not make up the whole, the rest is a cell that nobody decided to publish;
 * - where two lines of parts (by sex, by age) share a whole that nobody prints, that whole is a cell as well;
 * - counts of the same conditions on two bases, the smaller within the larger, leave those who are missing in one;
 * - the same number of persons in several periods is taken for the same persons. Different numbers are not: persons come and go.
 */
export function relateReleased(builder: CountSystemBuilder, counts: readonly Placed[]): void {
  for (const [data, list] of [...Map.groupBy(counts, (one) => one.data)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const keys = keysOf(data, list);
    mergePeriods(builder, data, keys, new Set(list.flatMap((one) => one.periods)));
    const shapes = shapesOf(keys);
    addLatent(data, keys, shapes);
    for (const [columns, members] of shapes) relateShape(builder, keys, data, columns, members, [...shapes.keys()]);
    relateBases(builder, keys);
  }
}

function keysOf(data: string, counts: readonly Placed[]): Keys {
  const keys: Keys = new Map();
  for (const { where, value, base } of counts) {
    const entries = new Map(Object.entries(where));
    const name = cellName(data, entries);
    const key = keys.get(name) ?? { where: entries, values: new Map(), isLatent: false };
    keys.set(name, key);
    key.values.set(base, value);
  }
  return new Map([...keys].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function mergePeriods(builder: CountSystemBuilder, data: string, keys: Keys, periods: ReadonlySet<string>): void {
  const first = new Map<string, number>();
  for (const [name, { where, values }] of keys) {
    const rest = [...where].filter(([column]) => !periods.has(column));
    if (rest.length === where.size || rest.some(([column]) => column.startsWith(OUTCOME))) continue;
    for (const value of new Set(values.values())) {
      const same = `${cellName(data, rest)} ${value}`;
      const cell = builder.cell(name, value, true);
      builder.merge(first.get(same) ?? cell, cell);
      first.set(same, first.get(same) ?? cell);
    }
  }
}

/** The names of the keys by the columns they are split by. */
type Shapes = Map<string, string[]>;
const shapeOf = (columns: Iterable<string>) => JSON.stringify([...columns].sort());
const columnsOf = (shape: string) => JSON.parse(shape) as string[];

const shapesOf = (keys: Keys): Shapes =>
  Map.groupBy(keys.keys(), (name) => shapeOf((keys.get(name) as Key).where.keys()));

/** Adds the wholes that two splits share and nobody prints. */
function addLatent(data: string, keys: Keys, shapes: Shapes): void {
  const printed = [...shapes].map(([shape, members]) => ({ columns: columnsOf(shape), members }));
  for (const [at, one] of printed.entries())
    for (const other of printed.slice(at + 1)) {
      const common = one.columns.filter((column) => other.columns.includes(column));
      if (shapes.has(shapeOf(common))) continue;
      const finer = printed.filter(({ columns }) => common.every((column) => columns.includes(column)));
      const names = finer.flatMap(({ members }) => [...sumsOver(data, keys, members, common)]);
      for (const [name, { where, sum }] of names) {
        const key = keys.get(name) ?? { where, values: new Map(), isLatent: true };
        keys.set(name, key);
        key.values.set('', Math.max(sum, key.values.get('') ?? 0));
      }
      shapes.set(shapeOf(common), [...new Set(names.map(([name]) => name))]);
    }
}

function sumsOver(data: string, keys: Keys, members: readonly string[], columns: readonly string[]) {
  const sums = new Map<string, { where: Map<string, string>; sum: number }>();
  for (const member of members) {
    const { where, values } = keys.get(member) as Key;
    const common = new Map(columns.map((column) => [column, where.get(column) as string]));
    const name = cellName(data, common);
    const sum = (sums.get(name)?.sum ?? 0) + Math.max(...values.values());
    sums.set(name, { where: common, sum });
  }
  return sums;
}

function relateShape(
  builder: CountSystemBuilder,
  keys: Keys,
  data: string,
  shape: string,
  members: readonly string[],
  shapes: readonly string[],
): void {
  const own = columnsOf(shape);
  const smaller = shapes.filter((one) => one !== shape && columnsOf(one).every((column) => own.includes(column)));
  const wholeOf = (member: string, other: string) => {
    const { where } = keys.get(member) as Key;
    return cellName(
      data,
      columnsOf(other).map((column) => [column, where.get(column) as string] as const),
    );
  };
  for (const other of smaller) {
    const between = smaller.filter((one) => {
      const columns = columnsOf(one);
      return one !== other && columnsOf(other).every((column) => columns.includes(column));
    });
    for (const [whole, parts] of Map.groupBy(members, (member) => wholeOf(member, other))) {
      const key = keys.get(whole);
      const isImplied = parts.every((part) => between.some((one) => keys.has(wholeOf(part, one))));
      if (key && !isImplied) relateParts(builder, keys, whole, parts);
    }
  }
}

/** `whole = Σ parts + rest` on every base that has the parts. */
function relateParts(builder: CountSystemBuilder, keys: Keys, whole: string, parts: readonly string[]): void {
  const known = parts.map((name) => ({ name, key: keys.get(name) as Key }));
  const bases = known.every(({ key }) => new Set(key.values.values()).size <= 1)
    ? [null]
    : [...new Set(known.flatMap(({ key }) => [...key.values.keys()]))].sort();
  for (const base of bases) {
    const chosen = known.flatMap(({ name, key }) => {
      const values = [...new Set(key.values.values())];
      const value = base !== null && values.length > 1 ? key.values.get(base) : values[0];
      if (value === undefined) return [];
      return [{ cell: builder.cell(name, key.isLatent ? null : value, !key.isLatent), value, isLatent: key.isLatent }];
    });
    relateOnBase(builder, whole, keys.get(whole) as Key, base, chosen);
  }
}

function relateOnBase(
  builder: CountSystemBuilder,
  name: string,
  { values, isLatent }: Key,
  base: string | null,
  parts: readonly { cell: number; value: number; isLatent: boolean }[],
): void {
  const sum = parts.reduce((total, { value }) => total + value, 0);
  const candidates = [...new Set(values.values())].sort((a, b) => a - b);
  const own = base === null ? undefined : values.get(base);
  const value = own ?? candidates.find((one) => one >= sum) ?? (candidates.at(-1) as number);
  const whole = builder.cell(name, isLatent ? null : value, !isLatent);
  const isExact = !isLatent && parts.every((one) => !one.isLatent);
  const cells = parts.map((one) => one.cell);
  if (sum <= value) builder.relate(whole, cells, value - sum, isExact);
  // More than the whole: not a division of it (a person in several periods); each part lies in it by itself.
  else if (isExact)
    for (const part of parts) if (part.value <= value) builder.relate(whole, [part.cell], value - part.value);
}

/** The same conditions on two bases: the larger is the smaller and those who are missing there. */
function relateBases(builder: CountSystemBuilder, keys: Keys): void {
  for (const [name, { values }] of keys) {
    const sizes = [...new Set(values.values())].sort((a, b) => a - b);
    sizes.slice(1).forEach((larger, at) => {
      const smaller = sizes[at] as number;
      builder.relate(builder.cell(name, larger, true), [builder.cell(name, smaller, true)], larger - smaller);
    });
  }
}
