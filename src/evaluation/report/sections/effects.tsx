import { CHANGE, CHANGE_BEFORE_START } from '../../analyses/change-in-difference.ts';
import { CHANGE_FROM_BASE } from '../../analyses/event-study-summary.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import { FEW_CLUSTER_TESTS, isErrorWorthless } from '../believable.ts';
import { EstimateRows } from '../charts/estimate-rows.tsx';
import type { Block, Figure, Section } from '../document.ts';
import { sayEffect, sentence, unitName } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { captionOf } from './caption.ts';
import { correctionWords, leftOutWords } from './comparisons.tsx';
import { detailOf } from './composition.tsx';
import { effectRows, effectTable, type NamedEstimate } from './effect-rows.ts';
import { isEstimatorKnown } from './estimator-names.ts';
import { isFoundAtAll } from './found.ts';

const MATCHED = ['exact-matching', 'coarsened-exact-matching', 'nearest-neighbour', 'subclassification'];
const WEIGHTED = ['inverse-probability', 'entropy-balancing', 'outcome-regression', 'doubly-robust'];
const FEW = FEW_CLUSTER_TESTS;

/** Effects among people made alike by matching or weighting, with those who could not be compared. */
export function adjustedSection(reading: Reading): Section {
  const lines = reading.estimatesOf(...MATCHED, ...WEIGHTED);
  const { t } = reading;
  const overlap = lines.flatMap((one) => overlapWords(reading, one) ?? []);
  return {
    id: 'adjusted',
    heading: t.effects.adjusted,
    blocks: [
      ...rowFigures(reading, lines, t.effects.adjustedHeadline),
      ...(overlap.length > 0
        ? [{ kind: 'points' as const, items: [...new Set(overlap)].map((text) => ({ lead: '', text })) }]
        : []),
    ],
  };
}

/** Changes from before to after, for everybody and each part, on one axis. */
export function changeSection(reading: Reading): Section {
  const lines = reading
    .estimatesOf('difference-in-differences')
    .filter((one) => one.period !== CHANGE_BEFORE_START || one.estimate !== null);
  const many = [...new Set(lines.map((one) => one.analysis))].flatMap((name) =>
    lines.filter((one) => one.analysis === name),
  );
  return {
    id: 'changes',
    heading: reading.t.effects.changes,
    blocks: rowFigures(reading, many, reading.t.effects.changesHeadline),
  };
}

/** Whether the difference is another inside a group than outside it: that one is significant and the other not does not say so. */
export function betweenSection(reading: Reading): Section {
  const { t, estimatesOf } = reading;
  const all = estimatesOf('difference-between-subgroups');
  const levels = all.filter((one) => ![CHANGE, CHANGE_BEFORE_START].includes(one.period) && isLastOf(reading, one));
  const changes = all.filter((one) => one.period === CHANGE && one.pValue !== null);
  return {
    id: 'between',
    heading: t.effects.between,
    blocks: [
      ...rowFigures(reading, levels, t.effects.betweenLevels(levels[0]?.period ?? '')),
      ...rowFigures(reading, changes, t.effects.betweenChanges),
    ],
  };
}

/** What is valid when whole areas were treated and they are few. */
export function fewClustersSection(reading: Reading): Section {
  const { t } = reading;
  const lines = reading.estimatesOf(...FEW);
  const warned = reading.results.estimates.filter((one) => one.treatedClusters !== null && one.treatedClusters < 10);
  const least = Math.min(...warned.map((one) => one.treatedClusters as number));
  const [clusters] = warned.filter((one) => one.treatedClusters === least).map((one) => one.clusters);
  const warning: Block[] =
    warned.length > 0 ? [{ kind: 'text', text: t.effects.fewWarning(least, clusters ?? null, lines.length > 0) }] : [];
  return {
    id: 'few-clusters',
    heading: t.effects.few,
    blocks: [...warning, ...rowFigures(reading, lines, t.effects.fewHeadline)],
  };
}

/** Tests that stand beside the plain comparison: stratified, and whether the groups are level. */
export function furtherTestsSection(reading: Reading): Section {
  const { t, estimatesOf } = reading;
  return {
    id: 'further-tests',
    heading: t.effects.further,
    blocks: [
      ...rowFigures(reading, estimatesOf('mantel-haenszel'), t.effects.furtherHeadline),
      ...rowFigures(reading, estimatesOf('equivalence-two-one-sided'), t.effects.levelHeadline),
    ],
  };
}

/** The same effect under each choice of the plan: estimator, error, outcome, analysis. */
export function sensitivitySection(reading: Reading): Section {
  const { t } = reading;
  const lines = reading.results.estimates.filter(
    (one) =>
      one.subgroup === EVERYBODY &&
      isEffect(one) &&
      one.estimate !== null &&
      one.period !== CHANGE_BEFORE_START &&
      isLastOf(reading, one),
  );
  const changes = lines.filter(isChange);
  const levels = lines.filter((one) => !isChange(one));
  return {
    id: 'sensitivity',
    heading: t.effects.sensitivity,
    blocks: [levels, changes].flatMap((ones) =>
      ones.length < 2 ? [] : rowFigures(reading, ones, t.effects.sensitivityHeadline, true),
    ),
  };
}

