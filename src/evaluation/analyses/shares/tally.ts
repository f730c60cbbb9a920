import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import type { TwoGroups } from '../../proportions/two-groups.ts';
import { noWeights, type WeightedShare } from '../../proportions/weighted-share.ts';
import { compareLevels } from '../../source/compare-levels.ts';
import type { CountedColumns, WantedColumn } from '../../source/source.ts';
import { columnOf } from '../../source/source.ts';
import type { Comparison } from '../comparison.ts';
import type { LeftOut } from '../left-out.ts';

export type Side = 'treated' | 'control';

/** One comparison with all that its lines are made of. */
export interface Tally extends Comparison {
  /** Null when the plan names no weights. */
  weighted: Record<Side, WeightedShare> | null;
  /** The persons whose strata are known, by stratum. */
  strata: Map<string, TwoGroups>;
  /** The treated persons of each area. */
  areas: Map<string, number>;
}

const category = (column: string): WantedColumn => ({ column, kind: 'category' });
const outcomeOf = ({ outcome }: CompareShares): WantedColumn => ({ column: outcome.column, kind: 'indicator' });
const weightOf = (column: string): WantedColumn => ({ column, kind: 'number' });

/** The columns that an analysis of shares reads. */
export function wantedOf(analysis: CompareShares): WantedColumn[] {
  const { group, period, subgroups = [], strata = [], clusters, weights } = analysis;
  const columns = [group, ...(period ? [period] : []), ...subgroups].map((one) => one.column);
  return [
    outcomeOf(analysis),
    ...[...columns, ...strata, ...(clusters ? [clusters] : [])].map(category),
    ...(weights ? [weightOf(weights)] : []),
  ];
}

/** A counted row that is in one of the groups, in a period, and has an outcome and a weight. */
interface Row {
  n: number;
  side: Side;
  period: string;
  event: number;
  weight: number;
  textOf(column: string): string | null;
}

/** Sorts the counted rows into those that are compared and those that are left out, by reason. */
export function rowsOf(counted: CountedColumns, analysis: CompareShares): { rows: Row[]; leftOut: LeftOut } {
  const { group, period, weights } = analysis;
  const texts = (column: string) => {
    const { values, levels } = columnOf(counted, category(column));
    return (row: number) => levels?.[values[row] ?? Number.NaN] ?? null;
  };
  const of = new Map(
    wantedOf(analysis)
      .filter((one) => one.kind === 'category')
      .map(({ column }) => [column, texts(column)]),
  );
  const outcome = columnOf(counted, outcomeOf(analysis)).values;
  const weight = weights ? columnOf(counted, weightOf(weights)).values : null;
  const leftOut = { outcomeMissing: 0, otherGroup: 0, periodMissing: 0, covariateMissing: 0 };
  const rows: Row[] = [];
  counted.count.forEach((n, row) => {
    const textOf = (column: string) => of.get(column)?.(row) ?? null;
    const side = sideOf(textOf(group.column), analysis);
    const when = period ? textOf(period.column) : '';
    const [event, w] = [outcome[row] ?? Number.NaN, weight ? (weight[row] ?? Number.NaN) : 1];
    if (!side) leftOut.otherGroup += n;
    else if (when === null) leftOut.periodMissing += n;
    else if (Number.isNaN(event)) leftOut.outcomeMissing += n;
    else if (Number.isNaN(w)) leftOut.covariateMissing += n;
    if (side && when !== null)
      rows.push({ n, side, period: when, event: Number.isNaN(w) ? w : event, weight: w, textOf });
  });
  return { rows, leftOut };
}

const sideOf = (text: string | null, { group }: CompareShares): Side | null =>
  text === group.treated ? 'treated' : text === group.control ? 'control' : null;

const empty = (): TwoGroups => ({ treated: { events: 0, total: 0 }, control: { events: 0, total: 0 } });
/** One tally for every period, of everybody (subgroup null) or of each value of a subgroup's column; sorted by period, then value. */
export function talliesOf(rows: readonly Row[], analysis: CompareShares, subgroup: string | null): Tally[] {
  const found = new Map<string, Tally>();
  for (const row of rows) {
    const value = subgroup ? row.textOf(subgroup) : '';
    if (value === null) continue;
    const key = `${row.period}\u0000${value}`;
    const tally = found.get(key) ?? {
      period: analysis.period ? row.period : null,
      subgroup: subgroup ? { column: subgroup, value } : null,
      counts: empty(),
      weighted: analysis.weights ? { treated: noWeights(), control: noWeights() } : null,
      strata: new Map(),
      areas: new Map(),
    };
    found.set(key, tally);
    if (!Number.isNaN(row.event)) add(tally, row, analysis);
  }
  return [...found.values()].sort(
    (a, b) =>
      compareLevels(a.period ?? '', b.period ?? '') || compareLevels(a.subgroup?.value ?? '', b.subgroup?.value ?? ''),
  );
}

function add(tally: Tally, row: Row, { strata = [], clusters }: CompareShares): void {
  count(tally.counts, row);
  if (tally.weighted) weigh(tally.weighted[row.side], row);
  const stratum = strata.map(row.textOf);
  if (strata.length > 0 && !stratum.includes(null)) {
    const key = stratum.join('\u0000');
    const counts = tally.strata.get(key) ?? empty();
    tally.strata.set(key, counts);
    count(counts, row);
  }
  const area = clusters ? row.textOf(clusters) : null;
  if (area !== null && row.side === 'treated') tally.areas.set(area, (tally.areas.get(area) ?? 0) + row.n);
}

function count(counts: TwoGroups, { side, n, event }: Row): void {
  counts[side].total += n;
  counts[side].events += n * event;
}

function weigh(sums: WeightedShare, { n, weight, event }: Row): void {
  sums.persons += n;
  sums.weight += n * weight;
  sums.weightWith += n * weight * event;
  sums.square += n * weight ** 2;
  sums.squareWith += n * weight ** 2 * event;
}
