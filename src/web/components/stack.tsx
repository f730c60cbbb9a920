import type { ComponentChildren } from 'preact';

/** Sections or papers under each other with the same air between. */
export function Stack({ children, isTight = false }: { children: ComponentChildren; isTight?: boolean }) {
  return <div class={isTight ? 'stack stack-tight' : 'stack'}>{children}</div>;
}
