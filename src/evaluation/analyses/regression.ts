import { type Estimate, type EstimateIdentity, EVERYBODY, estimateOf } from '../estimate.ts';
import type { Regression } from '../plan/kinds/regression.ts';
import type { Covariance } from '../regression/covariance.ts';
import { parametersOf } from '../regression/covariance.ts';
import type { Fit } from '../regression/fit.ts';
import { waldTest } from '../regression/wald.ts';
import type { Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import { isNotEstimable, type NotEstimable } from '../weighting/effect.ts';
import type { Finding, ReleasedCount } from './finding.ts';
import { fitRegression } from './regression-fit.ts';
import { type RegressionPart, regressionParts } from './regression-rows.ts';
import { waldNumbers } from './wald-numbers.ts';

interface Line {
  estimate: Estimate;
  counts: ReleasedCount[];
}

/** Regresses an outcome on terms, for everybody and each subgroup. Throws UserError naming file, column and row. */
export async function regression(source: Source, analysis: Regression): Promise<Finding> {
  const { parts, leftOut } = await regressionParts(source, analysis);
  const lines = parts.flatMap((part) => linesOf(source, analysis, part));
  return { estimates: lines.map((one) => one.estimate), counts: lines.map((one) => one.counts), leftOut };
}

function linesOf(source: Source, analysis: Regression, part: RegressionPart): Line[] {
  const counts = countsOf(analysis, part);
  const found = fitRegression(analysis, part);
  if (isNotEstimable(found)) return [notEstimable(analysis, part, counts, found)];
  const { fit, covariance } = found;
  const wanted = analysis.report ?? part.rows.x.map(({ name }) => name).filter((name) => name !== '(intercept)');
  const unknown = wanted.find((name) => !fit.names.includes(name) && !fit.dropped.includes(name));
  if (unknown && !part.part)
    throw new UserError(
      `${source.name}: analysis "${analysis.name}" has no coefficient "${unknown}"; it has ${fit.names.join(', ')}.`,
    );
  return [
    ...wanted
      .filter((name) => fit.names.includes(name) || fit.dropped.includes(name))
      .map((name) => ({ estimate: coefficientOf(analysis, part, fit, covariance, name), counts })),
    ...(analysis.jointTests ?? []).map(({ name, terms }) => ({
      estimate: jointTestOf(analysis, part, fit, covariance, { name, terms }),
      counts,
    })),
  ];
}

function identityOf(analysis: Regression, { part, isShare }: RegressionPart, term: string): EstimateIdentity {
  return {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup: part ? `${part.column}=${part.value}` : EVERYBODY,
    period: EVERYBODY,
    term,
    estimator: analysis.model === 'logit' ? 'logit' : 'least-squares',
    errorMethod: 'none',
    test: 'none',
    unit: analysis.model === 'logit' ? 'log-odds' : isShare ? 'share' : 'number',
    confidence: analysis.confidence ?? 0.95,
  };
}

function coefficientOf(
  analysis: Regression,
  part: RegressionPart,
  fit: Fit,
  covariance: Covariance,
  name: string,
): Estimate {
  const identity = identityOf(analysis, part, name);
  const place = fit.names.indexOf(name);
  const details = { rows: fit.persons, parameters: parametersOf(fit), absorbed: fit.absorbed.length };
  if (place < 0) return estimateOf(identity, { details, notes: ['collinear'] });
  const df = covariance.degreesOfFreedom[place] ?? Number.NaN;
  const numbers = waldNumbers(
    fit.coefficients[place] ?? Number.NaN,
    covariance.standardErrors[place] ?? Number.NaN,
    df,
    identity.confidence,
  );
  const few = part.fewClusters(name);
  return estimateOf(
    {
      ...identity,
      errorMethod: part.clusterNames ? `${covariance.method}, by ${part.clusterNames}` : covariance.method,
      test: df === Number.POSITIVE_INFINITY ? 'wald-z' : 'wald-t',
    },
    {
      ...numbers,
      degreesOfFreedom: df === Number.POSITIVE_INFINITY ? undefined : df,
      ...part.sizesOf(name),
      clusters: covariance.clusters,
      treatedClusters: few.treated,
      details,
      notes: covariance.clusters !== null && few.isFew ? ['few-treated-clusters'] : [],
    },
  );
}

function jointTestOf(
  analysis: Regression,
  part: RegressionPart,
  fit: Fit,
  covariance: Covariance,
  { name, terms }: { name: string; terms: readonly string[] },
): Estimate {
  const identity = { ...identityOf(analysis, part, name), errorMethod: covariance.method, test: 'joint-wald-F' };
  const denominator = fit.dispersion === 'one' ? Number.POSITIVE_INFINITY : fit.persons - parametersOf(fit);
  const test = waldTest(fit, covariance, terms, denominator);
  if (isNotEstimable(test))
    return estimateOf(identity, {
      notes: ['not-estimable'],
      details: { reasonDa: test.reason.da, reasonEn: test.reason.en },
    });
  return estimateOf(identity, {
    statistic: test.statistic,
    pValue: test.pValue,
    degreesOfFreedom: test.degreesOfFreedom[0],
    clusters: covariance.clusters,
    details: { denominatorDegreesOfFreedom: Number.isFinite(denominator) ? denominator : null },
  });
}

function notEstimable(
  analysis: Regression,
  part: RegressionPart,
  counts: ReleasedCount[],
  { reason }: NotEstimable,
): Line {
  return {
    estimate: estimateOf(identityOf(analysis, part, 'model'), {
      notes: ['not-estimable'],
      details: { reasonDa: reason.da, reasonEn: reason.en },
    }),
    counts,
  };
}

/** The rows regressed on, and those of each value of a two-valued term. */
function countsOf(analysis: Regression, { part, rows, twoValued }: RegressionPart): ReleasedCount[] {
  const where: Record<string, string> = part ? { [part.column]: part.value } : {};
  const total = rows.count.reduce((sum, n) => sum + n, 0);
  const list = [{ data: analysis.data, where: { ...where, [`rows of ${analysis.name}`]: 'used' }, value: total }];
  for (const { column, values } of twoValued)
    for (const [value, n] of values)
      list.push({
        data: analysis.data,
        where: { ...where, [column]: value, [`rows of ${analysis.name}`]: 'used' },
        value: n,
      });
  return list;
}
