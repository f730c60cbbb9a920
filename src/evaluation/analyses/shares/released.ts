import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import type { TwoGroups } from '../../proportions/two-groups.ts';
import type { ReleasedCount } from '../finding.ts';
import type { Tally } from './tally.ts';

/**
 * What a comparison gives away: in each group the persons, and those with and without the outcome. With `outside`, those counts of everybody whose value
 * of the subgroup's column is another or missing: they stand under `not COLUMN`.
 */
export function countsOf(
  { period, subgroup, counts }: Tally,
  analysis: CompareShares,
  outside?: TwoGroups,
): ReleasedCount[] {
  const { group, outcome, data } = analysis;
  const common = {
    ...(subgroup && { [outside ? `not ${subgroup.column}` : subgroup.column]: subgroup.value }),
    ...(analysis.period && period !== null && { [analysis.period.column]: period }),
  };
  return (['treated', 'control'] as const).flatMap((side) => {
    const where = { [group.column]: group[side], ...common };
    const { events, total } = (outside ?? counts)[side];
    const name = `outcome ${outcome.column}`;
    return [
      { data, where, value: total },
      { data, where: { ...where, [name]: '1' }, value: events },
      { data, where: { ...where, [name]: '0' }, value: total - events },
    ];
  });
}
