import type { Panel } from '../panel/panel.ts';
import type { Group } from '../plan/kinds/kind.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';

/** Refuses a panel in which one of the two groups has nobody, and says when it is for want of the cluster that errors need. */
export function refuseEmptyPanel(
  { cells }: Panel,
  profiles: Profiles,
  source: Source,
  { name, group, cluster }: { name: string; group: Group; cluster: string | undefined },
): void {
  const clusters = profiles.covariates.find((one) => one.name === cluster);
  const groups = profiles.covariates.find((one) => one.name === group.column);
  for (const side of ['treated', 'control'] as const) {
    if (cells.some(({ isTreated, moments }) => isTreated === (side === 'treated') && moments.seen.includes(true)))
      continue;
    const code = groups?.levels?.indexOf(group[side]);
    if (clusters?.values.some((value, row) => Number.isNaN(value) && groups?.values[row] === code))
      throw new UserError(
        `${source.name}: the column "${cluster}", which errors are clustered on, is blank in all rows of the ${side} group of analysis "${name}"; cluster on a column that both groups have.`,
      );
    throw new UserError(
      `${source.name}: no row with an outcome has "${group[side]}" in the column "${group.column}", so the ${side} group of analysis "${name}" is empty.`,
    );
  }
}
