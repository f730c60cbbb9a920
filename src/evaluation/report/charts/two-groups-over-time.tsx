import { scaleLinear } from 'd3-scale';
import { formatNumber, formatPercent } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import { formatSigned } from '../numbers.ts';
import { Drawing, type DrawingNames, FULL_WIDTH, HALF_WIDTH } from './drawing.tsx';
import { Hatch } from './hatch.tsx';
import type { PeriodPoint, SharedAxes } from './period-point.ts';
import { EndLabels, Series } from './rate-series.tsx';
import { wrapWords } from './wrap-words.ts';

interface Props extends DrawingNames {
  points: readonly PeriodPoint[];
  /** The change from before to after: undefined when it was not asked for, null when it is hidden or impossible. */
  change: PeriodPoint['difference'] | undefined;
  /** Said when the change has no number. */
  changeInstead: string;
  axes: SharedAxes;
  words: {
    share: string;
    shareOf: string;
    difference: string;
    unit: string;
    treated: string;
    control: string;
    start: string | null;
  };
  /** The first period after the start; the dotted line stands on the boundary before it. */
  startBefore: string | null;
  language: Language;
}

/** The columns of drawing and table alike: the names, the periods, the change. Parts of the width. */
export const COLUMN_SHARES = { names: 0.29, periods: 0.57, change: 0.14 };

/** A figure of more periods than this takes the whole width. */
export const MOST_PERIODS_IN_HALF = 7;

const TOP = 24;
const RATES = 100;
const GAP = 20;
const DIFFERENCES = 80;
const HEIGHT = TOP + RATES + GAP + DIFFERENCES + 8;

/** Two groups followed over time: their shares with bands above, their difference with intervals below, on one time axis. */
export function TwoGroupsOverTime(props: Props) {
  const { points, axes, words, language } = props;
  const width = points.length > MOST_PERIODS_IN_HALF ? FULL_WIDTH : HALF_WIDTH;
  const left = width * COLUMN_SHARES.names;
  const right = width * (COLUMN_SHARES.names + COLUMN_SHARES.periods);
  const step = (right - left) / points.length;
  const across = (index: number) => left + step * (index + 0.5);
  const rate = scaleLinear([0, axes.mostShare], [TOP + RATES, TOP]);
  const middle = TOP + RATES + GAP;
  const difference = scaleLinear([axes.leastDifference, axes.mostDifference], [middle + DIFFERENCES, middle]);
  const start = points.findIndex((one) => one.period === props.startBefore);
  return (
    <Drawing {...props} width={width} height={HEIGHT}>
      <Hatch id={`${props.id}-hatch`} />
      <Grid
        at={rate}
        left={left}
        right={right}
        write={(tick, isLast) => (isLast ? formatPercent(tick, language) : formatNumber(tick * 100, language))}
      />
      <Grid at={difference} left={left} right={right} write={(tick) => formatSigned(tick * 100, language, 0)} />
      <line class="floor" x1={left} x2={right} y1={rate(0)} y2={rate(0)} />
      <Storey lines={[words.share, ...wrapWords(words.shareOf, 11)]} y={TOP + 4} />
      <Storey lines={[words.difference, words.unit]} y={middle + 4} />
      <Instead points={points} left={left} step={step} middle={middle} hatch={`${props.id}-hatch`} />
      {props.change !== undefined && (
        <Change {...props} change={props.change} width={width} at={difference} middle={middle} />
      )}
      <line
        class="axis"
        x1={left}
        x2={props.change === undefined ? right : width}
        y1={difference(0)}
        y2={difference(0)}
      />
      {start > 0 && <Start x={left + step * start} bottom={middle + DIFFERENCES} word={words.start ?? ''} />}
      {(['control', 'treated'] as const).map((side) => (
        <Series key={side} side={side} points={points} across={across} rate={rate} />
      ))}
      <EndLabels points={points} rate={rate} words={words} x={right + 4} room={width - right - 4} language={language} />
      {points.map((one, index) => (
        <Difference key={one.period} point={one} x={across(index)} at={difference} />
      ))}
    </Drawing>
  );
}

