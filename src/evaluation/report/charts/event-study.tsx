import { scaleLinear } from 'd3-scale';
import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import { formatSigned } from '../numbers.ts';
import { Drawing, type DrawingNames, FULL_WIDTH } from './drawing.tsx';
import { Hatch } from './hatch.tsx';

/** One period: the difference from the base period in the unit that is read; `isBase` stands on zero. */
export interface EventPoint {
  period: string;
  isBase: boolean;
  effect: {
    estimate: number;
    low: number | null;
    high: number | null;
    bandLow: number | null;
    bandHigh: number | null;
  } | null;
  /** Said instead of a number. */
  instead: string | null;
}

interface Props extends DrawingNames {
  points: readonly EventPoint[];
  /** The dotted line stands on the boundary before this period. */
  startBefore: string | null;
  decimals: number;
  words: { base: string; start: string; joint: string; single: string; unit: string };
  language: Language;
}

const LEFT = 52;
const RIGHT = 44;
const TOP = 34;
const PLOT = 230;
const HEIGHT = TOP + PLOT + 30;
const JOINT = 22;

/** An event study: how the difference moved from the base period, year by year, with single intervals and one joint field. */
export function EventStudy(props: Props) {
  const { points, words, language } = props;
  const step = (FULL_WIDTH - LEFT - RIGHT) / points.length;
  const across = (index: number) => LEFT + step * (index + 0.5);
  const reach = points.flatMap(({ effect }) =>
    effect
      ? [effect.estimate, effect.low ?? 0, effect.high ?? 0, effect.bandLow ?? 0, effect.bandHigh ?? 0].map(Math.abs)
      : [],
  );
  const at = scaleLinear(
    [-1, 1].map((sign) => sign * Math.max(1e-9, ...reach) * 1.1),
    [TOP + PLOT, TOP],
  );
  const start = points.findIndex((one) => one.period === props.startBefore);
  return (
    <Drawing {...props} width={FULL_WIDTH} height={HEIGHT}>
      <Hatch id={`${props.id}-hatch`} />
      <Grid at={at} unit={words.unit} language={language} />
      {points.map((one, index) =>
        one.instead === null ? null : (
          <g key={one.period}>
            <rect fill={`url(#${props.id}-hatch)`} x={LEFT + step * index} y={TOP} width={step} height={PLOT} />
            <text class="halo" x={across(index)} y={TOP + PLOT / 2 - 8} text-anchor="middle">
              {one.instead}
            </text>
          </g>
        ),
      )}
      <line class="axis" x1={LEFT} x2={FULL_WIDTH - RIGHT} y1={at(0)} y2={at(0)} />
      {start > 0 && (
        <g>
          <line class="start" x1={LEFT + step * start} x2={LEFT + step * start} y1={TOP - 22} y2={TOP + PLOT} />
          <text x={LEFT + step * start + 7} y={TOP - 12}>
            {words.start}
          </text>
        </g>
      )}
      {points.map((one, index) => (
        <Point key={one.period} point={one} x={across(index)} at={at} {...props} />
      ))}
      <Explanation points={points} across={across} at={at} words={words} />
      {points.map((one, index) => (
        <text key={one.period} class="plain" x={across(index)} y={HEIGHT - 8} text-anchor="middle">
          {one.period}
        </text>
      ))}
    </Drawing>
  );
}

function Grid({
  at,
  unit,
  language,
}: {
  at: ReturnType<typeof scaleLinear<number>>;
  unit: string;
  language: Language;
}) {
  return (
    <g>
      {at.ticks(5).map((tick) => (
        <g key={tick}>
          <line class="grid" x1={LEFT} x2={FULL_WIDTH - RIGHT} y1={at(tick)} y2={at(tick)} />
          <text class="quiet" x={LEFT - 8} y={at(tick) + 4} text-anchor="end">
            {tick === 0 ? '0' : (tick > 0 ? '+' : '') + formatNumber(tick, language)}
          </text>
        </g>
      ))}
      <text class="quiet" x={0} y={TOP - 12}>
        {unit}
      </text>
    </g>
  );
}

/** The joint field behind, the interval of one year before it, then the point: filled only when the joint field clears zero. */
function Point(
  props: Pick<Props, 'decimals' | 'language' | 'words'> & {
    point: EventPoint;
    x: number;
    at: (value: number) => number;
  },
) {
  const { point, x, at, words, language } = props;
  if (point.isBase)
    return (
      <g>
        <rect class="base" x={x - 5.5} y={at(0) - 5.5} width={11} height={11} />
        <text class="strong halo" x={x} y={at(0) - 15} text-anchor="middle">
          {words.base}
        </text>
      </g>
    );
  if (!point.effect) return null;
  const { estimate, low, high, bandLow, bandHigh } = point.effect;
  const [least, most] = bandLow !== null && bandHigh !== null ? [bandLow, bandHigh] : [low ?? 0, high ?? 0];
  const isClear = least > 0 || most < 0;
  return (
    <g class={isClear ? 'sure' : 'unsure'}>
      {bandLow !== null && bandHigh !== null && (
        <rect class="joint" x={x - JOINT / 2} y={at(bandHigh)} width={JOINT} height={at(bandLow) - at(bandHigh)} />
      )}
      {low !== null && high !== null && <line class="reach" x1={x} x2={x} y1={at(low)} y2={at(high)} />}
      <circle class="dot" cx={x} cy={at(estimate)} r={5} />
      <text class="strong halo" x={x + JOINT / 2 + 5} y={at(estimate) + 4}>
        {formatSigned(estimate, language, props.decimals)}
      </text>
    </g>
  );
}

/** The first period that has both says what the field and the line are. */
function Explanation({
  points,
  across,
  at,
  words,
}: Pick<Props, 'points' | 'words'> & { across: (index: number) => number; at: (value: number) => number }) {
  const first = points.findIndex((one) => one.effect && one.effect.bandHigh !== null && one.effect.high !== null);
  const effect = points[first]?.effect;
  if (!effect || effect.bandHigh === null || effect.high === null) return null;
  const x = across(first);
  const [upper, lower] = [TOP - 12, TOP + 6];
  return (
    <g>
      <path class="thin" d={`M${x - 8} ${at(effect.bandHigh)}V${upper + 5}`} />
      <path class="thin" d={`M${x} ${at(effect.high)}V${lower + 5}`} />
      <text class="halo" x={x - 12} y={upper}>
        {words.joint}
      </text>
      <text class="halo" x={x - 4} y={lower}>
        {words.single}
      </text>
    </g>
  );
}
