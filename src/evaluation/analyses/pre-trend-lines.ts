import { studentQuantile, studentUpperTail } from '../distributions/student-t.ts';
import { type EstimateIdentity, estimateOf } from '../estimate.ts';
import { preTrendTest } from '../panel/pre-trend-test.ts';
import { isNotEstimable } from '../weighting/effect.ts';
import { blockOf, errorOf, type FittedEventStudy } from './event-study-fit.ts';
import { errorNotes } from './event-study-lines.ts';
import {
  type CountedEstimate,
  type EventStudySetting,
  identityOf,
  type Part,
  personCounts,
  personsSeen,
} from './event-study-setting.ts';

/** The period under which what is before the start stands in the results. */
export const BEFORE = 'before';

type Terms = FittedEventStudy['study']['terms'];

/**
 * The joint test of the periods before the start, its power, and with a margin in the plan the test that no difference before is larger.
 *
 * Details of `pre-trend-test`: `numeratorDegreesOfFreedom`; `averageAfter` (mean estimate after the start, against the base), `slopeOfEffect` (the slope per
 * unit of time that would alone give it) and `powerAgainstSlopeOfEffect`; `detectableSlope`, `detectableJump` in `detectableJumpPeriod` (the period where
 * the smallest is found), both at `power` 0.8; `slope` and `slopeError` of the best line. `minimumDetectable` is the jump that is found whichever period it is in.
 * Notes: `moved-before-start`, `singular-covariance` (with `reasonDa`, `reasonEn` and no p), `no-periods-before`, `no-variation`, `impossible-by-construction`.
 */
export function preTrendLines(
  setting: EventStudySetting,
  part: Part,
  fitted: FittedEventStudy,
  { unit, isImpossible }: { unit: EstimateIdentity['unit']; isImpossible: boolean },
): CountedEstimate[] {
  const n = personsSeen(part, setting.before);
  // What could be found in a period is its standard error times a number.
  const earlier = setting.before.filter((period) => period !== setting.base);
  const counts = [
    ...personCounts(setting, part, n),
    ...earlier.flatMap((period) => part.counts.between([period], [setting.base])),
  ];
  const own = { ...identityOf(setting, part, BEFORE, unit), errorMethod: fitted.errors.method };
  const sizes = { nTreated: n.treated, nControl: n.control, ...fitted.clusters };
  const test: EstimateIdentity = { ...own, estimator: 'pre-trend-test', test: 'wald-F' };
  const all = fitted.study.terms.filter(({ period }) => setting.before.includes(period));
  const before = all.filter(({ column }) => errorOf(fitted.errors, column) > 0);
  if (isImpossible || before.length === 0) {
    const reason = all.length === 0 ? 'no-periods-before' : 'no-variation';
    const notes = [...setting.notes, isImpossible ? 'impossible-by-construction' : reason];
    return [{ estimate: estimateOf(test, { ...sizes, notes }), counts }];
  }
  const lines = [estimateOf(test, { ...sizes, ...preTrendNumbers(setting, fitted, before) })];
  if (setting.analysis.equivalenceMargin !== undefined)
    lines.push(
      estimateOf(
        {
          ...own,
          confidence: 1 - 2 * (1 - setting.confidence),
          estimator: 'equivalence-two-one-sided',
          test: 'two-one-sided-t',
        },
        { ...sizes, ...equivalenceNumbers(setting, fitted, before, setting.analysis.equivalenceMargin) },
      ),
    );
  return lines.map((estimate) => ({ estimate, counts }));
}

