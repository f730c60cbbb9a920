import { Icon } from '../icons/icon.tsx';
import { buttonLook } from './button-look.ts';
import { MenuEntries, type MenuEntry } from './menu-entries.tsx';

/** The fourth act and onwards, behind "…": opens in place without JavaScript. `label` is its name for those who listen. */
export function Menu(props: {
  label: string;
  entries: readonly MenuEntry[];
  kind?: 'secondary' | 'quiet' | undefined;
}) {
  return (
    <details class="menu">
      <summary class={`${buttonLook({ kind: props.kind })} button-icon-only`} aria-label={props.label}>
        <Icon name="ellipsis" size={16} />
      </summary>
      <div class="menu-paper">
        <MenuEntries entries={props.entries} />
      </div>
    </details>
  );
}
