import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import type { ButtonLook } from './button-look.ts';
import { HiddenFields } from './hidden-fields.tsx';

/** A form of one button ("Tag ind"): it changes something, so it is sent with POST. */
export function PostButton(
  props: ButtonLook & {
    action: string;
    /** Hidden fields, with `form_key` where a second press must not act twice. */
    fields?: Readonly<Record<string, string>> | undefined;
    children: ComponentChildren;
    /** Says more than the words on it; begins with them. */
    label?: string | undefined;
  },
) {
  const { action, fields, ...button } = props;
  return (
    <form class={`post-button post-button-${props.kind ?? 'secondary'}`} method="post" action={action}>
      <HiddenFields fields={fields} />
      <Button {...button} />
    </form>
  );
}
