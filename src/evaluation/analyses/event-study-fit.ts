import { normalQuantile } from '../distributions/normal.ts';
import { studentQuantile } from '../distributions/student-t.ts';
import { type EventStudy, eventStudy } from '../panel/event-study.ts';
import { type PanelCovariance, panelCovariance } from '../panel/panel-covariance.ts';
import { type UniformBands, uniformBands } from '../panel/uniform-bands.ts';
import { type ClusterCounts, countClusters, fewTreated } from '../permutation/few-treated.ts';
import type { EventStudySetting, Part } from './event-study-setting.ts';

/** An event study fitted, with the errors that its lines use. */
export interface FittedEventStudy {
  study: EventStudy;
  /** By the plan's cluster column, or by unit. */
  errors: PanelCovariance;
  /** By unit, where the errors are by a column that holds several units. */
  byUnit: PanelCovariance | null;
  clusters: ClusterCounts;
  isFew: boolean;
  /** Of the terms that have a standard error, in their order; null without any. */
  bands: { terms: readonly number[]; of: UniformBands } | null;
}

const DRAWS_OF_BANDS = 50_000;

/** Fits the event study of a part with both errors and its uniform bands. */
export function fitEventStudy(setting: EventStudySetting, { panel: whole }: Part): FittedEventStudy {
  const panel = { ...whole, cells: whole.cells.filter(({ moments }) => moments.seen.includes(true)) };
  const study = eventStudy(panel, setting.base);
  const { fit } = study;
  const unit = panelCovariance(fit, { by: 'unit', kind: 'CR1' }, setting.analysis.unit);
  const byCluster = setting.cluster && panelCovariance(fit, { by: 'cluster', kind: 'CR1' }, setting.cluster);
  const errors = byCluster || unit;
  const isByUnit = !byCluster || byCluster.clusters === fit.units;
  const clusters = byCluster ? clustersOf(panel) : unitsOf(panel);
  return {
    study,
    errors,
    byUnit: isByUnit ? null : unit,
    clusters,
    isFew: fewTreated(clusters),
    bands: bandsOf(study, errors, setting),
  };
}

function unitsOf({ cells }: Part['panel']): ClusterCounts {
  const persons = (treated: boolean) =>
    cells.reduce((sum, { isTreated, moments }) => sum + (isTreated || !treated ? moments.persons : 0), 0);
  return { clusters: persons(false), treatedClusters: persons(true) };
}

const clustersOf = ({ cells }: Part['panel']): ClusterCounts =>
  countClusters(
    cells.map(({ cluster }) => cluster),
    cells.map(({ isTreated }) => Number(isTreated)),
  );

/** The standard error of a column of the fit. */
export const errorOf = ({ matrix }: PanelCovariance, column: number): number =>
  Math.sqrt(matrix[column * Math.sqrt(matrix.length) + column] ?? Number.NaN);

/** The rows and columns of a covariance at some columns of the fit. */
export function blockOf({ matrix }: PanelCovariance, columns: readonly number[]): Float64Array {
  const k = Math.sqrt(matrix.length);
  return Float64Array.from(columns.flatMap((a) => columns.map((b) => matrix[a * k + b] ?? 0)));
}

function bandsOf(
  { fit, terms }: EventStudy,
  errors: PanelCovariance,
  setting: EventStudySetting,
): FittedEventStudy['bands'] {
  const columns = terms.map(({ column }) => column).filter((column) => errorOf(errors, column) > 0);
  const { degreesOfFreedom } = errors;
  if (columns.length === 0 || !(degreesOfFreedom > 0)) return null;
  const { confidence, seed } = setting;
  const quantile = (p: number) =>
    Number.isFinite(degreesOfFreedom) ? studentQuantile(p, degreesOfFreedom) : normalQuantile(p);
  const of = uniformBands(
    Float64Array.from(columns, (column) => (fit.coefficients[column] ?? 0) / errorOf(errors, column)),
    blockOf(errors, columns),
    {
      confidence,
      degreesOfFreedom,
      seed,
      draws: DRAWS_OF_BANDS,
      bounds: {
        single: quantile((1 + confidence) / 2),
        bonferroni: quantile(1 - (1 - confidence) / 2 / columns.length),
      },
    },
  );
  return { terms: columns, of };
}
