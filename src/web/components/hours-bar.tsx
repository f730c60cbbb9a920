import type { ComponentChildren } from 'preact';
import { Icon } from '../icons/icon.tsx';

/**
 * Da: mod 30 timer. Paid hours of one month against the line; the same in words beside it, which is what is read aloud.
 * Under the line the bar is pale; at the line a check mark stands before the words. `hours` null = unknown: only the track is drawn.
 */
export function HoursBar(props: {
  hours: number | null;
  /** Hours at the line. */
  goal?: number | undefined;
  /** Hours at the end of the track. */
  most?: number | undefined;
  /** Pixels. */
  width?: number | undefined;
  /** "24 t, mangler 6" */
  children: ComponentChildren;
}) {
  const { hours, goal = 30, most = 60, width = 120 } = props;
  const at = (value: number) => Math.round((Math.min(Math.max(value, 0), most) / most) * width * 10) / 10;
  return (
    <span class="hours-bar">
      <svg width={width} height={14} viewBox={`0 0 ${width} 14`} aria-hidden="true" focusable="false">
        <rect class="hours-bar-track" x="0" y="4" width={width} height="6" rx="3" />
        {hours === null || hours <= 0 ? null : (
          <rect
            class={hours < goal ? 'hours-bar-below' : 'hours-bar-paid'}
            x="0"
            y="4"
            width={Math.max(at(hours), 3)}
            height="6"
            rx="3"
          />
        )}
        <rect class="hours-bar-goal" x={at(goal) - 1} y="0" width="2" height="14" />
      </svg>
      {hours !== null && hours >= goal ? <Icon name="check" size={16} /> : null}
      <span>{props.children}</span>
    </span>
  );
}
