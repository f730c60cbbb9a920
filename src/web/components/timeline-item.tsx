import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons/icon.tsx';

/** One thing that happened: date, what kind, who and how long, the text, and who sees it. A sensitive one is plum and closed. */
export function TimelineItem(props: {
  /** "20. nov." */
  date: string;
  /** "fre. 13.10" */
  time?: string | undefined;
  icon: IconName;
  tone?: 'plum' | 'door' | undefined;
  kind: string;
  /** "Jonas, 12 min." */
  who?: string | undefined;
  children?: ComponentChildren;
  /** A promise that was kept, in green words. */
  kept?: string | undefined;
  /** "Rettet 13. november: …" with a link to the old text. */
  correction?: ComponentChildren;
  /** A `SeesLine`. */
  sees?: ComponentChildren;
  id?: string | undefined;
}) {
  return (
    <li class="timeline-item" id={props.id}>
      <p class="timeline-when">
        {props.date} {props.time ? <span class="timeline-time">{props.time}</span> : null}
      </p>
      <div class={props.tone ? `timeline-icon timeline-icon-${props.tone}` : 'timeline-icon'}>
        <Icon name={props.icon} size={16} />
      </div>
      <div class="timeline-what">
        <p class="timeline-kind">
          <strong>{props.kind}</strong> {props.who}
        </p>
        {props.children ? (
          <div class="timeline-text" dir="auto">
            {props.children}
          </div>
        ) : null}
        {props.kept ? (
          <p class="kept">
            <Icon name="check" size={14} />
            <span>{props.kept}</span>
          </p>
        ) : null}
        {props.correction ? <p class="timeline-note">{props.correction}</p> : null}
        {props.sees}
      </div>
    </li>
  );
}
