import { upperGammaHalf } from '../distributions/normal.ts';
import type { TwoGroups } from './two-groups.ts';

/**
 * Pearson's chi-square test of two shares, one degree of freedom, without continuity correction.
 *
 *     X² = N (ad − bc)² / ((a + b)(c + d)(a + c)(b + d)),  p = Q(½, X²/2)
 *
 * Null when everybody or nobody has the outcome: there is nothing to test. Source: Pearson 1900.
 */
export function chiSquareTest({ treated, control }: TwoGroups): { statistic: number; pValue: number } | null {
  const [a, c] = [treated.events, control.events];
  const [b, d] = [treated.total - a, control.total - c];
  const margins = treated.total * control.total * (a + c) * (b + d);
  if (margins === 0) return null;
  const statistic = ((treated.total + control.total) * (a * d - b * c) ** 2) / margins;
  return { statistic, pValue: upperGammaHalf(statistic / 2) };
}
