import { Tag } from '../components/tag.tsx';
import type { Language } from '../texts.ts';
import { protectionWords } from './protection-words.ts';

/** Marks a protected person wherever she appears; nothing when she is not. Redacted, not denied: the name stays on the screen. */
export function ProtectedTag({ person, language }: { person: { isProtected: boolean }; language: Language }) {
  if (!person.isProtected) return null;
  return (
    <Tag tone="plum" icon="shield">
      {protectionWords(language).isProtected}
    </Tag>
  );
}

/** The mark with a warning, on pages about one citizen that are meant for paper. */
export function ProtectedNotice({ citizen, language }: { citizen: { isProtected: boolean }; language: Language }) {
  return (
    <>
      <ProtectedTag person={citizen} language={language} /> {protectionWords(language).beforePrint}
    </>
  );
}
