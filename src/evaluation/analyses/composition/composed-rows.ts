import type { ComposedCovariate, Composition } from '../../plan/kinds/composition.ts';
import type { CountedColumns, WantedColumn } from '../../source/source.ts';
import { columnOf } from '../../source/source.ts';
import type { LeftOut } from '../left-out.ts';

/** A counted row that is in one of the groups. */
export interface ComposedRow {
  n: number;
  side: 'treated' | 'control';
  row: number;
}

const category = (column: string): WantedColumn => ({ column, kind: 'category' });

/** How a covariate is read. */
export const wantedCovariate = ({ column, as = 'category' }: ComposedCovariate): WantedColumn => ({ column, kind: as });

/** The columns that a composition reads. */
export const wantedOf = ({ group, covariates, among }: Composition): WantedColumn[] => [
  category(group.column),
  ...(among ? [category(among.column)] : []),
  ...covariates.map(wantedCovariate),
];

/** Sorts the counted rows into those of the two groups and those left out; rows outside `among` are in neither. */
export function rowsOf(
  counted: CountedColumns,
  { group, among }: Composition,
): { rows: ComposedRow[]; leftOut: LeftOut } {
  const texts = (column: string) => {
    const { values, levels } = columnOf(counted, category(column));
    return (row: number) => levels?.[values[row] ?? Number.NaN] ?? null;
  };
  const [groupOf, memberOf] = [texts(group.column), among ? texts(among.column) : null];
  const leftOut = { outcomeMissing: 0, otherGroup: 0, periodMissing: 0, covariateMissing: 0 };
  const rows: ComposedRow[] = [];
  counted.count.forEach((n, row) => {
    const [text, member] = [groupOf(row), memberOf?.(row) ?? null];
    if (text !== group.treated && text !== group.control) leftOut.otherGroup += n;
    else if (among && member === null) leftOut.covariateMissing += n;
    else if (!among || among.is.includes(member as string))
      rows.push({ n, row, side: text === group.treated ? 'treated' : 'control' });
  });
  return { rows, leftOut };
}
