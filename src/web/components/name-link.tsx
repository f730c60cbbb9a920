import type { ComponentChildren } from 'preact';

/** Da: navn. The name of a person or a place as the link to its page: bold ink, underlined. */
export function NameLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="name" href={href}>
      {children}
    </a>
  );
}
