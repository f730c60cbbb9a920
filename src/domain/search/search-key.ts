import { spellingsOf } from './name-spellings.ts';

/**
 * The form of a name in which it is searched (Da: søgenøgle), so that any part of a name, in any order and any usual spelling, finds it.
 *
 * - Case, accents and signs mean nothing: "O'Prøve-NUÑEZ" is found by "nunez".
 * - Danish letters and their spellings are one: å = aa = a, æ = ae = a, ø = oe = o.
 * - Sounds written in two ways are one: c = k = q, ck = k, ph = f, w = v, z = s, y = j = i, th = t; double letters are single.
 * - Well-known names carry all their usual spellings: Mohammed, Muhammad, Mohamed … (`name-spellings.ts`).
 *
 * The key is stored beside the name, words with a space before each: " mohamed muhamad ali". A typed word finds every key that holds it
 * at the beginning of a word. A search with several words demands them all. The rule widens only; it never decides who may be seen.
 *
 * Examples: "Søren Ågård" is found by "soeren", "aagaard", "ågård sør"; "Sophie" by "sof" and by "sop".
 */
export function searchKey(text: string): string {
  const words = wordsOf(text);
  const forms = new Set<string>();
  for (const [at, word] of words.entries()) {
    for (const form of formsOf(word)) forms.add(form);
    const next = words[at + 1];
    if (next === undefined || !(PARTICLES.has(word) || text.includes('-'))) continue;
    for (const form of formsOf(word + next)) forms.add(form);
  }
  return [...forms].map((form) => ` ${form}`).join('');
}

/** The words of a search, folded like the key: letters and digits only, at most 8 words of 40 characters. */
export function searchTerms(text: string): string[] {
  const terms = wordsOf(text).map((word) => fold(word).slice(0, LONGEST_TERM));
  return [...new Set(terms)].filter((term) => term !== '').slice(0, MOST_TERMS);
}

/** Whether a key is found by all terms; no terms find nothing. In SQL: `search_key like '% ' || term || '%'` for each term. */
export function isFoundBy(key: string, terms: readonly string[]): boolean {
  return terms.length > 0 && terms.every((term) => key.includes(` ${term}`));
}

const MOST_TERMS = 8;
const LONGEST_TERM = 40;

/** Parts of a name that people write together with the next word or apart from it. */
const PARTICLES: ReadonlySet<string> = new Set('al el abd abdul abdel abu ben bin ibn de la van von mac mc'.split(' '));

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['å', 'aa'],
  ['æ', 'ae'],
  ['ä', 'ae'],
  ['ø', 'oe'],
  ['ö', 'oe'],
  ['œ', 'oe'],
  ['ß', 'ss'],
  ['ð', 'd'],
  ['đ', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
]);

/** In this order. Each rule keeps the beginning of a word a beginning of the folded word, so that half a word finds the whole. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ks'],
  [/[cq]/g, 'k'],
  [/ph+/g, 'f'],
  [/([bdgkrst])h/g, '$1'],
  [/h$/, ''],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/[jy]/g, 'i'],
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/(.)\1+/gu, '$1'],
];

function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[åæäøöœßðđþłı]/g, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function fold(word: string): string {
  return SOUNDS.reduce((folded, [sound, letter]) => folded.replace(sound, letter), word) || word.slice(0, 1);
}

/** A word as stored: folded, with the half-typed form of "ph", the part after "abdul", and its other usual spellings. */
function formsOf(word: string): string[] {
  const halfTyped = [...word.matchAll(/ph+/g)].map(({ 0: ph, index }) => {
    return `${word.slice(0, index)}p${word.slice(index + ph.length)}`;
  });
  const afterParticle = /^abd(?:ul|ur|el|al|i)(.{4,})$/.exec(word)?.slice(1) ?? [];
  return [fold(word), ...[...halfTyped, ...afterParticle, ...spellingsOf(word)].map(fold)];
}
