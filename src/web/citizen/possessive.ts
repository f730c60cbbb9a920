import type { Language } from '../texts.ts';

/** A name in the genitive (Da: ejefald): "Aminas", "Jens'", "Amina's". */
export function possessive(name: string, language: Language): string {
  if (language === 'en') return `${name}'s`;
  return /[sxz]$/i.test(name) ? `${name}'` : `${name}s`;
}
