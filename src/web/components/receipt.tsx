import { Icon } from '../icons/icon.tsx';
import { PostButton } from './post-button.tsx';

/** Da: kvittering. A dark strip in the past tense: what was done, and undo where it can be undone. */
export function Receipt(props: {
  text: string;
  undo?: { action: string; label: string; fields?: Readonly<Record<string, string>> } | undefined;
}) {
  return (
    <div class="receipt" role="status" data-receipt>
      <Icon name="check" />
      <p class="receipt-text">{props.text}</p>
      {props.undo ? (
        <PostButton kind="quiet" action={props.undo.action} fields={props.undo.fields}>
          {props.undo.label}
        </PostButton>
      ) : null}
    </div>
  );
}
