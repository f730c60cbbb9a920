import { scaleLinear, scaleLog } from 'd3-scale';
import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import { Drawing, type DrawingNames, FULL_WIDTH } from './drawing.tsx';
import { Hatch } from './hatch.tsx';
import { wrapWords } from './wrap-words.ts';

/** One statement with its interval; numbers in the unit that is read. */
export interface EstimateRow {
  key: string;
  name: string;
  /** A part of the row above it. */
  isPart?: boolean;
  /** Said above the row, where a run of rows with a name of its own begins. */
  groupName?: string;
  /** A hairline above: another kind of group begins. */
  isFirstOfGroup?: boolean;
  /** »71 af 548«; null = not counted here. */
  treated: string | null;
  control: string | null;
  effect: {
    estimate: number;
    low: number | null;
    high: number | null;
    bandLow: number | null;
    bandHigh: number | null;
  } | null;
  /** A change is a diamond, a level a circle. */
  isChange?: boolean;
  isSure: boolean;
  /** »−1,0«, »[−3,7; 2,1]«, p alone, p corrected. */
  number: string;
  interval: string;
  p: string;
  corrected: string;
  /** Said instead of an interval. */
  instead: string | null;
}

interface Props extends DrawingNames {
  rows: readonly EstimateRow[];
  /** Ratios stand on a logarithmic axis about 1. */
  isRatio: boolean;
  words: { name: string; treated: string; control: string; axis: string; number: string; p: string; corrected: string };
  language: Language;
}

const ROW = 24;
const TOP = 44;
const LETTER = 6.7;

/** Where the columns stand; what no row has takes no room. */
function columnsOf({ rows }: Props) {
  const hasSides = rows.some((row) => row.treated !== null || row.control !== null);
  const hasP = rows.some((row) => row.p !== '');
  const hasCorrected = rows.some((row) => row.corrected !== '');
  const corrected = FULL_WIDTH;
  const p = hasCorrected ? corrected - 54 : corrected;
  const number = hasP ? p - 60 : p;
  const longest = Math.max(...rows.map((row) => `${row.number} ${row.interval}`.length), 14);
  const axisEnd = number - longest * LETTER - 12;
  const names = hasSides ? 190 : 250;
  return {
    names,
    treated: names + 78,
    control: names + 166,
    axis: hasSides ? names + 182 : names,
    axisEnd,
    number,
    p,
    corrected,
    hasSides,
  };
}

/** Statements one under the other, each with its bases, its interval and its p value: alone and corrected. */
export function EstimateRows(props: Props) {
  const { rows, language } = props;
  const columns = columnsOf(props);
  const across = scaleOf(props, columns.axis + 8, columns.axisEnd);
  const lines = rows.map((row) => nameLines(row, columns.names));
  const heights = rows.map((row, index) => heightOf(lines[index] as string[]) + (row.groupName ? ROW : 0));
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, own) => sum + own, TOP));
  const bottom = heights.reduce((sum, own) => sum + own, TOP);
  return (
    <Drawing {...props} width={FULL_WIDTH} height={bottom + 26}>
      <Hatch id={`${props.id}-hatch`} />
      <Heads {...props} columns={columns} />
      <Axis across={across} bottom={bottom} isRatio={props.isRatio} language={language} />
      {rows.map((row, index) => {
        const start = tops[index] as number;
        const top = start + (row.groupName ? ROW : 0);
        return (
          <g key={row.key}>
            {row.isFirstOfGroup && index > 0 && <line class="grid" x1={0} x2={FULL_WIDTH} y1={start} y2={start} />}
            {row.groupName && (
              <text class="quiet halo" x={0} y={start + 17}>
                {row.groupName}
              </text>
            )}
            <RowWords row={row} lines={lines[index] as string[]} y={top + 16} columns={columns} />
            <Mark row={row} y={top + 12} across={across} hatch={`${props.id}-hatch`} />
          </g>
        );
      })}
    </Drawing>
  );
}

type Columns = ReturnType<typeof columnsOf>;
type Scale = ReturnType<typeof scaleLinear<number>> | ReturnType<typeof scaleLog<number>>;

/** An axis that holds every interval and the value of no difference. */
function scaleOf({ rows, isRatio }: Props, from: number, to: number): Scale {
  const none = isRatio ? 1 : 0;
  const values = rows
    .flatMap(({ effect }) => (effect ? Object.values(effect) : []))
    .filter((value): value is number => value !== null && (!isRatio || value > 0));
  const [least, most] = [Math.min(none, ...values), Math.max(none, ...values)];
  if (isRatio) return scaleLog([least / 1.15, most * 1.15], [from, to]);
  const margin = Math.max(1e-9, (most - least) * 0.06);
  return scaleLinear([least - margin, most + margin], [from, to]);
}

