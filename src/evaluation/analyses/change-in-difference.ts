import { hideSmallCells } from '../disclosure/hide-small-cells.ts';
import { normalQuantile, upperGammaHalf } from '../distributions/normal.ts';
import { type Estimate, EVERYBODY, estimateOf } from '../estimate.ts';
import type { CompareShares } from '../plan/analyses.ts';
import { refuseMissingColumns } from '../read/read-columns.ts';
import type { Table } from '../read/table.ts';
import { UserError } from '../user-error.ts';
import type { Comparison } from './comparison.ts';

/** The period under which the change stands in the results. */
export const CHANGE = 'change';

/** One side of one group: its persons, and the mean and variance of what changed in each of them. */
interface Side {
  n: number;
  mean: number;
  variance: number;
  everBefore: number;
  everAfter: number;
}

const quoted = (column: string) => `"${column.replaceAll('"', '""')}"`;

/**
 * The change itself (Da: forskel i forskelle): did the difference between the groups move from the periods before to those after? Two tests of two
 * levels cannot say it.
 *
 *     dᵢ = mean of i's outcomes after − mean of i's outcomes before,   change = mean d (treated) − mean d (control),   se² = s₁²/n₁ + s₀²/n₀
 *
 * Each person is one observation, so what hangs together in one person is counted once: the same number as a two-period regression with person
 * effects and errors clustered by person (HC2). Persons lacking a period are left out. Where nobody of either group has the outcome before, the
 * group was chosen so: there is no change to test, and the note says `impossible-by-construction`.
 * Valid when the groups would have moved alike without the effort; few areas make the standard error too small.
 * Source: Bertrand, Duflo & Mullainathan 2004, Quarterly Journal of Economics 119: 249–275 (section on collapsing to before and after).
 */
export async function changeInDifference(
  table: Table,
  analysis: CompareShares,
  levels: readonly Estimate[],
  smallestCell: number,
): Promise<Estimate[]> {
  if (!analysis.change || !analysis.period) return [];
  refuseMissingColumns(table, [analysis.change.unit], analysis.name);
  await refuseTwice(table, analysis);
  const found: Found[] = [];
  for (const subgroup of [null, ...(analysis.subgroups ?? [])])
    found.push(...(await sidesOf(table, analysis, subgroup?.column ?? null)));
  const hidden = hideSmallCells(
    found.map((one) => one.comparison),
    smallestCell,
  );
  return found.map(({ comparison, sides }, index) => {
    const subgroup = nameOf(comparison);
    const isLevelHidden = levels.some((one) => one.subgroup === subgroup && one.suppressed);
    return changeOf(analysis, subgroup, sides, isLevelHidden || (hidden[index]?.isSuppressed ?? true));
  });
}

interface Found {
  comparison: Comparison;
  sides: { treated: Side; control: Side };
}

const nameOf = ({ subgroup }: Comparison) => (subgroup ? `${subgroup.column}=${subgroup.value}` : EVERYBODY);

/** One person has one row a period. */
async function refuseTwice(table: Table, { change, period }: CompareShares): Promise<void> {
  const [unit, column] = [quoted(change?.unit ?? ''), quoted(period?.column ?? '')];
  const [twice] = await table.query(
    `select min(line_in_file)::varchar as first, max(line_in_file)::varchar as last from register where trim(${unit}) <> ''
     group by trim(${unit}), trim(${column}) having count(*) > 1 order by min(line_in_file) limit 1`,
  );
  if (twice)
    throw new UserError(
      `${table.file}: column "${change?.unit}", rows ${twice.first} and ${twice.last}: the same unit stands twice in one period.`,
    );
}

async function sidesOf(table: Table, analysis: CompareShares, subgroup: string | null): Promise<Found[]> {
  const { group, outcome, period, change } = analysis;
  const [before, after] = [change?.before ?? [], change?.after ?? []];
  const list = (values: readonly string[]) => values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');
  const event = `case when trim(${quoted(outcome.column)}) in ('1', '1.0', 'true') then 1 when trim(${quoted(outcome.column)}) in ('0', '0.0', 'false') then 0 end`;
  const rows = await table.query(
    `with cells as (select trim(${quoted(change?.unit ?? '')}) as unit, trim(${quoted(period?.column ?? '')}) as period,
         trim(${quoted(group.column)}) as g, ${subgroup ? `trim(${quoted(subgroup)})` : `''`} as part, ${event} as event from register),
       persons as (select unit, min(g) as g, min(part) as part,
         avg(event) filter (where period in (${list(before)})) as b, avg(event) filter (where period in (${list(after)})) as a
         from cells where unit <> '' and g in ($1, $2) ${subgroup ? `and part <> ''` : ''} and event is not null group by unit
         having count(*) filter (where period in (${list(before)})) = ${before.length}
           and count(*) filter (where period in (${list(after)})) = ${after.length} and count(distinct g) = 1 and count(distinct part) = 1)
     select part, g, count(*)::varchar as n, avg(a - b)::varchar as mean, coalesce(var_samp(a - b), 0)::varchar as variance,
       count(*) filter (where b > 0)::varchar as before, count(*) filter (where a > 0)::varchar as after
     from persons group by all order by all`,
    [group.treated, group.control],
  );
  const none: Side = { n: 0, mean: 0, variance: 0, everBefore: 0, everAfter: 0 };
  return [...new Set(rows.map((row) => row.part ?? ''))].map((part) => {
    const side = (value: string): Side => {
      const row = rows.find((one) => one.part === part && one.g === value);
      if (!row) return none;
      return {
        n: Number(row.n),
        mean: Number(row.mean),
        variance: Number(row.variance),
        everBefore: Number(row.before),
        everAfter: Number(row.after),
      };
    };
    const sides = { treated: side(group.treated), control: side(group.control) };
    const counts = {
      treated: { events: sides.treated.everAfter, total: sides.treated.n },
      control: { events: sides.control.everAfter, total: sides.control.n },
    };
    return {
      sides,
      comparison: { period: CHANGE, subgroup: subgroup ? { column: subgroup, value: part } : null, counts },
    };
  });
}

function changeOf(
  analysis: CompareShares,
  subgroup: string,
  { treated, control }: Found['sides'],
  isSuppressed: boolean,
): Estimate {
  const confidence = analysis.confidence ?? 0.95;
  const identity = {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup,
    period: CHANGE,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    estimator: 'difference-in-differences',
    errorMethod: 'clustered-by-unit-HC2',
    test: 'wald-z',
    unit: 'share',
    confidence,
  } as const;
  if (isSuppressed) return estimateOf(identity, { suppressed: true });
  const sizes = { nTreated: treated.n, nControl: control.n };
  if (treated.everBefore + control.everBefore === 0)
    return estimateOf(identity, { ...sizes, notes: ['impossible-by-construction'] });
  const standardError = Math.sqrt(treated.variance / treated.n + control.variance / control.n);
  if (treated.n < 2 || control.n < 2 || standardError === 0)
    return estimateOf(identity, { ...sizes, notes: ['no-variation'] });
  const estimate = treated.mean - control.mean;
  const reach = normalQuantile((1 + confidence) / 2) * standardError;
  const statistic = estimate / standardError;
  return estimateOf(identity, {
    ...sizes,
    estimate,
    standardError,
    ciLow: estimate - reach,
    ciHigh: estimate + reach,
    pValue: upperGammaHalf(statistic ** 2 / 2),
    statistic,
  });
}
