import type { ComponentChildren } from 'preact';

/** Da: tidslinjen. Newest first, five at a time; holds `TimelineItem`. */
export function Timeline({ children }: { children: ComponentChildren }) {
  return <ol class="timeline">{children}</ol>;
}
