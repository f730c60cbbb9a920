import { FieldControl, type FieldControlProps } from './field-control.tsx';

/**
 * A question with its answer: label, hint, error, field, in that order. The error has the same words as in the summary,
 * which links to `#<id>`; `id` is the field's name unless said otherwise.
 */
export function Field(
  props: FieldControlProps & {
    label: string;
    hint?: string | undefined;
    error?: string | undefined;
    /** The number in front of the question, when a form is taken in steps. */
    step?: number | undefined;
    /** Label beside the field where there is room; for a form of one question. */
    isBeside?: boolean | undefined;
    /** The label is read, not shown; only where a heading just above asks the same. */
    isLabelHidden?: boolean | undefined;
  },
) {
  const id = props.id ?? props.name;
  const hintId = props.hint ? `${id}-hint` : undefined;
  const errorId = props.error ? `${id}-error` : undefined;
  const classes = ['field', props.error && 'field-wrong', props.isBeside && 'field-beside'].filter(Boolean).join(' ');
  return (
    <div class={classes}>
      <label class={props.isLabelHidden ? 'visually-hidden' : 'field-label'} for={id}>
        {props.step === undefined ? null : <span class="step-number">{props.step}</span>}
        <span>{props.label}</span>
      </label>
      {props.hint ? (
        <p class="field-hint" id={hintId}>
          {props.hint}
        </p>
      ) : null}
      {props.error ? (
        <p class="field-error" id={errorId}>
          {props.error}
        </p>
      ) : null}
      <FieldControl
        {...props}
        id={id}
        describedBy={[errorId, hintId].filter(Boolean).join(' ') || undefined}
        isWrong={props.error !== undefined}
      />
    </div>
  );
}
