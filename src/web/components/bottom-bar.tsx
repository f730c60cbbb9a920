import { Icon, type IconName } from '../icons/icon.tsx';

export interface BottomPlace {
  href: string;
  label: string;
  icon: IconName;
  isCurrent?: boolean | undefined;
  /** How many wait; with words for those who listen ("3 venter"). */
  count?: { number: number; words: string } | undefined;
}

/** The bar under the thumb on the phone: I dag, Åben dør, Ny note, Hold, Søg. */
export function BottomBar({ label, places }: { label: string; places: readonly BottomPlace[] }) {
  return (
    <nav class="bottom-bar" aria-label={label}>
      {places.map((place) => (
        <a class="bottom-place" href={place.href} aria-current={place.isCurrent ? 'page' : undefined} key={place.href}>
          <Icon name={place.icon} />
          <span>{place.label}</span>
          {place.count && place.count.number > 0 ? (
            <>
              <span class="bottom-count" aria-hidden="true">
                {place.count.number}
              </span>
              <span class="visually-hidden">{place.count.words}</span>
            </>
          ) : null}
        </a>
      ))}
    </nav>
  );
}
