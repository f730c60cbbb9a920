import { scaleLinear } from 'd3-scale';
import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import { Drawing, type DrawingNames, FULL_WIDTH } from '../report/charts/drawing.tsx';
import { LIMITS } from './performance.ts';

/** One estimator: shares in percent, bias in percentage points; null = it has none. */
export interface TruthRow {
  key: string;
  name: string;
  bias: Reach | null;
  coverage: Reach | null;
  /** Found in so many of 100 registers. */
  found: number | null;
  isWrong: boolean;
}

/** A number and the Monte Carlo interval around it. */
export interface Reach {
  at: number;
  low: number;
  high: number;
}

interface Props extends DrawingNames {
  rows: readonly TruthRow[];
  words: { bias: string; coverage: string; found: string };
  language: Language;
}

const ROW = 22;
const TOP = 40;
const PANELS = [
  [286, 470],
  [496, 650],
  [676, FULL_WIDTH - 6],
] as const;

/** Bias, coverage and power of each estimator in one scenario; grey is where they should lie, and what lies outside is filled. */
export function TruthPlot(props: Props) {
  const { rows, words, language } = props;
  const bottom = TOP + rows.length * ROW;
  const most = Math.max(1, ...rows.flatMap(({ bias }) => (bias ? [Math.abs(bias.low), Math.abs(bias.high)] : [])));
  const least = Math.min(90, ...rows.flatMap(({ coverage }) => (coverage ? [coverage.low] : [])));
  const bias = scaleLinear([-most, most], PANELS[0]);
  const coverage = scaleLinear([least, 100], PANELS[1]);
  const found = scaleLinear([0, 100], PANELS[2]);
  const limit = 100 * LIMITS.bias;
  const panels = [
    { name: words.bias, scale: bias, field: [-limit, limit], line: 0 },
    { name: words.coverage, scale: coverage, field: [100 * LIMITS.coverageLow, 100 * LIMITS.coverageHigh], line: 95 },
    { name: words.found, scale: found, field: null, line: 5 },
  ];
  return (
    <Drawing {...props} width={FULL_WIDTH} height={bottom + 26}>
      {panels.map(({ name, scale, field, line }) => (
        <g key={name}>
          <text class="strong" x={scale.range()[0]} y={16}>
            {name}
          </text>
          {field && (
            <rect
              class="field"
              x={scale(field[0] as number)}
              width={scale(field[1] as number) - scale(field[0] as number)}
              y={TOP - 10}
              height={bottom - TOP + 10}
            />
          )}
          <line class="axis" x1={scale(line)} x2={scale(line)} y1={TOP - 10} y2={bottom} />
          {scale.ticks(3).map((tick) => (
            <text key={tick} class="quiet" x={scale(tick)} y={bottom + 18} text-anchor="middle">
              {formatNumber(tick, language)}
            </text>
          ))}
        </g>
      ))}
      {rows.map((row, index) => (
        <g key={row.key} class={row.isWrong ? 'sure' : 'unsure'}>
          <text class={row.isWrong ? 'strong' : 'plain'} x={0} y={TOP + index * ROW + 12}>
            {row.name}
          </text>
          {row.bias && <Mark reach={row.bias} scale={bias} y={TOP + index * ROW + 8} />}
          {row.coverage && <Mark reach={row.coverage} scale={coverage} y={TOP + index * ROW + 8} />}
          {row.found !== null && (
            <Mark reach={{ at: row.found, low: row.found, high: row.found }} scale={found} y={TOP + index * ROW + 8} />
          )}
        </g>
      ))}
    </Drawing>
  );
}

function Mark({ reach, scale, y }: { reach: Reach; scale: (value: number) => number; y: number }) {
  return (
    <>
      <line class="reach" x1={scale(reach.low)} x2={scale(reach.high)} y1={y} y2={y} />
      <circle class="dot" cx={scale(reach.at)} cy={y} r={4} />
    </>
  );
}
