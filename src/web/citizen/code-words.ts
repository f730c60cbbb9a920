import type { Code } from '#db/code-list.ts';
import type { Language } from '../texts.ts';

/** The name of a code in the reader's language; a code that is no longer in the list is shown as it stands. */
export function codeWord(codes: readonly Code[], code: string, language: Language): string {
  const found = codes.find((one) => one.code === code);
  if (!found) return code;
  return language === 'da' ? found.nameDa : found.nameEn;
}

/** The codes as options of a select or chips. */
export function codeOptions(codes: readonly Code[], language: Language): { value: string; label: string }[] {
  return codes.map((code) => ({ value: code.code, label: language === 'da' ? code.nameDa : code.nameEn }));
}
