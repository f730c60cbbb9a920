import { upperGammaHalf } from '../distributions/normal.ts';
import type { OneDegreeTest } from './chi-square-test.ts';

/**
 * McNemar's test of two shares of the same persons: only those who changed say anything. Null when nobody did.
 *
 *     X² = (b − c)² / (b + c),  with continuity correction (|b − c| − 1)² / (b + c), never below 0
 *
 * `gained` and `lost`: persons with the outcome only the second and only the first time. Source: McNemar 1947, Psychometrika 12: 153–157.
 */
export function mcnemarTest(gained: number, lost: number, isCorrected = false): OneDegreeTest | null {
  if (gained + lost === 0) return null;
  const distance = Math.max(0, Math.abs(gained - lost) - (isCorrected ? 1 : 0));
  const statistic = distance ** 2 / (gained + lost);
  return { statistic, pValue: upperGammaHalf(statistic / 2) };
}
