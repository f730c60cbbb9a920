import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons/icon.tsx';

/** A line that tells politely what has just happened ("Gemt 10.42", "Intet net. 3 svar sendes senere"). */
export function StatusLine(props: {
  children?: ComponentChildren;
  icon?: IconName | undefined;
  tone?: 'offline' | 'late' | undefined;
  id?: string | undefined;
}) {
  return (
    <p class={props.tone ? `status-line status-line-${props.tone}` : 'status-line'} role="status" id={props.id}>
      {props.icon ? <Icon name={props.icon} size={14} /> : null}
      <span>{props.children}</span>
    </p>
  );
}
