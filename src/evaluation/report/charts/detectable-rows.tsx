import { scaleLinear } from 'd3-scale';
import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import { Drawing, type DrawingNames, FULL_WIDTH } from './drawing.tsx';
import { wrapWords } from './wrap-words.ts';

/** One question: what would have been found in 80 of 100 such studies, and what was seen; numbers in the unit that is read. */
export interface DetectableRow {
  key: string;
  name: string;
  limit: number;
  /** The same when whole areas hang together. */
  clustered: number | null;
  seen: number | null;
  isSure: boolean;
  number: string;
}

interface Props extends DrawingNames {
  rows: readonly DetectableRow[];
  words: { seen: string; limit: string; clustered: string; unit: string };
  language: Language;
}

const ROW = 32;
const TOP = 46;
const NAMES = 250;
const NUMBERS = 150;

/** Smallest differences that can be found: a field up to the limit, a tick for clusters, a point for what was seen. */
export function DetectableRows(props: Props) {
  const { rows, words, language } = props;
  const most = Math.max(1e-9, ...rows.flatMap((row) => [row.limit, row.clustered ?? 0, Math.abs(row.seen ?? 0)]));
  const across = scaleLinear([0, most * 1.08], [NAMES, FULL_WIDTH - NUMBERS]);
  const bottom = TOP + rows.length * ROW;
  return (
    <Drawing {...props} width={FULL_WIDTH} height={bottom + 26}>
      {across.ticks(5).map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? 'floor' : 'grid'} x1={across(tick)} x2={across(tick)} y1={TOP - 4} y2={bottom} />
          <text class="quiet" x={across(tick)} y={bottom + 18} text-anchor="middle">
            {formatNumber(tick, language)}
          </text>
        </g>
      ))}
      <text class="quiet" x={FULL_WIDTH} y={bottom + 18} text-anchor="end">
        {words.unit}
      </text>
      <Key {...props} across={across} />
      {rows.map((row, index) => (
        <Row key={row.key} row={row} y={TOP + index * ROW + 4} across={across} />
      ))}
    </Drawing>
  );
}

/** The words stand over the first row's marks, pushed apart where they would touch. */
function Key({ rows, words, across }: Props & { across: (value: number) => number }) {
  const [first] = rows;
  if (!first) return null;
  const marks = [
    ...(first.seen === null ? [] : [{ at: across(Math.abs(first.seen)), word: words.seen }]),
    { at: across(first.limit), word: words.limit },
    ...(first.clustered === null ? [] : [{ at: across(first.clustered), word: words.clustered }]),
  ].sort((a, b) => a.at - b.at);
  let end = 0;
  return (
    <g>
      {marks.map(({ at, word }) => {
        const x = Math.max(at - 8, end);
        end = x + word.length * 6.9 + 16;
        return (
          <g key={word}>
            <path class="thin" d={`M${at} ${TOP + 2}V${TOP - 18}`} />
            <text class="plain halo" x={x} y={TOP - 24}>
              {word}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Row({ row, y, across }: { row: DetectableRow; y: number; across: (value: number) => number }) {
  const { limit, clustered, seen } = row;
  const middle = y + 9;
  const lines = wrapWords(row.name, 38);
  return (
    <g class={row.isSure ? 'sure' : 'unsure'}>
      <text class="plain" y={y + (lines.length > 1 ? 7 : 14)}>
        {lines.map((line, index) => (
          <tspan key={line} x={0} dy={index === 0 ? 0 : 13}>
            {line}
          </tspan>
        ))}
      </text>
      <rect class="joint" x={across(0)} width={across(limit) - across(0)} y={y} height={18} />
      <line class="limit" x1={across(limit)} x2={across(limit)} y1={y - 2} y2={y + 20} />
      {clustered !== null && (
        <path
          class="thin"
          d={`M${across(limit)} ${middle}H${across(clustered)}M${across(clustered)} ${middle - 6}V${middle + 6}`}
        />
      )}
      {seen !== null && <circle class="dot" cx={across(Math.abs(seen))} cy={middle} r={5} />}
      <text class="plain" x={FULL_WIDTH} y={y + 14} text-anchor="end">
        {row.number}
      </text>
    </g>
  );
}
