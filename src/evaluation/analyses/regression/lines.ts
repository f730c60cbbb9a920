import { fisherFUpperTail } from '../../distributions/fisher-f.ts';
import { type Estimate, type EstimateIdentity, type EstimateNumbers, estimateOf } from '../../estimate.ts';
import { FEW_CLUSTERS } from '../../permutation/few-treated.ts';
import { type Regression, termNamed } from '../../plan/kinds/regression.ts';
import type { Words } from '../../plan/words.ts';
import { waldTest } from '../../regression/wald.ts';
import { isNotEstimable, type NotEstimable } from '../../weighting/effect.ts';
import type { ReleasedCount } from '../finding.ts';
import { waldNumbers } from '../wald-numbers.ts';
import type { Coefficient } from './design.ts';
import type { Fitted } from './fitted.ts';
import { type Behind, behind, isShareOf } from './persons-behind.ts';
import type { UsedRows } from './used-rows.ts';

/** One regression: of everybody, or of one value of a subgroup. */
export interface Part {
  subgroup: string;
  where: Readonly<Record<string, string>>;
  used: UsedRows;
  design: readonly Coefficient[];
  answer: Fitted | NotEstimable;
}

/** A line of the results with the counts that it gives away. */
export interface Line {
  estimate: Estimate;
  counts: ReleasedCount[];
}

/**
 * A line of each coefficient that the plan reports, the treatment's first, and of each joint test.
 *
 * Details of `least-squares` and `logit`: `rows`, `units` (persons, where the plan names their column), `parameters` (those absorbed among them), `isTreatment` 1 for the plan's treatment, of a logit `oddsRatio`
 * with `oddsRatioLow` and `oddsRatioHigh`. Details of `joint-test`: `numeratorDegreesOfFreedom`, with clusters `pValueByClusters`, which takes their number
 * less one for the denominator. Notes: `collinear` (left out, as columns before it say the same), `exact-fit`,
 * `no-degrees-of-freedom`, `separated`, `few-clusters`,
 * `few-treated-clusters`, `covariance-mended`, `singular-covariance`. Why there is no number or no error stands in `reasonDa` and `reasonEn`.
 */
export function linesOf(part: Part, analysis: Regression): Line[] {
  const reported = part.design.filter((one) => isReported(one, analysis));
  const first = reported.filter((one) => isTreatment(one, analysis));
  const ordered = [...first, ...reported.filter((one) => !first.includes(one))];
  const intercept = (analysis.report ?? []).includes('(intercept)') ? [INTERCEPT] : [];
  return [
    ...[...ordered, ...intercept].map((one) => coefficientLine(one, part, analysis)),
    ...(analysis.jointTests ?? []).map((test) => jointLine(test, part, analysis)),
  ];
}

const INTERCEPT: Coefficient = {
  name: '(intercept)',
  term: '(intercept)',
  values: new Float64Array(),
  conditions: null,
  isHidden: false,
};

/** Whether a name of the plan means a coefficient: by its own name or that of its columns. */
export const isNamed = ({ name, term }: Coefficient, wanted: string): boolean =>
  termNamed(wanted) === name || termNamed(wanted) === term;

const isTreatment = (one: Coefficient, { treatment }: Regression) => treatment !== undefined && isNamed(one, treatment);
const isReported = (one: Coefficient, analysis: Regression) =>
  isTreatment(one, analysis) || (analysis.report?.some((wanted) => isNamed(one, wanted)) ?? true);

function identityOf(part: Part, analysis: Regression, term: string): EstimateIdentity {
  const { model, errors, outcome, name, confidence = 0.95 } = analysis;
  const isLogit = model === 'logit';
  const { answer } = part;
  const method = isNotEstimable(answer) ? errors.kind : answer.covariance.method;
  return {
    analysis: name,
    outcome: outcome.column,
    subgroup: part.subgroup,
    period: 'all',
    term,
    estimator: isLogit ? 'logit' : 'least-squares',
    errorMethod: errors.clusters
      ? method.replace(/^(two-way )?(\w+)/, `$1$2 by ${errors.clusters.join(' and ')}`)
      : method,
    test: isLogit && !errors.clusters ? 'wald-z' : 'wald-t',
    unit: isLogit ? 'log-odds' : isShareOf(part.used) ? 'share' : 'number',
    confidence,
  };
}

function coefficientLine(one: Coefficient, part: Part, analysis: Regression): Line {
  const identity = identityOf(part, analysis, one.name);
  const found = behind(one, part, analysis);
  return {
    estimate: estimateOf(identity, {
      nTreated: found.treated,
      nControl: found.control,
      treatedClusters: found.clusters?.treated,
      ...numbersOf(one, part, analysis, found),
    }),
    counts: found.counts,
  };
}

