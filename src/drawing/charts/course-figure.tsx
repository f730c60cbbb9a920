import { CourseHours } from './course-hours.tsx';
import {
  type CourseMonth,
  type CourseScale,
  courseScale,
  HOURS_HEIGHT,
  type HoursWords,
  LEFT,
  RIGHT,
  rounded,
} from './course-scale.ts';

/** One bar of the course. `to` is the first day that is not in it; null: it runs. */
export interface CourseBar {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate | null;
  label: string;
  /** A step or job under way, one that is over, unpaid work, or holistic work beside. */
  look: 'now' | 'done' | 'unpaid' | 'holistic';
}

/** A line of the figure; the ones under way are bold. */
export interface CourseRow {
  label: string;
  isNow: boolean;
  bars: readonly CourseBar[];
}

/** All that is drawn, with the words for it. */
export interface CourseFigureProps {
  id: string;
  title: string;
  /** The same in sentences, for those who do not see it. */
  description: string;
  contact: {
    label: string;
    periods: readonly { from: Temporal.PlainDate; to: Temporal.PlainDate | null; name: string }[];
  };
  rows: readonly CourseRow[];
  holistic: readonly CourseRow[];
  months: readonly CourseMonth[];
  today: Temporal.PlainDate;
  hours: HoursWords;
  /** "24 t i november, mangler 6 timer". */
  foot: string | null;
}

const WIDTH = 720;
const HEAD = 24;
const ROW = 24;
const LETTER = 6.4;

/**
 * Da: Forløbet. One month axis: contact person, the steps of the model in parallel, holistic tracks in blue, and the hours of each month
 * against the line. Geometry in attributes only; colours are the tokens of the page, so light, dark and print are one drawing.
 */
export function CourseFigure(props: CourseFigureProps) {
  const scale = courseScale(props.months);
  const rows = [...props.rows, ...props.holistic];
  const hoursTop = HEAD + ROW * (rows.length + 1) + 14;
  const height = hoursTop + HOURS_HEIGHT + (props.foot ? 22 : 6);
  return (
    <svg
      class="chart chart-wide"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-labelledby={`${props.id}-title ${props.id}-description`}
    >
      <title id={`${props.id}-title`}>{props.title}</title>
      <desc id={`${props.id}-description`}>{props.description}</desc>
      <Hatch id={`${props.id}-hatch`} />
      <MonthAxis {...props} scale={scale} bottom={hoursTop + HOURS_HEIGHT} />
      <ContactLine {...props} scale={scale} />
      {rows.map((row, index) => (
        <RowOfBars
          row={row}
          y={HEAD + ROW * (index + 1)}
          scale={scale}
          today={props.today}
          hatch={`${props.id}-hatch`}
          key={`${index}-${row.label}`}
        />
      ))}
      <CourseHours {...props} scale={scale} top={hoursTop} />
      <line
        x1={scale.at(props.today)}
        x2={scale.at(props.today)}
        y1={HEAD - 4}
        y2={hoursTop + HOURS_HEIGHT}
        stroke="var(--lamp)"
        stroke-width="2"
      />
      {props.foot ? (
        <text class="strong" x={RIGHT} y={height - 5} text-anchor="end">
          {props.foot}
        </text>
      ) : null}
    </svg>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2="5" stroke="var(--hatch)" stroke-width="1.5" />
      </pattern>
    </defs>
  );
}

function MonthAxis({ months, scale, bottom }: CourseFigureProps & { scale: CourseScale; bottom: number }) {
  const now = months.length - 1;
  return (
    <g>
      <rect x={scale.startOf(now)} y="0" width={rounded(scale.monthWidth)} height={bottom} fill="var(--lamp-soft)" />
      {months.map((month, index) => (
        <g key={month.month}>
          <line x1={scale.startOf(index)} x2={scale.startOf(index)} y1={HEAD - 4} y2={bottom} stroke="var(--line)" />
          <text
            class={index === now ? 'strong' : undefined}
            x={rounded(scale.startOf(index) + scale.monthWidth / 2)}
            y="14"
            text-anchor="middle"
          >
            {month.label}
          </text>
        </g>
      ))}
    </g>
  );
}

function ContactLine({ contact, scale, today }: CourseFigureProps & { scale: CourseScale }) {
  const y = HEAD + 14;
  return (
    <g>
      <text x="0" y={y + 2}>
        {contact.label}
      </text>
      {contact.periods.map((period) => {
        const x = scale.at(period.from);
        const end = scale.at(period.to ?? today);
        const fits = end - x > period.name.length * LETTER + 14;
        return end - x < 1 ? null : (
          <g key={period.from.toString()}>
            <line
              x1={fits ? x + period.name.length * LETTER + 12 : x + 2}
              x2={end - 1}
              y1={y - 2}
              y2={y - 2}
              stroke="var(--ink)"
              stroke-width="2"
            />
            {fits ? (
              <text class="strong" x={x + 4} y={y + 2}>
                {period.name}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

interface BarProps {
  bar: CourseBar;
  y: number;
  scale: CourseScale;
  today: Temporal.PlainDate;
  hatch: string;
}

function RowOfBars({ row, ...place }: Omit<BarProps, 'bar'> & { row: CourseRow }) {
  return (
    <g>
      <text class={row.isNow ? 'strong' : undefined} x="0" y={place.y + 16}>
        {cut(row.label, LEFT - 6)}
      </text>
      {row.bars.map((bar) => (
        <Bar bar={bar} {...place} key={`${bar.from}-${bar.label}`} />
      ))}
    </g>
  );
}

const looks = {
  now: { fill: 'var(--bar)', stroke: 'var(--bar)', text: 'var(--on-door)' },
  done: { fill: 'var(--bar-soft)', stroke: 'var(--bar-soft)', text: 'var(--ink)' },
  unpaid: { fill: 'none', stroke: 'var(--hatch)', text: 'var(--ink)' },
  holistic: { fill: 'var(--sky-soft)', stroke: 'var(--sky)', text: 'var(--sky)' },
} as const;

function Bar({ bar, y, scale, today, hatch }: BarProps) {
  const x = scale.at(bar.from);
  const end = bar.to === null ? scale.at(today) : scale.at(bar.to);
  const width = rounded(Math.max(end - x, 3));
  if (end <= LEFT || x >= RIGHT) return null;
  const look = looks[bar.look];
  const words = cut(bar.label, width - 8);
  const box = { x, y: y + 3, width, height: ROW - 6, rx: 2 };
  return (
    <g>
      <rect {...box} fill={look.fill} stroke={look.stroke} />
      {bar.look === 'unpaid' ? <rect {...box} fill={`url(#${hatch})`} opacity="0.55" /> : null}
      {bar.look === 'unpaid' && words ? (
        <rect x={x + 3} y={y + 5} width={rounded(words.length * LETTER + 4)} height={ROW - 10} fill="var(--ground)" />
      ) : null}
      {words ? (
        <text x={x + 5} y={y + 16}>
          <tspan fill={look.text}>{words}</tspan>
        </text>
      ) : null}
    </g>
  );
}

/** The words, or those before the comma, or as much as there is room for; nothing when it would be less than three letters. */
function cut(words: string, width: number): string {
  const letters = Math.floor(width / LETTER);
  if (words.length <= letters) return words;
  const [first = ''] = words.split(',');
  if (first.length <= letters) return first;
  return letters < 4 ? '' : `${words.slice(0, letters - 1).trimEnd()}…`;
}
