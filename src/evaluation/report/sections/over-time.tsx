import { formatNumber } from '#drawing/format-number.ts';
import { joinWords } from '#drawing/join-words.ts';
import { CHANGE, CHANGE_BEFORE_START } from '../../analyses/change-in-difference.ts';
import { normalQuantile } from '../../distributions/normal.ts';
import type { Estimate } from '../../estimate.ts';
import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import { wilsonInterval } from '../../proportions/wilson-interval.ts';
import type { PeriodPoint, RateWithBand, SharedAxes } from '../charts/period-point.ts';
import { MOST_PERIODS_IN_HALF, TwoGroupsOverTime } from '../charts/two-groups-over-time.tsx';
import type { Figure, Section } from '../document.ts';
import { sayEffect, sayP, sentence } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { captionOf } from './caption.ts';
import { isFound } from './found.ts';
import { twinOf } from './over-time-twin.ts';

/** All groups that the plan follows over time. */
export function overTimeSection(reading: Reading): Section {
  const analyses = (reading.plan.analyses ?? []).filter(
    (analysis): analysis is CompareShares => analysis.kind === 'compare-shares' && analysis.period !== undefined,
  );
  return {
    id: 'over-time',
    heading: reading.t.overTime.heading,
    blocks:
      analyses.length === 0
        ? []
        : [
            { kind: 'text', text: reading.t.overTime.key },
            ...analyses.flatMap((analysis) => overTimeFigures(reading, analysis)),
          ],
  };
}

/** One figure for everybody and one for each subgroup, all on the same axes, each with its numbers under it. */
function overTimeFigures(reading: Reading, analysis: CompareShares): Figure[] {
  const all = reading.results.estimates.filter(
    (one) =>
      one.analysis === analysis.name &&
      (one.estimator === 'difference-in-shares' ||
        (one.estimator === 'difference-in-differences' && one.period === CHANGE)),
  );
  const axes = axesOf(all);
  return [...new Set(all.map((one) => one.subgroup))].map((subgroup) =>
    figureOf(
      reading,
      analysis,
      all.filter((one) => one.subgroup === subgroup),
      axes,
    ),
  );
}

function figureOf(reading: Reading, analysis: CompareShares, all: readonly Estimate[], axes: SharedAxes): Figure {
  const { t, labels, language } = reading;
  const estimates = all.filter((one) => one.period !== CHANGE);
  const change = all.find((one) => one.period === CHANGE);
  const isChosen = change?.notes.includes('impossible-by-construction') ?? false;
  const name = labels.subgroup((all[0] as Estimate).subgroup);
  const headline = [headlineOf(estimates, reading), change ? changeInWords(change, reading) : null]
    .filter(Boolean)
    .join('. ');
  const label = reading.nextFigure();
  const id = `figure-${label.replace(/\D/g, '')}`;
  const alternative = describe(reading, estimates, change);
  const outcome = labels.column(analysis.outcome.column);
  return {
    kind: 'figure',
    id,
    label,
    headline: `${sentence(name, language)}: ${headline}`,
    sub: `${sentence(outcome, language)}. ${basesOf(reading, analysis, estimates)}`,
    drawing: (
      <TwoGroupsOverTime
        id={id}
        title={name}
        description={alternative}
        points={estimates.map((one) => pointOf(one, reading, isChosen))}
        change={change && pointOf(change, reading, isChosen).difference}
        changeInstead={change?.suppressed ? t.hidden : t.overTime.notPossible}
        axes={axes}
        words={{
          share: t.share,
          shareOf: '',
          difference: t.overTime.difference,
          unit: t.points,
          treated: labels.treated(analysis.name),
          control: labels.control(analysis.name),
          start: analysis.start?.label[language] ?? null,
        }}
        startBefore={analysis.start?.before ?? null}
        language={language}
      />
    ),
    alternative,
    caption: captionOf(reading, [isChosen ? null : beforeStart(reading, analysis, estimates)]),
    table: twinOf(reading, analysis, all, `${label} ${name}`),
    tablePlace: 'under',
    width: estimates.length > MOST_PERIODS_IN_HALF ? 'full' : 'half',
  };
}

function basesOf({ t, labels, language }: Reading, analysis: CompareShares, estimates: readonly Estimate[]): string {
  const spread = (of: (one: Estimate) => number | null) => {
    const known = estimates.map(of).filter((n) => n !== null);
    if (known.length === 0) return t.hidden;
    const [least, most] = [Math.min(...known), Math.max(...known)].map((n) => formatNumber(n, language));
    return least === most ? least : `${least}–${most}`;
  };
  return `${labels.treated(analysis.name)} ${spread((one) => one.nTreated)}, ${labels.control(analysis.name).toLowerCase()} ${spread((one) => one.nControl)}.`;
}

function pointOf(one: Estimate, { t }: Reading, isChosen: boolean): PeriodPoint {
  const nobody = isChosen ? t.overTime.chosen : t.overTime.nobody;
  const isNobody = one.notes.includes('nobody-or-everybody');
  if (one.suppressed || one.estimate === null || isNobody) {
    const instead = one.suppressed ? t.hidden : isNobody && one.shareTreated === 0 ? nobody : t.noNumber;
    return { period: one.period, treated: null, control: null, difference: null, instead };
  }
  return {
    period: one.period,
    treated: rateOf(one, 'Treated'),
    control: rateOf(one, 'Control'),
    difference:
      one.ciLow === null || one.ciHigh === null
        ? null
        : { estimate: one.estimate, low: one.ciLow, high: one.ciHigh, isSignificant: isFound(one) },
    instead: null,
  };
}

