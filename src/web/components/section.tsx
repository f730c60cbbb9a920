import type { ComponentChildren } from 'preact';

/** A part of a page: `h2`, count, grey note and one link on a rule. No box. */
export function Section(props: {
  /** Of the section; its heading gets `<id>-title`. Unique on the page. */
  id: string;
  title: string;
  count?: number | string | undefined;
  note?: string | undefined;
  link?: { href: string; label: string } | undefined;
  /** Instead of a link: one act at the right end. */
  end?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section class="section" id={props.id} aria-labelledby={`${props.id}-title`}>
      <div class="section-head">
        <h2 id={`${props.id}-title`}>{props.title}</h2>
        {props.count === undefined ? null : <span class="section-count">{props.count}</span>}
        {props.note ? <span class="section-note">{props.note}</span> : null}
        {props.link ? (
          <a class="section-end" href={props.link.href}>
            {props.link.label}
          </a>
        ) : null}
        {props.end ? <div class="section-end">{props.end}</div> : null}
      </div>
      <div class="section-body">{props.children}</div>
    </section>
  );
}
