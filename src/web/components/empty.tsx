import type { ComponentChildren } from 'preact';

/** Nothing here yet: what will stand here and how it gets here, and at most one button. Good news has no button. */
export function Empty(props: { title: string; text?: string | undefined; act?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{props.title}</p>
      {props.text ? <p class="empty-text">{props.text}</p> : null}
      {props.act}
    </div>
  );
}
