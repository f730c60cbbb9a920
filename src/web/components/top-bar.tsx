import { DoorMark } from '../icons/door-mark.tsx';
import { Icon } from '../icons/icon.tsx';
import { Initials } from './initials.tsx';
import { MenuEntries, type MenuEntry } from './menu-entries.tsx';

export interface TopPlace {
  href: string;
  label: string;
  isCurrent?: boolean | undefined;
}

export interface TopBarProps {
  /** Says on every page of the demo that people and figures are invented. */
  demoText?: string | undefined;
  /** Where the mark leads. */
  home: string;
  /** The office whose door and figures are shown. */
  office?: string | undefined;
  /** Up to eight. */
  places: readonly TopPlace[];
  /** Searching is a POST: what one searches for is never in an address. `href` is its page, used on the phone. */
  search?: { action: string; href: string; label: string; placeholder: string; shortcut?: string } | undefined;
  user?: { initials: string; name: string; roleLine?: string; entries: readonly MenuEntry[] } | undefined;
  texts: {
    /** "Hop til indholdet" */
    skip: string;
    /** Names the list of places for those who listen. */
    places: string;
    /** The name of the menu under one's initials; begins with the initials. */
    you: string;
  };
}

/** Mark, office, places, search, you. Under 1200 px the places stand on a second line, under 720 px in the menu. */
export function TopBar(props: TopBarProps) {
  return (
    <header>
      {props.demoText ? <p class="demo-line inset">{props.demoText}</p> : null}
      <div class="top-bar inset">
        <a class="mark" href={props.home}>
          <DoorMark />
          Hjemmebane
        </a>
        {props.office ? <span class="office">{props.office}</span> : null}
        {props.places.length > 0 ? (
          <nav class="places" aria-label={props.texts.places}>
            {props.places.map((place) => (
              <a class="place" href={place.href} aria-current={place.isCurrent ? 'page' : undefined} key={place.href}>
                {place.label}
              </a>
            ))}
          </nav>
        ) : null}
        <div class="top-end">
          {props.search ? <Search {...props.search} /> : null}
          {props.user ? <You {...props} user={props.user} /> : null}
        </div>
      </div>
    </header>
  );
}

function Search(props: NonNullable<TopBarProps['search']>) {
  return (
    <>
      <a class="search-link" href={props.href} aria-label={props.label}>
        <Icon name="search" />
      </a>
      <form class="search" role="search" method="post" action={props.action}>
        <Icon name="search" size={16} />
        <input
          class="input"
          type="search"
          name="search"
          aria-label={props.label}
          placeholder={props.placeholder}
          autoComplete="off"
          aria-keyshortcuts={props.shortcut ? 'Control+K' : undefined}
          data-search
        />
        {props.shortcut ? <kbd aria-hidden="true">{props.shortcut}</kbd> : null}
      </form>
    </>
  );
}

function You(props: TopBarProps & { user: NonNullable<TopBarProps['user']> }) {
  return (
    <details class="menu you">
      <summary aria-label={props.texts.you}>
        <Initials letters={props.user.initials} />
      </summary>
      <div class="menu-paper">
        <p class="you-who">
          <strong>{props.user.name}</strong>
          {props.user.roleLine ? <span>{props.user.roleLine}</span> : null}
        </p>
        <div class="you-places">
          <MenuEntries entries={props.places} />
        </div>
        <MenuEntries entries={props.user.entries} />
      </div>
    </details>
  );
}
