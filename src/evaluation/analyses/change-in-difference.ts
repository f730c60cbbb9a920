import { normalQuantile, upperGammaHalf } from '../distributions/normal.ts';
import { type Estimate, EVERYBODY, estimateOf } from '../estimate.ts';
import type { CompareShares } from '../plan/kinds/compare-shares.ts';
import type { OutcomePath, Profiles } from '../profiles/profiles.ts';
import type { Source } from '../source/source.ts';
import type { Finding, ReleasedCount } from './finding.ts';

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
  source: Source,
  analysis: CompareShares,
): Promise<Pick<Finding, 'estimates' | 'counts'>> {
  const { change, period, group, outcome, subgroups = [] } = analysis;
  if (!change || !period) return { estimates: [], counts: [] };
  const profiles = await source.follow(
    {
      unit: change.unit,
      period: period.column,
      outcomes: [{ column: outcome.column, kind: 'indicator' }],
      covariates: [group.column, ...subgroups.map((one) => one.column)].map((column) => ({ column, kind: 'category' })),
    },
    analysis.name,
  );
  const found = [null, ...subgroups].flatMap((subgroup) => sidesOf(profiles, analysis, subgroup?.column ?? null));
  return {
    estimates: found.map((one) => changeOf(analysis, one)),
    counts: found.map((one) => countsOf(analysis, one)),
  };
}

/** Both sides of everybody (subgroup null) or of one value of a subgroup. */
interface Found {
  subgroup: { column: string; value: string } | null;
  treated: Side;
  control: Side;
}

const nameOf = ({ subgroup }: Found) => (subgroup ? `${subgroup.column}=${subgroup.value}` : EVERYBODY);

/** The mean of a profile's outcomes over some periods; NaN when one is missing. */
function meanOver({ periods, values }: OutcomePath, wanted: readonly string[], row: number): number {
  return (
    wanted.reduce((sum, period) => sum + (values[periods.indexOf(period)]?.[row] ?? Number.NaN), 0) / wanted.length
  );
}

function sidesOf(profiles: Profiles, analysis: CompareShares, subgroup: string | null): Found[] {
  const { group, change } = analysis;
  const [path] = profiles.outcomes;
  const textOf = (column: string) => {
    const found = profiles.covariates.find((one) => one.name === column);
    return (row: number) => found?.levels?.[found.values[row] ?? Number.NaN] ?? null;
  };
  const [groupOf, partOf] = [textOf(group.column), subgroup ? textOf(subgroup) : () => ''];
  const rows = new Map<string, { treated: Seen[]; control: Seen[] }>();
  profiles.count.forEach((n, row) => {
    const side = ({ [group.treated]: 'treated', [group.control]: 'control' } as const)[groupOf(row) ?? ''];
    const part = partOf(row);
    if (!side || part === null || !path || !change) return;
    const [before, after] = [meanOver(path, change.before, row), meanOver(path, change.after, row)];
    if (Number.isNaN(before + after)) return;
    const sides = rows.get(part) ?? { treated: [], control: [] };
    rows.set(part, sides);
    sides[side].push({ n, before, after });
  });
  const parts = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return parts.map(([value, { treated, control }]) => ({
    subgroup: subgroup ? { column: subgroup, value } : null,
    treated: sideOf(treated),
    control: sideOf(control),
  }));
}

interface Seen {
  n: number;
  before: number;
  after: number;
}

function sideOf(seen: readonly Seen[]): Side {
  const sum = (of: (one: Seen) => number) => seen.reduce((total, one) => total + one.n * of(one), 0);
  const n = sum(() => 1);
  const mean = n > 0 ? sum((one) => one.after - one.before) / n : 0;
  return {
    n,
    mean,
    variance: n > 1 ? sum((one) => (one.after - one.before - mean) ** 2) / (n - 1) : 0,
    everBefore: sum((one) => Number(one.before > 0)),
    everAfter: sum((one) => Number(one.after > 0)),
  };
}

/** What a change gives away: the persons followed on each side. */
function countsOf({ group, data }: CompareShares, { subgroup, treated, control }: Found): ReleasedCount[] {
  const part = subgroup && { [subgroup.column]: subgroup.value };
  return [
    { data, where: { [group.column]: group.treated, ...part }, value: treated.n },
    { data, where: { [group.column]: group.control, ...part }, value: control.n },
  ];
}

function changeOf(analysis: CompareShares, found: Found): Estimate {
  const { treated, control } = found;
  const confidence = analysis.confidence ?? 0.95;
  const identity = {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup: nameOf(found),
    period: CHANGE,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    estimator: 'difference-in-differences',
    errorMethod: 'clustered-by-unit-HC2',
    test: 'wald-z',
    unit: 'share',
    confidence,
  } as const;
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
