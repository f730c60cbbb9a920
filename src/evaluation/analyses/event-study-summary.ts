import { type EstimateIdentity, type EstimateNumbers, estimateOf } from '../estimate.ts';
import { clusterChanges } from '../panel/cluster-changes.ts';
import { cr2OfChanges } from '../panel/cr2-of-changes.ts';
import { differenceInDifferences, EFFECT, pooledDifferenceInDifferences } from '../panel/difference-in-differences.ts';
import { type PanelCovariance, panelCovariance } from '../panel/panel-covariance.ts';
import { CHANGE } from './change-in-difference.ts';
import { errorOf, type FittedEventStudy } from './event-study-fit.ts';
import { errorNotes } from './event-study-lines.ts';
import {
  type CountedEstimate,
  type EventStudySetting,
  identityOf,
  type Part,
  personCounts,
  personsSeen,
} from './event-study-setting.ts';
import { DRAWS, randomisationEstimate, wildBootstrapEstimate } from './few-cluster-estimates.ts';
import { waldNumbers } from './wald-numbers.ts';

/** Beyond so many clusters, of which few are treated, fewer draws keep the bootstrap quick. */
const MANY_CLUSTERS = 1000;

/** The change from the base period alone, where there are others before. */
export const CHANGE_FROM_BASE = 'change-from-base';

/**
 * The change as one number: all periods after against all before (period `change`) and against the base alone (`change-from-base`), each with errors by
 * the plan's clusters, and by unit beside them where a cluster holds several units. Details: `standardErrorPooled` without effects of units and periods,
 * `standardErrorUncorrected` (CR0); by area also `standardErrorCR2`, `degreesOfFreedomCR2` (Satterthwaite) and `pCR2` of `estimateOfChanges`, the difference
 * of mean changes of persons seen on both sides. Where clusters are few the randomisation test and the wild bootstrap follow.
 */
export function summaryLines(
  setting: EventStudySetting,
  part: Part,
  fitted: FittedEventStudy,
  { unit, isImpossible }: { unit: EstimateIdentity['unit']; isImpossible: boolean },
): CountedEstimate[] {
  const froms = [
    { name: CHANGE, before: setting.before },
    ...(setting.before.length > 1 ? [{ name: CHANGE_FROM_BASE, before: [setting.base] }] : []),
  ];
  return froms.flatMap(({ name, before }) => {
    const n = personsSeen(part, [...before, ...setting.after]);
    const counts = [...personCounts(setting, part, n), ...part.counts.between(before, setting.after)];
    const identity = identityOf(setting, part, name, unit);
    const sizes = { nTreated: n.treated, nControl: n.control };
    const own = { ...identity, estimator: 'difference-in-differences', test: 'wald-t' };
    if (isImpossible) {
      const notes = [...setting.notes, 'impossible-by-construction'];
      return [{ estimate: estimateOf({ ...own, errorMethod: fitted.errors.method }, { ...sizes, notes }), counts }];
    }
    const lines = waldLines(setting, part, fitted, before).map(({ errorMethod, numbers }) =>
      estimateOf({ ...own, errorMethod }, { ...sizes, ...numbers }),
    );
    if (setting.cluster && fitted.isFew) lines.push(...fewClusterLines(setting, part, identity, before));
    return lines.map((estimate) => ({ estimate, counts }));
  });
}

function waldLines(setting: EventStudySetting, part: Part, fitted: FittedEventStudy, before: readonly number[]) {
  const sides = { before, after: setting.after };
  const fit = differenceInDifferences(part.panel, sides);
  const column = fit.names.indexOf(EFFECT);
  const unit = panelCovariance(fit, { by: 'unit', kind: 'CR1' }, setting.analysis.unit);
  const cluster = setting.cluster && panelCovariance(fit, { by: 'cluster', kind: 'CR1' }, setting.cluster);
  const plain = panelCovariance(fit, { by: cluster ? 'cluster' : 'unit', kind: 'CR0' });
  const pooled = pooledDifferenceInDifferences(part.panel, sides);
  const pooledErrors = panelCovariance(pooled, { by: cluster ? 'cluster' : 'unit', kind: 'CR1' });
  const details = {
    standardErrorUncorrected: errorOf(plain, column) || null,
    estimatePooled: pooled.coefficients[3] || null,
    standardErrorPooled: errorOf(pooledErrors, 3) || null,
  };
  const numbersOf = (errors: PanelCovariance, isByUnit: boolean): EstimateNumbers => {
    if (!fit.kept[column]) return { notes: [...setting.notes, 'group-not-seen'] };
    const error = errorOf(errors, column);
    const numbers = waldNumbers(fit.coefficients[column] ?? 0, error, errors.degreesOfFreedom, setting.confidence);
    const notes = [
      ...setting.notes,
      ...(error > 0 ? [] : ['no-variation']),
      ...errorNotes(fitted, isByUnit, setting.cluster),
    ];
    return { ...numbers, notes };
  };
  const isCluster = cluster && fitted.byUnit;
  const primary = {
    errorMethod: (cluster || unit).method,
    numbers: {
      ...numbersOf(cluster || unit, !setting.cluster),
      ...fitted.clusters,
      details: { ...details, ...(isCluster && cr2Details(setting, part, before)) },
    },
  };
  if (!isCluster) return [primary];
  return [
    primary,
    {
      errorMethod: unit.method,
      numbers: {
        ...numbersOf(unit, true),
        clusters: fit.units,
        treatedClusters: personsSeen(part, [...before, ...setting.after]).treated,
      },
    },
  ];
}

function cr2Details(setting: EventStudySetting, part: Part, before: readonly number[]) {
  const found = cr2OfChanges(clusterChanges(part.panel, { before, after: setting.after }, 'persons'));
  return {
    estimateOfChanges: found?.estimate ?? null,
    standardErrorCR2: found?.standardError ?? null,
    degreesOfFreedomCR2: found?.degreesOfFreedom ?? null,
    pCR2: found?.p ?? null,
  };
}

function fewClusterLines(
  setting: EventStudySetting,
  part: Part,
  identity: Omit<EstimateIdentity, 'estimator' | 'errorMethod' | 'test'>,
  before: readonly number[],
) {
  const changes = clusterChanges(part.panel, { before, after: setting.after }, 'persons');
  const question = {
    identity,
    column: setting.cluster ?? '',
    weighting: 'persons',
    seed: setting.seed,
    draws: changes.ids.length > MANY_CLUSTERS ? 999 : DRAWS,
  } as const;
  return [randomisationEstimate(changes, question), wildBootstrapEstimate(changes, question)];
}
