import { CHANGE } from '../analyses/change-in-difference.ts';
import type { Finding } from '../analyses/finding.ts';
import type { LeftOut } from '../analyses/left-out.ts';
import { EVERYBODY } from '../estimate.ts';
import { cellName, OUTCOME } from './count-keys.ts';
import type { CountSystemBuilder } from './count-system.ts';
import type { Protected } from './protect.ts';
import type { Releasable } from './releasable.ts';

/** Hiding a count of what was left out costs little beside an estimate, and the rows of a table a little more. */
const COST = { leftOut: 0.01, rows: 0.03 };

/**
 * The rows left out of each analysis, by reason, and the rows of each table. Where the rows of everybody and those left out make up the table, they
 * are tied together: two of 100 rows left out can be told from the 98 that are not.
 */
export function itemsOfLeftOut(
  builder: CountSystemBuilder,
  findings: readonly Finding[],
  rows: ReadonlyMap<string, number>,
): { items: Releasable[]; hide: (isHidden: readonly boolean[]) => Pick<Protected, 'leftOut' | 'rows'> } {
  const rowCells = new Map([...rows].map(([name, count]) => [name, builder.cell(`rows of ${name}`, count, true)]));
  const fields = findings.flatMap((finding, at) =>
    Object.entries(finding.leftOut).map(([reason, count]) => ({
      at,
      reason: reason as keyof LeftOut,
      count: count as number,
    })),
  );
  const cells = fields.map(({ at, reason, count }) =>
    builder.cell(`left out of ${findings[at]?.estimates[0]?.analysis} ${reason}`, count, true),
  );
  findings.forEach((finding, at) => {
    const { data, inside } = everybodyIn(builder, finding);
    const whole = rowCells.get(data);
    const parts = [...inside.keys(), ...cells.filter((_, field) => fields[field]?.at === at)];
    const sum = parts.reduce((total, cell) => total + (builder.cells[cell]?.value ?? 0), 0);
    if (whole !== undefined && sum === rows.get(data)) builder.relate(whole, parts, 0);
  });
  const item = (cell: number, cost: number): Releasable => ({ cost, gives: [cell], restsOn: [] });
  const items = [
    ...cells.map((cell) => item(cell, COST.leftOut)),
    ...[...rowCells.values()].map((cell) => item(cell, COST.rows)),
  ];
  return {
    items,
    hide: (isHidden) => ({
      leftOut: findings.map(({ leftOut }, at) => {
        const shown = fields.flatMap((field, index) =>
          field.at === at ? [[field.reason, isHidden[index] ? null : field.count] as const] : [],
        );
        return { ...leftOut, ...Object.fromEntries(shown) };
      }),
      rows: new Map([...rows].map(([name, count], at) => [name, isHidden[cells.length + at] ? null : count])),
    }),
  };
}

/** The counts that hold everybody of an analysis once: those of its lines for everybody with the fewest conditions. */
function everybodyIn(builder: CountSystemBuilder, { estimates, counts }: Finding) {
  const all = counts.flatMap((list, at) => {
    const isEverybody = estimates[at]?.subgroup === EVERYBODY && estimates[at]?.period !== CHANGE;
    return isEverybody ? list.filter(({ where }) => !Object.keys(where).some((one) => one.startsWith(OUTCOME))) : [];
  });
  const fewest = Math.min(...all.map(({ where }) => Object.keys(where).length));
  const inside = new Map(
    all
      .filter(({ where }) => Object.keys(where).length === fewest)
      .map(({ data, where, value }) => [builder.cell(cellName(data, Object.entries(where)), value, true), value]),
  );
  return { data: counts.flat()[0]?.data ?? '', inside };
}
