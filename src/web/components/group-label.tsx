import type { ComponentChildren } from 'preact';

/** The question over a group of choices, as a `<legend>`, with a step number when the form is taken in steps. */
export function GroupLabel(props: {
  children: ComponentChildren;
  step?: number | undefined;
  /** Grey words after the question ("gemmer straks"). */
  note?: string | undefined;
  isHidden?: boolean | undefined;
}) {
  return (
    <legend class={props.isHidden ? 'visually-hidden' : undefined}>
      <span class="group-label">
        {props.step === undefined ? null : <span class="step-number">{props.step}</span>}
        <span>
          {props.children} {props.note ? <span class="group-label-note">{props.note}</span> : null}
        </span>
      </span>
    </legend>
  );
}
