import type { ComponentChildren } from 'preact';
import { Icon } from '../icons/icon.tsx';
import { type ButtonLook, buttonLook } from './button-look.ts';

/** A button inside a form. Its words are a verb and the thing: "Gem løftet", never "OK". */
export function Button(
  props: ButtonLook & {
    children: ComponentChildren;
    type?: 'submit' | 'button' | undefined;
    name?: string | undefined;
    value?: string | undefined;
    /** Sends the form elsewhere than its own action. */
    formAction?: string | undefined;
    /** Says more than the words on it ("Tag ind: Samira Solsort"), when several buttons have the same; begins with them. */
    label?: string | undefined;
    id?: string | undefined;
  },
) {
  return (
    <button
      class={buttonLook(props)}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      formaction={props.formAction}
      aria-label={props.label}
      id={props.id}
    >
      {props.icon ? <Icon name={props.icon} size={16} /> : null}
      {props.children}
    </button>
  );
}