function Heads({ words, columns, rows }: Props & { columns: Columns }) {
  const head = (text: string, x: number, anchor: 'start' | 'end', kind: string, most: number) => {
    const lines = wrapWords(text, most).slice(0, 2);
    return (
      <text class={kind} text-anchor={anchor} y={lines.length > 1 ? 14 : 29}>
        {lines.map((line, index) => (
          <tspan key={line} x={x} dy={index === 0 ? 0 : 15}>
            {line}
          </tspan>
        ))}
      </text>
    );
  };
  return (
    <g>
      {head(words.name, 0, 'start', 'quiet', 24)}
      {columns.hasSides && head(words.treated, columns.treated, 'end', 'of-treated bold', 11)}
      {columns.hasSides && head(words.control, columns.control, 'end', 'of-control bold', 11)}
      {head(words.axis, columns.axis + 8, 'start', 'quiet', 20)}
      {head(words.number, columns.number, 'end', 'quiet', 18)}
      {rows.some((row) => row.p !== '') && head(words.p, columns.p, 'end', 'quiet', 6)}
      {rows.some((row) => row.corrected !== '') && head(words.corrected, columns.corrected, 'end', 'quiet', 6)}
      <line class="floor" x1={0} x2={FULL_WIDTH} y1={TOP - 6} y2={TOP - 6} />
    </g>
  );
}

function Axis(props: { across: Scale; bottom: number; isRatio: boolean; language: Language }) {
  const { across, bottom, isRatio, language } = props;
  const none = isRatio ? 1 : 0;
  const ticks = [...new Set([none, ...across.ticks(isRatio ? 3 : 5)])];
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class={tick === none ? 'axis' : 'grid'} x1={across(tick)} x2={across(tick)} y1={TOP} y2={bottom} />
          <text class="quiet" x={across(tick)} y={bottom + 17} text-anchor="middle">
            {(tick > 0 && !isRatio ? '+' : '') + formatNumber(tick, language)}
          </text>
        </g>
      ))}
    </g>
  );
}

const heightOf = (lines: readonly string[]) => ROW + (lines.length - 1) * 14;
const indentOf = (row: EstimateRow) => (row.isPart ? 12 : 0);

/** A long name takes more lines, so that nothing is cut off. */
function nameLines(row: EstimateRow, room: number): string[] {
  return wrapWords(row.name, Math.floor((room - indentOf(row) - 12) / (row.isPart ? 6.2 : 6.8)));
}

function RowWords(props: { row: EstimateRow; lines: readonly string[]; y: number; columns: Columns }) {
  const { row, lines, y, columns } = props;
  return (
    <g>
      <text class={row.isPart ? 'plain' : 'strong'} y={y}>
        {lines.map((line, index) => (
          <tspan key={line} x={indentOf(row)} dy={index === 0 ? 0 : 14}>
            {line}
          </tspan>
        ))}
      </text>
      {row.treated !== null && (
        <text class="plain" x={columns.treated} y={y} text-anchor="end">
          {row.treated}
        </text>
      )}
      {row.control !== null && (
        <text class="plain" x={columns.control} y={y} text-anchor="end">
          {row.control}
        </text>
      )}
      <text class="plain" x={columns.number} y={y} text-anchor="end">
        <tspan class="strong">{row.number}</tspan> {row.interval}
      </text>
      {row.p && (
        <text class={row.isSure ? 'strong' : 'plain'} x={columns.p} y={y} text-anchor="end">
          {row.p}
        </text>
      )}
      {row.corrected && (
        <text class="plain" x={columns.corrected} y={y} text-anchor="end">
          {row.corrected}
        </text>
      )}
    </g>
  );
}

function Mark(props: { row: EstimateRow; y: number; across: Scale; hatch: string }) {
  const { row, y, across } = props;
  const [from = 0, to = 0] = across.range();
  if (row.instead !== null)
    return (
      <g>
        <rect fill={`url(#${props.hatch})`} x={from} y={y - 9} width={to - from} height={18} />
        <text class="halo" x={(from + to) / 2} y={y + 4} text-anchor="middle">
          {row.instead}
        </text>
      </g>
    );
  if (!row.effect) return null;
  const { estimate, low, high, bandLow, bandHigh } = row.effect;
  const x = across(estimate);
  return (
    <g class={row.isSure ? 'sure' : 'unsure'}>
      {bandLow !== null && bandHigh !== null && (
        <line class="joint-bar" x1={across(bandLow)} x2={across(bandHigh)} y1={y} y2={y} />
      )}
      {low !== null && high !== null && <line class="reach" x1={across(low)} x2={across(high)} y1={y} y2={y} />}
      {row.isChange ? (
        <path class="dot" d={`M${x} ${y - 6}l6 6l-6 6l-6 -6z`} />
      ) : (
        <circle class="dot" cx={x} cy={y} r={4.8} />
      )}
    </g>
  );
}
