import type { ComponentChildren } from 'preact';

/** Something wide that scrolls inside itself: reachable by keyboard and named, so the page never scrolls sideways. */
export function TableRegion({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section class="table-region" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