function Storey({ lines, y }: { lines: readonly string[]; y: number }) {
  return (
    <text y={y}>
      {lines.map((line, index) => (
        <tspan key={line} class={index === 0 ? 'strong' : 'plain'} x={0} dy={index === 0 ? 0 : 15}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function Start({ x, bottom, word }: { x: number; bottom: number; word: string }) {
  return (
    <g>
      <line class="start" x1={x} x2={x} y1={TOP - 14} y2={bottom} />
      <text class="halo" x={x + 5} y={TOP - 7}>
        {word}
      </text>
    </g>
  );
}

function Grid(props: {
  at: ReturnType<typeof scaleLinear<number>>;
  left: number;
  right: number;
  write: (tick: number, isLast: boolean) => string;
}) {
  const { at, left, right, write } = props;
  const ticks = at.ticks(4);
  return (
    <g>
      {ticks.map((tick, index) => (
        <g key={tick}>
          <line class="grid" x1={left} x2={right} y1={at(tick)} y2={at(tick)} />
          <text class="quiet" x={left - 6} y={at(tick) + 4} text-anchor="end">
            {write(tick, index === ticks.length - 1)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Neighbouring periods with the same word instead of numbers become one hatched field. */
function Instead(props: { points: readonly PeriodPoint[]; left: number; step: number; middle: number; hatch: string }) {
  const { points, left, step, middle, hatch } = props;
  const fields: { from: number; to: number; word: string }[] = [];
  points.forEach(({ instead }, index) => {
    const last = fields.at(-1);
    if (instead === null) return;
    if (last && last.to === index && last.word === instead) last.to = index + 1;
    else fields.push({ from: index, to: index + 1, word: instead });
  });
  return (
    <g>
      {fields.map(({ from, to, word }) => (
        <g key={from}>
          {[
            { y: TOP, height: RATES },
            { y: middle, height: DIFFERENCES },
          ].map(({ y, height }) => (
            <rect
              key={y}
              fill={`url(#${hatch})`}
              x={left + step * from}
              width={step * (to - from)}
              y={y}
              height={height}
            />
          ))}
          <Words
            lines={wrapWords(word, Math.max(6, Math.floor((step * (to - from)) / 7)))}
            x={left + (step * (from + to)) / 2}
            y={TOP + RATES / 2}
          />
        </g>
      ))}
    </g>
  );
}

function Words({ lines, x, y }: { lines: readonly string[]; x: number; y: number }) {
  return (
    <text class="halo" y={y - (lines.length - 1) * 7.5} text-anchor="middle">
      {lines.map((line, index) => (
        <tspan key={line} class={index === 0 ? 'strong' : 'plain'} x={x} dy={index === 0 ? 0 : 15}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function Difference({ point, x, at }: { point: PeriodPoint; x: number; at: (value: number) => number }) {
  const { difference } = point;
  if (!difference) return null;
  return (
    <g class={difference.isSignificant ? 'sure' : 'unsure'}>
      <line class="reach" x1={x} x2={x} y1={at(difference.low)} y2={at(difference.high)} />
      <circle class="dot" cx={x} cy={at(difference.estimate)} r={4.6} />
    </g>
  );
}

/** The change in a column of its own, as a diamond: it is another kind of statement than the years. */
function Change(props: {
  id: string;
  change: PeriodPoint['difference'];
  changeInstead: string;
  width: number;
  middle: number;
  at: (value: number) => number;
}) {
  const { change, at, middle, width } = props;
  const column = width * COLUMN_SHARES.change;
  const x = width - column / 2;
  const box = { x: width - column + 3, y: middle, width: column - 3, height: DIFFERENCES };
  return (
    <g class={change?.isSignificant ? 'sure' : 'unsure'}>
      <rect class="aside" {...box} />
      {!change && <rect fill={`url(#${props.id}-hatch)`} {...box} />}
      {!change && <Words lines={wrapWords(props.changeInstead, 6)} x={x} y={middle + DIFFERENCES / 2} />}
      {change && (
        <>
          <line class="reach" x1={x} x2={x} y1={at(change.low)} y2={at(change.high)} />
          <path class="dot" d={`M${x} ${at(change.estimate) - 7}l7 7l-7 7l-7 -7z`} />
        </>
      )}
    </g>
  );
}
