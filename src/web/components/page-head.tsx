import type { ComponentChildren } from 'preact';
import { Icon } from '../icons/icon.tsx';

/** The top of a page: its only `h1`, grey words beside it, one plain sentence that says the state of things, and its acts. */
export function PageHead(props: {
  title: ComponentChildren;
  aside?: string | undefined;
  /** What must be known of the person or thing. */
  state?: ComponentChildren;
  lead?: ComponentChildren;
  /** Buttons at the right end. */
  acts?: ComponentChildren;
  back?: { href: string; label: string } | undefined;
}) {
  return (
    <header class="page-head">
      <div class="page-head-words">
        {props.back ? (
          <a class="back" href={props.back.href}>
            <Icon name="chevron-left" size={16} />
            {props.back.label}
          </a>
        ) : null}
        <h1>
          {props.title}
          {props.aside ? (
            <>
              {' '}
              <span class="page-head-aside">{props.aside}</span>
            </>
          ) : null}
        </h1>
        {props.state ? <p>{props.state}</p> : null}
        {props.lead ? <p class="page-head-lead">{props.lead}</p> : null}
      </div>
      {props.acts ? <div class="acts">{props.acts}</div> : null}
    </header>
  );
}
