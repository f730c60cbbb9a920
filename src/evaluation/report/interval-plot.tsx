import { scaleLinear } from 'd3-scale';
import { formatPercentagePoints } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';

/** One line of the plot; null numbers are hidden and drawn as the word. */
export interface IntervalLine {
  label: string;
  estimate: number | null;
  low: number | null;
  high: number | null;
}

const WIDTH = 720;
const ROW = 30;
const LEFT = 250;
const RIGHT = 96;

/** Differences with their intervals, one line each, and the line of no difference. */
export function IntervalPlot(props: {
  id: string;
  lines: readonly IntervalLine[];
  title: string;
  noDifference: string;
  hidden: string;
  language: Language;
}) {
  const { lines, language } = props;
  const known = lines.flatMap((line) => (line.low === null || line.high === null ? [] : [line.low, line.high]));
  const most = Math.max(0.05, ...known.map(Math.abs)) * 1.08;
  const across = scaleLinear([-most, most], [LEFT, WIDTH - RIGHT]);
  const height = lines.length * ROW + 48;
  const zero = across(0);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${props.id}-title`}>
      <title id={`${props.id}-title`}>{props.title}</title>
      <line class="zero" x1={zero} x2={zero} y1={22} y2={height - 22} />
      <text class="small" x={zero} y={14} text-anchor="middle">
        {props.noDifference}
      </text>
      {lines.map((line, index) => (
        <Line
          key={line.label}
          line={line}
          y={36 + index * ROW}
          across={across}
          hidden={props.hidden}
          language={language}
        />
      ))}
      {across.ticks(5).map((tick) => (
        <text class="small" x={across(tick)} y={height - 4} text-anchor="middle" key={tick}>
          {formatPercentagePoints(tick, language).replace(/[\s\u00a0].*$/u, '')}
        </text>
      ))}
    </svg>
  );
}

function Line({
  line,
  y,
  across,
  hidden,
  language,
}: {
  line: IntervalLine;
  y: number;
  across: (value: number) => number;
  hidden: string;
  language: Language;
}) {
  const { estimate, low, high } = line;
  return (
    <g>
      <text x={LEFT - 16} y={y + 5} text-anchor="end">
        {line.label}
      </text>
      {estimate === null || low === null || high === null ? (
        <text class="small" x={across(0) + 10} y={y + 5}>
          {hidden}
        </text>
      ) : (
        <>
          <line class="reach" x1={across(low)} x2={across(high)} y1={y} y2={y} />
          <circle class="point" cx={across(estimate)} cy={y} r={5} />
          <text x={WIDTH} y={y + 5} text-anchor="end">
            {formatPercentagePoints(estimate, language, 1).replace(/[\s\u00a0].*$/u, '')}
          </text>
        </>
      )}
    </g>
  );
}
