import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons/icon.tsx';

/** Words that open more below them, without JavaScript: the table of a figure, its definition, an old text. */
export function Unfold(props: {
  label: string;
  icon?: IconName | undefined;
  isOpen?: boolean | undefined;
  children: ComponentChildren;
}) {
  return (
    <details class="unfold" open={props.isOpen ?? false}>
      <summary>
        {props.icon ? <Icon name={props.icon} size={16} /> : null}
        {props.label}
      </summary>
      <div class="unfold-body">{props.children}</div>
    </details>
  );
}
