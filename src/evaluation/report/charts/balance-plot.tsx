import { scaleLinear } from 'd3-scale';
import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import { formatSigned } from '../numbers.ts';
import { Drawing, type DrawingNames, FULL_WIDTH } from './drawing.tsx';

/** A line of Table 1: a heading of a covariate, or one level with its two groups. */
export type BalanceRow =
  | { kind: 'heading'; name: string }
  | {
      kind: 'level';
      name: string;
      treated: string;
      control: string;
      before: number | null;
      after: number | null;
      instead: string | null;
    };

interface Props extends DrawingNames {
  rows: readonly BalanceRow[];
  words: { treated: string; control: string; plot: string; before: string; after: string | null };
  language: Language;
}

const ROW = 23;
const TOP = 44;
const NAMES = 206;
const COLUMN = 98;
const NUMBERS = 52;
const LIMIT = 0.1;

/** Who was compared with whom: shares or means of both groups and how far apart they are, in standard deviations; grey is ±0.1. */
export function BalancePlot(props: Props) {
  const { rows, words, language } = props;
  const isBare = words.treated === '';
  const left = NAMES + (isBare ? 0 : 2 * COLUMN) + 26;
  const right = FULL_WIDTH - NUMBERS;
  const values = rows.flatMap((row) => (row.kind === 'level' ? [row.before ?? 0, row.after ?? 0].map(Math.abs) : []));
  const most = Math.max(0.25, ...values) * 1.1;
  const across = scaleLinear([-most, most], [left, right]);
  const bottom = TOP + rows.length * ROW;
  return (
    <Drawing {...props} width={FULL_WIDTH} height={bottom + 24}>
      <Heads words={words} left={left} />
      <rect class="field" x={across(-LIMIT)} width={across(LIMIT) - across(-LIMIT)} y={TOP} height={bottom - TOP} />
      <line class="axis" x1={across(0)} x2={across(0)} y1={TOP} y2={bottom} />
      {across.ticks(4).map((tick) => (
        <text key={tick} class="quiet" x={across(tick)} y={bottom + 17} text-anchor="middle">
          {(tick > 0 ? '+' : '') + formatNumber(tick, language)}
        </text>
      ))}
      {rows.map((row, index) => (
        <RowOf key={`${index} ${row.name}`} row={row} y={TOP + index * ROW} across={across} language={language} />
      ))}
    </Drawing>
  );
}

function Heads({ words, left }: { words: Props['words']; left: number }) {
  const head = (text: string, x: number, kind: string) => (
    <text class={kind} x={x} y={30} text-anchor="end">
      {text.length > 11 ? `${text.slice(0, 10)}…` : text}
    </text>
  );
  return (
    <g>
      {words.treated !== '' && head(words.treated, NAMES + COLUMN, 'of-treated bold')}
      {words.control !== '' && head(words.control, NAMES + 2 * COLUMN, 'of-control bold')}
      <text class="plain" x={left} y={14}>
        {words.plot}
      </text>
      <path class="key" d={`M${left + 6} ${26 - 5}l5 5l-5 5l-5 -5z`} />
      <text class="quiet" x={left + 17} y={30}>
        {words.before}
      </text>
      {words.after !== null && (
        <g>
          <circle class="after" cx={left + 76} cy={26} r={4} />
          <text class="quiet" x={left + 86} y={30}>
            {words.after}
          </text>
        </g>
      )}
      <line class="floor" x1={0} x2={FULL_WIDTH} y1={TOP - 6} y2={TOP - 6} />
    </g>
  );
}

function RowOf(props: { row: BalanceRow; y: number; across: (value: number) => number; language: Language }) {
  const { row, y, across, language } = props;
  if (row.kind === 'heading')
    return (
      <text class="strong halo" x={0} y={y + 17}>
        {row.name}
      </text>
    );
  const numbers = [row.treated, row.control];
  const isOutside = row.before !== null && Math.abs(row.before) > LIMIT;
  const middle = y + 12;
  return (
    <g>
      <text class="plain" x={12} y={y + 17}>
        {row.name.length > 31 ? `${row.name.slice(0, 30)}…` : row.name}
      </text>
      {numbers.map((number, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
        <text key={index} class="plain" x={NAMES + (index + 1) * COLUMN} y={y + 17} text-anchor="end">
          {number}
        </text>
      ))}
      {row.before !== null && row.after !== null && (
        <line class="thin" x1={across(row.before)} x2={across(row.after)} y1={middle} y2={middle} />
      )}
      {row.before !== null && (
        <g class={isOutside ? 'sure' : 'unsure'}>
          <path class="dot" d={`M${across(row.before)} ${middle - 6}l6 6l-6 6l-6 -6z`} />
        </g>
      )}
      {row.after !== null && <circle class="after" cx={across(row.after)} cy={middle} r={4} />}
      <text class={isOutside ? 'strong' : 'quiet'} x={FULL_WIDTH} y={y + 17} text-anchor="end">
        {row.before === null ? row.instead : formatSigned(row.before, language, 2)}
      </text>
    </g>
  );
}
