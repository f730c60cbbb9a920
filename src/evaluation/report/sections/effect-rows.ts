import { formatCount, formatNumber } from '#drawing/format-number.ts';
import type { Estimate, EstimateUnit } from '../../estimate.ts';
import { isErrorWorthless } from '../believable.ts';
import type { EstimateRow } from '../charts/estimate-rows.tsx';
import type { Cell, Column, Row, Table } from '../document.ts';
import { formatEffect, formatInterval, formatP, inUnit, sentence, unitName } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { isFoundAtAll } from './found.ts';

/** An estimate with what it is called in its row. */
export interface NamedEstimate {
  name: string;
  estimate: Estimate;
  isPart?: boolean;
  isFirstOfGroup?: boolean;
  isChange?: boolean;
  /** Said above the row: a new run of rows begins. */
  groupName?: string;
}

/** The rows of a drawing. Filled marks are significant at the correction that the plan names, or alone where it names none. */
export function effectRows(reading: Reading, named: readonly NamedEstimate[]): EstimateRow[] {
  const { t, language } = reading;
  const hidden = named.some(({ estimate }) => estimate.shareTreated !== null) ? t.hidden : null;
  return named.map(({ estimate: one, ...given }, index) => {
    const { unit } = one;
    const value = one.estimate;
    const read = (limit: number | null) => (limit === null ? null : inUnit(limit, unit));
    return {
      key: `${index}`,
      ...given,
      treated: countOf(one, 'treated', language, hidden),
      control: countOf(one, 'control', language, hidden),
      effect:
        value === null
          ? null
          : {
              estimate: inUnit(value, unit),
              low: read(one.ciLow),
              high: read(one.ciHigh),
              bandLow: read(marginOf(one) === null ? one.bandLow : -(marginOf(one) as number)),
              bandHigh: read(marginOf(one) ?? one.bandHigh),
            },
      isSure: isFoundAtAll(one),
      number: value === null ? '' : formatEffect(value, unit, language),
      interval:
        one.ciLow === null || one.ciHigh === null
          ? isErrorWorthless(one)
            ? t.effects.fewShort
            : ''
          : formatInterval(one.ciLow, one.ciHigh, unit, language),
      p: one.pValue === null ? '' : formatP(one.pValue, language),
      corrected: one.adjustedPValue === null ? '' : formatP(one.adjustedPValue, language),
      instead: value === null ? insteadOf(one, reading) : null,
    };
  });
}

/** The margin of an equivalence test, which stands behind its point as a field. */
function marginOf(one: Estimate): number | null {
  const { margin } = one.details;
  return typeof margin === 'number' ? margin : null;
}

/** Why there is no number, in the reader's words. */
export function insteadOf(one: Estimate, { t, language }: Reading): string {
  if (one.suppressed) return t.hidden;
  const reason = one.details[language === 'da' ? 'reasonDa' : 'reasonEn'];
  if (typeof reason === 'string') return reason;
  const known = Object.entries(t.noNumberBecause).find(([note]) => one.notes.includes(note));
  return known ? known[1] : t.noNumber;
}

function countOf(one: Estimate, side: 'treated' | 'control', language: Reading['language'], hidden: string | null) {
  const [share, n] = side === 'treated' ? [one.shareTreated, one.nTreated] : [one.shareControl, one.nControl];
  if (one.details.effectiveTreated !== undefined) return null;
  if (share !== null && n !== null) return formatCount(Math.round(share * n), n, language);
  if (one.suppressed) return hidden;
  return null;
}

/** The same rows as a table: every number that the drawing prints. */
export function effectTable(reading: Reading, named: readonly NamedEstimate[], id: string, title: string): Table {
  const { t, language } = reading;
  const units = new Set(named.map((one) => one.estimate.unit));
  const has = (of: (one: Estimate) => unknown) => named.some(({ estimate }) => of(estimate) !== null);
  const shares = has((one) => one.shareTreated) || has((one) => one.shareControl);
  const [unit] = units;
  const effect = units.size === 1 && unit ? effectName(unit, reading) : t.effect;
  const columns: (Column & { cell: (one: Estimate) => Cell; isWanted: boolean })[] = [
    {
      name: `${t.treated}, %`,
      isWanted: shares,
      cell: (one) => numberCell(reading, one, one.shareTreated && one.shareTreated * 100, 1),
    },
    {
      name: `${t.treated}, n`,
      isWanted: has((one) => one.nTreated),
      cell: (one) => numberCell(reading, one, one.nTreated, 0),
    },
    {
      name: `${t.control}, %`,
      isWanted: shares,
      cell: (one) => numberCell(reading, one, one.shareControl && one.shareControl * 100, 1),
    },
    {
      name: `${t.control}, n`,
      isWanted: has((one) => one.nControl),
      cell: (one) => numberCell(reading, one, one.nControl, 0),
    },
    { name: effect, isWanted: true, cell: (one) => effectCell(reading, one, one.estimate, true) },
    { name: t.from, isWanted: has((one) => one.ciLow), cell: (one) => effectCell(reading, one, one.ciLow) },
    { name: t.to, isWanted: has((one) => one.ciHigh), cell: (one) => effectCell(reading, one, one.ciHigh) },
    { name: t.bandFrom, isWanted: has((one) => one.bandLow), cell: (one) => effectCell(reading, one, one.bandLow) },
    { name: t.bandTo, isWanted: has((one) => one.bandHigh), cell: (one) => effectCell(reading, one, one.bandHigh) },
    { name: t.pValue, isWanted: has((one) => one.pValue), cell: (one) => pCell(reading, one, one.pValue) },
    {
      name: t.adjustedPValue,
      isWanted: has((one) => one.adjustedPValue),
      cell: (one) => pCell(reading, one, one.adjustedPValue),
    },
    {
      name: t.detectable.short,
      isWanted: has((one) => one.minimumDetectable),
      cell: (one) => effectCell(reading, one, one.minimumDetectable),
    },
  ];
  const wanted = columns.filter((one) => one.isWanted);
  return {
    id,
    title,
    columns: [{ name: t.row, isText: true }, ...wanted.map(({ name }) => ({ name }))],
    rows: named.map(({ name, estimate }): Row => ({ name, cells: wanted.map((column) => column.cell(estimate)) })),
  };

  function effectCell(at: Reading, one: Estimate, value: number | null, isEffect = false): Cell {
    if (value === null) return { text: one.suppressed ? at.t.hidden : at.t.none };
    const text = formatEffect(value, one.unit, language, one.estimate ?? value);
    return { text, value: inUnit(value, one.unit), ...(isEffect && { isStrong: isFoundAtAll(one) }) };
  }
}

/** What a column of effects is called: its unit says it. */
export function effectName(unit: EstimateUnit, { t, language }: Reading): string {
  const name = unitName(unit, language);
  if (unit === 'odds-ratio' || unit === 'log-odds') return sentence(name, language);
  return name ? `${t.difference}, ${name}` : t.difference;
}

/** A number of an estimate, or the word that says why it is not there. */
export function numberCell({ t, language }: Reading, one: Estimate, value: number | null, decimals: number): Cell {
  if (value === null) return { text: one.suppressed ? t.hidden : t.none };
  const text = formatNumber(value, language, decimals);
  return { text, value };
}

/** A p value, or the word that says why it is not there. */
export function pCell({ t, language }: Reading, one: Estimate, value: number | null): Cell {
  return value === null ? { text: one.suppressed ? t.hidden : t.none } : { text: formatP(value, language), value };
}
