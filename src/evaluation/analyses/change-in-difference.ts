import type { Estimate } from '../estimate.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { compareLevels } from '../source/compare-levels.ts';
import type { Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import { betweenPeriods } from './between-periods.ts';
import { CHANGE, CHANGE_BEFORE_START, type Followed, linesIn } from './change-lines.ts';
import type { Finding } from './finding.ts';
import type { Span } from './person-changes.ts';
import { profilesOver } from './profiles-over.ts';

export { CHANGE, CHANGE_BEFORE_START } from './change-lines.ts';

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
 * not move (note `moved-before-start`). For subgroups, the change inside is tested against the change outside too; and where one of two neighbouring
 * periods among `levels` is significant and the other is not, the difference between the two.
 * Valid when the groups would have moved alike without the effort; few areas make the standard error too small.
 * Source: Bertrand, Duflo & Mullainathan 2004, Quarterly Journal of Economics 119: 249–275 (section on collapsing to before and after).
 */
export async function changeInDifference(
  source: Source,
  analysis: Followed,
  levels: readonly Estimate[],
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
  const periods = profiles.outcomes[0]?.periods ?? [];
  const over = profilesOver(profiles, [group.column, ...subgroups.map((one) => one.column)]);
  const lines = [
    ...spansOf(profiles, analysis).flatMap((span) => linesIn(over, analysis, span)),
    ...betweenPeriods(over, analysis, { periods, levels }),
  ];
  return { estimates: lines.map((one) => one.estimate), counts: lines.map((one) => one.counts) };
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
