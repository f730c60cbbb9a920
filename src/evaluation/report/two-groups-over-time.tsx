import { scaleLinear } from 'd3-scale';
import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';

/** What one period shows; a hidden or impossible period has null numbers and the word that says why. */
export interface PeriodPoint {
  period: string;
  treated: RateWithBand | null;
  control: RateWithBand | null;
  difference: { estimate: number; low: number; high: number; isSignificant: boolean } | null;
  /** Said instead of numbers. */
  instead: string | null;
}
interface RateWithBand {
  share: number;
  low: number;
  high: number;
}

/** The axes that all sibling figures share: fractions. */
export interface SharedAxes {
  mostShare: number;
  mostDifference: number;
}

interface Props {
  id: string;
  title: string;
  description: string;
  points: readonly PeriodPoint[];
  /** The change from before to after: undefined when it was not asked for, null when it is hidden or impossible. */
  change: PeriodPoint['difference'] | undefined;
  axes: SharedAxes;
  words: {
    share: string;
    difference: string;
    unit: string;
    treated: string;
    control: string;
    start: string | null;
    change: string;
  };
  /** The first period after the start; the dotted line stands on the boundary before it. */
  startBefore: string | null;
  language: Language;
}

const FIGURE_WIDTH = 760;
const LEFT = 120;
const RIGHT = 120;
const TOP = 26;
const RATES = 150;
const GAP = 34;
const DIFFERENCES = 120;
const HEIGHT = TOP + RATES + GAP + DIFFERENCES + 30;

