import { type Estimate, EVERYBODY, estimateOf } from '../estimate.ts';
import type { CompareMeans } from '../plan/kinds/compare-means.ts';
import type { CompareShares } from '../plan/kinds/compare-shares.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { compareLevels } from '../source/compare-levels.ts';
import type { Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import { differenceBetween } from './difference-between.ts';
import type { Finding, ReleasedCount } from './finding.ts';
import { isFound, normalLine } from './normal-line.ts';
import { type Changes, type ChangesByValue, changesBy, movesOf, type Span } from './person-changes.ts';

/** The period under which the change stands in the results. */
export const CHANGE = 'change';
/** The period under which the move of the difference before the start stands. */
export const CHANGE_BEFORE_START = 'change-before-start';

/**
 * The change itself (Da: forskel i forskelle): did the difference between the groups move from the periods before to those after? Two tests of two
 * levels cannot say it.
 *
 *     dᵢ = mean of i's outcomes after − mean of i's outcomes before,   change = mean d (treated) − mean d (control),   se² = s₁²/n₁ + s₀²/n₀
 *
 * Each person is one observation, so what hangs together in one person is counted once: the same number as a two-period regression with person
 * effects and errors clustered by person (HC2). Persons lacking a period are left out. Where nobody of either group has the outcome before, the
 * group was chosen so: there is no change to test, and the note says `impossible-by-construction`.
 * With a `start` and two periods before it, the same is done from the first of them to the last: what moved before the effort began, the effort did
 * not move (note `moved-before-start`). For subgroups, the change inside is tested against the change outside too.
 * Valid when the groups would have moved alike without the effort; few areas make the standard error too small.
 * Source: Bertrand, Duflo & Mullainathan 2004, Quarterly Journal of Economics 119: 249–275 (section on collapsing to before and after).
 */
export async function changeInDifference(
  source: Source,
  analysis: Followed,
): Promise<Pick<Finding, 'estimates' | 'counts'>> {
  const { change, period, group, outcome, subgroups = [] } = analysis;
  if (!change || !period) return { estimates: [], counts: [] };
  const profiles = await source.follow(
    {
      unit: change.unit,
      period: period.column,
      outcomes: [{ column: outcome.column, kind: analysis.kind === 'compare-shares' ? 'indicator' : 'number' }],
      covariates: [group.column, ...subgroups.map((one) => one.column)].map((column) => ({ column, kind: 'category' })),
    },
    analysis.name,
  );
  refuseUnknownPeriods(source, analysis, profiles);
  const lines = spansOf(profiles, analysis).flatMap((span) => linesIn(profiles, analysis, span));
  return { estimates: lines.map((one) => one.estimate), counts: lines.map((one) => one.counts) };
}

/** An analysis that follows persons. */
type Followed = CompareShares | CompareMeans;

interface Line {
  estimate: Estimate;
  counts: ReleasedCount[];
}

function refuseUnknownPeriods(source: Source, { name, change, period }: Followed, { outcomes }: Profiles): void {
  const known = outcomes[0]?.periods ?? [];
  const unknown = [...(change?.before ?? []), ...(change?.after ?? [])].find((one) => !known.includes(one));
  if (unknown !== undefined)
    throw new UserError(
      `${source.name}: "change" of analysis "${name}" names "${unknown}", which the column "${period?.column}" does not hold; it holds ${known.slice(0, 20).join(', ')}.`,
    );
}

/** From before to after, and before the start where there is something to see. */
function spansOf({ outcomes }: Profiles, { change, start }: Followed): Span[] {
  if (!change) return [];
  const early = start ? (outcomes[0]?.periods ?? []).filter((one) => compareLevels(one, start.before) < 0) : [];
  const [first, last] = [early[0], early.at(-1)];
  return [
    { name: CHANGE, before: change.before, after: change.after },
    ...(first !== undefined && last !== undefined && first !== last
      ? [{ name: CHANGE_BEFORE_START, before: [first], after: [last] }]
      : []),
  ];
}

/** The lines of one span: everybody and every part, then each part against those outside it. */
function linesIn(profiles: Profiles, analysis: Followed, span: Span): Line[] {
  const moves = movesOf(profiles, analysis.group, span);
  const { everybody } = changesBy(moves, null);
  const columns = (analysis.subgroups ?? []).map(({ column }) => ({ column, ...changesBy(moves, column) }));
  const parts = columns.flatMap(({ column, values }) =>
    values.map(({ value, inside }) => ({
      estimate: lineOf(analysis, span, `${column}=${value}`, inside),
      counts: countsOf(analysis, span, inside, { [column]: value }),
    })),
  );
  const whole = { estimate: lineOf(analysis, span, EVERYBODY, everybody), counts: countsOf(analysis, span, everybody) };
  return [whole, ...parts, ...columns.flatMap((one) => betweenSubgroups(analysis, span, one.column, one))];
}

/** Each value against everybody else; where two values are all there is, one line says it. */
function betweenSubgroups(
  analysis: Followed,
  span: Span,
  column: string,
  { values, isComplete }: ChangesByValue,
): Line[] {
  const isSplit = values.length === 2 && isComplete;
  return (isSplit ? values.slice(0, 1) : values).flatMap(({ value, inside, outside }) => {
    if (outside.treated.n + outside.control.n === 0) return [];
    const subgroup = `${column}=${value}`;
    const [own, other] = [lineOf(analysis, span, subgroup, inside), lineOf(analysis, span, subgroup, outside)];
    const where = isSplit ? { [column]: values[1]?.value ?? '' } : { [`not ${column}`]: value };
    return [
      {
        estimate: differenceBetween(own, own, other),
        counts: [...countsOf(analysis, span, inside, { [column]: value }), ...countsOf(analysis, span, outside, where)],
      },
    ];
  });
}

/** What a change gives away: the persons followed on each side. */
function countsOf(
  { group, data }: Followed,
  { before, after }: Span,
  { treated, control }: Changes,
  part: Record<string, string> = {},
): ReleasedCount[] {
  const common = { ...part, followed: [...before, ...after].join(', ') };
  return [
    { data, where: { [group.column]: group.treated, ...common }, value: treated.n },
    { data, where: { [group.column]: group.control, ...common }, value: control.n },
  ];
}

function lineOf(analysis: Followed, span: Span, subgroup: string, { treated, control }: Changes): Estimate {
  const identity = {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup,
    period: span.name,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    estimator: 'difference-in-differences',
    errorMethod: 'clustered-by-unit-HC2',
    test: 'wald-z',
    unit: analysis.kind === 'compare-shares' ? 'share' : 'number',
    confidence: analysis.confidence ?? 0.95,
  } as const;
  const sizes = { nTreated: treated.n, nControl: control.n };
  if (treated.n + control.n > 0 && treated.everBefore + control.everBefore === 0)
    return estimateOf(identity, { ...sizes, notes: ['impossible-by-construction'] });
  const isTestable = treated.n > 1 && control.n > 1;
  const standardError = isTestable ? Math.sqrt(treated.variance / treated.n + control.variance / control.n) : null;
  const estimate = normalLine(identity, treated.mean - control.mean, standardError, {
    ...sizes,
    details: { changeTreated: treated.n ? treated.mean : null, changeControl: control.n ? control.mean : null },
  });
  const hasMoved = span.name === CHANGE_BEFORE_START && isFound(estimate);
  return hasMoved ? { ...estimate, notes: ['moved-before-start'] } : estimate;
}
