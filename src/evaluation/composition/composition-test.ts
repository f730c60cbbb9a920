import { chiSquareUpperTail } from '../distributions/chi-square.ts';

/**
 * Pearson's test that two groups are made up alike, over all levels of a covariate.
 *
 *     X² = Σ (O − E)²/E over both groups and all levels with somebody,   df = levels − 1
 *
 * Null with fewer than two levels or an empty group. `counts`: [treated, control] of each level. Source: Pearson 1900.
 */
export function compositionTest(
  counts: readonly (readonly [number, number])[],
): { statistic: number; degreesOfFreedom: number; pValue: number; smallestExpected: number } | null {
  const levels = counts.filter(([treated, control]) => treated + control > 0);
  const [treated, control] = [0, 1].map((side) => levels.reduce((sum, level) => sum + (level[side] as number), 0));
  if (levels.length < 2 || !treated || !control) return null;
  let [statistic, smallestExpected] = [0, Number.POSITIVE_INFINITY];
  for (const [own, other] of levels) {
    const share = (own + other) / (treated + control);
    for (const [seen, total] of [
      [own, treated],
      [other, control],
    ] as const) {
      statistic += (seen - share * total) ** 2 / (share * total);
      smallestExpected = Math.min(smallestExpected, share * total);
    }
  }
  const degreesOfFreedom = levels.length - 1;
  return { statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom), smallestExpected };
}
