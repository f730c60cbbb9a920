import type { ComponentChildren } from 'preact';

/** Buttons that belong together; the primary one first where reading begins, or at the end. 'even': as wide as each other. */
export function Acts(props: { children: ComponentChildren; shape?: 'start' | 'end' | 'even' | undefined }) {
  return <div class={props.shape ? `acts acts-${props.shape}` : 'acts'}>{props.children}</div>;
}
