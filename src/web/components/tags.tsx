import type { ComponentChildren } from 'preact';

/** Tags beside each other that wrap together. */
export function Tags({ children }: { children: ComponentChildren }) {
  return <span class="tags">{children}</span>;
}
