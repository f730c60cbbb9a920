import type { ComponentChildren } from 'preact';
import { Icon } from '../icons/icon.tsx';
import { type ButtonLook, buttonLook } from './button-look.ts';

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton(
  props: ButtonLook & {
    href: string;
    children: ComponentChildren;
    /** Says more than the words on it ("Ring til Lars Løvetand"); must begin with them. */
    label?: string | undefined;
    /** The browser saves the answer as a file. */
    isDownload?: boolean | undefined;
    id?: string | undefined;
  },
) {
  return (
    <a
      class={buttonLook(props)}
      href={props.href}
      aria-label={props.label}
      download={props.isDownload ? '' : undefined}
      id={props.id}
    >
      {props.icon ? <Icon name={props.icon} size={16} /> : null}
      {props.children}
    </a>
  );
}
