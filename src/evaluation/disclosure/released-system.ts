import type { Nested } from '../analyses/finding.ts';
import {
  cellName,
  columnsOf,
  type Key,
  type Keys,
  keysOf,
  OUTCOME,
  type Placed,
  type Shapes,
  shapeOf,
  shapesOf,
} from './count-keys.ts';
import { type CountSystemBuilder } from './count-system.ts';
import { addJoints, dividingColumns } from './joint-cells.ts';
import { besides } from './nested-cells.ts';

/**
 * Everything that ties the released counts together, put into `builder`. Counts of the same data and conditions are one cell. Then, in each data:
 *
 * - a whole is the sum of its parts by one or more columns (values of a subgroup, groups, with and without the outcome); where the released parts do
 *   not make up the whole, the rest is a cell that nobody decided to publish;
 * - where two lines of parts (by sex, by age) share a whole that nobody prints, that whole is a cell as well;
 * - counts of the same conditions on two bases, the smaller within the larger, leave those who are missing in one;
 * - subgroups within subgroups of other columns, as the analyses tell, are parts of them;
 * - the same number of persons in several periods is taken for the same persons. Different numbers are not: persons come and go.
 */
export function relateReleased(
  builder: CountSystemBuilder,
  counts: readonly Placed[],
  nested: readonly Nested[] = [],
): void {
  for (const [data, list] of [...Map.groupBy(counts, (one) => one.data)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const keys = keysOf(data, list);
    const shapes = shapesOf(keys);
    addJoints(data, keys, shapes);
    addLatent(data, keys, shapes);
    mergePeriods(builder, data, keys, new Set(list.flatMap((one) => one.periods)));
    const dividing = dividingColumns(data, keys, shapes);
    const work = { builder, keys, data, dividing };
    for (const [columns, members] of shapes) relateShape(work, columns, members, [...shapes.keys()]);
    for (const { whole, parts } of besides(data, keys, nested)) relateParts(work, whole, parts, false);
    relateBases(builder, keys);
  }
}

/** As many persons in several periods are the same persons; joint cells that nobody prints as well, when this holds of all that are printed. */
function mergePeriods(builder: CountSystemBuilder, data: string, keys: Keys, periods: ReadonlySet<string>): void {
  const groups = Map.groupBy(
    [...keys].filter(([, { where }]) => {
      const columns = [...where.keys()];
      return columns.some((column) => periods.has(column)) && !columns.some((column) => column.startsWith(OUTCOME));
    }),
    ([, { where }]) =>
      cellName(
        data,
        [...where].filter(([column]) => !periods.has(column)),
      ),
  );
  const valuesOf = (group: readonly [string, Key][]) =>
    new Set(group.flatMap(([, { values }]) => [...values.values()]));
  const areSame = [...groups.values()].every((group) => valuesOf(group).size <= 1);
  for (const group of groups.values())
    for (const value of valuesOf(group)) {
      const same = group.filter(([, key]) => !key.isLatent && [...key.values.values()].includes(value));
      mergeAll(
        builder,
        same.map(([name]) => builder.cell(name, value, true)),
      );
    }
  if (!areSame) return;
  for (const group of groups.values())
    mergeAll(
      builder,
      group.filter(([, key]) => key.isLatent).map(([name]) => builder.cell(name, null)),
    );
}

function mergeAll(builder: CountSystemBuilder, [first, ...others]: readonly number[]): void {
  for (const other of others) builder.merge(first as number, other);
}

/** Adds the wholes that two splits share and nobody prints. */
function addLatent(data: string, keys: Keys, shapes: Shapes): void {
  const printed = [...shapes]
    .map(([shape, members]) => ({ columns: columnsOf(shape), members }))
    .filter(({ members }) => members.some((member) => !keys.get(member)?.isLatent));
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

/** What is put together: the cells, and the columns by whose values every whole is divided without a rest. */
interface Work {
  builder: CountSystemBuilder;
  keys: Keys;
  data: string;
  dividing: ReadonlySet<string>;
}

function relateShape(work: Work, shape: string, members: readonly string[], shapes: readonly string[]): void {
  const { keys, data } = work;
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
      const isDivided = own.every((column) => columnsOf(other).includes(column) || work.dividing.has(column));
      if (key && !isImplied) relateParts(work, whole, parts, isDivided);
    }
  }
}

/** `whole = Σ parts + rest` on every base that has the parts. */
function relateParts({ builder, keys }: Work, whole: string, parts: readonly string[], isDivided: boolean): void {
  const known = parts.map((name) => ({ name, key: keys.get(name) as Key }));
  const bases = known.every(({ key }) => new Set(key.values.values()).size <= 1)
    ? [null]
    : [...new Set(known.flatMap(({ key }) => [...key.values.keys()]))].sort();
  for (const base of bases) {
    const chosen = known.flatMap(({ name, key }) => {
      const values = [...new Set(key.values.values())];
      const value = base !== null && values.length > 1 ? key.values.get(base) : (values[0] ?? Number.NaN);
      if (value === undefined) return [];
      return [{ cell: builder.cell(name, key.isLatent ? null : value, !key.isLatent), value, isLatent: key.isLatent }];
    });
    relateOnBase(builder, { name: whole, key: keys.get(whole) as Key, base, isDivided }, chosen);
  }
}

function relateOnBase(
  builder: CountSystemBuilder,
  { name, key, base, isDivided }: { name: string; key: Key; base: string | null; isDivided: boolean },
  parts: readonly { cell: number; value: number; isLatent: boolean }[],
): void {
  const { values, isLatent } = key;
  const sum = parts.reduce((total, { value }) => total + value, 0);
  const candidates = [...new Set(values.values())].sort((a, b) => a - b);
  const own = base === null ? undefined : values.get(base);
  const value = own ?? candidates.find((one) => one >= sum) ?? candidates.at(-1) ?? Number.NaN;
  const whole = builder.cell(name, isLatent ? null : value, !isLatent);
  const isExact = !isLatent && parts.every((one) => !one.isLatent);
  const cells = parts.map((one) => one.cell);
  if (Number.isNaN(sum + value)) builder.relate(whole, cells, isDivided ? 0 : Number.NaN, false);
  else if (sum <= value) builder.relate(whole, cells, value - sum, isExact);
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
