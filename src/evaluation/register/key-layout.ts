import type { OutcomeRule, RegisterQuestion } from './register-question.ts';

/** Where a number stands in the words of a key: `bits` bits of `word` from `shift`; hours take a whole word and the next. */
export interface Field {
  word: number;
  shift: number;
  bits: number;
}

/**
 * A person as a few 32-bit words, the same for every way of reading: facts (code + 1, so that 0 = missing), then windows, then each outcome in each
 * year. Persons with equal words are one profile.
 */
export interface KeyLayout {
  words: number;
  /** Facts fill the words before this one. */
  factWords: number;
  facts: readonly Field[];
  windows: readonly Field[];
  /** By outcome, by year. */
  outcomes: readonly (readonly Field[])[];
}

const WORD_BITS = 32;
export const HOURS_BITS = 64;

/** Lays the answers to a question out in words. */
export function keyLayout(question: RegisterQuestion): KeyLayout {
  let word = 0;
  let shift = 0;
  const nextWord = () => {
    if (shift > 0) word++;
    shift = 0;
  };
  const place = (bits: number): Field => {
    if (shift + bits > WORD_BITS) nextWord();
    const field = { word, shift, bits };
    if (bits === HOURS_BITS) word += 2;
    else shift += bits;
    return field;
  };
  const facts = question.facts.map(({ levels }) => place(bitsFor(levels.length)));
  nextWord();
  const factWords = word;
  const windows = question.windows.map(() => place(1));
  const outcomes = question.outcomes.map(({ rule }) => question.years.map(() => place(bitsOf(rule))));
  nextWord();
  return { words: word, factWords, facts, windows, outcomes };
}

/** Bits for the numbers 0 to `highest`. */
const bitsFor = (highest: number) => Math.max(1, Math.ceil(Math.log2(highest + 1)));

function bitsOf({ kind }: OutcomeRule): number {
  if (kind === 'hours') return HOURS_BITS;
  if (kind === 'paid-months' || kind === 'ordinary-months') return bitsFor(12);
  return kind === 'weeks-with' ? bitsFor(53) : 1;
}

const twoWords = new Uint32Array(2);
const asDouble = new Float64Array(twoWords.buffer);

/** The number in a field of the key that begins at `at`. */
export function readField(words: Uint32Array, at: number, { word, shift, bits }: Field): number {
  const first = words[at + word] as number;
  if (bits === HOURS_BITS) {
    twoWords[0] = first;
    twoWords[1] = words[at + word + 1] as number;
    return asDouble[0] as number;
  }
  return bits === WORD_BITS ? first : (first >>> shift) & ((1 << bits) - 1);
}

/** Puts a number into a field; the words are 0 before. */
export function writeField(words: Uint32Array, at: number, { word, shift, bits }: Field, value: number): void {
  if (bits === HOURS_BITS) {
    asDouble[0] = value;
    words[at + word] = twoWords[0] as number;
    words[at + word + 1] = twoWords[1] as number;
  } else words[at + word] = (words[at + word] as number) | (value << shift);
}
