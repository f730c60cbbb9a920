import { icons } from './icons.generated.ts';

/** The drawings we use; add a name to the list in scripts/icons.mjs and run it. */
export type IconName = keyof typeof icons;

/**
 * One drawing in the colour of its text: 18 px beside headings, 16 in buttons, 14 in tags. It is hidden from screen readers,
 * so words always stand beside it. Fixed meanings: armchair = waits, door = the door, footprints = walk-and-talk,
 * shield = protected, lock = who sees, eye = seen by, flag = win, user = alone.
 */
export function Icon({ name, size = 18 }: { name: IconName; size?: 18 | 16 | 14 }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      // oxlint-disable-next-line react/no-danger -- our own generated drawings, no text from anybody
      dangerouslySetInnerHTML={{ __html: icons[name] }}
    />
  );
}
