import type { ComponentChildren } from 'preact';

/** Words for those who listen: "til 16.00" needs no more for those who see it. */
export function VisuallyHidden({ children }: { children: ComponentChildren }) {
  return <span class="visually-hidden">{children}</span>;
}
