import { Drawing, type DrawingNames, FULL_WIDTH } from './drawing.tsx';
import { wrapWords } from './wrap-words.ts';

/** A step of the drawing; counts are written already, hidden ones as their word. */
export type FlowMark =
  | { kind: 'box'; count: string; label: string }
  | { kind: 'fall'; count: string; label: string }
  | { kind: 'pair'; treated: { count: string; label: string }; control: { count: string; label: string } };

interface Props extends DrawingNames {
  marks: readonly FlowMark[];
}

const LINE = 16;
const TRUNK = 96;
const FALL_TEXT = 150;
const GAP = 18;
const PAIR = (FULL_WIDTH - 24) / 2;
const WIDE_LETTERS = 100;
const FALL_LETTERS = 84;
const PAIR_LETTERS = 44;

interface Placed {
  mark: FlowMark;
  y: number;
  height: number;
}

const linesOf = (count: string, label: string, most: number) => wrapWords(`${count} ${label}`, most);

function place(marks: readonly FlowMark[]): { placed: Placed[]; height: number } {
  let y = 1;
  const placed = marks.map((mark): Placed => {
    const texts = mark.kind === 'pair' ? [mark.treated, mark.control] : [mark];
    const most = { box: WIDE_LETTERS, fall: FALL_LETTERS, pair: PAIR_LETTERS }[mark.kind];
    const lines = Math.max(...texts.map(({ count, label }) => linesOf(count, label, most).length));
    const height = lines * LINE + (mark.kind === 'fall' ? 8 : 16);
    const at = { mark, y, height };
    y += height + (mark.kind === 'fall' ? 4 : GAP);
    return at;
  });
  return { placed, height: y - GAP + 4 };
}

/** From everybody in the register to the bases of the figures: a trunk, falls to the right with count and reason, two columns. */
export function ExclusionFlow(props: Props) {
  const { placed, height } = place(props.marks);
  return (
    <Drawing {...props} width={FULL_WIDTH} height={height}>
      {placed.map((one, index) => (
        <Connection key={one.y} from={placed[index - 1]} to={one} />
      ))}
      {placed.map((one) => (
        <Mark key={one.y} {...one} />
      ))}
    </Drawing>
  );
}

function Mark({ mark, y, height }: Placed) {
  if (mark.kind === 'box')
    return (
      <g>
        <rect class="box" x={1} y={y} width={FULL_WIDTH - 2} height={height} rx={4} />
        <Words {...mark} x={14} y={y + 20} most={WIDE_LETTERS} />
      </g>
    );
  if (mark.kind === 'fall')
    return (
      <g>
        <path class="thin" d={`M${TRUNK} ${y + 12}H${FALL_TEXT - 12}m-6 -4.5l6 4.5l-6 4.5`} />
        <Words {...mark} x={FALL_TEXT} y={y + 16} most={FALL_LETTERS} />
      </g>
    );
  return (
    <g>
      {(['treated', 'control'] as const).map((side, index) => {
        const x = index * (PAIR + 24);
        return (
          <g key={side}>
            <rect class={`box-${side}`} x={x + 1} y={y} width={PAIR - 2} height={height} rx={4} />
            <Words {...mark[side]} x={x + 14} y={y + 20} most={PAIR_LETTERS} />
          </g>
        );
      })}
    </g>
  );
}

function Words(props: { count: string; label: string; x: number; y: number; most: number }) {
  const { count, label, x, y, most } = props;
  const lines = linesOf(count, label, most);
  return (
    <text y={y}>
      {lines.map((line, index) => (
        <tspan key={line} class="plain" x={x} dy={index === 0 ? 0 : LINE}>
          {index === 0 ? <tspan class="strong">{count}</tspan> : null}
          {index === 0 ? line.slice(count.length) : line}
        </tspan>
      ))}
    </text>
  );
}

/** The line from a step to the next: one trunk, or one arrow for each group. */
function Connection({ from, to }: { from: Placed | undefined; to: Placed }) {
  // Parts of the groups stand under each other without being parts of one another.
  if (!from || (from.mark.kind === 'pair' && to.mark.kind === 'pair')) return null;
  const start = from.mark.kind === 'fall' ? from.y + 12 : from.y + from.height;
  const isPair = to.mark.kind === 'pair';
  const isFall = to.mark.kind === 'fall';
  const end = isFall ? to.y + 12 : to.y;
  const arrow = isFall ? '' : 'm-4.5 -6l4.5 6l4.5 -6';
  if (!isPair || from.mark.kind === 'fall') return <path class="thin" d={`M${TRUNK} ${start}V${end}${arrow}`} />;
  return (
    <g>
      {[TRUNK, TRUNK + PAIR + 24].map((x) => (
        <path key={x} class="thin" d={`M${x} ${start}V${end}${arrow}`} />
      ))}
    </g>
  );
}
