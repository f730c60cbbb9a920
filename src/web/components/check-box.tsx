import type { ComponentChildren } from 'preact';

/** One yes or no ("Vi lovede noget"), or one of several radio buttons under each other. */
export function CheckBox(props: {
  label: ComponentChildren;
  name: string;
  value?: string | undefined;
  isChecked?: boolean | undefined;
  kind?: 'checkbox' | 'radio' | undefined;
  id?: string | undefined;
}) {
  return (
    <label class="check">
      <input
        type={props.kind ?? 'checkbox'}
        name={props.name}
        value={props.value ?? 'yes'}
        checked={props.isChecked ?? false}
        id={props.id ?? (props.kind === 'radio' ? undefined : props.name)}
      />
      <span>{props.label}</span>
    </label>
  );
}
