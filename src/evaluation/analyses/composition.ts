import type { Estimate } from '../estimate.ts';
import { momentsOf } from '../means/moments-of.ts';
import type { ComposedCovariate, Composition } from '../plan/kinds/composition.ts';
import type { Covariate } from '../profiles/profiles.ts';
import type { TwoGroups } from '../proportions/two-groups.ts';
import { type CountedColumns, columnOf, type Source } from '../source/source.ts';
import { amongNested, amongWhere } from './among-values.ts';
import { type ComposedRow, rowsOf, wantedCovariate, wantedOf } from './composition/composed-rows.ts';
import { levelLine, MISSING, numberLine, overallLine } from './composition/covariate-lines.ts';
import { countsByValue } from './counts-by-value.ts';
import type { Finding, Nested, ReleasedCount } from './finding.ts';
import { refuseEmptyGroups } from './refuse-empty-groups.ts';
import { nestedSubgroups } from './shares/nested-subgroups.ts';

interface Line {
  estimate: Estimate;
  counts: ReleasedCount[];
}

type Totals = Record<ComposedRow['side'], number>;

/**
 * Table 1: the composition of the two groups. A category gives one line over all levels and one for each, those with a missing value among them as a
 * level of their own; a number gives its means among those who have it, and a line for those who have not. Throws UserError naming file, column and row.
 */
export async function composition(source: Source, analysis: Composition): Promise<Finding> {
  const counted = await source.count(wantedOf(analysis), analysis.name);
  const { rows, leftOut } = rowsOf(counted, analysis);
  const totals = sumOf(rows);
  const counts = {
    treated: { events: 0, total: totals.treated },
    control: { events: 0, total: totals.control },
  };
  refuseEmptyGroups(source, analysis, [{ period: null, subgroup: null, counts }]);
  const lines = analysis.covariates.flatMap((covariate) => {
    const column = columnOf(counted, wantedCovariate(covariate));
    return covariate.as === 'number'
      ? numberLines(analysis, covariate, column, rows, totals)
      : categoryLines(analysis, covariate, column, rows, totals);
  });
  return {
    estimates: lines.map((one) => one.estimate),
    counts: lines.map((one) => one.counts),
    leftOut,
    nested: [...amongNested(analysis.data, analysis.among), ...nestedLevels(analysis, counted, rows)],
  };
}

/** Levels within levels of other covariates, as ages in narrow bands and in wide ones: a reader can subtract them. */
function nestedLevels(
  { data, covariates }: Composition,
  counted: CountedColumns,
  rows: readonly ComposedRow[],
): Nested[] {
  const columns = covariates.filter((one) => one.as !== 'number');
  const found = new Map(columns.map((one) => [one.column, columnOf(counted, wantedCovariate(one))]));
  const texts = rows.map(({ row }) => ({
    textOf(column: string) {
      const { levels, values } = found.get(column) ?? {};
      return levels?.[values?.[row] ?? Number.NaN] ?? null;
    },
  }));
  return nestedSubgroups(
    data,
    texts,
    columns.map((one) => one.column),
  );
}

function sumOf(rows: readonly ComposedRow[]): Totals {
  const totals = { treated: 0, control: 0 };
  for (const { side, n } of rows) totals[side] += n;
  return totals;
}

const among = (events: Totals, totals: Totals): TwoGroups => ({
  treated: { events: events.treated, total: totals.treated },
  control: { events: events.control, total: totals.control },
});

function categoryLines(
  analysis: Composition,
  { column, levels: listed = [] }: ComposedCovariate,
  { values, levels }: Covariate,
  rows: readonly ComposedRow[],
  totals: Totals,
): Line[] {
  const byLevel = Map.groupBy(rows, ({ row }) => levels?.[values[row] ?? Number.NaN] ?? null);
  const order = [...listed.map((one) => one.value), ...(levels ?? [])];
  const found = [...new Set(order)].filter((level) => byLevel.has(level));
  const terms = [...found, ...(byLevel.has(null) ? [null] : [])];
  const lines = terms.map((level) => {
    const groups = among(sumOf(byLevel.get(level) ?? []), totals);
    const estimate = levelLine(analysis, column, level ?? MISSING, groups, level === null);
    return { groups, line: { estimate, counts: countsOf(analysis, column, level ?? '', groups) } };
  });
  return [
    {
      estimate: overallLine(
        analysis,
        column,
        lines.map((one) => one.groups),
      ),
      counts: lines.flatMap((one) => one.line.counts),
    },
    ...lines.map((one) => one.line),
  ];
}

function numberLines(
  analysis: Composition,
  { column }: ComposedCovariate,
  { values }: Covariate,
  rows: readonly ComposedRow[],
  totals: Totals,
): Line[] {
  const valueOf = ({ row }: ComposedRow) => values[row] ?? Number.NaN;
  const known = rows.filter((row) => !Number.isNaN(valueOf(row)));
  const isShare = known.every((row) => valueOf(row) === 0 || valueOf(row) === 1);
  const moments = (side: ComposedRow['side']) =>
    momentsOf(known.filter((row) => row.side === side).map((row) => ({ n: row.n, value: valueOf(row) })));
  const [treated, control] = [moments('treated'), moments('control')];
  const seen = sumOf(known);
  const missing = among({ treated: totals.treated - seen.treated, control: totals.control - seen.control }, totals);
  const byValue = (['treated', 'control'] as const).flatMap((side) =>
    countsByValue(
      { data: analysis.data, where: whereOf(analysis, side) },
      column,
      known.filter((row) => row.side === side).map((row) => ({ n: row.n, value: valueOf(row) })),
      known.map(valueOf),
    ),
  );
  const knownCounts = countsOf(analysis, `known ${column}`, '1', among(seen, totals));
  return [
    {
      estimate: numberLine(analysis, column, treated, control, isShare),
      counts: [...knownCounts, ...byValue],
    },
    ...(missing.treated.events + missing.control.events > 0
      ? [
          {
            estimate: levelLine(analysis, column, MISSING, missing, true),
            counts: countsOf(analysis, column, '', missing),
          },
        ]
      : []),
  ];
}

const whereOf = ({ group, among: chosen }: Composition, side: 'treated' | 'control'): Record<string, string> => ({
  [group.column]: group[side],
  ...amongWhere(chosen),
});

/** What a level gives away: in each group everybody, and those at the level. A blank value stands for a missing one. */
function countsOf(analysis: Composition, column: string, level: string, groups: TwoGroups): ReleasedCount[] {
  const { data } = analysis;
  return (['treated', 'control'] as const).flatMap((side) => {
    const where = whereOf(analysis, side);
    const { events, total } = groups[side];
    return [
      { data, where, value: total },
      { data, where: { ...where, [column]: level }, value: events },
    ];
  });
}
