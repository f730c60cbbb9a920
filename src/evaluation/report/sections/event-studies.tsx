import { formatNumber } from '#drawing/format-number.ts';
import { joinWords } from '#drawing/join-words.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import { isErrorWorthless } from '../believable.ts';
import { type EventPoint, EventStudy } from '../charts/event-study.tsx';
import type { Figure, Section } from '../document.ts';
import { inUnit, sayEffect, sayP, sentence, unitName } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { captionOf } from './caption.ts';
import { effectTable, insteadOf } from './effect-rows.ts';
import { isFound } from './found.ts';

const isBase = (one: Estimate) => one.notes.includes('base-period');
const isClear = (one: Estimate) =>
  one.bandLow !== null && one.bandHigh !== null ? one.bandLow > 0 || one.bandHigh < 0 : isFound(one);

/** When the difference moved, seen from the last period before the start. */
export function eventStudySection(reading: Reading): Section {
  return { id: 'event-study', heading: reading.t.eventStudy.heading, blocks: eventStudyFigures(reading) };
}

/** One event study a run of periods: everybody and each subgroup, each outcome. */
function eventStudyFigures(reading: Reading): Figure[] {
  const lines = reading.estimatesOf('event-study');
  const keyOf = (one: Estimate) => [one.analysis, one.outcome, one.subgroup, one.errorMethod].join('\u0000');
  return [...new Set(lines.map(keyOf))].map((key) =>
    figureOf(
      reading,
      lines.filter((one) => keyOf(one) === key),
    ),
  );
}

/** The joint test of the periods before the start that belongs to a run of periods. */
export function preTestOf({ estimatesOf }: Reading, one: Estimate): Estimate | undefined {
  const tests = estimatesOf('pre-trend-test').filter(
    (test) => test.analysis === one.analysis && test.outcome === one.outcome && test.subgroup === one.subgroup,
  );
  return tests.find((test) => test.errorMethod === one.errorMethod) ?? tests[0];
}

function figureOf(reading: Reading, lines: readonly Estimate[]): Figure {
  const { t, labels, language } = reading;
  const first = lines[0] as Estimate;
  const label = reading.nextFigure();
  const id = `figure-${label.replace(/\D/g, '')}`;
  const base = lines.find(isBase)?.period ?? '';
  const who = first.subgroup === EVERYBODY ? '' : `${sentence(labels.subgroup(first.subgroup), language)}: `;
  const unit = unitName(first.unit, language);
  const start = startOf(reading, lines);
  const headline = headlineOf(reading, lines, base);
  const alternative = describe(reading, lines, base, headline);
  const largest = Math.max(...lines.map((one) => Math.abs(inUnit(one.estimate ?? 0, first.unit))));
  return {
    kind: 'figure',
    id,
    label,
    headline: who + headline,
    sub: `${labels.analysis(first.analysis)}. ${sentence(labels.column(first.outcome), language)}. ${t.eventStudy.sub(base, unit)}`,
    drawing: (
      <EventStudy
        id={id}
        title={labels.analysis(first.analysis)}
        description={alternative}
        points={lines.map((one) => pointOf(one, reading))}
        startBefore={start}
        decimals={first.unit === 'share' || largest >= 10 ? 1 : 2}
        words={{
          base: t.eventStudy.base,
          start: t.eventStudy.start(start ?? ''),
          joint: t.eventStudy.joint(lines.length - 1),
          single: t.eventStudy.single,
          unit,
        }}
        language={language}
      />
    ),
    alternative,
    caption: captionOf(reading, captionWords(reading, lines)),
    table: effectTable(
      reading,
      lines.map((estimate) => ({ name: estimate.period, estimate })),
      `${first.analysis} ${first.subgroup}`,
      `${label} ${labels.analysis(first.analysis)}`,
    ),
    tablePlace: 'appendix',
    width: 'full',
  };
}

function pointOf(one: Estimate, reading: Reading): EventPoint {
  const read = (value: number | null) => (value === null ? null : inUnit(value, one.unit));
  const known = one.estimate !== null && !isBase(one);
  return {
    period: one.period,
    isBase: isBase(one),
    effect: known
      ? {
          estimate: inUnit(one.estimate as number, one.unit),
          low: read(one.ciLow),
          high: read(one.ciHigh),
          bandLow: read(one.bandLow),
          bandHigh: read(one.bandHigh),
        }
      : null,
    instead: known || isBase(one) ? null : insteadOf(one, reading),
  };
}

