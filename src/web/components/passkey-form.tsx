import { Button } from './button.tsx';
import type { ButtonKind } from './button-look.ts';

/**
 * A button that asks the browser for a passkey. Stands hidden until the island `passkey` finds that the browser can, so that nobody sees what
 * does not work. `problem` is said when it came to nothing.
 */
export function PasskeyForm(props: {
  /** Where the signed answer goes. */
  action: string;
  /** Where the question comes from. */
  question: string;
  isNew?: boolean | undefined;
  kind?: ButtonKind | undefined;
  label: string;
  problem: string;
  id: string;
}) {
  return (
    <form
      class="passkey"
      method="post"
      action={props.action}
      data-passkey={props.question}
      data-new={props.isNew ? 'true' : undefined}
    >
      <input type="hidden" name="answer" />
      <p class="field-error" role="alert" hidden>
        {props.problem}
      </p>
      <Button kind={props.kind} icon="key-round" id={props.id}>
        {props.label}
      </Button>
    </form>
  );
}