function numbersOf(one: Coefficient, { answer }: Part, analysis: Regression, found: Behind): EstimateNumbers {
  const isOfTreatment = isTreatment(one, analysis) && { isTreatment: 1 };
  const details = { ...sizesOf(found), ...isOfTreatment };
  if (isNotEstimable(answer)) return { details: { ...details, ...reasonOf(answer.reason) }, notes: ['separated'] };
  const { fit, covariance, parameters, isExact } = answer;
  const common = { clusters: covariance.clusters, details: { ...details, parameters } };
  const notes = clusterNotes(answer, found);
  const place = fit.names.indexOf(one.name);
  if (place < 0)
    return { ...common, details: { ...common.details, ...reasonOf(COLLINEAR) }, notes: [...notes, 'collinear'] };
  const error = isExact ? 0 : (covariance.standardErrors[place] ?? 0);
  const freedom = covariance.degreesOfFreedom[place] ?? 0;
  const numbers = waldNumbers(fit.coefficients[place] ?? Number.NaN, error, freedom, analysis.confidence ?? 0.95);
  return {
    ...numbers,
    degreesOfFreedom: Number.isFinite(freedom) ? numbers.degreesOfFreedom : null,
    ...common,
    details: {
      ...common.details,
      ...(analysis.model === 'logit' && oddsOf(numbers)),
      ...(numbers.standardError === undefined && reasonOf(isExact ? EXACT : NO_FREEDOM)),
    },
    notes: numbers.standardError === undefined ? [...notes, isExact ? 'exact-fit' : 'no-degrees-of-freedom'] : notes,
  };
}

const reasonOf = ({ da, en }: Words) => ({ reasonDa: da, reasonEn: en });
const COLLINEAR: Words = {
  da: 'Leddet siger intet, som modellens andre led ikke allerede siger.',
  en: 'The term says nothing that the other terms of the model do not say already.',
};
const EXACT: Words = {
  da: 'Leddene forklarer udfaldet helt, så der er ingen rest at måle usikkerhed på.',
  en: 'The terms explain the outcome wholly, so nothing is left to measure uncertainty by.',
};
const NO_FREEDOM: Words = {
  da: 'Der er for få rækker eller klynger til at regne en usikkerhed ud.',
  en: 'There are too few rows or clusters to work out an uncertainty.',
};

const sizesOf = ({ rows, units }: Behind) => ({ rows, ...(units !== null && { units }) });

const oddsOf = ({ estimate, ciLow, ciHigh }: EstimateNumbers) => {
  const ratio = (value: number | null | undefined) => (typeof value === 'number' ? Math.exp(value) : null);
  return { oddsRatio: ratio(estimate), oddsRatioLow: ratio(ciLow), oddsRatioHigh: ratio(ciHigh) };
};

function clusterNotes({ covariance }: Fitted, { clusters }: Pick<Behind, 'clusters'>): string[] {
  if (covariance.clusters === null) return [];
  const fewer = clusters ? Math.min(clusters.treated, clusters.untreated) : FEW_CLUSTERS;
  return [
    ...(covariance.clusters < FEW_CLUSTERS ? ['few-clusters'] : []),
    ...(fewer < FEW_CLUSTERS / 2 ? ['few-treated-clusters'] : []),
    ...(covariance.method.endsWith('mended') ? ['covariance-mended'] : []),
  ];
}

function jointLine({ name, terms }: { name: string; terms: string[] }, part: Part, analysis: Regression): Line {
  const identity = { ...identityOf(part, analysis, name), estimator: 'joint-test', test: 'wald-F' };
  const { answer, design } = part;
  const found = behind(null, part, analysis);
  const line = (numbers: EstimateNumbers): Line => ({ estimate: estimateOf(identity, numbers), counts: found.counts });
  const reasoned = ({ reason }: NotEstimable, note: string) =>
    line({ details: { ...sizesOf(found), ...reasonOf(reason) }, notes: [note] });
  if (isNotEstimable(answer)) return reasoned(answer, 'separated');
  const { fit, covariance, parameters } = answer;
  const tested = design.filter((one) => terms.some((wanted) => isNamed(one, wanted))).map((one) => one.name);
  const kept = tested.filter((one) => fit.names.includes(one));
  const denominator = fit.dispersion === 'one' ? Number.POSITIVE_INFINITY : fit.persons - parameters;
  const test = waldTest(fit, covariance, kept, denominator);
  if (isNotEstimable(test)) return reasoned(test, 'singular-covariance');
  const [q] = test.degreesOfFreedom;
  const { clusters } = covariance;
  return line({
    statistic: test.statistic,
    degreesOfFreedom: Number.isFinite(denominator) ? denominator : null,
    pValue: test.pValue,
    clusters,
    details: {
      ...sizesOf(found),
      parameters,
      numeratorDegreesOfFreedom: q,
      ...(clusters !== null && { pValueByClusters: fisherFUpperTail(test.statistic, q, clusters - 1) }),
    },
    notes: [...clusterNotes(answer, found), ...(kept.length < tested.length ? ['collinear'] : [])],
  });
}
