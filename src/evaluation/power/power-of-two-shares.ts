import { normalQuantile, normalUpperTail } from '../distributions/normal.ts';
import { bisect } from '../proportions/bisect.ts';

/** Two groups of `treated` and `control` persons, and the two-sided level of the test. */
export interface TwoSizes {
  treated: number;
  control: number;
  alpha: number;
}

/**
 * The chance that the test of two shares finds the difference between `shareTreated` and `shareControl`.
 *
 *     Φ((|p₁ − p₀| − z √(p̄q̄ (1/n₁ + 1/n₀))) / √(p₁q₁/n₁ + p₀q₀/n₀)),   p̄ = (n₁p₁ + n₀p₀)/(n₁ + n₀),  z = z₁₋α/₂
 *
 * With equal groups it is R's power.prop.test. Source: Fleiss, Tytun & Ury 1980, Biometrics 36: 343–346 (without the correction).
 */
export function powerOfTwoShares(sizes: TwoSizes, shareTreated: number, shareControl: number): number {
  const { level, spread } = errorsOf(sizes, shareTreated, shareControl);
  const z = normalQuantile(1 - sizes.alpha / 2);
  return normalUpperTail((z * level - Math.abs(shareTreated - shareControl)) / spread);
}

/** How many persons each of two equal groups must have for the power given; not rounded. */
export function sizeForTwoShares(shares: readonly [number, number], alpha: number, power: number): number {
  const [first, second] = shares;
  const missing = (size: number) => powerOfTwoShares({ treated: size, control: size, alpha }, first, second) - power;
  return bisect(missing, 1, 1e12);
}

/**
 * The smallest difference that the test of two shares finds with `power`: upwards from `shareControl` (`direction` 1) or downwards (−1); null when
 * not even everybody or nobody with the outcome would be found.
 *
 *     δ = z √(p̄q̄ (1/n₁ + 1/n₀)) + z_power √(p₁q₁/n₁ + p₀q₀/n₀),   p₁ = p₀ ± δ
 *
 * `critical` takes the place of z₁₋α/₂, as a quantile of Student's t does when areas are few. A positive number, in shares.
 */
export function detectableDifference(
  sizes: TwoSizes,
  shareControl: number,
  { power = 0.8, direction = 1, critical = normalQuantile(1 - sizes.alpha / 2) } = {},
): number | null {
  const room = direction > 0 ? 1 - shareControl : shareControl;
  const reach = normalQuantile(power);
  const surplus = (delta: number) => {
    const { level, spread } = errorsOf(sizes, shareControl + direction * delta, shareControl);
    return delta - critical * level - reach * spread;
  };
  // At no difference at all the equation holds too when the share is 0 or 1: the search begins just beyond.
  return room > 0 && surplus(room) >= 0 ? bisect(surplus, room * 1e-12, room) : null;
}

/**
 * The smallest rise that is found, or where even a rise to 100 percent is not, the smallest fall: every comparison of two groups that are large enough
 * for anything has one of the two. A positive number, in shares; see {@link detectableDifference}.
 */
export function detectableEitherWay(
  sizes: TwoSizes,
  shareControl: number,
  options: { power?: number; critical?: number } = {},
): number | null {
  return (
    detectableDifference(sizes, shareControl, { ...options, direction: 1 }) ??
    detectableDifference(sizes, shareControl, { ...options, direction: -1 })
  );
}

/** The standard errors when the shares are alike, and when they are as they are. */
function errorsOf({ treated, control }: TwoSizes, p1: number, p0: number) {
  const mean = (treated * p1 + control * p0) / (treated + control);
  return {
    level: Math.sqrt(Math.max(0, mean * (1 - mean) * (1 / treated + 1 / control))),
    spread: Math.sqrt(Math.max(0, (p1 * (1 - p1)) / treated + (p0 * (1 - p0)) / control)),
  };
}
