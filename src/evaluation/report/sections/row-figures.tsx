import { CHANGE_BEFORE_START } from '../../analyses/change-in-difference.ts';
import { CHANGE_FROM_BASE } from '../../analyses/event-study-summary.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import { FEW_CLUSTER_TESTS, isErrorWorthless } from '../believable.ts';
import { EstimateRows } from '../charts/estimate-rows.tsx';
import type { Figure } from '../document.ts';
import { formatP, sayEffect, sentence } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { captionOf } from './caption.ts';
import { correctionWords, leftOutWords } from './comparisons.tsx';
import { detailOf } from './composition.tsx';
import { effectName, effectRows, effectTable, type NamedEstimate } from './effect-rows.ts';
import { isEstimatorKnown } from './estimator-names.ts';
import { isFoundAtAll } from './found.ts';
import { methodWords } from './method-words.ts';

/** A level and a change are two questions: they never share an axis. */
export const isChange = (one: Estimate) =>
  ['difference-in-differences', 'difference-between-periods'].includes(one.estimator) ||
  FEW_CLUSTER_TESTS.includes(one.estimator) ||
  one.period.includes(' \u2212 ');

/** More rows than this do not fit a page. */
const MOST_ROWS = 24;

/** One figure for each unit and outcome: numbers of different units have no common axis. */
export function rowFigures(
  reading: Reading,
  lines: readonly Estimate[],
  headline: (tested: number, found: number) => string,
  isByMethod = false,
): Figure[] {
  const keyOf = (one: Estimate) => (isByMethod ? one.unit : `${one.unit} ${one.outcome}`);
  return [...new Set(lines.map(keyOf))].flatMap((key) => {
    const own = lines.filter((one) => keyOf(one) === key);
    const parts = Array.from({ length: Math.ceil(own.length / MOST_ROWS) }, (_, at) =>
      own.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS),
    );
    return parts.map((part) => rowFigure(reading, part, headline));
  });
}

function rowFigure(
  reading: Reading,
  lines: readonly Estimate[],
  headline: (tested: number, found: number) => string,
): Figure {
  const { t, labels, language } = reading;
  const first = lines[0] as Estimate;
  const label = reading.nextFigure();
  const id = `figure-${label.replace(/\D/g, '')}`;
  const named = lines.map((one, index) => namedOf(reading, one, lines, index));
  const margins = [...new Set(lines.flatMap((one) => detailOf(one, 'margin') ?? []))];
  const tested = lines.filter((one) => one.pValue !== null);
  const [only] = named.filter(({ estimate }) => estimate.pValue !== null);
  const said =
    only && tested.length === 1 && margins.length === 0
      ? t.effects.single(only.name, isFoundAtAll(only.estimate))
      : tested.length === 0
        ? t.comparisons.noneTested
        : headline(tested.length, tested.filter(isFoundAtAll).length);
  const outcomes = [...new Set(lines.map((one) => labels.column(one.outcome)))];
  const alternative = describe(reading, named);
  return {
    kind: 'figure',
    id,
    label,
    headline: said,
    sub: sentence(outcomes.join(', '), language),
    drawing: (
      <EstimateRows
        id={id}
        title={said}
        description={alternative}
        rows={effectRows(reading, named)}
        isRatio={first.unit === 'odds-ratio'}
        words={{
          name: t.row,
          treated: labels.treated(first.analysis),
          control: labels.control(first.analysis),
          axis: effectName(first.unit, reading),
          number: t.effects.number,
          p: t.pAlone,
          corrected: t.pCorrected,
        }}
        language={language}
      />
    ),
    alternative,
    caption: captionOf(reading, captionWords(reading, lines, margins)),
    table: effectTable(reading, named, `${id}`, `${label} ${said}`),
    tablePlace: 'appendix',
    width: 'full',
  };
}

/** How to read the rows, and what must be known of their errors. */
function captionWords(reading: Reading, lines: readonly Estimate[], margins: readonly number[]): (string | null)[] {
  const { t, language } = reading;
  const [first] = lines as [Estimate];
  const smallest = Math.max(0, ...lines.flatMap((one) => detailOf(one, 'smallestPossibleP') ?? []));
  const sayMargin = (margin: number) => sayEffect(margin, first.unit, language).replace('+', '±');
  return [
    margins.length > 0 ? t.effects.levelKey(margins.map(sayMargin).join(', ')) : t.effects.key,
    lines.some((one) => one.estimator === 'difference-between-subgroups') ? t.effects.betweenKey : null,
    smallest >= 0.001 ? t.effects.smallestP(formatP(smallest, language)) : null,
    lines.some(isErrorWorthless) ? t.effects.worthless : null,
    lines.some((one) => one.notes.includes('assignment-by-area-ignored')) ? t.effects.byPerson : null,
    correctionWords(reading, lines),
    leftOutWords(reading, first.analysis),
  ];
}

