import type { ComponentChildren } from 'preact';
import { Icon } from '../icons/icon.tsx';

/**
 * Da: Ses af … Who will see or sees a text, said every time. `lock` before it is saved, `eye` after;
 * `isClosed` for sensitive notes that only few may open. The words and the link "Ændr" come as children.
 */
export function SeesLine(props: {
  children: ComponentChildren;
  icon?: 'lock' | 'eye' | undefined;
  isClosed?: boolean | undefined;
}) {
  return (
    <p class={props.isClosed ? 'sees sees-plum' : 'sees'}>
      <Icon name={props.icon ?? 'lock'} size={14} />
      <span>{props.children}</span>
    </p>
  );
}
