import type { Nested } from '../finding.ts';

/**
 * Which values of one column lie within a value of another among the rows given: every row of the part is one of the whole. A reader who knows it (women
 * among the long-term unemployed) can subtract one subgroup from the other, though their columns differ.
 */
export function nestedSubgroups(
  data: string,
  rows: readonly { textOf(column: string): string | null }[],
  columns: readonly string[],
): Nested[] {
  const seen = new Map<string, Map<string, Set<string | null>>>();
  for (const row of rows)
    for (const column of columns) {
      const value = row.textOf(column);
      if (value === null) continue;
      const key = JSON.stringify([column, value]);
      const beside = seen.get(key) ?? new Map<string, Set<string | null>>();
      seen.set(key, beside);
      for (const other of columns)
        if (other !== column) beside.set(other, (beside.get(other) ?? new Set()).add(row.textOf(other)));
    }
  return [...seen].flatMap(([key, beside]) => {
    const [column = '', value = ''] = JSON.parse(key) as [string, string];
    return [...beside].flatMap(([other, values]) => {
      const [only] = values;
      return values.size === 1 && only !== null && only !== undefined
        ? [{ data, part: { column, value }, whole: { column: other, value: only } }]
        : [];
    });
  });
}
