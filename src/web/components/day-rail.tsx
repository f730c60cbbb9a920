import type { ComponentChildren } from 'preact';

/** Da: dagen. The appointments of a day along a line; holds `DayItem`. */
export function DayRail({ children }: { children: ComponentChildren }) {
  return <ol class="day">{children}</ol>;
}
