import type { Group } from '../plan/kinds/kind.ts';
import type { Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import type { Comparison } from './comparison.ts';

/** Refuses an analysis in which one of the two groups has nobody. `everybody`: the comparisons that are no subgroup's. */
export function refuseEmptyGroups(
  source: Source,
  { name, group }: { name: string; group: Group },
  everybody: readonly Comparison[],
): void {
  for (const side of ['treated', 'control'] as const) {
    if (everybody.every((one) => one.counts[side].total === 0))
      throw new UserError(
        `${source.name}: no row with an outcome has "${group[side]}" in the column "${group.column}", so the ${side} group of analysis "${name}" is empty.`,
      );
  }
}
