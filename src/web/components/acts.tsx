import type { ComponentChildren } from 'preact';

/** Buttons that belong together; the primary one first where reading begins, or at the end of a form's foot. */
export function Acts({ children, atEnd = false }: { children: ComponentChildren; atEnd?: boolean }) {
  return <div class={atEnd ? 'acts acts-end' : 'acts'}>{children}</div>;
}
