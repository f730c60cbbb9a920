import { studentTwoSided } from '../distributions/student-t.ts';
import { countClusters } from '../permutation/few-treated.ts';
import { covarianceOf } from '../regression/covariance.ts';
import { leastSquares } from '../regression/least-squares.ts';
import { interceptOf } from '../regression/rows.ts';
import type { ClusterChanges } from './cluster-changes.ts';

/** Satterthwaite's degrees of freedom compare all clusters with each other; beyond so many nobody needs them. */
const MOST_CLUSTERS = 1000;

/** The difference of the groups' mean changes with the bias-reduced error. */
export interface Cr2OfChanges {
  estimate: number;
  standardError: number;
  /** Satterthwaite's; near the smaller number of clusters. */
  degreesOfFreedom: number;
  p: number;
}

/**
 * The regression of persons' changes on their group, with errors clustered by area, CR2 and Satterthwaite's degrees of freedom: the fewer areas are treated,
 * the fewer degrees of freedom. The group is the same for all of an area's persons in a group, so that their mean change is enough. Valid with few areas
 * rather than one: with a single treated or untreated one there is no answer (null).
 * Sources: Bell & McCaffrey 2002; Imbens & Kolesár 2016.
 *
 * @param changes weighted by persons
 */
export function cr2OfChanges(changes: ClusterChanges): Cr2OfChanges | null {
  const { clusters, treatedClusters } = countClusters(changes.ids, changes.treated);
  const { clusters: withControls } = countClusters(
    changes.ids.filter((_, row) => changes.treated[row] === 0),
    [],
  );
  if (treatedClusters < 2 || withControls < 2 || clusters > MOST_CLUSTERS) return null;
  const fit = leastSquares({
    count: changes.persons,
    weight: changes.size.map((size, row) => size / (changes.persons[row] ?? 1)),
    y: changes.value,
    x: [interceptOf(changes.ids.length), { name: 'treated', values: Float64Array.from(changes.treated) }],
  });
  const covariance = covarianceOf(fit, { kind: 'CR2', clusters: { ids: changes.ids, copies: 'shared' } });
  const [estimate, standardError, degreesOfFreedom] = [
    fit.coefficients[1] ?? Number.NaN,
    covariance.standardErrors[1] ?? Number.NaN,
    covariance.degreesOfFreedom[1] ?? Number.NaN,
  ];
  if (!(standardError > 0) || !(degreesOfFreedom > 0)) return null;
  return { estimate, standardError, degreesOfFreedom, p: studentTwoSided(estimate / standardError, degreesOfFreedom) };
}
