import { type MeanAndVariance, momentsOf } from '../../means/moments-of.ts';
import { type WeightedMean, weightedMean } from '../../means/weighted-mean.ts';
import type { CompareMeans } from '../../plan/kinds/compare-means.ts';
import type { CountedColumns, WantedColumn } from '../../source/source.ts';
import { columnOf } from '../../source/source.ts';
import type { LeftOut } from '../left-out.ts';

/** A counted row that is in one of the groups, in a period, and has a number. */
export interface MeanRow {
  n: number;
  side: 'treated' | 'control';
  period: string;
  value: number;
  weight: number;
  textOf(column: string): string | null;
}

const category = (column: string): WantedColumn => ({ column, kind: 'category' });
const numberOf = (column: string): WantedColumn => ({ column, kind: 'number' });
const outcomeOf = ({ outcome }: CompareMeans): WantedColumn => numberOf(outcome.column);

/** The columns that an analysis of means reads. */
export function wantedOf(analysis: CompareMeans): WantedColumn[] {
  const { group, period, subgroups = [], among, weights } = analysis;
  const columns = [group, ...(period ? [period] : []), ...subgroups, ...(among ? [among] : [])];
  return [outcomeOf(analysis), ...columns.map((one) => category(one.column)), ...(weights ? [numberOf(weights)] : [])];
}

/** Sorts the counted rows into those that are compared and those that are left out, by reason; rows outside `among` are in neither. */
export function rowsOf(counted: CountedColumns, analysis: CompareMeans): { rows: MeanRow[]; leftOut: LeftOut } {
  const { group, period, among, weights } = analysis;
  const texts = new Map(
    wantedOf(analysis).flatMap((wanted) => {
      if (wanted.kind !== 'category') return [];
      const { values, levels } = columnOf(counted, wanted);
      return [[wanted.column, (row: number) => levels?.[values[row] ?? Number.NaN] ?? null] as const];
    }),
  );
  const outcome = columnOf(counted, outcomeOf(analysis)).values;
  const weightOf = weights ? columnOf(counted, numberOf(weights)).values : null;
  const leftOut = { outcomeMissing: 0, otherGroup: 0, periodMissing: 0, covariateMissing: 0 };
  const rows: MeanRow[] = [];
  counted.count.forEach((n, row) => {
    const textOf = (column: string) => texts.get(column)?.(row) ?? null;
    const text = textOf(group.column);
    const when = period ? textOf(period.column) : '';
    const value = outcome[row] ?? Number.NaN;
    const weight = weightOf ? (weightOf[row] ?? Number.NaN) : 1;
    const member = among ? textOf(among.column) : null;
    if (text !== group.treated && text !== group.control) leftOut.otherGroup += n;
    else if (when === null) leftOut.periodMissing += n;
    else if (among && member === null) leftOut.covariateMissing += n;
    else if (among && !among.is.includes(member as string)) return;
    else if (Number.isNaN(value)) leftOut.outcomeMissing += n;
    else if (Number.isNaN(weight)) leftOut.covariateMissing += n;
    else rows.push({ n, side: text === group.treated ? 'treated' : 'control', period: when, value, weight, textOf });
  });
  return { rows, leftOut };
}

/** Both groups' persons, means and variances; beside them the weighted ones, which only an analysis with weights uses. */
export interface TwoMeans {
  treated: MeanAndVariance;
  control: MeanAndVariance;
  weighted: { treated: WeightedMean | null; control: WeightedMean | null };
  /** Whom the means are of. */
  rows: { treated: readonly MeanRow[]; control: readonly MeanRow[] };
}

/** The moments of both groups among the rows that `isMeant` picks. */
export function meansOf(rows: readonly MeanRow[], isMeant: (row: MeanRow) => boolean): TwoMeans {
  const [treated, control] = (['treated', 'control'] as const).map((side) =>
    rows.filter((row) => row.side === side && isMeant(row)),
  ) as [MeanRow[], MeanRow[]];
  return {
    treated: momentsOf(treated),
    control: momentsOf(control),
    weighted: { treated: weightedMean(treated), control: weightedMean(control) },
    rows: { treated, control },
  };
}
