import type { ComponentChildren } from 'preact';

/**
 * One time of the day. 'done': grey. 'open': over, but nobody has said how it went. 'now': the lamp line with the clock.
 * 'next': the one on paper. 'later': hollow. `under` stands below the time ("om 18 min.").
 */
export function DayItem(props: {
  time: string;
  under?: string | undefined;
  state: 'done' | 'open' | 'now' | 'next' | 'later';
  children?: ComponentChildren;
}) {
  return (
    <li class={`day-item day-item-${props.state}`}>
      <p class="day-time">
        {props.time}
        {props.under ? <small>{props.under}</small> : null}
      </p>
      <span class="day-dot" />
      <div class="day-what">{props.children}</div>
    </li>
  );
}
