import { formatNumber } from '#drawing/format-number.ts';
import { joinWords } from '#drawing/join-words.ts';
import { MEAN, MISSING, OVERALL } from '../../analyses/composition/covariate-lines.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import { BalancePlot, type BalanceRow } from '../charts/balance-plot.tsx';
import type { Cell, Figure, Section, Table } from '../document.ts';
import { decimalsOf, formatSigned } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { captionOf } from './caption.ts';
import { pCell } from './effect-rows.ts';

/** Differences of more standard deviations than this are called unlike. */
const LIMIT = 0.1;

/** Who was compared with whom: Table 1 with its balance plot, one a composition of the plan. */
export function compositionSection(reading: Reading): Section {
  const lines = reading.estimatesOf('composition').filter((one) => one.subgroup === EVERYBODY && one.term !== OVERALL);
  const analyses = [...new Set(lines.map((one) => one.analysis))];
  return {
    id: 'composition',
    heading: reading.t.composition.heading,
    blocks: analyses.map((name) =>
      tableOne(
        reading,
        lines.filter((one) => one.analysis === name),
      ),
    ),
  };
}

/** A number among an estimate's details. */
export function detailOf(one: Estimate, ...names: string[]): number | null {
  for (const name of names) {
    const value = one.details[name];
    if (typeof value === 'number') return value;
  }
  return null;
}

/** How far apart the groups are after the plan's first weighting or matching, in standard deviations. */
function afterOf({ estimatesOf }: Reading, one: Estimate): number | null {
  const lines = estimatesOf('balance').filter((line) => line.subgroup === EVERYBODY);
  const own = lines.filter((line) => line.analysis === lines[0]?.analysis);
  const names = isMean(one) ? [one.outcome] : [`${one.outcome}=${levelOf(one)}`];
  const found = own.find((line) => names.includes(line.term));
  return found ? detailOf(found, 'after') : null;
}

function tableOne(reading: Reading, lines: readonly Estimate[]): Figure {
  const { t, labels, language } = reading;
  const first = lines[0] as Estimate;
  const label = reading.nextTable();
  const id = `table-${label.replace(/\D/g, '')}`;
  const apart = lines.filter((one) => Math.abs(one.standardisedDifference ?? 0) > LIMIT);
  const known = lines.filter((one) => one.standardisedDifference !== null);
  const hasAfter = lines.some((one) => afterOf(reading, one) !== null);
  const headline = t.composition.headline(apart.length, known.length);
  const worst = known.toSorted(
    (a, b) => Math.abs(b.standardisedDifference as number) - Math.abs(a.standardisedDifference as number),
  );
  const name = (one: Estimate) => nameOf(reading, one);
  const hidden = lines.filter((one) => one.suppressed).map(name);
  const alternative = [
    t.composition.form(lines.length),
    ...worst
      .slice(0, 5)
      .map((one) => `${name(one)} ${formatSigned(one.standardisedDifference as number, language, 2)}.`),
    hidden.length > 0 ? t.overTime.hiddenPeriods(joinWords(hidden, language)) : null,
  ]
    .filter(Boolean)
    .join(' ');
  return {
    kind: 'figure',
    id,
    label,
    headline,
    sub: t.composition.sub,
    drawing: (
      <BalancePlot
        id={id}
        title={labels.analysis(first.analysis)}
        description={alternative}
        rows={rowsOf(reading, lines)}
        words={{
          treated: labels.treated(first.analysis),
          control: labels.control(first.analysis),
          plot: t.composition.plot,
          before: t.composition.before,
          after: hasAfter ? t.composition.after : null,
        }}
        language={language}
      />
    ),
    alternative,
    caption: captionOf(reading, [basesOf(reading, lines), hasAfter ? t.composition.key : t.composition.keyBefore]),
    table: balanceTable(reading, lines, label, hasAfter),
    tablePlace: 'appendix',
    width: 'full',
  };
}

