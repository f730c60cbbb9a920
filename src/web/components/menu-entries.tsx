import { Icon, type IconName } from '../icons/icon.tsx';
import { HiddenFields } from './hidden-fields.tsx';

/** One line of a menu: a link, or a form of one button when it changes something. */
export type MenuEntry =
  | { label: string; href: string; icon?: IconName | undefined; isCurrent?: boolean | undefined }
  | {
      label: string;
      action: string;
      fields?: Readonly<Record<string, string>> | undefined;
      icon?: IconName | undefined;
    };

/** The lines of a menu, also of the one under one's initials. */
export function MenuEntries({ entries }: { entries: readonly MenuEntry[] }) {
  return (
    <>
      {entries.map((entry) =>
        'href' in entry ? (
          <a class="menu-item" href={entry.href} aria-current={entry.isCurrent ? 'page' : undefined} key={entry.label}>
            {entry.icon ? <Icon name={entry.icon} size={16} /> : null}
            {entry.label}
          </a>
        ) : (
          <form method="post" action={entry.action} key={entry.label}>
            <HiddenFields fields={entry.fields} />
            <button class="menu-item" type="submit">
              {entry.icon ? <Icon name={entry.icon} size={16} /> : null}
              {entry.label}
            </button>
          </form>
        ),
      )}
    </>
  );
}
