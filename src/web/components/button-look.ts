import type { IconName } from '../icons/icon.tsx';

/** Primary: one per area. Secondary: white. Quiet: green words, for rows. Danger: asks who is affected. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonLook {
  kind?: ButtonKind | undefined;
  icon?: IconName | undefined;
  /** Small: 30 px with a mouse, for strips and rows. Big: 48 px, for the one act of a phone screen. */
  size?: 'small' | 'big' | undefined;
  /** As wide as its column. */
  isWide?: boolean | undefined;
}

/** The classes of a button, shared by `Button`, `LinkButton` and `Menu`. */
export function buttonLook({ kind = 'secondary', size, isWide }: ButtonLook): string {
  return ['button', `button-${kind}`, size && `button-${size}`, isWide && 'button-wide'].filter(Boolean).join(' ');
}
