import { formatPercent } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import type { PeriodPoint, RateWithBand } from './period-point.ts';
import { wrapWords } from './wrap-words.ts';

interface SeriesProps {
  side: 'treated' | 'control';
  points: readonly PeriodPoint[];
  across: (index: number) => number;
  rate: (value: number) => number;
}

/** One group's shares with their band; the line breaks where there is no number. */
export function Series({ side, points, across, rate }: SeriesProps) {
  const runs: (RateWithBand & { x: number })[][] = [[]];
  points.forEach((one, index) => {
    const value = one[side];
    if (value) runs.at(-1)?.push({ x: across(index), ...value });
    else runs.push([]);
  });
  return (
    <g class={side}>
      {runs
        .filter((run) => run.length > 0)
        .map((run) => (
          <Run key={run[0]?.x} side={side} run={run} rate={rate} />
        ))}
    </g>
  );
}

function Run({ side, run, rate }: { run: (RateWithBand & { x: number })[] } & Pick<SeriesProps, 'side' | 'rate'>) {
  const band = [...run.map((one) => [one.x, rate(one.high)]), ...run.toReversed().map((one) => [one.x, rate(one.low)])];
  return (
    <g>
      <polygon class="band" points={band.map((pair) => pair.join(',')).join(' ')} />
      <polyline class="line" points={run.map((one) => `${one.x},${rate(one.share)}`).join(' ')} />
      {run.map((one) =>
        side === 'treated' ? (
          <circle class="mark" key={one.x} cx={one.x} cy={rate(one.share)} r={4.6} />
        ) : (
          <rect class="mark" key={one.x} x={one.x - 4} y={rate(one.share) - 4} width={8} height={8} />
        ),
      )}
    </g>
  );
}

const LINE = 14;
const LETTERS = 8;
/** The width of a bold letter at the drawing's size, and the sizes between which a label may shrink. */
const LETTER_WIDTH = 7.1;
const [LARGEST, SMALLEST] = [12.5, 9];

/** The names at the ends of the lines, pushed apart where they would touch. */
export function EndLabels(props: {
  points: readonly PeriodPoint[];
  rate: (value: number) => number;
  words: { treated: string; control: string };
  x: number;
  /** How wide a label may be. */
  room: number;
  language: Language;
}) {
  const { points, rate, words, x, room, language } = props;
  const last = points.findLast((one) => one.treated && one.control);
  if (!last?.treated || !last.control) return null;
  const labels = (['treated', 'control'] as const)
    .map((side) => ({
      side,
      share: (last[side] as RateWithBand).share,
      lines: wrapWords(words[side], Math.max(LETTERS, Math.floor(room / LETTER_WIDTH))),
    }))
    .sort((a, b) => b.share - a.share);
  const [upper, lower] = labels as [(typeof labels)[number], (typeof labels)[number]];
  const longest = Math.max(...labels.flatMap((one) => one.lines.map((line) => line.length)));
  const size = Math.min(LARGEST, Math.max(SMALLEST, (LARGEST * room) / (longest * LETTER_WIDTH)));
  const needed = (upper.lines.length + 1) * LINE + 3;
  const push = Math.max(0, needed - (rate(lower.share) - rate(upper.share))) / 2;
  return (
    <g>
      {[upper, lower].map(({ side, share, lines }, index) => (
        <text key={side} class={`of-${side}`} font-size={size} y={rate(share) + (index === 0 ? -push : push)}>
          {lines.map((line, row) => (
            <tspan key={line} class="bold" x={x} dy={row === 0 ? 0 : LINE}>
              {line}
            </tspan>
          ))}
          <tspan x={x} dy={LINE}>
            {formatPercent(share, language, 1)}
          </tspan>
        </text>
      ))}
    </g>
  );
}
