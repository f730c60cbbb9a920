import { type Estimate, EVERYBODY, estimateOf } from '../estimate.ts';
import type { CompareMeans } from '../plan/kinds/compare-means.ts';
import type { CompareShares } from '../plan/kinds/compare-shares.ts';
import { changeName, countsOfChange } from './counts-of-change.ts';
import { differenceBetween } from './difference-between.ts';
import type { ReleasedCount } from './finding.ts';
import { isFound, normalLine } from './normal-line.ts';
import { type Changes, type ChangesByValue, changesBy, movesOf, type Span } from './person-changes.ts';
import type { ProfilesOver } from './profiles-over.ts';

/** The period under which the change stands in the results. */
export const CHANGE = 'change';
/** The period under which the move of the difference before the start stands. */
export const CHANGE_BEFORE_START = 'change-before-start';

/** An analysis that follows persons. */
export type Followed = CompareShares | CompareMeans;

/** A line of the results with what it gives away. */
export interface Line {
  estimate: Estimate;
  counts: ReleasedCount[];
}

/** The lines of one span: everybody and every part, then each part against those outside it. */
export function linesIn(over: ProfilesOver, analysis: Followed, span: Span): Line[] {
  const moves = movesOf(over([...span.before, ...span.after]), analysis.group, span);
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

/** What a change gives away: the persons followed on each side, and how many of them changed. */
export function countsOf(
  { group, data, outcome }: Followed,
  { before, after }: Span,
  changes: Changes,
  part: Record<string, string> = {},
): ReleasedCount[] {
  const common = { ...part, followed: [...before, ...after].join(', ') };
  return (['treated', 'control'] as const).flatMap((side) => {
    const where = { [group.column]: group[side], ...common };
    const name = changeName(outcome.column, before, after);
    return [
      { data, where, value: changes[side].n },
      ...countsOfChange({ data, where }, name, changes[side], changes.distinct),
    ];
  });
}

/** The change of the difference between two groups of persons. */
export function lineOf(
  analysis: Followed,
  span: Span,
  subgroup: string,
  { treated, control }: Changes,
  estimator = 'difference-in-differences',
): Estimate {
  const identity = {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup,
    period: span.name,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    estimator,
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
