import type { TwoGroups } from './two-groups.ts';

/**
 * How many of the treated have the outcome when the margins of the table are given and the odds ratio is e^`logOdds`.
 *
 *     P(X = j) ∝ C(n₁, j) C(n₀, k − j) ωʲ,   max(0, k − n₀) ≤ j ≤ min(k, n₁)
 *
 * `weights[i]` is P(X = first + i) over the largest of them: each follows from its neighbour by a ratio, outwards from the likeliest value, so that
 * small ones keep their relative accuracy (about 1e-16 a step) in tables of a million too.
 */
export interface HypergeometricWeights {
  first: number;
  weights: Float64Array;
  total: number;
}

/** The range of X. */
export function supportOf({ treated, control }: TwoGroups): { lowest: number; highest: number } {
  const events = treated.events + control.events;
  return { lowest: Math.max(0, events - control.total), highest: Math.min(events, treated.total) };
}

/** The weights down to `floor` times the largest (0 = down to the smallest number there is). */
export function hypergeometricWeights(groups: TwoGroups, logOdds: number, floor: number): HypergeometricWeights {
  const { treated, control } = groups;
  const events = treated.events + control.events;
  const { lowest, highest } = supportOf(groups);
  const odds = Math.exp(logOdds);
  /** P(X = j + 1) / P(X = j), which falls with j. */
  const ratio = (j: number) =>
    ((treated.total - j) / (j + 1)) * ((events - j) / (control.total - events + j + 1)) * odds;
  let [mode, end] = [lowest, highest];
  while (mode < end) {
    const middle = Math.floor((mode + end) / 2);
    if (ratio(middle) > 1) mode = middle + 1;
    else end = middle;
  }
  const [up, down]: [number[], number[]] = [[], []];
  for (let j = mode, weight = 1; j < highest; j++) {
    weight *= ratio(j);
    if (weight <= floor) break;
    up.push(weight);
  }
  for (let j = mode, weight = 1; j > lowest; j--) {
    weight /= ratio(j - 1);
    if (weight <= floor) break;
    down.push(weight);
  }
  const weights = Float64Array.from([...down.reverse(), 1, ...up]);
  return { first: mode - down.length, weights, total: weights.toSorted().reduce((sum, one) => sum + one, 0) };
}

/** P(X ≤ x) and P(X ≥ x) at an odds ratio, and the mean of X. */
export function hypergeometricTails(groups: TwoGroups, logOdds: number, x: number) {
  const { first, weights, total } = hypergeometricWeights(groups, logOdds, 1e-25);
  let [atMost, atLeast, mean] = [0, 0, 0];
  weights.forEach((weight, index) => {
    const j = first + index;
    if (j <= x) atMost += weight;
    if (j >= x) atLeast += weight;
    mean += (j - x) * weight;
  });
  return { atMost: atMost / total, atLeast: atLeast / total, mean: x + mean / total };
}
