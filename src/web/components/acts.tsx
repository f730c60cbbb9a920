import type { ComponentChildren } from 'preact';

/** Buttons that belong together; the primary one first where reading begins. `atEnd`: at the far side; `isEven`: equally wide. */
export function Acts(props: {
  children: ComponentChildren;
  atEnd?: boolean | undefined;
  isEven?: boolean | undefined;
}) {
  const classes = ['acts', props.atEnd && 'acts-end', props.isEven && 'acts-even'];
  return <div class={classes.filter(Boolean).join(' ')}>{props.children}</div>;
}
