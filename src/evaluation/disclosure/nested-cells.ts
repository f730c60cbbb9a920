import type { Condition, Nested } from '../analyses/finding.ts';
import { cellName, type Keys, NOT } from './count-keys.ts';

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
  const groups = Map.groupBy(own, ({ part, whole }) =>
    JSON.stringify([part.column, part.at, whole.column, whole.value, whole.at]),
  );
  const found: Beside[] = [];
  for (const [name, { where }] of keys) {
    for (const group of groups.values()) {
      const { part, whole } = group[0] as Nested;
      if (!holds(where, whole) || where.has(part.column)) continue;
      const named = [whole.column, ...Object.keys(whole.at ?? {})];
      const others = [...where].filter(([column]) => !named.includes(column));
      const at = Object.entries(part.at ?? {});
      if (at.some(([column]) => others.some(([other]) => other === column))) continue;
      const parts = [...new Set(group.map((one) => one.part.value))]
        .sort()
        .map((value) => cellName(data, [...others, ...at, [part.column, value]]));
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
