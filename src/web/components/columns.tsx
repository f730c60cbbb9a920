import type { ComponentChildren } from 'preact';

/** The columns of a page: 'today' 500 + rest, 'door' 324 + rest + 432, 'citizen' 552 + rest, 'halves'. One column under 1200 px. */
export function Columns(props: { kind: 'today' | 'door' | 'citizen' | 'halves'; children: ComponentChildren }) {
  return <div class={`columns columns-${props.kind}`}>{props.children}</div>;
}
