import { fitPanel, type PanelFit } from './fit-panel.ts';
import type { Panel } from './panel.ts';

/** The name of the column whose coefficient is the effect. */
export const EFFECT = 'treated × after';

/** Which periods lie on which side; others are left out. */
export interface Sides {
  before: readonly number[];
  after: readonly number[];
}

/**
 * Differences-in-differences of all periods after against all before, with effects of persons and periods:
 *
 *     yᵢₜ = αᵢ + λₜ + τ·treatedᵢ·afterₜ + uᵢₜ
 *
 * In a panel without gaps τ is the difference between the groups' changes from the mean before to the mean after.
 * Source: Ashenfelter & Card 1985; Bertrand, Duflo & Mullainathan 2004.
 */
export function differenceInDifferences(panel: Panel, sides: Sides): PanelFit {
  const used = [...sides.before, ...sides.after];
  const dummies = used.slice(1);
  return fitPanel(panel, {
    names: [...dummies.map((period) => `period ${panel.periods[period]}`), EFFECT],
    row: (isTreated, period) =>
      used.includes(period)
        ? [...dummies.map((one) => Number(one === period)), Number(isTreated && sides.after.includes(period))]
        : null,
    periodEffects: dummies.length,
    absorbsUnit: true,
  });
}

/** The same without effects of persons or periods: y on the group, the side and both. */
export function pooledDifferenceInDifferences(panel: Panel, { before, after }: Sides): PanelFit {
  return fitPanel(panel, {
    names: ['(intercept)', 'treated', 'after', EFFECT],
    row: (isTreated, period) => {
      const isAfter = after.includes(period);
      if (!isAfter && !before.includes(period)) return null;
      return [1, Number(isTreated), Number(isAfter), Number(isTreated && isAfter)];
    },
    periodEffects: 0,
    absorbsUnit: false,
  });
}
