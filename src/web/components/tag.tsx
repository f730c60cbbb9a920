import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons/icon.tsx';

/** Neutral, lamp (soon, alone, expiring), brick (late, wrong), plum (protected), door (given), sky (someone else's). */
export type TagTone = 'neutral' | 'lamp' | 'brick' | 'plum' | 'door' | 'sky';

/** Tells a state in words, with an icon and a colour that say the same. Never clickable: chips choose, tags tell. */
export function Tag(props: { children: ComponentChildren; tone?: TagTone | undefined; icon?: IconName | undefined }) {
  return (
    <span class={`tag tag-${props.tone ?? 'neutral'}`}>
      {props.icon ? <Icon name={props.icon} size={14} /> : null}
      <span>{props.children}</span>
    </span>
  );
}
