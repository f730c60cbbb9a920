import { isNotEstimable } from '../weighting/effect.ts';
import { choose, everySet, randomSets } from './assignments.ts';
import type { ClusterValues } from './cluster-values.ts';
import { randomisationTest } from './randomisation-test.ts';

/** All assignments are tried up to so many, else so many random ones, each tested against as many others as said. */
const [LISTED, TRIED, DRAWS] = [300, 200, 999];
const POWER = 0.8;

/**
 * The smallest effect, the same in all treated clusters, that the randomisation test finds in 80 of 100 assignments of clusters like these.
 *
 * The outcome without an effect is y − estimate·treated. With an effect τ > 0 of the clusters in π the test rejects when the lower end of its interval in
 * π, low_π + τ, lies above 0; so the effect looked for is the 0.8 quantile of −low_π over the assignments π, and of the upper ends for τ < 0; the larger of
 * both. Null where the test cannot reject in 80 of 100 assignments however large the effect, as where no p can reach the level.
 */
export function detectableEffect(
  clusters: ClusterValues,
  options: { estimate: number; confidence: number; uniform: () => number },
): number | null {
  const { estimate, confidence, uniform } = options;
  const n = clusters.value.length;
  const k = clusters.treated.reduce((sum, value) => sum + value, 0);
  const value = clusters.value.map((y, i) => y - estimate * (clusters.treated[i] ?? 0));
  const sets = choose(n, k) <= LISTED ? everySet(n, k) : randomSets(n, k, TRIED, uniform);
  const [up, down]: [number[], number[]] = [[], []];
  for (const set of sets) {
    const treated = new Uint8Array(n);
    for (const i of set) treated[i] = 1;
    const test = randomisationTest(
      { ...clusters, value, treated },
      { confidence, draws: DRAWS, uniform, listedAtMost: DRAWS },
    );
    if (isNotEstimable(test)) return null;
    up.push(test.interval.lower === null ? Number.POSITIVE_INFINITY : -test.interval.lower);
    down.push(test.interval.upper ?? Number.POSITIVE_INFINITY);
  }
  const largest = Math.max(quantile(up), quantile(down));
  return Number.isFinite(largest) ? largest : null;
}

function quantile(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  // The slack: 0.8 of 10 is the eighth, not the ninth by rounding.
  return sorted[Math.ceil(POWER * sorted.length - 1e-9) - 1] ?? Number.POSITIVE_INFINITY;
}