/** The first period of the effort: as the plan says, else the one after the base. */
function startOf({ plan }: Reading, lines: readonly Estimate[]): string | null {
  const analysis = (plan.analyses ?? []).find((one) => one.name === lines[0]?.analysis);
  if (analysis?.kind === 'event-study') return analysis.start;
  return lines[lines.findIndex(isBase) + 1]?.period ?? null;
}

/** The periods before and after the start; the base is in neither. */
function sidesOf(reading: Reading, lines: readonly Estimate[]): { before: Estimate[]; after: Estimate[] } {
  const start = lines.findIndex((one) => one.period === startOf(reading, lines));
  const at = start < 0 ? lines.length : start;
  return {
    before: lines.slice(0, at).filter((one) => !isBase(one)),
    after: lines.slice(at).filter((one) => !isBase(one)),
  };
}

function headlineOf(reading: Reading, lines: readonly Estimate[], base: string): string {
  const { t, language } = reading;
  const { before, after } = sidesOf(reading, lines);
  const names = (ones: readonly Estimate[]) =>
    joinWords(
      ones.map((one) => one.period),
      language,
    );
  const [early, late] = [before.filter(isClear), after.filter(isClear)];
  if (early.length > 0 && late.length > 0) return t.eventStudy.movedBoth(names(early), names(late), base);
  if (early.length > 0) return t.eventStudy.movedBefore(names(early), base);
  if (late.length > 0) return t.eventStudy.movedAfter(names(late), base);
  return lines.some(isErrorWorthless) ? t.eventStudy.untestable(base) : t.eventStudy.movedNowhere(base);
}

function captionWords(reading: Reading, lines: readonly Estimate[]): (string | null)[] {
  const { t, language } = reading;
  const first = lines.find((one) => one.nTreated !== null);
  const banded = lines.find((one) => one.bandHigh !== null && one.ciHigh !== null && !isBase(one));
  const factor = banded?.details.criticalValue;
  const test = preTestOf(reading, lines[0] as Estimate);
  return [
    first && first.nTreated !== null && first.nControl !== null
      ? t.eventStudy.bases(formatNumber(first.nTreated, language), formatNumber(first.nControl, language))
      : null,
    banded ? t.eventStudy.jointText(typeof factor === 'number' ? formatNumber(factor, language, 2) : null) : null,
    test ? preTestWords(reading, test) : t.eventStudy.noPreTest,
    t.eventStudy.filled,
    lines.some(isErrorWorthless) ? t.effects.worthless : null,
    lines.some((one) => one.notes.includes('assignment-by-area-ignored')) ? t.effects.byPerson : null,
  ];
}

/** What the test of the periods before the start found, and what it could have seen. */
export function preTestWords({ t, language }: Reading, test: Estimate): string {
  if (test.suppressed) return t.eventStudy.preTestHidden;
  if (isErrorWorthless(test)) return t.eventStudy.preTestFew;
  if (test.pValue === null) return t.eventStudy.preTestImpossible;
  const [slope, power] = [test.details.detectableSlope, test.details.powerAgainstSlopeOfEffect];
  const seen = [
    typeof slope === 'number'
      ? t.eventStudy.couldSee(sayEffect(Math.abs(slope), test.unit, language).replace('+', ''))
      : null,
    typeof power === 'number' ? t.eventStudy.powerOfEffect(formatNumber(power * 100, language, 0)) : null,
  ];
  return [
    t.eventStudy.preTest(sayP(test.pValue, language), test.pValue < 0.05),
    ...(seen.some(Boolean) ? seen : [t.eventStudy.unknownPower]),
  ]
    .filter(Boolean)
    .join(' ');
}

function describe({ t, language }: Reading, lines: readonly Estimate[], base: string, headline: string): string {
  const last = lines.findLast((one) => one.estimate !== null && one.ciLow !== null && !isBase(one));
  const hidden = lines.filter((one) => one.suppressed).map((one) => one.period);
  const periods = [lines[0]?.period, lines.at(-1)?.period].join('–');
  return [
    t.eventStudy.form(periods, base),
    last && last.estimate !== null && last.ciLow !== null && last.ciHigh !== null
      ? t.overTime.lastReading(
          last.period,
          sayEffect(last.estimate, last.unit, language),
          t.interval(last.ciLow, last.ciHigh, last.unit),
        )
      : null,
    `${headline}.`,
    hidden.length > 0 ? t.overTime.hiddenPeriods(joinWords(hidden, language)) : null,
  ]
    .filter(Boolean)
    .join(' ');
}
