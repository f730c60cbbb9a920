import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons/icon.tsx';

/** Da: papir på bordet. Only what one works on now: the open form, the next step, the next appointment, a question before sharing. */
export function Paper(props: {
  title?: string | undefined;
  titleId?: string | undefined;
  icon?: IconName | undefined;
  /** Plum: about something protected. */
  tone?: 'plum' | undefined;
  /** The link that closes it. */
  close?: { href: string; label: string } | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class={props.tone ? `paper paper-${props.tone}` : 'paper'}>
      {props.title || props.close ? (
        <div class="paper-head">
          {props.title ? (
            <h2 class="paper-title" id={props.titleId}>
              {props.icon ? <Icon name={props.icon} /> : null}
              {props.title}
            </h2>
          ) : null}
          {props.close ? (
            <a
              class="button button-quiet button-icon-only button-small"
              href={props.close.href}
              aria-label={props.close.label}
            >
              <Icon name="x" size={16} />
            </a>
          ) : null}
        </div>
      ) : null}
      {props.children}
    </div>
  );
}
