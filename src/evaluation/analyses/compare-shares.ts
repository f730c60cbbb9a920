import type { CompareShares } from './plan/plan-schema.ts';
import type { TwoGroups } from './proportions/two-groups.ts';
import type { Table } from './read/table.ts';
import { UserError } from './user-error.ts';

/** The counts of one comparison: one period (or all) and one subgroup value (or everybody). */
export interface Comparison {
  period: string | null;
  /** Null = everybody. */
  subgroup: { column: string; value: string } | null;
  counts: TwoGroups;
}

/** Everything that an analysis takes from the table. */
export interface CountedAnalysis {
  comparisons: Comparison[];
  /** Rows that were left out, with the reason. */
  leftOut: { outcomeMissing: number; otherGroup: number; periodMissing: number };
}

const quoted = (column: string) => `"${column.replaceAll('"', '""')}"`;

/** Counts an analysis: shares per group, period and subgroup. Throws {@link UserError} naming file, column and row. */
export async function countAnalysis(table: Table, analysis: CompareShares): Promise<CountedAnalysis> {
  const columns = [
    analysis.outcome.column,
    analysis.group.column,
    ...(analysis.period ? [analysis.period.column] : []),
    ...(analysis.subgroups ?? []).map((one) => one.column),
  ];
  const missing = columns.find((column) => !table.columns.includes(column));
  if (missing)
    throw new UserError(
      `${table.file}: there is no column "${missing}" (analysis "${analysis.name}"); the columns are ${table.columns.join(', ')}.`,
    );
  await refuseWrongOutcome(table, analysis.outcome.column);
  const comparisons: Comparison[] = [];
  for (const subgroup of [null, ...(analysis.subgroups ?? [])])
    comparisons.push(...(await countBy(table, analysis, subgroup?.column ?? null)));
  const everybody = comparisons.filter((one) => one.subgroup === null);
  for (const [name, value] of [
    ['treated', analysis.group.treated],
    ['control', analysis.group.control],
  ] as const) {
    if (everybody.every((one) => one.counts[name].total === 0)) {
      throw new UserError(
        `${table.file}: no row with an outcome has "${value}" in the column "${analysis.group.column}", so the ${name} group of analysis "${analysis.name}" is empty.`,
      );
    }
  }
  return { comparisons, leftOut: await countLeftOut(table, analysis) };
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

async function countLeftOut(table: Table, analysis: CompareShares): Promise<CountedAnalysis['leftOut']> {
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
  };
}
