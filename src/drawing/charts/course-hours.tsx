import {
  type CourseMonth,
  type CourseScale,
  HOURS_HEIGHT,
  type HoursWords,
  LEFT,
  RIGHT,
  rounded,
} from './course-scale.ts';

/** The hours of each month under the course: paid solid, the rest hatched, the line of the rule dashed. */
export function CourseHours(props: {
  id: string;
  months: readonly CourseMonth[];
  hours: HoursWords;
  scale: CourseScale;
  top: number;
}) {
  const { months, hours, scale, top } = props;
  const floor = top + HOURS_HEIGHT;
  const most = Math.max(45, ...months.map((month) => Math.max(month.ordinary, month.supported + month.unpaid)));
  const heightOf = (value: number) => rounded((value / most) * (HOURS_HEIGHT - 22));
  const lineY = hours.goal === null ? null : floor - heightOf(hours.goal);
  return (
    <g>
      <text class="strong" x="0" y={top + 28}>
        {hours.label}
      </text>
      <rect x="0" y={top + 38} width="10" height="10" fill="var(--bar)" />
      <text x="16" y={top + 48}>
        {hours.paid}
      </text>
      <rect x="0.5" y={top + 56.5} width="9" height="9" fill={`url(#${props.id}-hatch)`} stroke="var(--hatch)" />
      <text x="16" y={top + 66}>
        {hours.unpaid}
      </text>
      {months.map((month, index) => (
        <HoursOfMonth
          {...props}
          month={month}
          x={scale.startOf(index)}
          floor={floor}
          heightOf={heightOf}
          key={month.month}
        />
      ))}
      <line x1={LEFT} x2={RIGHT} y1={floor} y2={floor} stroke="var(--edge)" />
      {lineY === null ? null : (
        <g>
          <line x1={LEFT} x2={RIGHT} y1={lineY} y2={lineY} stroke="var(--ink)" stroke-dasharray="4 3" />
          <text class="strong" x={LEFT + 2} y={lineY - 5}>
            {hours.line}
          </text>
        </g>
      )}
    </g>
  );
}

function HoursOfMonth(props: {
  id: string;
  month: CourseMonth;
  x: number;
  scale: CourseScale;
  floor: number;
  heightOf(value: number): number;
  hours: HoursWords;
}) {
  const { month, x, scale, floor, heightOf } = props;
  const other = month.supported + month.unpaid;
  const both = month.ordinary > 0 && other > 0;
  const width = rounded(scale.monthWidth * (both ? 0.36 : 0.66));
  const first = rounded(x + scale.monthWidth * (both ? 0.1 : 0.17));
  const second = both ? rounded(x + scale.monthWidth * 0.54) : first;
  return (
    <g>
      {month.ordinary > 0 ? (
        <Column
          x={first}
          width={width}
          floor={floor}
          height={heightOf(month.ordinary)}
          value={month.ordinary}
          fill="var(--bar)"
          stroke="var(--bar)"
        />
      ) : null}
      {other > 0 ? (
        <Column
          x={second}
          width={width}
          floor={floor}
          height={heightOf(other)}
          value={other}
          fill={`url(#${props.id}-hatch)`}
          stroke="var(--hatch)"
        />
      ) : null}
      {month.hasUnknown && month.ordinary === 0 ? (
        <g>
          <rect
            x={first}
            y={floor - 24}
            width={width}
            height="24"
            fill="none"
            stroke="var(--edge)"
            stroke-dasharray="2 2"
          />
          <text x={rounded(first + width / 2)} y={floor - 28} text-anchor="middle">
            {props.hours.unknown}
          </text>
        </g>
      ) : null}
    </g>
  );
}

function Column(props: {
  x: number;
  width: number;
  floor: number;
  height: number;
  value: number;
  fill: string;
  stroke: string;
}) {
  const height = Math.max(props.height, 2);
  const top = rounded(props.floor - height);
  // A solid column carries its number inside where there is room, clear of the line of the rule.
  const isInside = props.fill === props.stroke && height > 18;
  return (
    <g>
      <rect x={props.x} y={top} width={props.width} height={height} fill={props.fill} stroke={props.stroke} />
      <text
        class="strong"
        x={rounded(props.x + props.width / 2)}
        y={isInside ? top + 14 : top - 4}
        text-anchor="middle"
      >
        <tspan fill={isInside ? 'var(--on-door)' : 'var(--ink)'}>{Math.round(props.value)}</tspan>
      </text>
    </g>
  );
}
