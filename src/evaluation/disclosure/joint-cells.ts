import { cellName, columnsOf, type Key, type Keys, OUTCOME, type Shapes, shapeOf } from './count-keys.ts';

/** More joint cells than this are not put in: the attack would take too long. */
const MOST = 4096;

/**
 * Adds the joint cells of tables that overlap in a circle, such as region × sex, region × age and sex × age: that no joint cell is negative narrows
 * the hidden cells of each table beyond what the tables say one by one. Tables that overlap in a tree need none (Lauritzen 1996, Graphical Models,
 * ch. 2: every margin is then reached by some joint table). With persons and with each outcome apart.
 */
export function addJoints(data: string, keys: Keys, shapes: Shapes): void {
  const outcomes = new Set(
    [...shapes.keys()].map((shape) => columnsOf(shape).find((column) => column.startsWith(OUTCOME)) ?? null),
  );
  for (const outcome of outcomes) {
    const own = [...shapes.keys()].filter(
      (shape) => (columnsOf(shape).find((column) => column.startsWith(OUTCOME)) ?? null) === outcome,
    );
    const circle = circleIn(own.map(columnsOf));
    const columns = [...new Set(circle.flat())].sort();
    if (columns.length === 0 || shapes.has(shapeOf(columns))) continue;
    const names = jointNames(data, keys, shapes, circle, columns);
    if (names) shapes.set(shapeOf(columns), names);
  }
}

/** What is left of tables that overlap in a circle, once columns of one table alone and tables within others are gone (Graham 1979). */
function circleIn(tables: readonly string[][]): string[][] {
  const whole = tables.map((columns) => ({ columns, left: new Set(columns) }));
  let open = whole;
  for (let size = -1; size !== open.reduce((sum, one) => sum + 1 + one.left.size, 0); ) {
    size = open.reduce((sum, one) => sum + 1 + one.left.size, 0);
    for (const { left } of open)
      for (const column of left) if (open.filter((one) => one.left.has(column)).length === 1) left.delete(column);
    open = open.filter(
      (one, at) =>
        !open.some(
          (other, place) =>
            place !== at && one.left.isSubsetOf(other.left) && (one.left.size < other.left.size || place < at),
        ),
    );
  }
  return open.length > 1 ? open.map((one) => one.columns) : [];
}

/** The joint cells whose margins are all printed; null when they are too many. */
function jointNames(data: string, keys: Keys, shapes: Shapes, circle: readonly string[][], columns: readonly string[]) {
  let wheres: Map<string, string>[] = [new Map()];
  for (const column of columns) {
    const members = circle
      .filter((table) => table.includes(column))
      .flatMap((table) => shapes.get(shapeOf(table)) ?? []);
    const values = [...new Set(members.map((name) => keys.get(name)?.where.get(column) as string))].sort();
    wheres = wheres.flatMap((where) => values.map((value) => new Map([...where, [column, value]])));
    wheres = wheres.filter((where) =>
      circle.every(
        (table) =>
          !table.every((one) => where.has(one)) ||
          keys.has(
            cellName(
              data,
              table.map((one) => [one, where.get(one) as string] as const),
            ),
          ),
      ),
    );
    if (wheres.length > MOST) return null;
  }
  return wheres.map((where) => {
    const name = cellName(data, where);
    keys.set(name, { where, values: new Map(), isLatent: true });
    return name;
  });
}

/** The columns by which every printed whole is divided into its printed parts without a rest: then nobody lacks a value of them. */
export function dividingColumns(data: string, keys: Keys, shapes: Shapes): Set<string> {
  const isDivided = new Map<string, boolean>();
  const valueOf = ({ values }: Key) => Math.max(...values.values());
  for (const [shape, members] of shapes)
    for (const column of columnsOf(shape)) {
      const parts = members.filter((name) => (keys.get(name) as Key).values.size > 0);
      const wholes = Map.groupBy(parts, (name) =>
        cellName(
          data,
          [...(keys.get(name) as Key).where].filter(([one]) => one !== column),
        ),
      );
      for (const [whole, list] of wholes) {
        const key = keys.get(whole);
        if (!key || key.values.size === 0) continue;
        const sum = list.reduce((total, name) => total + valueOf(keys.get(name) as Key), 0);
        isDivided.set(column, (isDivided.get(column) ?? true) && sum === valueOf(key));
      }
    }
  return new Set([...isDivided].flatMap(([column, holds]) => (holds ? [column] : [])));
}