function preTrendNumbers(setting: EventStudySetting, fitted: FittedEventStudy, before: Terms) {
  const { study, errors, byUnit } = fitted;
  const coefficient = ({ column }: Terms[number]) => study.fit.coefficients[column] ?? Number.NaN;
  const after = study.terms.filter(({ period }) => setting.after.includes(period));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const timeOf = ({ period }: Terms[number]) => setting.times[period] ?? Number.NaN;
  const hasSeveralUnits = setting.cluster !== null && byUnit !== null;
  const columns = before.map(({ column }) => column);
  const averageAfter = mean(after.map(coefficient));
  const test = preTrendTest({
    estimates: Float64Array.from(before, coefficient),
    covariance: blockOf(errors, columns),
    times: Float64Array.from(before, timeOf),
    after: { estimate: averageAfter, time: mean(after.map(timeOf)) },
    // As fixest counts them for units; with few areas G − 1, because N says nothing there.
    degreesOfFreedom: hasSeveralUnits ? errors.degreesOfFreedom : errors.residualDegrees,
    confidence: setting.confidence,
  });
  const notes = [...setting.notes, ...errorNotes(fitted, !setting.cluster, setting.cluster)];
  if (isNotEstimable(test))
    return {
      notes: [...notes, 'singular-covariance'],
      details: { numeratorDegreesOfFreedom: before.length, reasonDa: test.reason.da, reasonEn: test.reason.en },
    };
  const isMoved = test.p < 1 - setting.confidence || isOutsideBand(fitted, before);
  return {
    statistic: test.statistic,
    degreesOfFreedom: test.denominator,
    pValue: test.p,
    minimumDetectable: test.detectableJumps.reduce((most, jump) => Math.max(most, jump), 0),
    details: {
      numeratorDegreesOfFreedom: test.numerator,
      averageAfter: finite(averageAfter),
      slopeOfEffect: finite(test.slopeOfEffect),
      powerAgainstSlopeOfEffect: finite(test.powerAgainstSlopeOfEffect),
      power: 0.8,
      detectableSlope: test.detectableSlope,
      ...jumpDetails(test.detectableJumps, before, setting.periods),
      slope: test.slope,
      slopeError: test.slopeError,
    },
    notes: isMoved ? [...notes, 'moved-before-start'] : notes,
  };
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);

function jumpDetails(jumps: Float64Array, before: Terms, periods: readonly string[]) {
  const smallest = jumps.reduce((least, jump) => Math.min(least, jump), Number.POSITIVE_INFINITY);
  return {
    detectableJump: smallest,
    detectableJumpPeriod: periods[before[jumps.indexOf(smallest)]?.period ?? -1] ?? null,
  };
}

function isOutsideBand({ study, errors, bands }: FittedEventStudy, before: Terms): boolean {
  if (!bands) return false;
  return before.some(
    ({ column }) => Math.abs(study.fit.coefficients[column] ?? 0) > bands.of.criticalValue * errorOf(errors, column),
  );
}

/**
 * Two one-sided tests in each period before (Schuirmann 1987): no difference before the start is as large as the margin. All must hold, so p is the largest of
 * them (Berger 1982). The estimate is the difference of the largest size; the limits hold every period's interval at 1 − 2α, so that equivalence is shown
 * (`equivalence-shown`, else `equivalence-not-shown`) when they lie within the margin. Details: `margin`, and `shownWithin`, the smallest margin that would be.
 */
function equivalenceNumbers(setting: EventStudySetting, fitted: FittedEventStudy, before: Terms, margin: number) {
  const { study, errors } = fitted;
  const df = errors.degreesOfFreedom;
  const critical = studentQuantile(setting.confidence, df);
  const periods = before.map(({ column }) => {
    const estimate = study.fit.coefficients[column] ?? 0;
    const error = errorOf(errors, column);
    return {
      estimate,
      p: studentUpperTail((margin - Math.abs(estimate)) / error, df),
      low: estimate - critical * error,
      high: estimate + critical * error,
    };
  });
  const largest = periods.reduce((most, { estimate }) => (Math.abs(estimate) > Math.abs(most) ? estimate : most), 0);
  const ciLow = Math.min(...periods.map(({ low }) => low));
  const ciHigh = Math.max(...periods.map(({ high }) => high));
  const pValue = Math.max(...periods.map(({ p }) => p));
  return {
    estimate: largest,
    ciLow,
    ciHigh,
    pValue,
    degreesOfFreedom: df,
    details: { margin, shownWithin: Math.max(-ciLow, ciHigh) },
    notes: [
      ...setting.notes,
      pValue < 1 - setting.confidence ? 'equivalence-shown' : 'equivalence-not-shown',
      ...errorNotes(fitted, !setting.cluster, setting.cluster),
    ],
  };
}
