/** How many clusters there are, and how many of them are treated. */
export interface ClusterCounts {
  clusters: number;
  treatedClusters: number;
}

/** With fewer clusters than this in all, or than half of it on either side, errors clustered on them are not to be trusted. */
export const FEW_CLUSTERS = 10;

/**
 * Whether errors clustered on so few clusters are worthless: they are far too small when few clusters are treated, or few are not.
 * Sources: MacKinnon & Webb 2017; Conley & Taber 2011; Cameron & Miller 2015, section VI.
 */
export function fewTreated({ clusters, treatedClusters }: ClusterCounts): boolean {
  const smaller = Math.min(treatedClusters, clusters - treatedClusters);
  return clusters < FEW_CLUSTERS || smaller < FEW_CLUSTERS / 2;
}

/** Counts clusters, and those with a treated person; `treated` says of each entry of `ids` whether its persons are treated. */
export function countClusters(ids: ArrayLike<number>, treated: ArrayLike<number>): ClusterCounts {
  const rows = Array.from({ length: ids.length }, (_, row) => row);
  return {
    clusters: new Set(rows.map((row) => ids[row])).size,
    treatedClusters: new Set(rows.filter((row) => treated[row] === 1).map((row) => ids[row])).size,
  };
}
