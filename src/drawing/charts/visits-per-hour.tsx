import { scaleBand, scaleLinear } from 'd3-scale';
import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';

const WIDTH = 520;
const HEIGHT = 118;
const FOOT = 20;
const HEAD = 16;

/** Da: besøg pr. time. Filled bars are today, outlines what is usual; the number stands on today's bar. */
export function VisitsPerHour(props: {
  hours: readonly { hour: number; today: number; usual: number }[];
  title: string;
  description: string;
  language: Language;
}) {
  const most = Math.max(1, ...props.hours.flatMap((one) => [one.today, one.usual]));
  const across = scaleBand<number>(
    props.hours.map((one) => one.hour),
    [0, WIDTH],
  ).paddingInner(0.25);
  const up = scaleLinear([0, most], [HEIGHT - FOOT, HEAD]);
  const half = across.bandwidth() / 2;
  const ground = HEIGHT - FOOT;
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby="visits-per-hour-title visits-per-hour-text"
    >
      <title id="visits-per-hour-title">{props.title}</title>
      <desc id="visits-per-hour-text">{props.description}</desc>
      {props.hours.map((one) => {
        const x = across(one.hour) ?? 0;
        return (
          <g key={one.hour}>
            <rect class="chart-bar" x={x} y={up(one.today)} width={half} height={ground - up(one.today)} />
            <rect
              class="chart-outline"
              x={x + half + 1}
              y={up(one.usual)}
              width={half - 2}
              height={ground - up(one.usual)}
            />
            {one.today > 0 ? (
              <text class="chart-value" x={x + half / 2} y={up(one.today) - 4} text-anchor="middle">
                {formatNumber(one.today, props.language)}
              </text>
            ) : null}
            <text class="chart-label" x={x + half} y={HEIGHT - 4} text-anchor="middle">
              {one.hour}
            </text>
          </g>
        );
      })}
      <line class="chart-ground" x1={0} x2={WIDTH} y1={ground} y2={ground} />
    </svg>
  );
}
