import { studentQuantile } from '../distributions/student-t.ts';
import { type Estimate, type EstimateIdentity, EVERYBODY, estimateOf } from '../estimate.ts';
import { pooledDifference, welchDifference } from '../means/mean-difference.ts';
import type { MeanAndVariance } from '../means/moments-of.ts';
import type { CompareMeans } from '../plan/kinds/compare-means.ts';
import { detectableMean } from '../power/detectable-mean.ts';
import { compareLevels } from '../source/compare-levels.ts';
import type { Source } from '../source/source.ts';
import { changeInDifference } from './change-in-difference.ts';
import { differenceBetween } from './difference-between.ts';
import type { Finding, ReleasedCount } from './finding.ts';
import { type MeanRow, meansOf, rowsOf, type TwoMeans, wantedOf } from './means/mean-rows.ts';
import { isFound } from './normal-line.ts';
import { refuseEmptyGroups } from './refuse-empty-groups.ts';

interface Line {
  estimate: Estimate;
  counts: ReleasedCount[];
}

/** Where a line stands: a period (null = no periods) and a value of a subgroup (null = everybody). */
interface Place {
  period: string | null;
  subgroup: { column: string; value: string } | null;
}

/**
 * Compares means per group, period and subgroup: Welch's test, or the pooled one. Subgroups are tested against everybody outside them, and the change of
 * the difference by person where the plan asks for it. Throws UserError naming file, column and row.
 */
export async function compareMeans(source: Source, analysis: CompareMeans): Promise<Finding> {
  const counted = await source.count(wantedOf(analysis), analysis.name);
  const { rows, leftOut } = rowsOf(counted, analysis);
  const whole = meansOf(rows, () => true);
  const total = ({ n }: MeanAndVariance) => ({ events: 0, total: n });
  const counts = { treated: total(whole.treated), control: total(whole.control) };
  refuseEmptyGroups(source, analysis, [{ period: null, subgroup: null, counts }]);
  const byPeriod = periodsOf(rows);
  const lines = [null, ...(analysis.subgroups ?? [])].flatMap((subgroup) =>
    byPeriod.flatMap(([period, own]) => linesOf(own, analysis, period, subgroup?.column ?? null)),
  );
  const between = (analysis.subgroups ?? []).flatMap(({ column }) =>
    byPeriod.flatMap(([period, own]) => betweenLines(own, analysis, period, column)),
  );
  const change = await changeInDifference(source, analysis);
  const isLevelsOnly = !analysis.change && byPeriod.length > 1;
  const marked = lines.map(({ estimate }) =>
    isLevelsOnly && isFound(estimate) ? { ...estimate, notes: [...estimate.notes, 'levels-only'] } : estimate,
  );
  return {
    estimates: [...marked, ...between.map((one) => one.estimate), ...change.estimates],
    counts: [...[...lines, ...between].map((one) => one.counts), ...change.counts],
    leftOut,
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

function linesOf(rows: readonly MeanRow[], analysis: CompareMeans, period: string, column: string | null): Line[] {
  const when = analysis.period ? period : null;
  const line = (place: Place, means: TwoMeans) => ({
    estimate: lineOf(place, means, analysis),
    counts: countsOf(place, means, analysis),
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
function betweenLines(rows: readonly MeanRow[], analysis: CompareMeans, period: string, column: string): Line[] {
  const values = valuesOf(rows, column);
  const isSplit = values.length === 2 && rows.every((row) => row.textOf(column) !== null);
  return (isSplit ? values.slice(0, 1) : values).flatMap((value) => {
    const place = { period: analysis.period ? period : null, subgroup: { column, value } };
    const inside = meansOf(rows, (row) => row.textOf(column) === value);
    const outside = meansOf(rows, (row) => row.textOf(column) !== value);
    if (outside.treated.n + outside.control.n === 0) return [];
    const [own, other] = [lineOf(place, inside, analysis), lineOf(place, outside, analysis)];
    const elsewhere = isSplit ? { column, value: values[1] as string } : { column: `not ${column}`, value };
    return [
      {
        estimate: differenceBetween(own, own, other),
        counts: [
          ...countsOf(place, inside, analysis),
          ...countsOf({ ...place, subgroup: elsewhere }, outside, analysis),
        ],
      },
    ];
  });
}

/** What a mean gives away: the persons it is of. */
function countsOf({ period, subgroup }: Place, means: TwoMeans, analysis: CompareMeans): ReleasedCount[] {
  const { group, data, among } = analysis;
  const common = {
    ...(subgroup && { [subgroup.column]: subgroup.value }),
    ...(analysis.period && period !== null && { [analysis.period.column]: period }),
    ...(among && { [among.column]: among.is.join(', ') }),
    [`known ${analysis.outcome.column}`]: '1',
  };
  return (['treated', 'control'] as const).map((side) => ({
    data,
    where: { [group.column]: group[side], ...common },
    value: means[side].n,
  }));
}

/** The difference of two means; `details` holds both means, their standard deviations and the limits of each mean. */
function lineOf({ period, subgroup }: Place, { treated, control }: TwoMeans, analysis: CompareMeans): Estimate {
  const isPooled = analysis.variances === 'pooled';
  const identity: EstimateIdentity = {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup: subgroup ? `${subgroup.column}=${subgroup.value}` : EVERYBODY,
    period: period ?? EVERYBODY,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    estimator: 'difference-in-means',
    errorMethod: isPooled ? 'pooled-variance' : 'welch-unequal-variances',
    test: isPooled ? 'student-t' : 'welch-t',
    unit: 'number',
    confidence: analysis.confidence ?? 0.95,
  };
  const sizes = { nTreated: treated.n, nControl: control.n };
  if (treated.n === 0 || control.n === 0) return estimateOf(identity, { ...sizes, notes: ['empty-group'] });
  const { confidence } = identity;
  const test = (isPooled ? pooledDifference : welchDifference)(treated, control, confidence);
  const details = { ...described('Treated', treated, confidence), ...described('Control', control, confidence) };
  if (!test) return estimateOf(identity, { ...sizes, details, notes: ['no-variation'] });
  return estimateOf(identity, {
    ...sizes,
    estimate: test.estimate,
    standardError: test.standardError,
    ciLow: test.low,
    ciHigh: test.high,
    pValue: test.pValue,
    statistic: test.statistic,
    degreesOfFreedom: test.degreesOfFreedom,
    minimumDetectable: detectableMean(test.standardError, 1 - confidence, { critical: test.critical }),
    standardisedDifference: test.estimate / Math.sqrt((treated.variance + control.variance) / 2),
    details,
  });
}

function described(side: 'Treated' | 'Control', { n, mean, variance }: MeanAndVariance, confidence: number) {
  const reach = n > 1 ? studentQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(variance / n) : null;
  return {
    [`mean${side}`]: mean,
    [`sd${side}`]: n > 1 ? Math.sqrt(variance) : null,
    [`mean${side}Low`]: reach === null ? null : mean - reach,
    [`mean${side}High`]: reach === null ? null : mean + reach,
  };
}
