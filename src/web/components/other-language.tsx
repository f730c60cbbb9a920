import { frameTexts } from '../frame-texts.ts';
import { paths } from '../paths.ts';
import type { Language } from '../texts.ts';
import { PostButton } from './post-button.tsx';

/** The page in the other language, for those who are not signed in and have no menu. */
export function OtherLanguage({ language, back }: { language: Language; back: string }) {
  return (
    <PostButton kind="quiet" action={paths.signInLanguage} fields={{ language: language === 'da' ? 'en' : 'da', back }}>
      {frameTexts(language).otherLanguage}
    </PostButton>
  );
}