function describe({ t, language }: Reading, named: readonly NamedEstimate[]): string {
  return [
    t.comparisons.form(named.length, null),
    ...named.flatMap(({ name, estimate: one }) =>
      one.estimate === null
        ? []
        : [
            `${name}: ${sayEffect(one.estimate, one.unit, language)}${one.ciLow === null || one.ciHigh === null ? '' : `, ${t.interval(one.ciLow, one.ciHigh, one.unit)}`}.`,
          ],
    ),
    named.some(({ estimate }) => estimate.suppressed) ? t.someHidden : null,
  ]
    .filter(Boolean)
    .join(' ');
}

/** A row is called by what tells it from the others: who, then how, then in which analysis. */
function namedOf(reading: Reading, one: Estimate, lines: readonly Estimate[], index: number): NamedEstimate {
  const { t, labels } = reading;
  const alike = lines.filter((line) =>
    ['analysis', 'estimator', 'outcome', 'subgroup', 'period'].every(
      (key) => line[key as keyof Estimate] === one[key as keyof Estimate],
    ),
  );
  const isErrorTold = alike.length > 1;
  const differs = (of: (line: Estimate) => unknown) => new Set(lines.map(of)).size > 1;
  const parts = [
    differs((line) => line.estimator) ? methodName(reading, one) : null,
    one.subgroup !== EVERYBODY || differs((line) => line.subgroup) ? labels.subgroup(one.subgroup) : null,
    differs((line) => line.outcome) ? labels.column(one.outcome) : null,
    spanName(reading, one) ?? stepName(one),
    isErrorTold ? t.effects.errorsBy(methodWords(errorName(one, alike), reading.language) ?? '') : null,
  ].filter(Boolean);
  const several = differs((line) => line.analysis);
  const previous = lines[index - 1];
  const isFirst = several && previous?.analysis !== one.analysis;
  const isGroup = lines.filter((line) => line.analysis === one.analysis).length > 1;
  const title = several && !isGroup && isNameShared(lines, one) ? labels.analysis(one.analysis) : null;
  return {
    name:
      sentence([...parts, title].filter(Boolean).join(', '), reading.language) ||
      (several ? t.everybody : methodName(reading, one)),
    estimate: one,
    ...(isFirst && isGroup && { groupName: labels.analysis(one.analysis) }),
    isPart: one.subgroup !== EVERYBODY,
    isFirstOfGroup: isFirst,
    isChange: isChange(one),
  };
}

/** Whether a row of another analysis is about the same people, outcome and method. */
function isNameShared(lines: readonly Estimate[], one: Estimate): boolean {
  const same = ['estimator', 'subgroup', 'outcome', 'period'] as const;
  return lines.some((line) => line.analysis !== one.analysis && same.every((key) => line[key] === one[key]));
}

/** The short name of an error method, or all of it where the short one does not tell it from the others. */
function errorName(one: Estimate, others: readonly Estimate[]): string {
  const short = ({ errorMethod }: Estimate) => errorMethod.split(/[:;]/)[0] ?? '';
  return others.filter((line) => short(line) === short(one)).length > 1 ? one.errorMethod : short(one);
}

/** The two neighbouring periods of a move between them. */
function stepName(one: Estimate): string | null {
  return one.estimator === 'difference-between-periods' ? `${one.details.before}–${one.period}` : null;
}

/** Which change a row is about, where it is not the one from all periods before to all after. */
function spanName({ t }: Reading, one: Estimate): string | null {
  if (one.period === CHANGE_FROM_BASE) return t.effects.fromBase;
  return one.period === CHANGE_BEFORE_START ? t.effects.beforeStart : null;
}

/** The name of an estimator in the reader's language. */
export function methodName({ t }: Reading, one: Estimate): string {
  return isEstimatorKnown(one.estimator) ? t.estimators[one.estimator].name : one.estimator;
}
