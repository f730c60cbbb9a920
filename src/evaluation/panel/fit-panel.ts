import type { Moments } from '../profiles/moments.ts';
import { orderedInverse } from './ordered-cholesky.ts';
import type { Panel, PanelCell } from './panel.ts';
import { addCombination, addQuadratic, centred, demeaned, type SparseRow, sparseRow } from './sparse-rows.ts';
import { sumOfMoments } from './sum-of-moments.ts';

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

/** Persons of one group who are seen in the same periods: they share one design, so their sums may be added up. */
export interface Stratum {
  /** The periods used. */
  seen: Int32Array;
  /** The design, one row a period used; the unit's mean is still in it. */
  rows: readonly SparseRow[];
  moments: Moments;
  /** The same persons by cluster. */
  cells: readonly { cluster: number; moments: Moments }[];
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
  strata: readonly Stratum[];
  /** Rows with an outcome in the periods used, and the persons that they are of. */
  observations: number;
  units: number;
}

/**
 * Weighted least squares of a panel's outcome on columns that depend on group and period, with an effect of every person when the design absorbs it.
 * A person seen in the periods S has the design X̃ = MX, X less its mean over S, the same for everybody of one group and S, so that sums are enough:
 *
 *     β = (Σ_c W_c X'MX)⁻¹ Σ_c X'M(Σᵢ wᵢyᵢ),   M = I − 11'/|S|
 *
 * X is nearly all zeros, and M is taken to the other side: nothing grows with columns × periods of each S. A column collinear with those before it is
 * left out. Source: Frisch & Waugh 1933; Wong, Forsell, Lewis, Mao & Wardrop 2021 for the sufficient statistics.
 */
export function fitPanel(panel: Panel, design: PanelDesign): PanelFit {
  const k = design.names.length;
  const strata = strataOf(panel, design);
  const gram = new Float64Array(k * k);
  const moment = new Float64Array(k);
  let observations = 0;
  let units = 0;
  for (const { moments, seen, rows } of strata) {
    observations += moments.persons * seen.length;
    units += moments.persons;
    const weights = diagonal(moments.weight, seen.length);
    const sums = Float64Array.from(seen, (period) => moments.sums[period] as number);
    addQuadratic(gram, rows, design.absorbsUnit ? demeaned(weights, seen.length) : weights, k);
    addCombination(moment, rows, design.absorbsUnit ? centred(sums) : sums);
  }
  const { inverse, kept } = orderedInverse(gram, k);
  const coefficients = new Float64Array(k);
  for (let a = 0; a < k; a++) {
    let sum = 0;
    for (let b = 0; b < k; b++) sum += (inverse[a * k + b] as number) * (moment[b] as number);
    coefficients[a] = kept[a] ? sum : Number.NaN;
  }
  const { names, absorbsUnit, periodEffects } = design;
  return { names, coefficients, bread: inverse, kept, periodEffects, absorbsUnit, strata, observations, units };
}

function diagonal(value: number, m: number): Float64Array {
  const matrix = new Float64Array(m * m);
  for (let a = 0; a < m; a++) matrix[a * m + a] = value;
  return matrix;
}

function strataOf(panel: Panel, design: PanelDesign): Stratum[] {
  const found = new Map<string, PanelCell[]>();
  for (const cell of panel.cells) {
    const key = `${cell.isTreated} ${cell.moments.seen.map(Number).join('')}`;
    const cells = found.get(key);
    if (cells) cells.push(cell);
    else found.set(key, [cell]);
  }
  const rowsOf = (isTreated: boolean) =>
    panel.periods.map((_, period) => {
      const row = design.row(isTreated, period);
      return row && sparseRow(row);
    });
  const [control, treated] = [rowsOf(false), rowsOf(true)];
  return [...found.values()].flatMap((cells): Stratum[] => {
    const [first] = cells;
    if (!first) return [];
    const own = first.isTreated ? treated : control;
    const used = first.moments.seen.flatMap((isSeen, period) => (isSeen && own[period] ? [period] : []));
    const moments = sumOfMoments(cells.map((cell) => cell.moments));
    if (used.length === 0 || !(moments.weight > 0)) return [];
    return [{ seen: Int32Array.from(used), rows: used.map((period) => own[period] as SparseRow), moments, cells }];
  });
}
