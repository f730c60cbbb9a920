import type { TwoGroups } from './two-groups.ts';

/**
 * Wald's interval of a difference between two independent shares; fractions, cut at −1 and 1.
 *
 *     d ± (z √(p₁q₁/n₁ + p₀q₀/n₀) + c),   c = 0, or with continuity correction min(½, |d| / (1/n₁ + 1/n₀)) (1/n₁ + 1/n₀)
 *
 * Too short when counts are small, and of no width at all when both shares are 0 or 1: Newcombe's is the better one. Source: Wald 1943; the
 * correction is that of R's prop.test.
 */
export function waldInterval(groups: TwoGroups, z: number, isCorrected = false): { low: number; high: number } {
  const { treated, control } = groups;
  const difference = treated.events / treated.total - control.events / control.total;
  const inverse = 1 / treated.total + 1 / control.total;
  const correction = isCorrected ? Math.min(inverse / 2, Math.abs(difference)) : 0;
  const reach = z * differenceError(groups) + correction;
  return { low: Math.max(-1, difference - reach), high: Math.min(1, difference + reach) };
}

/** The unpooled standard error of a difference between two shares: √(p₁q₁/n₁ + p₀q₀/n₀). */
export function differenceError({ treated, control }: TwoGroups): number {
  const [p1, p0] = [treated.events / treated.total, control.events / control.total];
  return Math.sqrt((p1 * (1 - p1)) / treated.total + (p0 * (1 - p0)) / control.total);
}
