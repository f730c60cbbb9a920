export interface FieldOption {
  value: string;
  label: string;
}

export interface FieldControlProps {
  name: string;
  id?: string | undefined;
  /** What was typed or stored; kept exactly as typed when the form comes back with errors. */
  value?: string | undefined;
  /** One line is the default; 'date' is one text field that understands Danish dates; 'number' is right-aligned text. */
  kind?:
    | 'line'
    | 'text'
    | 'select'
    | 'date'
    | 'number'
    | 'email'
    | 'tel'
    | 'search'
    // Never shown again once it is sent.
    | 'password'
    // A code of digits that an app or a message gives.
    | 'code'
    | undefined;
  options?: readonly FieldOption[] | undefined;
  /** The first, empty line of a select ("Vælg"). */
  emptyOption?: string | undefined;
  placeholder?: string | undefined;
  isRequired?: boolean | undefined;
  isReadOnly?: boolean | undefined;
  isShort?: boolean | undefined;
  /** The field where work begins when a form has been opened in place. */
  isFirst?: boolean | undefined;
  autoComplete?: string | undefined;
  maxLength?: number | undefined;
  rows?: number | undefined;
}

/** The field itself without its label; `Field` puts it under its question. */
export function FieldControl(props: FieldControlProps & { describedBy?: string | undefined; isWrong: boolean }) {
  const kind = props.kind ?? 'line';
  const same = {
    id: props.id ?? props.name,
    name: props.name,
    class: ['input', `input-${kind}`, props.isShort && 'input-short'].filter(Boolean).join(' '),
    'aria-describedby': props.describedBy,
    'aria-invalid': props.isWrong ? ('true' as const) : undefined,
    'aria-required': props.isRequired ? ('true' as const) : undefined,
    autoFocus: props.isFirst ?? false,
  };
  if (kind === 'select') {
    return (
      <select {...same}>
        {props.emptyOption === undefined ? null : <option value="">{props.emptyOption}</option>}
        {(props.options ?? []).map((option) => (
          <option value={option.value} selected={option.value === props.value} key={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  const typed = {
    ...same,
    placeholder: props.placeholder,
    readOnly: props.isReadOnly ?? false,
    maxLength: props.maxLength,
    autoComplete: props.autoComplete ?? 'off',
  };
  if (kind === 'text') return <textarea {...typed} rows={props.rows ?? 3} value={props.value ?? ''} />;
  const line = { ...typed, value: props.value ?? '' };
  if (kind === 'password') return <input {...typed} type="password" />;
  if (kind === 'code') return <input {...line} type="text" inputMode="numeric" />;
  if (kind === 'email') return <input {...line} type="email" />;
  if (kind === 'search') return <input {...line} type="search" />;
  if (kind === 'tel') return <input {...line} type="tel" />;
  return <input {...line} type="text" inputMode={kind === 'number' ? 'decimal' : undefined} />;
}
