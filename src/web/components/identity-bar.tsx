import type { ComponentChildren } from 'preact';

/**
 * The top of a citizen's page. Line 1, which stays: name (the page's `h1`), protection as a plum tag, acts. Line 2: CPR masked,
 * language and interpreter, contact person, consents at the end. A protected address is not rendered at all.
 */
export function IdentityBar(props: {
  name: string;
  tags?: ComponentChildren;
  acts?: ComponentChildren;
  facts: readonly { label: string; value: ComponentChildren; isAtEnd?: boolean }[];
}) {
  return (
    <>
      <div class="identity">
        <h1>{props.name}</h1>
        {props.tags ? <div class="tags">{props.tags}</div> : null}
        {props.acts ? <div class="acts">{props.acts}</div> : null}
      </div>
      <dl class="identity-facts">
        {props.facts.map((fact) => (
          <div class={fact.isAtEnd ? 'identity-fact identity-fact-end' : 'identity-fact'} key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
