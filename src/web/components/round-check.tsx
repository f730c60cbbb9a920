import { Icon } from '../icons/icon.tsx';

/** Da: cirklen foran et løfte eller et skridt. A link that opens the question of what came of it; `label` is its name. */
export function RoundCheck({ href, label, isDone = false }: { href: string; label: string; isDone?: boolean }) {
  return (
    <a class={isDone ? 'round-check round-check-done' : 'round-check'} href={href} aria-label={label}>
      <Icon name="check" size={16} />
    </a>
  );
}
