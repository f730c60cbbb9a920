/**
 * The name of a person (Da: navn): first name and, for most people, a last name.
 *
 * Some people have one name only; then `lastName` is ''. Names are kept as they are written: capitals, accents, scripts and order are the
 * person's own. Only what cannot be seen is refused: control characters, signs that turn the direction of writing, broken characters.
 */
export type PersonName = { readonly firstName: string; readonly lastName: string };

/** What a typed name part was: the name with single spaces, or why it cannot be one. */
export type ParsedName =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: 'empty' | 'too_long' | 'invisible_character' | 'no_letter' };

/** The longest name part, in characters as the database counts them. */
export const LONGEST_NAME = 100;

const INVISIBLE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069\uFEFF\uFFFD]/u;

/** Reads a first or last name: trims, joins spaces, composes accents; 1–100 characters with at least one letter. */
export function parseName(text: string): ParsedName {
  const spaced = text.replace(/[\t\r\n\u00A0\u2000-\u200A\u202F]/g, ' ');
  if (!spaced.isWellFormed() || INVISIBLE.test(spaced)) return { ok: false, reason: 'invisible_character' };
  const name = spaced.normalize('NFC').trim().replace(/ +/g, ' ');
  if (name === '') return { ok: false, reason: 'empty' };
  if ([...name].length > LONGEST_NAME) return { ok: false, reason: 'too_long' };
  return /\p{L}/u.test(name) ? { ok: true, name } : { ok: false, reason: 'no_letter' };
}

/** "Amina Holm"; a person with one name has just that. */
export function displayName({ firstName, lastName }: PersonName): string {
  return `${firstName} ${lastName}`.trim();
}

/** "Amina H.": enough for colleagues in the room. A person with one name has just that. */
export function shortName({ firstName, lastName }: PersonName): string {
  const initial = firstLetterOf(lastName);
  return initial === '' ? firstName : `${firstName} ${initial}.`;
}

/** "AH", at most two letters: the first of the first name and the first of the last of the last names. */
export function initials({ firstName, lastName }: PersonName): string {
  const lastWord = lastName.split(/[ -]/).findLast((word) => firstLetterOf(word) !== '') ?? '';
  return firstLetterOf(firstName) + firstLetterOf(lastWord);
}

function firstLetterOf(text: string): string {
  return /\p{L}\p{M}*/u.exec(text)?.[0].toLocaleUpperCase('da') ?? '';
}
