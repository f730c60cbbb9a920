import type { MomentProfiles, Moments } from '../profiles/moments.ts';

/** Persons of one group and one cluster, seen in the same periods. */
export interface PanelCell {
  isTreated: boolean;
  /** The code of the cluster that errors may be clustered on; 0 when there is none. */
  cluster: number;
  moments: Moments;
}

/** Two groups of persons followed over periods, as moments. */
export interface Panel {
  periods: readonly string[];
  cells: readonly PanelCell[];
}

/** How the cells of moments are read: the group, and who is left out. */
export interface PanelGroups {
  group: { column: string; treated: string; control: string };
  /** The covariate that errors may be clustered on. */
  cluster?: string | undefined;
  /** Only the persons with this value of a covariate. */
  part?: { column: string; value: string } | undefined;
}

/**
 * The two groups of a comparison, out of moments whose covariates hold the group, and the cluster and the part when named. Persons of another group or
 * part, or whose cluster is missing, are not in it.
 *
 * @throws RangeError when a covariate is not among the moments'
 */
export function panelOf(profiles: MomentProfiles, { group, cluster, part }: PanelGroups): Panel {
  const placeOf = (name: string) => {
    const place = profiles.covariates.findIndex((one) => one.name === name);
    if (place < 0) throw new RangeError(`the moments have no covariate ${name}`);
    return place;
  };
  const textOf = (place: number, codes: Int32Array) => profiles.covariates[place]?.levels[codes[place] ?? -1];
  const groupAt = placeOf(group.column);
  const clusterAt = cluster === undefined ? null : placeOf(cluster);
  const partAt = part ? placeOf(part.column) : 0;
  const cells = profiles.cells.flatMap(({ codes, moments }): PanelCell[] => {
    const side = textOf(groupAt, codes);
    const code = clusterAt === null ? 0 : (codes[clusterAt] ?? -1);
    if ((side !== group.treated && side !== group.control) || code < 0) return [];
    if (part && textOf(partAt, codes) !== part.value) return [];
    return [{ isTreated: side === group.treated, cluster: code, moments }];
  });
  return { periods: profiles.periods, cells };
}
