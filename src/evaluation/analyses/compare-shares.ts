import { type Disclosed, hideSmallCells } from '../disclosure/hide-small-cells.ts';
import { normalQuantile } from '../distributions/normal.ts';
import { type Estimate, type EstimateIdentity, EVERYBODY, estimateOf } from '../estimate.ts';
import type { CompareShares } from '../plan/analyses.ts';
import { chiSquareTest } from '../proportions/chi-square-test.ts';
import { newcombeInterval } from '../proportions/newcombe-interval.ts';
import { refuseMissingColumns } from '../read/read-columns.ts';
import type { Table } from '../read/table.ts';
import { UserError } from '../user-error.ts';
import { changeInDifference } from './change-in-difference.ts';
import type { Comparison } from './comparison.ts';
import type { Finding } from './finding.ts';
import type { LeftOut } from './left-out.ts';
import { refuseEmptyGroups } from './refuse-empty-groups.ts';

const quoted = (column: string) => `"${column.replaceAll('"', '""')}"`;

/** Compares shares per group, period and subgroup. Throws {@link UserError} naming file, column and row. */
export async function compareShares(table: Table, analysis: CompareShares, smallestCell: number): Promise<Finding> {
  const columns = [
    analysis.outcome.column,
    analysis.group.column,
    ...(analysis.period ? [analysis.period.column] : []),
    ...(analysis.subgroups ?? []).map((one) => one.column),
  ];
  refuseMissingColumns(table, columns, analysis.name);
  await refuseWrongOutcome(table, analysis.outcome.column);
  const comparisons: Comparison[] = [];
  for (const subgroup of [null, ...(analysis.subgroups ?? [])])
    comparisons.push(...(await countBy(table, analysis, subgroup?.column ?? null)));
  refuseEmptyGroups(
    table,
    analysis,
    comparisons.filter((one) => one.subgroup === null),
  );
  const levels = hideSmallCells(comparisons, smallestCell).map((one) => differenceOf(one, analysis));
  return {
    estimates: [...levels, ...(await changeInDifference(table, analysis, levels, smallestCell))],
    leftOut: await countLeftOut(table, analysis),
  };
}

async function refuseWrongOutcome(table: Table, column: string): Promise<void> {
  const name = quoted(column);
  const wrong = (
    await table.query(`select line_in_file::varchar as line, ${name} as value from register
    where trim(${name}) <> '' and trim(${name}) not in ('0', '1', '0.0', '1.0', 'true', 'false') order by line_in_file limit 1`)
  )[0];
  if (wrong)
    throw new UserError(
      `${table.file}: column "${column}", row ${wrong.line}: "${wrong.value?.slice(0, 40)}" is neither 0 nor 1.`,
    );
}

/** The event as SQL: 1, 0, or null when the outcome is missing. */
const eventOf = (column: string) =>
  `case when trim(${quoted(column)}) in ('1', '1.0', 'true') then 1 when trim(${quoted(column)}) in ('0', '0.0', 'false') then 0 end`;

async function countBy(table: Table, analysis: CompareShares, subgroup: string | null): Promise<Comparison[]> {
  const period = analysis.period ? `trim(${quoted(analysis.period.column)})` : `''`;
  const part = subgroup ? `trim(${quoted(subgroup)})` : `''`;
  const group = `trim(${quoted(analysis.group.column)})`;
  const rows = await table.query(
    `select period, part, (coalesce(sum(event) filter (where g = $1), 0))::varchar as x1, (count(event) filter (where g = $1))::varchar as n1,
       (coalesce(sum(event) filter (where g = $2), 0))::varchar as x0, (count(event) filter (where g = $2))::varchar as n0
     from (select ${period} as period, ${part} as part, ${group} as g, ${eventOf(analysis.outcome.column)} as event from register)
     where g in ($1, $2) ${analysis.period ? `and period <> ''` : ''} ${subgroup ? `and part <> ''` : ''}
     group by all order by period, part`,
    [analysis.group.treated, analysis.group.control],
  );
  return rows.map((row) => ({
    period: analysis.period ? (row.period ?? '') : null,
    subgroup: subgroup ? { column: subgroup, value: row.part ?? '' } : null,
    counts: {
      treated: { events: Number(row.x1), total: Number(row.n1) },
      control: { events: Number(row.x0), total: Number(row.n0) },
    },
  }));
}

async function countLeftOut(table: Table, analysis: CompareShares): Promise<LeftOut> {
  const group = `coalesce(trim(${quoted(analysis.group.column)}), '')`;
  const period = analysis.period ? `coalesce(trim(${quoted(analysis.period.column)}), '') = ''` : 'false';
  const row = (
    await table.query(
      `select (count(*) filter (where ${group} not in ($1, $2)))::varchar as other,
       (count(*) filter (where ${group} in ($1, $2) and ${period}))::varchar as period,
       (count(*) filter (where ${group} in ($1, $2) and not (${period}) and ${eventOf(analysis.outcome.column)} is null))::varchar as missing
     from register`,
      [analysis.group.treated, analysis.group.control],
    )
  )[0];
  return {
    outcomeMissing: Number(row?.missing ?? 0),
    otherGroup: Number(row?.other ?? 0),
    periodMissing: Number(row?.period ?? 0),
    covariateMissing: 0,
  };
}

/** The difference between two shares with Newcombe's interval and the chi-square test; null numbers where it is hidden or a group is empty. */
function differenceOf(one: Disclosed, analysis: CompareShares): Estimate {
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
  if (one.isSuppressed) return estimateOf(identity, { suppressed: true });
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
