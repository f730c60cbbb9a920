import { fitPanel, type PanelDesign, type PanelFit } from './fit-panel.ts';
import type { Panel } from './panel.ts';

/** A fitted event study: where the coefficient of each period stands among the fit's columns. */
export interface EventStudy {
  fit: PanelFit;
  base: number;
  /** The periods other than the base whose coefficient exists, in order, and their columns in the fit. */
  terms: readonly { period: number; column: number }[];
}

/**
 * The event study (Da: begivenhedsstudie) of a common start: how the difference between the groups in each period differs from that in the base period.
 *
 *     yᵢₜ = αᵢ + λₜ + Σ_{s ≠ base} β_s·treatedᵢ·1[t = s] + uᵢₜ
 *
 * In a panel without gaps β_s = (ȳ₁ₛ − ȳ₁_base) − (ȳ₀ₛ − ȳ₀_base). A period in which a group is not seen has no coefficient. Valid when the groups would
 * have moved alike without the effort and all treated started together; with several starts see Sun & Abraham 2021.
 * Source: Angrist & Pischke 2009, section 5.2; Jacobson, LaLonde & Sullivan 1993.
 *
 * @param base place of the reference period among the panel's periods
 */
export function eventStudy(panel: Panel, base: number): EventStudy {
  const others = panel.periods.map((_, period) => period).filter((period) => period !== base);
  const design: PanelDesign = {
    names: [
      ...others.map((period) => `period ${panel.periods[period]}`),
      ...others.map((period) => `treated × ${panel.periods[period]}`),
    ],
    row: (isTreated, period) => [
      ...others.map((other) => Number(other === period)),
      ...others.map((other) => Number(isTreated && other === period)),
    ],
    periodEffects: others.length,
    absorbsUnit: true,
  };
  const fit = fitPanel(panel, design);
  const columns = others.map((period, at) => ({ period, column: others.length + at }));
  return { fit, base, terms: columns.filter(({ column }) => fit.kept[column]) };
}