/** Two groups followed over time: their shares with bands above, their difference with intervals below, on one time axis. */
export function TwoGroupsOverTime(props: Props) {
  const { points, axes, words, language } = props;
  const step = (FIGURE_WIDTH - LEFT - RIGHT) / points.length;
  const across = (index: number) => LEFT + step * (index + 0.5);
  const rate = scaleLinear([0, axes.mostShare], [TOP + RATES, TOP]);
  const middle = TOP + RATES + GAP;
  const difference = scaleLinear([-axes.mostDifference, axes.mostDifference], [middle + DIFFERENCES, middle]);
  const start = points.findIndex((one) => one.period === props.startBefore);
  return (
    <svg
      class="wide"
      viewBox={`0 0 ${FIGURE_WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby={`${props.id}-title ${props.id}-desc`}
    >
      <title id={`${props.id}-title`}>{props.title}</title>
      <desc id={`${props.id}-desc`}>{props.description}</desc>
      <Grid
        at={rate}
        ticks={rate.ticks(5)}
        write={(tick, isLast) => formatNumber(tick * 100, language) + (isLast ? ' %' : '')}
      />
      <Grid at={difference} ticks={difference.ticks(5)} write={(tick) => signed(tick, language)} />
      <line class="axis" x1={LEFT} x2={FIGURE_WIDTH - RIGHT} y1={difference(0)} y2={difference(0)} />
      <text class="storey" x={0} y={TOP + 5}>
        {words.share}
      </text>
      <text class="storey" x={0} y={middle + 5}>
        {words.difference}
        <tspan class="unit" x={0} dy="17">
          {words.unit}
        </tspan>
      </text>
      {start > 0 && <Start x={LEFT + step * start} bottom={middle + DIFFERENCES} word={words.start ?? ''} />}
      <Instead points={points} step={step} middle={middle} />
      {(['control', 'treated'] as const).map((side) => (
        <Series key={side} side={side} points={points} across={across} rate={rate} name={words[side]} />
      ))}
      <EndLabels points={points} rate={rate} words={words} language={language} />
      {points.map((one, index) => (
        <Difference key={one.period} point={one} x={across(index)} at={difference} />
      ))}
      {props.change !== undefined && (
        <Change change={props.change} name={words.change} middle={middle} at={difference} />
      )}
      <Periods points={points} across={across} />
    </svg>
  );
}

function Start({ x, bottom, word }: { x: number; bottom: number; word: string }) {
  return (
    <g>
      <line class="start" x1={x} x2={x} y1={TOP - 12} y2={bottom} />
      <text class="small" x={x + 6} y={TOP - 8}>
        {word}
      </text>
    </g>
  );
}

function Periods({ points, across }: Pick<SeriesProps, 'points' | 'across'>) {
  return (
    <g>
      {points.map((one, index) => (
        <text class="small" key={one.period} x={across(index)} y={HEIGHT - 6} text-anchor="middle">
          {one.period}
        </text>
      ))}
    </g>
  );
}

const signed = (tick: number, language: Language) =>
  (tick > 0 ? '+' : '') + formatNumber(Math.round(tick * 1e6) / 1e4, language);

function Grid({
  at,
  ticks,
  write,
}: {
  at: (value: number) => number;
  ticks: number[];
  write: (tick: number, isLast: boolean) => string;
}) {
  return (
    <g>
      {ticks.map((tick, index) => (
        <g key={tick}>
          <line class="grid" x1={LEFT} x2={FIGURE_WIDTH - RIGHT} y1={at(tick)} y2={at(tick)} />
          <text class="small" x={LEFT - 8} y={at(tick) + 4} text-anchor="end">
            {write(tick, index === ticks.length - 1)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Neighbouring periods with the same word instead of numbers become one hatched field. */
function Instead({ points, step, middle }: { points: readonly PeriodPoint[]; step: number; middle: number }) {
  const fields: { from: number; to: number; word: string }[] = [];
  points.forEach(({ instead }, index) => {
    const last = fields.at(-1);
    if (instead === null) return;
    if (last && last.to === index && last.word === instead) last.to = index + 1;
    else fields.push({ from: index, to: index + 1, word: instead });
  });
  return (
    <g>
      <defs>
        <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="0" x2="0" y1="0" y2="8" />
        </pattern>
      </defs>
      {fields.map(({ from, to, word }) => (
        <g key={from}>
          <rect fill="url(#hatch)" x={LEFT + step * from} width={step * (to - from)} y={TOP} height={RATES} />
          <rect fill="url(#hatch)" x={LEFT + step * from} width={step * (to - from)} y={middle} height={DIFFERENCES} />
          <text class="halo" x={LEFT + (step * (from + to)) / 2} y={TOP + RATES / 2} text-anchor="middle">
            {word}
          </text>
        </g>
      ))}
    </g>
  );
}

interface SeriesProps {
  side: 'treated' | 'control';
  points: readonly PeriodPoint[];
  across: (index: number) => number;
  rate: (value: number) => number;
  name: string;
}

function Series({ side, points, across, rate }: SeriesProps) {
  const known = points.flatMap((one, index) => {
    const value = one[side];
    return value ? [{ x: across(index), ...value }] : [];
  });
  const band = [
    ...known.map((one) => [one.x, rate(one.high)]),
    ...known.toReversed().map((one) => [one.x, rate(one.low)]),
  ];
  return (
    <g class={side}>
      <polygon class="band" points={band.map((pair) => pair.join(',')).join(' ')} />
      <polyline class="line" points={known.map((one) => `${one.x},${rate(one.share)}`).join(' ')} />
      {known.map((one) =>
        side === 'treated' ? (
          <circle class="mark" key={one.x} cx={one.x} cy={rate(one.share)} r={5} />
        ) : (
          <rect class="mark" key={one.x} x={one.x - 4.5} y={rate(one.share) - 4.5} width={9} height={9} />
        ),
      )}
    </g>
  );
}

const APART = 32;

/** The names at the ends of the lines, pushed apart where they would touch. */
function EndLabels({
  points,
  rate,
  words,
  language,
}: Pick<Props, 'words' | 'language'> & { points: readonly PeriodPoint[]; rate: (value: number) => number }) {
  const last = points.findLast((one) => one.treated && one.control);
  if (!last?.treated || !last.control) return null;
  const isTreatedAbove = last.treated.share >= last.control.share;
  const [high, low] = isTreatedAbove
    ? ([last.treated, last.control] as const)
    : ([last.control, last.treated] as const);
  const push = Math.max(0, APART - (rate(low.share) - rate(high.share))) / 2;
  return (
    <g>
      {(['treated', 'control'] as const).map((side) => {
        const isAbove = (side === 'treated') === isTreatedAbove;
        const share = (last[side] as RateWithBand).share;
        const y = rate(share) + (isAbove ? -push : push);
        return (
          <text class={`end ${side}`} key={side} x={FIGURE_WIDTH - RIGHT + 8} y={y}>
            <tspan class="name">{words[side]}</tspan>
            <tspan x={FIGURE_WIDTH - RIGHT + 8} dy="15">
              {`${formatNumber(share * 100, language, 1)} %`}
            </tspan>
          </text>
        );
      })}
    </g>
  );
}

function Difference({ point, x, at }: { point: PeriodPoint; x: number; at: (value: number) => number }) {
  const { difference } = point;
  if (!difference) return null;
  return (
    <g class={difference.isSignificant ? 'sure' : 'unsure'}>
      <line class="reach" x1={x} x2={x} y1={at(difference.low)} y2={at(difference.high)} />
      <circle class="dot" cx={x} cy={at(difference.estimate)} r={5.5} />
    </g>
  );
}

/** The change in a column of its own, as a diamond: it is another kind of statement than the years. */
function Change(props: {
  change: PeriodPoint['difference'];
  name: string;
  middle: number;
  at: (value: number) => number;
}) {
  const { change, at, middle } = props;
  const [x, width] = [FIGURE_WIDTH - RIGHT + 56, 72];
  return (
    <g class={change?.isSignificant ? 'sure' : 'unsure'}>
      <rect
        class={change ? 'aside' : ''}
        fill={change ? undefined : 'url(#hatch)'}
        x={x - width / 2}
        y={middle}
        width={width}
        height={DIFFERENCES}
      />
      {change && (
        <>
          <line class="reach" x1={x} x2={x} y1={at(change.low)} y2={at(change.high)} />
          <path class="dot" d={`M${x} ${at(change.estimate) - 8}l8 8l-8 8l-8 -8z`} />
        </>
      )}
      <text class="small" x={x} y={HEIGHT - 6} text-anchor="middle">
        {props.name}
      </text>
    </g>
  );
}
