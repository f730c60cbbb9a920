import type { TwoGroups } from './two-groups.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * Newcombe's hybrid score interval of a difference between two independent shares (method 10); fractions.
 *
 *     low = d − √((p₁ − l₁)² + (u₂ − p₂)²),  high = d + √((u₁ − p₁)² + (p₂ − l₂)²)
 *
 * with l, u the Wilson limits of each share. Source: Newcombe 1998b, Statistics in Medicine 17: 873–890.
 */
export function newcombeInterval({ treated, control }: TwoGroups, z: number): { low: number; high: number } {
  const [p1, p2] = [treated.events / treated.total, control.events / control.total];
  const first = wilsonInterval(treated.events, treated.total, z);
  const second = wilsonInterval(control.events, control.total, z);
  return {
    low: p1 - p2 - Math.hypot(p1 - first.low, second.high - p2),
    high: p1 - p2 + Math.hypot(first.high - p1, p2 - second.low),
  };
}
