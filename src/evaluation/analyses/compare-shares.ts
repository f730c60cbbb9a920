import { normalQuantile } from '../distributions/normal.ts';
import { type Estimate, type EstimateIdentity, EVERYBODY, estimateOf } from '../estimate.ts';
import type { CompareShares } from '../plan/kinds/compare-shares.ts';
import { chiSquareTest } from '../proportions/chi-square-test.ts';
import { newcombeInterval } from '../proportions/newcombe-interval.ts';
import type { CountedColumns, Source, WantedColumn } from '../source/source.ts';
import { columnOf } from '../source/source.ts';
import { changeInDifference } from './change-in-difference.ts';
import type { Comparison } from './comparison.ts';
import type { Finding, ReleasedCount } from './finding.ts';
import type { LeftOut } from './left-out.ts';
import { refuseEmptyGroups } from './refuse-empty-groups.ts';

const category = (column: string): WantedColumn => ({ column, kind: 'category' });
const outcomeOf = (analysis: CompareShares): WantedColumn => ({ column: analysis.outcome.column, kind: 'indicator' });

/** Compares shares per group, period and subgroup; throws UserError naming file, column and row. */
export async function compareShares(source: Source, analysis: CompareShares): Promise<Finding> {
  const columns = [analysis.group, ...(analysis.period ? [analysis.period] : []), ...(analysis.subgroups ?? [])];
  const counted = await source.count(
    [outcomeOf(analysis), ...columns.map((one) => category(one.column))],
    analysis.name,
  );
  const comparisons = [null, ...(analysis.subgroups ?? [])].flatMap((subgroup) =>
    countBy(counted, analysis, subgroup?.column ?? null),
  );
  refuseEmptyGroups(
    source,
    analysis,
    comparisons.filter((one) => one.subgroup === null),
  );
  const change = await changeInDifference(source, analysis);
  return {
    estimates: [...comparisons.map((one) => differenceOf(one, analysis)), ...change.estimates],
    counts: [...comparisons.map((one) => countsOf(one, analysis)), ...change.counts],
    leftOut: countLeftOut(counted, analysis),
  };
}

/** The texts of a column, row by row; null = missing. */
function textsOf(counted: CountedColumns, column: string): (row: number) => string | null {
  const { values, levels } = columnOf(counted, category(column));
  return (row) => levels?.[values[row] ?? Number.NaN] ?? null;
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function countBy(counted: CountedColumns, analysis: CompareShares, subgroup: string | null): Comparison[] {
  const group = textsOf(counted, analysis.group.column);
  const period = analysis.period ? textsOf(counted, analysis.period.column) : () => '';
  const part = subgroup ? textsOf(counted, subgroup) : () => '';
  const outcome = columnOf(counted, outcomeOf(analysis)).values;
  const found = new Map<string, Comparison>();
  counted.count.forEach((n, row) => {
    const [g, when, who] = [group(row), period(row), part(row)];
    const side = g === analysis.group.treated ? 'treated' : g === analysis.group.control ? 'control' : null;
    if (!side || when === null || who === null) return;
    const key = `${when}\u0000${who}`;
    const comparison = found.get(key) ?? {
      period: analysis.period ? when : null,
      subgroup: subgroup ? { column: subgroup, value: who } : null,
      counts: { treated: { events: 0, total: 0 }, control: { events: 0, total: 0 } },
    };
    found.set(key, comparison);
    const event = outcome[row] ?? Number.NaN;
    if (Number.isNaN(event)) return;
    comparison.counts[side].total += n;
    comparison.counts[side].events += n * event;
  });
  return [...found.values()].sort(
    (a, b) =>
      compareTexts(a.period ?? '', b.period ?? '') || compareTexts(a.subgroup?.value ?? '', b.subgroup?.value ?? ''),
  );
}

function countLeftOut(counted: CountedColumns, analysis: CompareShares): LeftOut {
  const group = textsOf(counted, analysis.group.column);
  const period = analysis.period ? textsOf(counted, analysis.period.column) : () => '';
  const outcome = columnOf(counted, outcomeOf(analysis)).values;
  const leftOut = { outcomeMissing: 0, otherGroup: 0, periodMissing: 0, covariateMissing: 0 };
  counted.count.forEach((n, row) => {
    const g = group(row);
    if (g !== analysis.group.treated && g !== analysis.group.control) leftOut.otherGroup += n;
    else if (period(row) === null) leftOut.periodMissing += n;
    else if (Number.isNaN(outcome[row] ?? Number.NaN)) leftOut.outcomeMissing += n;
  });
  return leftOut;
}

/** What a comparison gives away: in each group the persons, and those with and without the outcome. */
function countsOf({ period, subgroup, counts }: Comparison, analysis: CompareShares): ReleasedCount[] {
  const { group, outcome, data } = analysis;
  const common = {
    ...(subgroup && { [subgroup.column]: subgroup.value }),
    ...(analysis.period && period !== null && { [analysis.period.column]: period }),
  };
  return (['treated', 'control'] as const).flatMap((side) => {
    const where = { [group.column]: group[side], ...common };
    const { events, total } = counts[side];
    const name = `outcome ${outcome.column}`;
    return [
      { data, where, value: total },
      { data, where: { ...where, [name]: '1' }, value: events },
      { data, where: { ...where, [name]: '0' }, value: total - events },
    ];
  });
}

/** The difference between two shares with Newcombe's interval and the chi-square test; null numbers where a group is empty. */
function differenceOf(one: Comparison, analysis: CompareShares): Estimate {
  const confidence = analysis.confidence ?? 0.95;
  const identity: EstimateIdentity = {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup: one.subgroup ? `${one.subgroup.column}=${one.subgroup.value}` : EVERYBODY,
    period: one.period ?? EVERYBODY,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    estimator: 'difference-in-shares',
    errorMethod: 'newcombe-hybrid-score',
    test: 'chi-square-without-continuity-correction',
    unit: 'share',
    confidence,
  };
  const { treated, control } = one.counts;
  const sizes = { nTreated: treated.total, nControl: control.total };
  if (treated.total === 0 || control.total === 0) return estimateOf(identity, { ...sizes, notes: ['empty-group'] });
  const [p1, p0] = [treated.events / treated.total, control.events / control.total];
  const interval = newcombeInterval(one.counts, normalQuantile((1 + confidence) / 2));
  const test = chiSquareTest(one.counts);
  return estimateOf(identity, {
    ...sizes,
    estimate: p1 - p0,
    // Unpooled standard error of the difference; the interval does not use it.
    standardError: Math.sqrt((p1 * (1 - p1)) / treated.total + (p0 * (1 - p0)) / control.total),
    ciLow: interval.low,
    ciHigh: interval.high,
    pValue: test?.pValue,
    shareTreated: p1,
    shareControl: p0,
    statistic: test?.statistic,
    notes: test ? [] : ['nobody-or-everybody'],
  });
}
