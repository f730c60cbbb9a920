import { formatPercent } from '#drawing/format-number.ts';
import { joinWords } from '#drawing/join-words.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import { EstimateRows } from '../charts/estimate-rows.tsx';
import type { Figure, Section } from '../document.ts';
import { sayEffect, sayP, sentence } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { captionOf } from './caption.ts';
import { effectName, effectRows, effectTable, type NamedEstimate } from './effect-rows.ts';
import { isFound, isFoundAtAll } from './found.ts';

/** The groups' shares side by side, for everybody and for each part, with each p value alone and corrected. */
export function comparisonSection(reading: Reading): Section {
  const levels = reading.estimatesOf('difference-in-shares', 'difference-in-means');
  const analyses = [...new Set(levels.map((one) => one.analysis))];
  return {
    id: 'comparisons',
    heading: reading.t.comparisons.heading,
    blocks: analyses.flatMap((name) => {
      const own = levels.filter((one) => one.analysis === name);
      const period = own.at(-1)?.period ?? EVERYBODY;
      const last = own.filter((one) => one.period === period);
      // Followed over time for everybody alone: the last year stands in its figure already.
      return period !== EVERYBODY && last.length < 2 ? [] : [forestFigure(reading, last, period)];
    }),
  };
}

/** Everybody first, then the parts of each column in the plan's order. */
export function bySubgroup({ labels }: Reading, estimates: readonly Estimate[]): NamedEstimate[] {
  let column = '';
  return estimates.map((estimate) => {
    const own = estimate.subgroup.split('=')[0] ?? '';
    const isFirst = own !== column;
    column = own;
    return {
      name: labels.subgroup(estimate.subgroup),
      estimate,
      isPart: estimate.subgroup !== EVERYBODY,
      isFirstOfGroup: isFirst && estimate.subgroup !== EVERYBODY,
    };
  });
}

/** A forest: one row a group. Filled only what is significant after the correction that the plan names. */
export function forestFigure(reading: Reading, estimates: readonly Estimate[], period: string): Figure {
  const { t, labels, language } = reading;
  const first = estimates[0] as Estimate;
  const named = bySubgroup(reading, estimates);
  const label = reading.nextFigure();
  const id = `figure-${label.replace(/\D/g, '')}`;
  const headline = headlineOf(reading, named);
  const alternative = describe(reading, named, headline, period);
  const confidence = formatPercent(first.confidence, language);
  return {
    kind: 'figure',
    id,
    label,
    headline,
    sub: sentence(
      [labels.column(first.outcome), period === EVERYBODY ? null : period].filter(Boolean).join(', '),
      language,
    ),
    drawing: (
      <EstimateRows
        id={id}
        title={labels.analysis(first.analysis)}
        description={alternative}
        rows={effectRows(reading, named)}
        isRatio={first.unit === 'odds-ratio'}
        words={{
          name: t.comparisons.group,
          treated: labels.treated(first.analysis),
          control: labels.control(first.analysis),
          axis: effectName(first.unit, reading),
          number: t.comparisons.number(confidence),
          p: t.pAlone,
          corrected: t.pCorrected,
        }}
        language={language}
      />
    ),
    alternative,
    caption: captionOf(reading, [
      t.comparisons.key(confidence),
      correctionWords(reading, estimates),
      leftOutWords(reading, first.analysis),
    ]),
    table: effectTable(reading, named, `${first.analysis} ${period}`, `${label} ${labels.analysis(first.analysis)}`),
    tablePlace: 'appendix',
    width: 'full',
  };
}

function headlineOf({ t, language, labels }: Reading, named: readonly NamedEstimate[]): string {
  const tested = named.filter(({ estimate }) => estimate.pValue !== null);
  const [alone, corrected] = [isFound, isFoundAtAll].map((rule) => tested.filter(({ estimate }) => rule(estimate)));
  const [only] = named;
  if (tested.length === 0) return t.comparisons.noneTested;
  if (named.length === 1 && only)
    return t.comparisons.one(
      labels.treated(only.estimate.analysis),
      labels.control(only.estimate.analysis),
      isFound(only.estimate),
    );
  const isCorrected = tested.some(({ estimate }) => estimate.adjustedPValue !== null);
  const names = joinWords(
    (alone ?? []).map((one) => one.name),
    language,
  );
  return t.comparisons.many(tested.length, alone?.length ?? 0, isCorrected ? (corrected?.length ?? 0) : null, names);
}

/** How p values were corrected, from the plan's family. */
export function correctionWords({ plan, t }: Reading, estimates: readonly Estimate[]): string {
  const names = new Set(estimates.map((one) => one.analysis));
  const family = (plan.families ?? []).find((one) => one.analyses.some((name) => names.has(name)));
  return family ? t.comparisons.corrected(family.method, family.name) : t.comparisons.uncorrected;
}

/** Rows that could not be used, with the reason. */
export function leftOutWords({ results, t, language }: Reading, analysis: string): string | null {
  const found = results.leftOut.find((one) => one.analysis === analysis);
  if (!found) return null;
  const { analysis: _, ...counts } = found;
  const said = Object.entries(counts).flatMap(([reason, n]) =>
    n === 0 ? [] : [t.leftOut.one(reason as keyof typeof counts, n === null ? null : n, language)],
  );
  return said.length > 0 ? `${t.leftOut.heading}: ${said.join(', ')}.` : null;
}

function describe({ t, language }: Reading, named: readonly NamedEstimate[], headline: string, period: string): string {
  const said = named.flatMap(({ name, estimate: one }) =>
    one.estimate === null || one.ciLow === null || one.ciHigh === null
      ? []
      : [
          `${name} ${sayEffect(one.estimate, one.unit, language)}, ${t.interval(one.ciLow, one.ciHigh, one.unit)}${one.pValue === null ? '' : `, ${sayP(one.pValue, language)}`}.`,
        ],
  );
  const hidden = named.filter(({ estimate }) => estimate.suppressed).map((one) => one.name);
  return [
    t.comparisons.form(named.length, period === EVERYBODY ? null : period),
    `${headline}.`,
    ...said,
    hidden.length > 0 ? t.overTime.hiddenPeriods(joinWords(hidden, language)) : null,
  ]
    .filter(Boolean)
    .join(' ');
}
