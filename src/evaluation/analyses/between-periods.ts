import { type Estimate, EVERYBODY } from '../estimate.ts';
import { countsOf, type Followed, type Line, lineOf } from './change-lines.ts';
import { isFound } from './normal-line.ts';
import { changesBy, movesOf } from './person-changes.ts';
import type { ProfilesOver } from './profiles-over.ts';

/**
 * Where the difference of the groups is significant in one of two neighbouring periods and not in the other: did it move between them, person by
 * person? The line stands under the later period, `details.before` names the earlier; `levels` are the differences of the periods.
 */
export function betweenPeriods(
  over: ProfilesOver,
  analysis: Followed,
  asked: { periods: readonly string[]; levels: readonly Estimate[] },
): Line[] {
  const { periods, levels } = asked;
  return periods.slice(1).flatMap((later, at) => {
    const earlier = periods[at] as string;
    const doubtful = [...Map.groupBy(levels, (one) => one.subgroup)].filter(([, own]) => {
      const [first, second] = [earlier, later].map((period) => own.find((one) => one.period === period));
      return first?.pValue != null && second?.pValue != null && isFound(first) !== isFound(second);
    });
    if (doubtful.length === 0) return [];
    const span = { name: later, before: [earlier], after: [later] };
    const moves = movesOf(over([earlier, later]), analysis.group, span);
    return doubtful.flatMap(([subgroup]): Line[] => {
      const cut = subgroup.indexOf('=');
      const [column, value] = subgroup === EVERYBODY ? [null, ''] : [subgroup.slice(0, cut), subgroup.slice(cut + 1)];
      const sums = changesBy(moves, column);
      const changes = column === null ? sums.everybody : sums.values.find((one) => one.value === value)?.inside;
      if (!changes) return [];
      const line = lineOf(analysis, span, subgroup, changes, 'difference-between-periods');
      return [
        {
          estimate: {
            ...line,
            details: { ...line.details, before: earlier },
            notes: [...line.notes, 'only-one-significant'],
          },
          counts: countsOf(analysis, span, changes, column === null ? {} : { [column]: value }),
        },
      ];
    });
  });
}
