import { displayName } from '#domain/identity/person-name.ts';
import { NameLink } from '../components/name-link.tsx';
import { paths } from '../paths.ts';
import type { Language } from '../texts.ts';
import { ProtectedTag } from './protected-tag.tsx';

/** A citizen in a list: the name as the link to the page, and the mark of a protection. */
export function PersonLink({
  person,
  language,
}: {
  person: { citizenId: string; firstName: string; lastName: string; isProtected: boolean };
  language: Language;
}) {
  return (
    <>
      <NameLink href={paths.citizen(person.citizenId)}>{displayName(person)}</NameLink>{' '}
      <ProtectedTag person={person} language={language} />
    </>
  );
}
