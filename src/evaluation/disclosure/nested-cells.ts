import type { Condition, Nested } from '../analyses/finding.ts';
import { cellName, type Key, type Keys, NOT, type Shapes, shapeOf, shapesOf } from './count-keys.ts';

/** A whole and parts of it that its own conditions do not show, by the names of their cells. */
export interface Beside {
  whole: string;
  parts: string[];
}

const holds = (where: ReadonlyMap<string, string>, { column, value, at = {} }: Condition) =>
  where.get(column) === value && Object.entries(at).every(([one, text]) => where.get(one) === text);

/**
 * The wholes and parts that the conditions alone do not show: a subgroup of one column within a subgroup of another, as areas within municipalities or
 * women among the unemployed; and somebody with a value beside everybody without it, who are everybody together.
 */
export function besides(data: string, keys: Keys, nested: readonly Nested[]): Beside[] {
  const own = nested.filter((one) => one.data === data);
  const groups = [
    ...Map.groupBy(own, ({ part, whole }) =>
      JSON.stringify([part.column, part.at, whole.column, whole.value, whole.at]),
    ).values(),
  ].map((group): Group => {
    const { part, whole } = group[0] as Nested;
    return {
      column: part.column,
      at: Object.entries(part.at ?? {}),
      whole,
      values: [...new Set(group.map((one) => one.part.value))].sort(),
    };
  });
  const groupsOf = possibleGroups(keys, groups);
  const found: Beside[] = [];
  for (const [name, { where }] of keys) {
    for (const { column, at, whole, values } of groupsOf.get(name) ?? []) {
      if (!holds(where, whole)) continue;
      const others = othersThan(whole, where);
      const parts = values.map((value) => cellName(data, [...others, ...at, [column, value]]));
      found.push({ whole: name, parts });
    }
    const negated = [...where.keys()].find((column) => column.startsWith(NOT));
    if (negated === undefined) continue;
    const others = [...where].filter(([column]) => column !== negated);
    const opposite = cellName(data, [...others, [negated.slice(NOT.length), where.get(negated) as string]]);
    if (keys.has(opposite)) found.push({ whole: cellName(data, others), parts: [name, opposite] });
  }
  return found
    .map(({ whole, parts }) => ({ whole, parts: parts.filter((part) => keys.has(part)) }))
    .filter(({ whole, parts }) => keys.has(whole) && parts.length > 0);
}

/** Parts of the same whole by the values of one column. */
interface Group {
  column: string;
  at: readonly (readonly [string, string])[];
  whole: Condition;
  values: readonly string[];
}

function othersThan({ column, at = {} }: Condition, where: ReadonlyMap<string, string>): (readonly [string, string])[] {
  return [...where].filter(([one]) => one !== column && !(one in at));
}

/** The groups that can hold parts of each key. Keys are many and few groups have any, so it is told once for all keys of the same columns. */
function possibleGroups(keys: Keys, groups: readonly Group[]): ReadonlyMap<string, readonly Group[]> {
  const shapes = shapesOf(keys);
  return new Map(
    [...shapes.values()].flatMap((names) => {
      const { where } = keys.get(names[0] as string) as Key;
      const possible = groups.filter((group) => isPossible(group, where, shapes));
      return names.map((name) => [name, possible] as const);
    }),
  );
}

/** Whether keys of these columns can have parts in the group, and there are keys of the columns that the parts would have. */
function isPossible({ column, at, whole }: Group, where: ReadonlyMap<string, string>, shapes: Shapes) {
  if (where.has(column) || ![whole.column, ...Object.keys(whole.at ?? {})].every((one) => where.has(one))) return false;
  const others = othersThan(whole, where).map(([one]) => one);
  const further = at.map(([one]) => one);
  return !further.some((one) => others.includes(one)) && shapes.has(shapeOf([...others, ...further, column]));
}
