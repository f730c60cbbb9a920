import { formatNumber } from '#drawing/format-number.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import { BalancePlot } from '../charts/balance-plot.tsx';
import type { Cell, Figure, Table } from '../document.ts';
import { formatSigned } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { captionOf } from './caption.ts';
import { detailOf } from './composition.tsx';
import { termName } from './term-name.ts';

const LIMIT = 0.1;

/** Whether matching or weighting made the groups alike: one figure an analysis that tried. */
export function balanceFigures(reading: Reading): Figure[] {
  const lines = reading.estimatesOf('balance').filter((one) => one.subgroup === EVERYBODY);
  return [...new Set(lines.map((one) => one.analysis))].map((name) =>
    figureOf(
      reading,
      lines.filter((one) => one.analysis === name),
    ),
  );
}

const isApart = (value: number | null) => value !== null && Math.abs(value) > LIMIT;
const afterOf = (one: Estimate) => detailOf(one, 'after');

function figureOf(reading: Reading, lines: readonly Estimate[]): Figure {
  const { t, labels, language } = reading;
  const first = lines[0] as Estimate;
  const label = reading.nextFigure();
  const id = `figure-${label.replace(/\D/g, '')}`;
  const [before, after] = [
    lines.filter((one) => isApart(one.standardisedDifference)).length,
    lines.filter((one) => isApart(afterOf(one))).length,
  ];
  const say = (value: number | null) => (value === null ? t.none : formatSigned(value, language, 2));
  const alternative = [
    t.composition.balanceForm(formatNumber(lines.length, language)),
    ...lines.map((one) => `${termName(reading, one)}: ${say(one.standardisedDifference)}, ${say(afterOf(one))}.`),
  ].join(' ');
  return {
    kind: 'figure',
    id,
    label,
    headline: t.composition.balanceHeadline(before, after, lines.length),
    sub: labels.analysis(first.analysis),
    drawing: (
      <BalancePlot
        id={id}
        title={labels.analysis(first.analysis)}
        description={alternative}
        rows={lines.map((one) => ({
          kind: 'level',
          name: termName(reading, one),
          treated: '',
          control: '',
          before: one.standardisedDifference,
          after: afterOf(one),
          instead: one.suppressed ? t.hidden : t.none,
        }))}
        words={{
          treated: '',
          control: '',
          plot: t.composition.plot,
          before: t.composition.before,
          after: t.composition.afterShort,
        }}
        language={language}
      />
    ),
    alternative,
    caption: captionOf(reading, [t.composition.balanceKey]),
    table: tableOf(reading, lines, id, label),
    tablePlace: 'appendix',
    width: 'full',
  };
}

function tableOf(reading: Reading, lines: readonly Estimate[], id: string, label: string): Table {
  const { t, labels, language } = reading;
  const cell = (one: Estimate, value: number | null): Cell =>
    value === null
      ? { text: one.suppressed ? t.hidden : t.none }
      : { text: formatSigned(value, language, 2), value, isStrong: isApart(value) };
  return {
    id,
    title: `${label} ${labels.analysis(lines[0]?.analysis ?? '')}`,
    columns: [
      { name: t.composition.variable, isText: true },
      { name: `${t.composition.plot}, ${t.composition.before}` },
      { name: t.composition.afterShort },
    ],
    rows: lines.map((one) => ({
      name: termName(reading, one),
      cells: [cell(one, one.standardisedDifference), cell(one, afterOf(one))],
    })),
  };
}