/** The finding with its doubt: in which periods the groups differ, and how many are left when the number of tests is counted. */
function headlineOf(estimates: readonly Estimate[], { t, language }: Reading): string {
  const tested = estimates.filter((one) => one.pValue !== null);
  if (tested.length === 0) return t.overTime.noneTested;
  const found = tested.filter(isFound);
  if (found.length === 0) return t.overTime.nowhere;
  const list = joinWords(
    found.map((one) => one.period),
    language,
  );
  const isCorrected = tested.some((one) => one.adjustedPValue !== null);
  const left = found.filter((one) => one.adjustedPValue !== null && one.adjustedPValue < 1 - one.confidence).length;
  return t.overTime.significantIn(list) + (isCorrected ? `, ${t.overTime.afterCorrection(left, found.length)}` : '');
}

/** Whether the difference moved: the sentence that two tests of two levels cannot give. */
export function changeInWords(change: Estimate, { t }: Reading): string {
  if (change.notes.includes('impossible-by-construction')) return t.overTime.changeImpossible;
  if (change.pValue === null) return change.suppressed ? t.overTime.changeHidden : t.overTime.changeUntested;
  if (!isFound(change)) return t.overTime.changeNotFound;
  const isLost = change.adjustedPValue !== null && change.adjustedPValue >= 1 - change.confidence;
  return isLost ? t.overTime.changeLost : t.overTime.changeFound;
}

/** How the difference moved before the start, tested, and how it moved after: nothing can work before it begins. */
export function beforeStart(reading: Reading, analysis: CompareShares, estimates: readonly Estimate[]): string | null {
  const { t, language, results } = reading;
  const start = estimates.findIndex((one) => one.period === analysis.start?.before);
  const [first, last, end] = [estimates[0], estimates[start - 1], estimates.at(-1)];
  const [a, b, c] = [first?.estimate ?? null, last?.estimate ?? null, end?.estimate ?? null];
  if (start < 2 || !first || !last || !end || a === null || b === null || c === null) return null;
  const tested = results.estimates.find(
    (one) =>
      one.analysis === analysis.name &&
      one.subgroup === first.subgroup &&
      one.estimator === 'difference-in-differences' &&
      one.period === CHANGE_BEFORE_START,
  );
  const say = (value: number) => sayEffect(value, 'share', language);
  const early =
    tested && tested.estimate !== null && tested.ciLow !== null && tested.ciHigh !== null && tested.pValue !== null
      ? `${say(tested.estimate)}, ${t.interval(tested.ciLow, tested.ciHigh, 'share')}, ${sayP(tested.pValue, language)}`
      : say(b - a);
  return t.overTime.beforeStart(`${first.period}–${last.period}`, early, `${last.period}–${end.period}`, say(c - b));
}

/** A group's share with its band: Wilson's, or the one that the line brings because its rows are weighted. */
function rateOf(one: Estimate, side: 'Treated' | 'Control'): RateWithBand | null {
  const [share, n] = side === 'Treated' ? [one.shareTreated, one.nTreated] : [one.shareControl, one.nControl];
  if (share === null || n === null) return null;
  const [low, high] = [one.details[`share${side}Low`], one.details[`share${side}High`]];
  if (typeof low === 'number' && typeof high === 'number') return { share, low, high };
  return { share, ...wilsonInterval(Math.round(share * n), n, normalQuantile((1 + one.confidence) / 2)) };
}

function describe(reading: Reading, estimates: readonly Estimate[], change: Estimate | undefined): string {
  const { t, language } = reading;
  const last = estimates.findLast((one) => one.estimate !== null && one.shareTreated !== null);
  const periods = [estimates[0]?.period, estimates.at(-1)?.period].join('–');
  const reading1 =
    last && last.estimate !== null && last.ciLow !== null && last.ciHigh !== null
      ? t.overTime.lastReading(
          last.period,
          sayEffect(last.estimate, 'share', language),
          t.interval(last.ciLow, last.ciHigh, 'share'),
        )
      : null;
  const hidden = estimates.filter((one) => one.suppressed).map((one) => one.period);
  const nobody = estimates
    .filter((one) => one.notes.includes('nobody-or-everybody') && one.shareTreated === 0)
    .map((one) => one.period);
  return [
    t.overTime.form(periods),
    `${headlineOf(estimates, reading)}.`,
    reading1,
    change ? `${changeInWords(change, reading)}.` : null,
    nobody.length > 0 ? `${joinWords(nobody, language)}: ${t.overTime.nobody}.` : null,
    hidden.length > 0 ? t.overTime.hiddenPeriods(joinWords(hidden, language)) : null,
  ]
    .filter(Boolean)
    .map((one) => sentence(one as string, language))
    .join(' ');
}

/** The smallest common axes, in steps of five percent(age points). */
function axesOf(estimates: readonly Estimate[]): SharedAxes {
  const known = estimates.filter((one) => one.estimate !== null && !one.notes.includes('nobody-or-everybody'));
  const up = (value: number) => Math.max(0.05, Math.ceil(value * 20 - 1e-9) / 20);
  const highest = known.flatMap((one) => [rateOf(one, 'Treated')?.high ?? 0, rateOf(one, 'Control')?.high ?? 0]);
  return {
    mostShare: up(Math.max(0, ...highest)),
    leastDifference: -up(Math.max(0, ...known.map((one) => -(one.ciLow ?? 0)))),
    mostDifference: up(Math.max(0, ...known.map((one) => one.ciHigh ?? 0))),
  };
}