/** A level and a change are two questions: they never share an axis. */
const isChange = (one: Estimate) => one.estimator === 'difference-in-differences' || FEW.includes(one.estimator);

const EFFECTS = new Set([
  'difference-in-shares',
  'difference-in-means',
  'difference-in-differences',
  'least-squares',
  ...MATCHED,
  ...WEIGHTED,
  ...FEW,
]);
const isEffect = (one: Estimate) =>
  EFFECTS.has(one.estimator) && (one.unit === 'share' || one.unit === 'number') && isOfTreatment(one);

/** In a regression only the treatment's own line is the effect. */
function isOfTreatment(one: Estimate): boolean {
  return one.estimator !== 'least-squares' || one.notes.includes('treatment') || detailOf(one, 'isTreatment') === 1;
}

/** Of levels followed over time only the last period is asked about. */
function isLastOf({ results }: Reading, one: Estimate): boolean {
  if (
    one.estimator !== 'difference-in-shares' &&
    one.estimator !== 'difference-in-means' &&
    one.estimator !== 'difference-between-subgroups'
  )
    return true;
  const own = results.estimates.filter(
    (other) => other.analysis === one.analysis && other.estimator === one.estimator && !other.period.startsWith(CHANGE),
  );
  return own.at(-1)?.period === one.period;
}

/** One figure for each unit and outcome: numbers of different units have no common axis. */
function rowFigures(
  reading: Reading,
  lines: readonly Estimate[],
  headline: (tested: number, found: number) => string,
  isByMethod = false,
): Figure[] {
  const keyOf = (one: Estimate) => (isByMethod ? one.unit : `${one.unit} ${one.outcome}`);
  return [...new Set(lines.map(keyOf))].map((key) =>
    rowFigure(
      reading,
      lines.filter((one) => keyOf(one) === key),
      headline,
    ),
  );
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
  const unit = unitName(first.unit, language);
  const margins = [...new Set(lines.flatMap((one) => detailOf(one, 'margin') ?? []))];
  const tested = lines.filter((one) => one.pValue !== null);
  const [only] = named.filter(({ estimate }) => estimate.pValue !== null);
  const said =
    only && tested.length === 1 && margins.length === 0
      ? t.effects.single(only.name, isFoundAtAll(only.estimate))
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
        words={{
          name: t.row,
          treated: labels.treated(first.analysis),
          control: labels.control(first.analysis),
          axis: `${t.difference}${unit ? `, ${unit}` : ''}`,
          number: t.effects.number,
          p: t.pAlone,
          corrected: t.pCorrected,
        }}
        language={language}
      />
    ),
    alternative,
    caption: captionOf(reading, [
      margins.length > 0
        ? t.effects.levelKey(margins.map((one) => sayEffect(one, first.unit, language).replace('+', '±')).join(', '))
        : t.effects.key,
      lines.some(isErrorWorthless) ? t.effects.worthless : null,
      lines.some((one) => one.notes.includes('assignment-by-area-ignored')) ? t.effects.byPerson : null,
      correctionWords(reading, lines),
      leftOutWords(reading, first.analysis),
    ]),
    table: effectTable(reading, named, `${id}`, `${label} ${said}`),
    tablePlace: 'appendix',
    width: 'full',
  };
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
    spanName(reading, one),
    isErrorTold ? t.effects.errorsBy(one.errorMethod.split(':')[0] ?? '') : null,
  ].filter(Boolean);
  const several = differs((line) => line.analysis);
  const previous = lines[index - 1];
  const isFirst = several && previous?.analysis !== one.analysis;
  return {
    name: parts.join(', ') || (several ? t.everybody : methodName(reading, one)),
    estimate: one,
    ...(isFirst && { groupName: labels.analysis(one.analysis) }),
    isPart: one.subgroup !== EVERYBODY,
    isFirstOfGroup: isFirst,
    isChange: isChange(one),
  };
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

/** Who was left out because nobody was like them, and how much the weights lean on few. */
function overlapWords(reading: Reading, one: Estimate): string | null {
  const { t } = reading;
  const unmatched = detailOf(one, 'unmatchedTreated', 'treatedUnmatched', 'droppedTreated', 'leftOutTreated');
  const effective = detailOf(
    one,
    'effectiveControl',
    'effectiveSizeControl',
    'essControl',
    'effectiveSampleSizeControl',
  );
  const outside = detailOf(one, 'outsideOverlap', 'outsideSupport', 'outside');
  if (unmatched === null && effective === null && outside === null) return null;
  return t.effects.overlap(methodName(reading, one), unmatched, effective, outside, one.nControl);
}
