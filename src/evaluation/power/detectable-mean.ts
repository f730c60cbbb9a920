import { normalQuantile } from '../distributions/normal.ts';

/**
 * The smallest effect that an estimate with this standard error finds with `power`, in the unit of the estimate.
 *
 *     (z₁₋α/₂ + z_power) · se
 *
 * `critical` takes the place of z₁₋α/₂ where the test uses another distribution. Source: Bloom 1995, Evaluation Review 19: 547–556.
 */
export function detectableMean(
  standardError: number,
  alpha: number,
  { power = 0.8, critical = normalQuantile(1 - alpha / 2) } = {},
): number {
  return (critical + normalQuantile(power)) * standardError;
}
