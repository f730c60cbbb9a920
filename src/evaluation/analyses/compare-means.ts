import type { Estimate } from '../estimate.ts';
import type { MeanAndVariance } from '../means/moments-of.ts';
import type { CompareMeans } from '../plan/kinds/compare-means.ts';
import { compareLevels } from '../source/compare-levels.ts';
import type { Source } from '../source/source.ts';
import { amongNested, amongWhere } from './among-values.ts';
import { changeInDifference } from './change-in-difference.ts';
import { countsByValue } from './counts-by-value.ts';
import { differenceBetween } from './difference-between.ts';
import type { Finding, ReleasedCount } from './finding.ts';
import { meanLine, type Place } from './means/mean-line.ts';
import { type MeanRow, meansOf, rowsOf, type TwoMeans, wantedOf } from './means/mean-rows.ts';
import { isFound } from './normal-line.ts';
import { refuseEmptyGroups } from './refuse-empty-groups.ts';
import { refuseNegativeWeights } from './refuse-negative-weights.ts';

interface Line {
  estimate: Estimate;
  counts: ReleasedCount[];
}

/** An analysis with every value that its outcome has. */
interface Asked {
  analysis: CompareMeans;
  values: ReadonlySet<number>;
}

/**
 * Compares means per group, period and subgroup: Welch's test, or the pooled one. Subgroups are tested against everybody outside them, and the change of
 * the difference by person where the plan asks for it. Throws UserError naming file, column and row.
 */
export async function compareMeans(source: Source, analysis: CompareMeans): Promise<Finding> {
  const counted = await source.count(wantedOf(analysis), analysis.name);
  refuseNegativeWeights(source, counted, analysis.weights);
  const { rows, leftOut } = rowsOf(counted, analysis);
  const whole = meansOf(rows, () => true);
  const total = ({ n }: MeanAndVariance) => ({ events: 0, total: n });
  const counts = { treated: total(whole.treated), control: total(whole.control) };
  refuseEmptyGroups(source, analysis, [{ period: null, subgroup: null, counts }]);
  const asked = { analysis, values: new Set(rows.map(({ value }) => value)) };
  const byPeriod = periodsOf(rows);
  const lines = [null, ...(analysis.subgroups ?? [])].flatMap((subgroup) =>
    byPeriod.flatMap(([period, own]) => linesOf(own, asked, period, subgroup?.column ?? null)),
  );
  const between = (analysis.subgroups ?? []).flatMap(({ column }) =>
    byPeriod.flatMap(([period, own]) => betweenLines(own, asked, period, column)),
  );
  const levels = lines.map((one) => one.estimate);
  const change = await changeInDifference(source, analysis, levels);
  const isLevelsOnly = !analysis.change && byPeriod.length > 1;
  const marked = lines.map(({ estimate }) =>
    isLevelsOnly && isFound(estimate) ? { ...estimate, notes: [...estimate.notes, 'levels-only'] } : estimate,
  );
  return {
    estimates: [...marked, ...between.map((one) => one.estimate), ...change.estimates],
    counts: [...[...lines, ...between].map((one) => one.counts), ...change.counts],
    leftOut,
    nested: amongNested(analysis.data, analysis.among),
  };
}

function periodsOf(rows: readonly MeanRow[]): [string, MeanRow[]][] {
  const found = new Map<string, MeanRow[]>();
  for (const row of rows) {
    const own = found.get(row.period) ?? [];
    found.set(row.period, own);
    own.push(row);
  }
  return [...found].sort(([a], [b]) => compareLevels(a, b));
}

const valuesOf = (rows: readonly MeanRow[], column: string) =>
  [...new Set(rows.flatMap((row) => row.textOf(column) ?? []))].sort(compareLevels);

function linesOf(rows: readonly MeanRow[], asked: Asked, period: string, column: string | null): Line[] {
  const { analysis } = asked;
  const when = analysis.period ? period : null;
  const line = (place: Place, means: TwoMeans) => ({
    estimate: meanLine(place, means, analysis),
    counts: countsOf(place, means, asked),
  });
  if (!column)
    return [
      line(
        { period: when, subgroup: null },
        meansOf(rows, () => true),
      ),
    ];
  return valuesOf(rows, column).map((value) =>
    line(
      { period: when, subgroup: { column, value } },
      meansOf(rows, (row) => row.textOf(column) === value),
    ),
  );
}

/** Each value of a subgroup's column against everybody else of the period; where two values are all there is, one line says it. */
function betweenLines(rows: readonly MeanRow[], asked: Asked, period: string, column: string): Line[] {
  const { analysis } = asked;
  const values = valuesOf(rows, column);
  const isSplit = values.length === 2 && rows.every((row) => row.textOf(column) !== null);
  return (isSplit ? values.slice(0, 1) : values).flatMap((value) => {
    const place = { period: analysis.period ? period : null, subgroup: { column, value } };
    const inside = meansOf(rows, (row) => row.textOf(column) === value);
    const outside = meansOf(rows, (row) => row.textOf(column) !== value);
    if (outside.treated.n + outside.control.n === 0) return [];
    const [own, other] = [meanLine(place, inside, analysis), meanLine(place, outside, analysis)];
    const elsewhere = isSplit ? { column, value: values[1] as string } : { column: `not ${column}`, value };
    return [
      {
        estimate: differenceBetween(own, own, other),
        counts: [...countsOf(place, inside, asked), ...countsOf({ ...place, subgroup: elsewhere }, outside, asked)],
      },
    ];
  });
}

/** What a mean with its standard deviation gives away: the persons it is of, and how many have a value where there are few. */
function countsOf({ period, subgroup }: Place, means: TwoMeans, { analysis, values }: Asked): ReleasedCount[] {
  const { group, data, among, outcome } = analysis;
  const common = {
    ...(subgroup && { [subgroup.column]: subgroup.value }),
    ...(analysis.period && period !== null && { [analysis.period.column]: period }),
    ...amongWhere(among),
    [`known ${outcome.column}`]: '1',
  };
  return (['treated', 'control'] as const).flatMap((side) => {
    const where = { [group.column]: group[side], ...common };
    return [
      { data, where, value: means[side].n },
      ...countsByValue({ data, where }, `outcome ${outcome.column}`, means.rows[side], values),
    ];
  });
}
