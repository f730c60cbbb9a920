import { normalQuantile } from '../distributions/normal.ts';
import type { TwoSizes } from './power-of-two-shares.ts';

/**
 * Cohen's effect size h that two groups find: the difference of the shares after 2 arcsin √p, which makes their variances alike.
 *
 *     h = (z₁₋α/₂ + z_power) √(1/n₁ + 1/n₀)
 *
 * R's pwr.2p2n.test gives the same to its tolerance, as the far tail adds next to nothing. Source: Cohen 1988, chapter 6.
 */
export function detectableEffectSize({ treated, control, alpha }: TwoSizes, power = 0.8): number {
  return (normalQuantile(1 - alpha / 2) + normalQuantile(power)) * Math.sqrt(1 / treated + 1 / control);
}

/** The difference upwards from `shareControl` that an effect size h is: sin²(arcsin √p₀ + h/2) − p₀; null when it leads past 1. */
export function differenceOfEffectSize(h: number, shareControl: number): number | null {
  const angle = Math.asin(Math.sqrt(shareControl)) + h / 2;
  return angle > Math.PI / 2 ? null : Math.sin(angle) ** 2 - shareControl;
}
