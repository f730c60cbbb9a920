import { upperGammaHalf } from '../distributions/normal.ts';
import type { TwoGroups } from './two-groups.ts';

/** A test with one degree of freedom. */
export interface OneDegreeTest {
  statistic: number;
  pValue: number;
}

/**
 * Pearson's chi-square test of two shares, one degree of freedom, without continuity correction.
 *
 *     X² = N (ad − bc)² / ((a + b)(c + d)(a + c)(b + d)),  p = Q(½, X²/2)
 *
 * Null when everybody or nobody has the outcome: there is nothing to test. Source: Pearson 1900.
 */
export function chiSquareTest(groups: TwoGroups): OneDegreeTest | null {
  return testOf(groups, 0);
}

/**
 * The same with Yates's correction: |ad − bc| is made N/2 smaller, never below 0. It brings the test near Fisher's, and finds less.
 *
 *     X² = N max(0, |ad − bc| − N/2)² / ((a + b)(c + d)(a + c)(b + d))
 *
 * Source: Yates 1934.
 */
export function yatesTest(groups: TwoGroups): OneDegreeTest | null {
  return testOf(groups, (groups.treated.total + groups.control.total) / 2);
}

function testOf({ treated, control }: TwoGroups, correction: number): OneDegreeTest | null {
  const [a, c] = [treated.events, control.events];
  const [b, d] = [treated.total - a, control.total - c];
  const margins = treated.total * control.total * (a + c) * (b + d);
  if (margins === 0) return null;
  const distance = Math.max(0, Math.abs(a * d - b * c) - correction);
  const statistic = ((treated.total + control.total) * distance ** 2) / margins;
  return { statistic, pValue: upperGammaHalf(statistic / 2) };
}
