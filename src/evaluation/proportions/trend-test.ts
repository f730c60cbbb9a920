import { upperGammaHalf } from '../distributions/normal.ts';
import type { OneDegreeTest } from './chi-square-test.ts';

/**
 * The Cochran–Armitage test that a share rises or falls with a score (1, 2, 3, … unless given). Null when nobody or everybody has the outcome, or all
 * groups have one score.
 *
 *     X² = (Σ sᵢ (xᵢ − nᵢ p))² / (p q (Σ nᵢ sᵢ² − (Σ nᵢ sᵢ)²/N)),   p = Σx/N
 *
 * Sources: Cochran 1954; Armitage 1955.
 */
export function trendTest(
  groups: readonly { events: number; total: number }[],
  scores: readonly number[] = groups.map((_, index) => index + 1),
): OneDegreeTest | null {
  const sum = (of: (one: { events: number; total: number }, score: number) => number) =>
    groups.reduce((total, one, index) => total + of(one, scores[index] as number), 0);
  const n = sum((one) => one.total);
  const p = sum((one) => one.events) / n;
  const mean = sum((one, score) => one.total * score) / n;
  const spread = p * (1 - p) * sum((one, score) => one.total * (score - mean) ** 2);
  if (!(spread > 0)) return null;
  const statistic = sum((one, score) => (score - mean) * (one.events - one.total * p)) ** 2 / spread;
  return { statistic, pValue: upperGammaHalf(statistic / 2) };
}
