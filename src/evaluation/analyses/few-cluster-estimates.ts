import { type Estimate, type EstimateIdentity, type EstimateNumbers, estimateOf } from '../estimate.ts';
import type { ClusterChanges } from '../panel/cluster-changes.ts';
import { detectableEffect } from '../permutation/detectable-effect.ts';
import { countClusters, fewTreated } from '../permutation/few-treated.ts';
import { randomisationTest } from '../permutation/randomisation-test.ts';
import { seededStream } from '../permutation/seeded-stream.ts';
import { wildClusterBootstrap } from '../permutation/wild-cluster-bootstrap.ts';
import { interceptOf } from '../regression/rows.ts';
import { isNotEstimable } from '../weighting/effect.ts';

/** What an inference for few clusters is of. */
export interface FewClusterQuestion {
  identity: Omit<EstimateIdentity, 'estimator' | 'errorMethod' | 'test'>;
  /** The column of the clusters. */
  column: string;
  weighting: 'persons' | 'clusters';
  seed: number;
  draws: number;
}

/** Draws where not everything can be listed. */
export const DRAWS = 9999;

/**
 * The randomisation test as a line of the results: details `smallestPossibleP`, `assignments` and `over` (`every assignment` or `draws`). Notes:
 * `clusters-hold-both-groups` (no test then), `few-treated-clusters`, `p-cannot-fall-below-level` when no data could have given a small p.
 * The minimum detectable effect is that of the test over the assignments themselves; null where it can find none.
 */
export function randomisationEstimate(changes: ClusterChanges, question: FewClusterQuestion): Estimate {
  const { identity, column, seed, draws } = question;
  const own = { ...identity, estimator: 'randomisation-test', test: 'randomisation-of-clusters' };
  const sizes = sizesOf(changes);
  const errorMethod = `randomisation over ${column}`;
  if (changes.isMixed) return estimateOf({ ...own, errorMethod }, { ...sizes, notes: ['clusters-hold-both-groups'] });
  const result = randomisationTest(changes, { confidence: identity.confidence, draws, uniform: seededStream(seed) });
  if (isNotEstimable(result))
    return estimateOf(
      { ...own, errorMethod },
      { ...sizes, notes: ['empty-group'], details: { reasonDa: result.reason.da, reasonEn: result.reason.en } },
    );
  return estimateOf(
    { ...own, errorMethod: `${errorMethod}, ${result.over} (${result.assignments})` },
    {
      ...sizes,
      estimate: result.estimate,
      pValue: result.p,
      ciLow: result.interval.lower,
      ciHigh: result.interval.upper,
      minimumDetectable: detectableEffect(changes, {
        estimate: result.estimate,
        confidence: identity.confidence,
        uniform: seededStream(seed),
      }),
      details: { smallestPossibleP: result.smallestPossible, assignments: result.assignments, over: result.over },
      notes: [...fewNotes(changes), ...belowLevel(result.smallestPossible, identity.confidence)],
    },
  );
}

/**
 * The restricted wild cluster bootstrap as a line of the results, Rademacher weights from 12 clusters on, else Webb's: details `smallestPossibleP`,
 * `equalTailedP`, `vectors`, `over`, `weights`. Notes: `few-treated-clusters`; `not-to-be-trusted` when three clusters or fewer are treated or are not.
 */
export function wildBootstrapEstimate(changes: ClusterChanges, question: FewClusterQuestion): Estimate {
  const { identity, column, seed, draws } = question;
  const { clusters } = countClusters(changes.ids, changes.treated);
  const weights = clusters < 12 ? 'webb' : 'rademacher';
  const own = { ...identity, estimator: 'wild-cluster-bootstrap', test: 'wild-bootstrap-t' };
  const sizes = sizesOf(changes);
  const rows = {
    count: changes.size,
    y: changes.value,
    x: [interceptOf(changes.ids.length), { name: 'treated', values: Float64Array.from(changes.treated) }],
  };
  const errorMethod = `restricted wild cluster bootstrap by ${column}, ${weights} weights`;
  const options = {
    column: 'treated',
    weights,
    draws,
    uniform: seededStream(seed),
    confidence: identity.confidence,
  } as const;
  const result = wildClusterBootstrap(rows, changes.ids, options);
  if (isNotEstimable(result))
    return estimateOf(
      { ...own, errorMethod },
      { ...sizes, notes: ['not-estimable'], details: { reasonDa: result.reason.da, reasonEn: result.reason.en } },
    );
  return estimateOf(
    { ...own, errorMethod: `${errorMethod}, ${result.over} (${result.vectors})` },
    {
      ...sizes,
      estimate: result.estimate,
      statistic: Number.isFinite(result.t) ? result.t : null,
      pValue: result.p,
      ciLow: result.interval.lower,
      ciHigh: result.interval.upper,
      details: {
        smallestPossibleP: result.smallestPossible,
        equalTailedP: result.equalTailedP,
        vectors: result.vectors,
        over: result.over,
        weights,
      },
      notes: [
        ...fewNotes(changes),
        ...(result.fewTouched ? ['not-to-be-trusted'] : []),
        ...belowLevel(result.smallestPossible, identity.confidence),
      ],
    },
  );
}

/** Persons and clusters of both groups. */
export function sizesOf(changes: ClusterChanges): EstimateNumbers {
  const personsOf = (side: number) =>
    changes.persons.reduce((sum, n, row) => sum + (changes.treated[row] === side ? n : 0), 0);
  return { nTreated: personsOf(1), nControl: personsOf(0), ...countClusters(changes.ids, changes.treated) };
}

const fewNotes = (changes: ClusterChanges) =>
  fewTreated(countClusters(changes.ids, changes.treated)) ? ['few-treated-clusters'] : [];

// The slack: 1/20 is not below 1 − 0.95 by rounding alone.
const belowLevel = (smallestP: number, confidence: number) =>
  smallestP > 1 - confidence + 1e-12 ? ['p-cannot-fall-below-level'] : [];
