import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { HiddenFields } from './hidden-fields.tsx';
import { LinkButton } from './link-button.tsx';

/**
 * A form that opens where the thing is: one question, who sees it, undo and save. Stands in a `Paper` or as the `open` part
 * of a `Row`. Without JavaScript it is opened by `?open=<id>` and closed by the cancel link.
 */
export function InlineForm(props: {
  action: string;
  children: ComponentChildren;
  /** "Gem og luk løftet". */
  save: string;
  cancel?: { href: string; label: string } | undefined;
  /** A `SeesLine`. */
  sees?: ComponentChildren;
  /** Hidden fields: `form_key`, ids. */
  fields?: Readonly<Record<string, string>> | undefined;
  /** More buttons beside the primary one ("Gem uden løfte"). */
  moreActs?: ComponentChildren;
  /** "Kladde gemt 10.42"; an island fills it too. */
  draft?: string | undefined;
  /** 'end' in a row; 'start', the green button first, on a paper of its own. */
  actsAt?: 'start' | 'end' | undefined;
  id?: string | undefined;
  isDanger?: boolean | undefined;
}) {
  const { actsAt = 'end' } = props;
  const parts = [
    <Button kind={props.isDanger ? 'danger' : 'primary'} key="save">
      {props.save}
    </Button>,
    props.moreActs,
    props.cancel ? (
      <LinkButton kind="quiet" href={props.cancel.href} key="cancel">
        {props.cancel.label}
      </LinkButton>
    ) : null,
    props.draft === undefined ? null : (
      <span class="meta" role="status" data-draft key="draft">
        {props.draft}
      </span>
    ),
  ];
  return (
    <form class="inline-form" method="post" action={props.action} id={props.id}>
      <HiddenFields fields={props.fields} />
      {props.children}
      <div class={`form-foot form-foot-${actsAt}`}>
        {props.sees}
        <div class="acts">{actsAt === 'start' ? parts : parts.toReversed()}</div>
      </div>
    </form>
  );
}
