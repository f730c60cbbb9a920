import type { Language } from './language.ts';

/** Joins words as in a sentence: "a", "a og b", "a, b og c"; "a, b and c". */
export function joinWords(words: readonly string[], language: Language): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  if (words.length === 1) return last;
  return `${words.slice(0, -1).join(', ')} ${language === 'da' ? 'og' : 'and'} ${last}`;
}
