import { type ScaleLinear, scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatMonth } from '#drawing/format-date.ts';
import { formatCount, formatPercent } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';

/** One month of a share: fractions; null where the base is empty. */
export interface SharePoint {
  month: string;
  numerator: number;
  denominator: number;
  share: number | null;
  low: number | null;
  high: number | null;
  isProvisional: boolean;
}

const WIDTH = 760;
const HEIGHT = 240;
const PLOT = { left: 44, right: 28, top: 24, bottom: 30 };

/** A share month by month: the band is its Wilson interval, a hollow point is provisional, the last one carries its count. */
export function ShareByMonth(props: {
  points: readonly SharePoint[];
  title: string;
  description: string;
  provisional: string;
  language: Language;
}) {
  const { points, language } = props;
  const drawn = points.filter((point): point is Drawn => point.share !== null);
  const most = Math.max(0.05, Math.ceil(Math.max(0, ...drawn.map((point) => point.high)) * 20) / 20);
  const across = scalePoint(
    points.map((point) => point.month),
    [PLOT.left, WIDTH - PLOT.right],
  );
  const up = scaleLinear([0, most], [HEIGHT - PLOT.bottom, PLOT.top]);
  const x = (point: SharePoint) => across(point.month) ?? 0;
  const last = drawn.at(-1);
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby="share-by-month-title share-by-month-text"
    >
      <title id="share-by-month-title">{props.title}</title>
      <desc id="share-by-month-text">{props.description}</desc>
      <Axis up={up} language={language} />
      <path
        class="chart-band"
        d={
          area<Drawn>(
            x,
            (point) => up(point.low),
            (point) => up(point.high),
          )(drawn) ?? ''
        }
      />
      <path class="chart-line" d={line<Drawn>(x, (point) => up(point.share))(drawn) ?? ''} />
      <Points drawn={drawn} x={x} up={up} />
      {points.map((point) => (
        <text class="chart-label" x={x(point)} y={HEIGHT - 8} text-anchor="middle" key={point.month}>
          {formatMonth(point.month, language).slice(0, 3)}
        </text>
      ))}
      {last ? (
        <text class="chart-value" x={x(last)} y={up(last.high) - 8} text-anchor="end">
          {`${formatCount(last.numerator, last.denominator, language)}${last.isProvisional ? `, ${props.provisional}` : ''}`}
        </text>
      ) : null}
    </svg>
  );
}

type Drawn = SharePoint & { share: number; low: number; high: number };

function Axis({ up, language }: { up: ScaleLinear<number, number>; language: Language }) {
  return (
    <>
      {up.ticks(4).map((tick) => (
        <g key={tick}>
          <line class="chart-grid" x1={PLOT.left} x2={WIDTH - PLOT.right} y1={up(tick)} y2={up(tick)} />
          <text class="chart-label" x={PLOT.left - 8} y={up(tick) + 4} text-anchor="end">
            {formatPercent(tick, language)}
          </text>
        </g>
      ))}
    </>
  );
}

function Points({
  drawn,
  x,
  up,
}: {
  drawn: readonly Drawn[];
  x(point: SharePoint): number;
  up: ScaleLinear<number, number>;
}) {
  return (
    <>
      {drawn.map((point) => (
        <circle
          class={point.isProvisional ? 'chart-point chart-point-hollow' : 'chart-point'}
          cx={x(point)}
          cy={up(point.share)}
          r={4}
          key={point.month}
        />
      ))}
    </>
  );
}
