import { formatNumber } from '#drawing/format-number.ts';
import { CHANGE } from '../../analyses/change-in-difference.ts';
import type { Estimate } from '../../estimate.ts';
import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import { COLUMN_SHARES } from '../charts/two-groups-over-time.tsx';
import type { Cell, Row, Table } from '../document.ts';
import { formatP, formatSigned } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { detailOf } from './composition.tsx';
import { isFound } from './found.ts';

/** The numbers of a figure over time, in the figure's own columns: its head is the time axis. */
export function twinOf(
  reading: Reading,
  analysis: CompareShares,
  estimates: readonly Estimate[],
  title: string,
): Table {
  const { t } = reading;
  const hasChange = estimates.some((one) => one.period === CHANGE);
  const periods = estimates.length - (hasChange ? 1 : 0);
  const share = (COLUMN_SHARES.periods + (hasChange ? 0 : 0)) / periods;
  return {
    id: `${analysis.name} ${(estimates[0] as Estimate).subgroup}`,
    title,
    columns: [
      { name: '', share: COLUMN_SHARES.names },
      ...estimates.map((one) =>
        one.period === CHANGE
          ? { name: t.overTime.change, share: COLUMN_SHARES.change, isAside: true }
          : { name: one.period, share },
      ),
      ...(hasChange ? [] : [{ name: '', share: COLUMN_SHARES.change }]),
    ],
    rows: rowsOf(reading, analysis, estimates).map((row) => ({
      ...row,
      cells: hasChange ? row.cells : [...row.cells, { text: '' }],
    })),
  };
}

function rowsOf(reading: Reading, analysis: CompareShares, estimates: readonly Estimate[]): Row[] {
  const { t, labels, language } = reading;
  const cellOf = (one: Estimate, value: number | null, write: (value: number) => string): Cell =>
    value === null ? { text: one.suppressed ? t.hidden : t.none } : { text: write(value), value };
  const row = (name: string, tone: Row['tone'], cell: (one: Estimate) => Cell): Row => ({
    name,
    ...(tone && { tone }),
    cells: estimates.map((one) => cell(one)),
  });
  const tested = (one: Estimate, value: number | null) => (one.pValue === null || value === null ? null : value * 100);
  const points = (of: (one: Estimate) => number | null) => (one: Estimate) =>
    cellOf(one, tested(one, of(one)), (value) => formatSigned(value, language));
  const p = (of: (one: Estimate) => number | null) => (one: Estimate) =>
    cellOf(one, of(one), (value) => formatP(value, language));
  const isCorrected = estimates.some((one) => one.adjustedPValue !== null);
  return [
    ...(['treated', 'control'] as const).flatMap((side) => sideRows(reading, analysis, estimates, side)),
    row(t.overTime.differenceRow, 'strong', (one) => ({ ...points((e) => e.estimate)(one), isStrong: isFound(one) })),
    row(
      t.overTime.from,
      'minor',
      points((one) => one.ciLow),
    ),
    row(
      t.overTime.to,
      'minor',
      points((one) => one.ciHigh),
    ),
    row(
      t.pValue,
      'minor',
      p((one) => one.pValue),
    ),
    ...(isCorrected
      ? [
          row(
            t.adjustedPValue,
            'minor',
            p((one) => one.adjustedPValue),
          ),
        ]
      : []),
    ...(estimates.some((one) => detectablePoints(one) !== null)
      ? [
          row(t.detectable.short, 'minor', (one: Estimate) =>
            cellOf(one, detectablePoints(one), (value) => formatNumber(value, language, 1)),
          ),
        ]
      : []),
  ].map((one) => ({ ...one, name: one.name || labels.column(analysis.outcome.column) }));
}

/** A group's shares, and under them how many of how many. The change has neither. */
function sideRows(
  reading: Reading,
  analysis: CompareShares,
  estimates: readonly Estimate[],
  side: 'treated' | 'control',
): Row[] {
  const { t, labels, language } = reading;
  const read = (one: Estimate) =>
    side === 'treated' ? ([one.shareTreated, one.nTreated] as const) : ([one.shareControl, one.nControl] as const);
  const write = (one: Estimate, cell: (share: number, n: number) => Cell): Cell => {
    const [share, n] = read(one);
    if (one.period === CHANGE) return { text: '' };
    return share === null || n === null ? { text: one.suppressed ? t.hidden : t.none } : cell(share, n);
  };
  const bases = new Set(estimates.filter((one) => one.period !== CHANGE).flatMap((one) => read(one)[1] ?? []));
  const [base] = bases;
  const isOne = bases.size === 1 && base !== undefined;
  return [
    {
      name: `${labels[side](analysis.name)}, %`,
      tone: side,
      cells: estimates.map((one) =>
        write(one, (share) => ({ text: formatNumber(share * 100, language, 1), value: share * 100 })),
      ),
    },
    {
      name: isOne ? t.overTime.countOf(formatNumber(base, language)) : t.overTime.count,
      tone: 'minor',
      cells: estimates.map((one) => write(one, (share, n) => countCell(reading, one, share, n))),
    },
    ...(isOne
      ? []
      : [
          {
            name: t.overTime.base,
            tone: 'minor' as const,
            cells: estimates.map((one) => write(one, (_, n) => ({ text: formatNumber(n, language), value: n }))),
          },
        ]),
  ];
}

/** How many have the outcome; of weighted rows a share is no count. */
function countCell({ t, language }: Reading, one: Estimate, share: number, n: number): Cell {
  if (one.details.effectiveTreated !== undefined) return { text: t.none };
  return { text: formatNumber(Math.round(share * n), language), value: Math.round(share * n) };
}

/** What could have been found, in percentage points: with the plan's areas where they are enough to say it. */
function detectablePoints(one: Estimate): number | null {
  const found = one.minimumDetectable ?? detailOf(one, 'minimumDetectableWithoutAreas');
  return one.pValue === null || found === null ? null : found * 100;
}
