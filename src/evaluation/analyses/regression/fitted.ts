import type { Regression } from '../../plan/kinds/regression.ts';
import { absorb } from '../../regression/absorb.ts';
import { type Covariance, covarianceOf, parametersOf, twoWayCovariance } from '../../regression/covariance.ts';
import type { Fit } from '../../regression/fit.ts';
import { leastSquares } from '../../regression/least-squares.ts';
import { logit } from '../../regression/logit.ts';
import { type Clusters, type DesignColumn, type Errors, interceptOf, type Rows } from '../../regression/rows.ts';
import type { Source } from '../../source/source.ts';
import { UserError } from '../../user-error.ts';
import { isNotEstimable, type NotEstimable } from '../../weighting/effect.ts';
import { idsOf, type UsedRows } from './used-rows.ts';

/** A regression with its errors. */
export interface Fitted {
  fit: Fit;
  covariance: Covariance;
  /** All parameters, the absorbed among them. */
  parameters: number;
  /** The columns explain the outcome wholly: there is nothing to make an error of. */
  isExact: boolean;
}

/** Errors that need the leverage of every row, and so the absorbed levels as columns. */
const NEEDS_LEVERAGE = /[23]$/;
const COLUMNS = 800;

/** Fits the plan's model. Throws UserError when absorbed levels cannot be taken out, or are too many for errors that need leverages. */
export function fitted(
  used: UsedRows,
  design: readonly DesignColumn[],
  analysis: Regression,
  source: Source,
): Fitted | NotEstimable {
  const fit = fitOf(used, design, analysis, source);
  if (isNotEstimable(fit)) return fit;
  const clusters = (analysis.errors.clusters ?? []).map(
    (column): Clusters => ({ ids: idsOf(used, column), copies: 'shared' }),
  );
  return {
    fit,
    covariance: covarianceIn(
      fit,
      analysis,
      clusters,
      design.map(({ name }) => name),
    ),
    parameters: parametersOf(fit),
    isExact: isExact(fit, used),
  };
}

function fitOf(
  used: UsedRows,
  design: readonly DesignColumn[],
  analysis: Regression,
  source: Source,
): Fit | NotEstimable {
  const intercept = interceptOf(used.count.length);
  const rows: Rows = {
    count: used.count,
    y: used.y,
    x: [intercept, ...design],
    ...(used.weight && { weight: used.weight }),
  };
  if (analysis.model === 'logit') {
    const answer = logit(rows);
    return isNotEstimable(answer) ? answer : answer.fit;
  }
  const effects = (analysis.absorb ?? []).map((name) => ({ name, ids: idsOf(used, name) }));
  if (effects.length === 0) return leastSquares(rows);
  if (NEEDS_LEVERAGE.test(analysis.errors.kind))
    return leastSquares({ ...rows, x: [intercept, ...levelsAsColumns(effects, analysis, source), ...design] });
  try {
    const { rows: left, absorbed, norms } = absorb({ ...rows, x: design }, effects);
    return leastSquares(left, absorbed, norms);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(
      `${source.name}: the levels that analysis "${analysis.name}" absorbs (${effects.map(({ name }) => `"${name}"`).join(', ')}) hang together so loosely that they cannot be told apart.`,
    );
  }
}

function levelsAsColumns(
  effects: readonly { name: string; ids: Int32Array }[],
  { name, errors }: Regression,
  source: Source,
): DesignColumn[] {
  const levels = effects.map((effect) => ({ ...effect, codes: [...new Set(effect.ids)].slice(1) }));
  const columns = levels.reduce((sum, { codes }) => sum + codes.length, 0);
  if (columns > COLUMNS)
    throw new UserError(
      `${source.name}: errors of kind ${errors.kind} need every absorbed level as a column, and analysis "${name}" absorbs ${columns}; choose HC1 or CR1S.`,
    );
  return levels.flatMap((effect) =>
    effect.codes.map((code) => ({
      name: `(${effect.name} ${code})`,
      values: Float64Array.from(effect.ids, (id) => Number(id === code)),
    })),
  );
}

function covarianceIn(
  fit: Fit,
  { errors }: Regression,
  clusters: readonly Clusters[],
  wanted: readonly string[],
): Covariance {
  const [first, second] = clusters;
  if (first && second) return twoWayCovariance(fit, first, second);
  return covarianceOf(fit, (first ? { kind: errors.kind, clusters: first } : { kind: errors.kind }) as Errors, wanted);
}

/** Whether what is left is no more than rounding. */
function isExact({ residual, count, dispersion }: Fit, { y, weight }: UsedRows): boolean {
  if (dispersion === 'one') return false;
  const sum = (of: (row: number) => number) => count.reduce((total, n, row) => total + n * of(row), 0);
  const all = sum((row) => (weight?.[row] ?? 1) * (y[row] ?? 0) ** 2);
  return sum((row) => (residual[row] ?? 0) ** 2) <= 1e-22 * all;
}
