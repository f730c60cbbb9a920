import { formatNumber, formatPercent } from '#drawing/format-number.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import type { Block, Cell, Section, TableBlock } from '../document.ts';
import { decimalsOf, formatEffect, inUnit, sayP, unitName } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { numberCell, pCell } from './effect-rows.ts';
import { isFoundAtAll } from './found.ts';
import { methodWords } from './method-words.ts';
import { methodName } from './row-figures.tsx';
import { termName } from './term-name.ts';

/** Regressions as tables: one line a term, with the error method of the whole table in its title. */
export function regressionSection(reading: Reading): Section {
  const lines = reading.estimatesOf('least-squares', 'logit');
  const keyOf = (one: Estimate) =>
    [one.analysis, one.estimator, one.outcome, one.subgroup, one.unit, one.errorMethod].join('\u0000');
  return {
    id: 'regressions',
    heading: reading.t.regression.heading,
    blocks: [
      ...[...new Set(lines.map(keyOf))].map((key) =>
        tableOf(
          reading,
          lines.filter((one) => keyOf(one) === key),
        ),
      ),
      ...jointTests(reading),
    ],
  };
}

/** The joint tests, one point each: what is tested, F and p, or why there is none. */
function jointTests(reading: Reading): Block[] {
  const { t, labels, language } = reading;
  const tests = reading.estimatesOf('joint-test');
  if (tests.length === 0) return [];
  const sayTest = (one: Estimate): string => {
    if (one.suppressed) return t.hidden;
    const reason = language === 'da' ? one.details.reasonDa : one.details.reasonEn;
    if (one.statistic === null || one.pValue === null) return String(reason ?? t.none);
    const numerator = String(one.details.numeratorDegreesOfFreedom ?? '');
    const denominator = one.degreesOfFreedom === null ? '∞' : formatNumber(one.degreesOfFreedom, language);
    return t.regression.joint(
      numerator,
      denominator,
      formatNumber(one.statistic, language, 2),
      sayP(one.pValue, language),
    );
  };
  return [
    { kind: 'text', text: t.regression.jointTests },
    {
      kind: 'points',
      items: tests.map((one) => ({
        lead: `${labels.analysis(one.analysis)}${one.subgroup === EVERYBODY ? '' : `, ${labels.subgroup(one.subgroup)}`}: ${one.term}.`,
        text: sayTest(one),
      })),
    },
  ];
}

function tableOf(reading: Reading, lines: readonly Estimate[]): TableBlock {
  const { t, labels, language } = reading;
  const first = lines[0] as Estimate;
  const label = reading.nextTable();
  const unit = unitName(first.unit, language);
  const who = first.subgroup === EVERYBODY ? '' : `, ${labels.subgroup(first.subgroup)}`;
  const bases = [first.nTreated, first.nControl].map((n) => (n === null ? t.hidden : formatNumber(n, language)));
  const effect = (one: Estimate, value: number | null) =>
    value === null
      ? { text: one.suppressed ? t.hidden : t.none }
      : { text: formatEffect(value, one.unit, language, one.estimate ?? value), value: inUnit(value, one.unit) };
  return {
    kind: 'table',
    table: {
      id: `${first.analysis} ${first.estimator} ${first.unit}`,
      title: `${label} ${labels.analysis(first.analysis)}${who}: ${methodName(reading, first)}. ${t.regression.errors(methodWords(first.errorMethod, language) ?? '')} ${t.regression.bases(bases[0] as string, bases[1] as string)}`,
      columns: [
        { name: t.regression.term, isText: true },
        ...[
          unit ? `${t.regression.coefficient}, ${unit}` : t.regression.coefficient,
          t.regression.standardError,
          `${formatPercent(first.confidence, language)} ${t.regression.from}`,
          t.to,
          t.regression.degreesOfFreedom,
          t.pValue,
          t.adjustedPValue,
        ].map((name) => ({ name })),
      ],
      rows: lines.map((one) => ({
        name: termName(reading, one),
        cells: [
          { ...effect(one, one.estimate), isStrong: isFoundAtAll(one) },
          standardErrorCell(reading, one),
          effect(one, one.ciLow),
          effect(one, one.ciHigh),
          numberCell(reading, one, one.degreesOfFreedom, 1),
          pCell(reading, one, one.pValue),
          pCell(reading, one, one.adjustedPValue),
        ],
      })),
    },
  };
}

/** A standard error with the decimals of its estimate and one more, so that it says something; it has no sign. */
function standardErrorCell({ t, language }: Reading, one: Estimate): Cell {
  if (one.standardError === null) return { text: one.suppressed ? t.hidden : t.none };
  const value = inUnit(one.standardError, one.unit);
  const decimals = decimalsOf(one.estimate ?? one.standardError, one.unit) + 1;
  return { text: formatNumber(value, language, decimals), value };
}
