import type { Moments } from '../profiles/moments.ts';
import { orderedInverse } from './ordered-cholesky.ts';
import type { Panel } from './panel.ts';

/** The columns of a regression on a panel: what stands in them depends on the group and the period only. */
export interface PanelDesign {
  names: readonly string[];
  /** The row of a period in a group, one number a column; null leaves the period out. */
  row(isTreated: boolean, period: number): readonly number[] | null;
  /** How many of the columns, the first ones, are effects of periods. */
  periodEffects: number;
  /** Whether every person has an effect of her own, taken out by demeaning. */
  absorbsUnit: boolean;
}

/** A cell as the regression sees it. */
export interface FittedCell {
  cluster: number;
  moments: Moments;
  /** The periods used. */
  seen: Int32Array;
  /** One row a period used, one column of the design each, less the unit's mean when that is absorbed. */
  design: readonly Float64Array[];
}

/** A fitted regression. */
export interface PanelFit {
  names: readonly string[];
  /** NaN where the column is collinear with those before it. */
  coefficients: Float64Array;
  /** (X'WX)⁻¹ on the columns kept, k × k by rows. */
  bread: Float64Array;
  kept: readonly boolean[];
  periodEffects: number;
  absorbsUnit: boolean;
  cells: readonly FittedCell[];
  /** Rows with an outcome in the periods used, and the persons that they are of. */
  observations: number;
  units: number;
}

/**
 * Weighted least squares of a panel's outcome on columns that depend on group and period, with an effect of every person when the design absorbs it.
 * A person seen in the periods S has the design X̃ = X less its mean over S, the same for everybody of one group and S, so that sums are enough:
 *
 *     β = (Σ_c W_c X̃'X̃)⁻¹ Σ_c X̃'(Σᵢ wᵢyᵢ)
 *
 * A column collinear with those before it is left out. Source: Frisch & Waugh 1933; Wong, Forsell, Lewis, Mao & Wardrop 2021 for the sufficient statistics.
 */
export function fitPanel(panel: Panel, design: PanelDesign): PanelFit {
  const k = design.names.length;
  const cells = fittedCells(panel, design);
  const gram = new Float64Array(k * k);
  const moment = new Float64Array(k);
  let observations = 0;
  let units = 0;
  for (const { moments, seen, design: x } of cells) {
    observations += moments.persons * seen.length;
    units += moments.persons;
    for (const [at, row] of x.entries())
      addRow(gram, moment, row, moments.weight, moments.sums[seen[at] as number] as number);
  }
  const { inverse, kept } = orderedInverse(gram, k);
  const coefficients = new Float64Array(k);
  for (let a = 0; a < k; a++) {
    let sum = 0;
    for (let b = 0; b < k; b++) sum += (inverse[a * k + b] as number) * (moment[b] as number);
    coefficients[a] = kept[a] ? sum : Number.NaN;
  }
  const { names, absorbsUnit, periodEffects } = design;
  return { names, coefficients, bread: inverse, kept, periodEffects, absorbsUnit, cells, observations, units };
}

function addRow(gram: Float64Array, moment: Float64Array, row: Float64Array, weight: number, sum: number): void {
  const k = row.length;
  for (let a = 0; a < k; a++) {
    const value = row[a] as number;
    if (value === 0) continue;
    moment[a] = (moment[a] as number) + value * sum;
    const scaled = weight * value;
    for (let b = 0; b < k; b++) gram[a * k + b] = (gram[a * k + b] as number) + scaled * (row[b] as number);
  }
}

/** The cells with somebody in a period used; the design is made once for each group and pattern of periods. */
function fittedCells(panel: Panel, design: PanelDesign): FittedCell[] {
  const made = new Map<string, Pick<FittedCell, 'seen' | 'design'>>();
  return panel.cells.flatMap(({ isTreated, cluster, moments }): FittedCell[] => {
    const key = `${isTreated} ${moments.seen.map(Number).join('')}`;
    const known = made.get(key) ?? designOf(design, isTreated, moments.seen);
    made.set(key, known);
    return known.seen.length > 0 && moments.weight > 0 ? [{ cluster, moments, ...known }] : [];
  });
}

function designOf(
  design: PanelDesign,
  isTreated: boolean,
  seen: readonly boolean[],
): Pick<FittedCell, 'seen' | 'design'> {
  const used: number[] = [];
  const rows: Float64Array[] = [];
  seen.forEach((isSeen, period) => {
    const row = isSeen ? design.row(isTreated, period) : null;
    if (!row) return;
    used.push(period);
    rows.push(Float64Array.from(row));
  });
  if (design.absorbsUnit)
    for (let j = 0; j < design.names.length; j++) {
      const mean = rows.reduce((sum, row) => sum + (row[j] as number), 0) / rows.length;
      for (const row of rows) row[j] = (row[j] as number) - mean;
    }
  return { seen: Int32Array.from(used), design: rows };
}