/** Table 1 as numbers: what the drawing prints, and the p value beside it. */
function balanceTable(reading: Reading, lines: readonly Estimate[], label: string, hasAfter: boolean): Table {
  const { t, labels } = reading;
  const first = lines[0] as Estimate;
  return {
    id: `${first.analysis}`,
    title: `${label} ${labels.analysis(first.analysis)}`,
    columns: [
      { name: t.composition.variable, isText: true },
      ...[
        `${labels.treated(first.analysis)}`,
        `${labels.control(first.analysis)}`,
        t.composition.plot,
        ...(hasAfter ? [t.composition.afterColumn] : []),
        t.pValue,
      ].map((column) => ({ name: column })),
    ],
    rows: lines.map((one) => ({
      name: nameOf(reading, one),
      cells: [
        valueCell(reading, one, 'treated'),
        valueCell(reading, one, 'control'),
        smdCell(reading, one, one.standardisedDifference),
        ...(hasAfter ? [smdCell(reading, one, afterOf(reading, one))] : []),
        pCell(reading, one, one.pValue),
      ],
    })),
  };
}

const isMean = (one: Estimate) => one.term === MEAN;

/** What a line of Table 1 is called: its covariate and level, or the covariate and how it is summed up. */
function nameOf({ labels, t }: Reading, one: Estimate): string {
  const covariate = labels.column(one.outcome);
  if (isMean(one)) return `${covariate}, ${t.composition.mean}`;
  const level = levelOf(one);
  if (level === MISSING) return `${covariate}: ${t.composition.missing}`;
  return level === '' || level === one.outcome ? covariate : labels.subgroup(`${one.outcome}=${level}`);
}

/** The level of a line, whether its term is written as a level or as »column=level«. */
const levelOf = (one: Estimate) =>
  one.term.startsWith(`${one.outcome}=`) ? one.term.slice(one.outcome.length + 1) : one.term;

function valueCell({ t, language }: Reading, one: Estimate, side: 'treated' | 'control'): Cell {
  const [share, mean, sd] =
    side === 'treated'
      ? [one.shareTreated, detailOf(one, 'meanTreated'), detailOf(one, 'sdTreated')]
      : [one.shareControl, detailOf(one, 'meanControl'), detailOf(one, 'sdControl')];
  if (share !== null) return { text: `${formatNumber(share * 100, language, 1)}\u00A0%`, value: share * 100 };
  if (mean === null) return { text: one.suppressed ? t.hidden : t.none };
  const write = (value: number) => formatNumber(value, language, Math.min(1, decimalsOf(mean, 'number')));
  return { text: write(mean) + (sd === null ? '' : ` (${write(sd)})`), value: mean };
}

function smdCell({ t, language }: Reading, one: Estimate, value: number | null): Cell {
  if (value === null) return { text: one.suppressed ? t.hidden : t.none };
  return { text: formatSigned(value, language, 2), value, isStrong: Math.abs(value) > LIMIT };
}

function rowsOf(reading: Reading, lines: readonly Estimate[]): BalanceRow[] {
  const { t, labels } = reading;
  const covariates = [...new Set(lines.map((one) => one.outcome))];
  return covariates.flatMap((covariate): BalanceRow[] => {
    const own = lines.filter((one) => one.outcome === covariate);
    const isAlone = own.length === 1;
    const levels = own.map(
      (one): BalanceRow => ({
        kind: 'level',
        name: isAlone
          ? nameOf(reading, one)
          : levelOf(one) === MISSING
            ? t.composition.missing
            : labels.value(covariate, levelOf(one)),
        treated: valueCell(reading, one, 'treated').text,
        control: valueCell(reading, one, 'control').text,
        before: one.standardisedDifference,
        after: afterOf(reading, one),
        instead: one.suppressed ? t.hidden : t.none,
      }),
    );
    return isAlone ? levels : [{ kind: 'heading', name: labels.column(covariate) }, ...levels];
  });
}

function basesOf({ t, language, labels }: Reading, lines: readonly Estimate[]): string | null {
  const one = lines.find((line) => line.nTreated !== null && line.nControl !== null);
  if (!one || one.nTreated === null || one.nControl === null) return null;
  return t.composition.bases(
    `${labels.treated(one.analysis)} ${formatNumber(one.nTreated, language)}`,
    `${labels.control(one.analysis).toLowerCase()} ${formatNumber(one.nControl, language)}`,
  );
}
