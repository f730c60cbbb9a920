import { chiSquareUpperTail } from '../distributions/chi-square.ts';
import type { TwoGroups } from './two-groups.ts';

/**
 * Breslow and Day's test that all strata have the common odds ratio ω, with Tarone's correction: where they have not, the common ratio hides it.
 *
 *     X² = Σ (a − A)²/V − (Σ(a − A))²/ΣV,   df = strata − 1
 *
 * with A the count that gives the stratum, its margins kept, the odds ratio ω: A(n₀ − k + A) = ω(n₁ − A)(k − A); and
 * 1/V = 1/A + 1/(n₁ − A) + 1/(k − A) + 1/(n₀ − k + A). Strata without variation say nothing; null with fewer than two others. For strata that are not
 * thin. Sources: Breslow & Day 1980, 4.4; Tarone 1985, Biometrika 72: 91–95.
 */
export function breslowDayTest(
  strata: readonly TwoGroups[],
  ratio: number,
): { statistic: number; degreesOfFreedom: number; pValue: number } | null {
  let [squares, surplus, variance, used] = [0, 0, 0, 0];
  for (const groups of strata) {
    const { treated, control } = groups;
    const events = treated.events + control.events;
    if (treated.total * control.total * events * (treated.total + control.total - events) === 0) continue;
    const expected = expectedCount(groups, ratio);
    const cells = [expected, treated.total - expected, events - expected, control.total - events + expected];
    const own = 1 / cells.reduce((sum, cell) => sum + 1 / cell, 0);
    squares += (treated.events - expected) ** 2 / own;
    surplus += treated.events - expected;
    variance += own;
    used++;
  }
  if (used < 2) return null;
  const statistic = Math.max(0, squares - surplus ** 2 / variance);
  return { statistic, degreesOfFreedom: used - 1, pValue: chiSquareUpperTail(statistic, used - 1) };
}

/** The root of (1 − ω)A² + (n₀ − k + ω(n₁ + k))A − ωn₁k = 0 between the ends of A, in the form that does not cancel. */
function expectedCount({ treated, control }: TwoGroups, ratio: number): number {
  const events = treated.events + control.events;
  const square = 1 - ratio;
  const linear = control.total - events + ratio * (treated.total + events);
  const constant = -ratio * treated.total * events;
  return (-2 * constant) / (linear + Math.sqrt(linear ** 2 - 4 * square * constant));
}
