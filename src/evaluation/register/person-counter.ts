import type { Profiles } from '../profiles/profiles.ts';
import { UserError } from '../user-error.ts';
import { KeyCounts } from './key-counts.ts';
import { type Field, type KeyLayout, readField } from './key-layout.ts';
import type { RegisterQuestion } from './register-question.ts';

/** Takes in persons as keys ({@link KeyLayout}), each with how many they are. */
export interface PersonCounter {
  add(words: Uint32Array, at: number, count: number): void;
}

/** Counts persons alike in everything into profiles, in the order of their keys. Throws {@link UserError} when they outgrow the memory asked for. */
export class ProfileCounter implements PersonCounter {
  private readonly counts: KeyCounts;
  private readonly layout: KeyLayout;
  private readonly question: RegisterQuestion;
  private readonly most: number;

  constructor(question: RegisterQuestion, layout: KeyLayout) {
    const columns =
      1 + question.facts.length + question.windows.length + question.outcomes.length * question.years.length;
    // A key takes two words of room a word while the table grows, and each column of the result eight bytes.
    this.most = (question.memoryBytes ?? Number.POSITIVE_INFINITY) / (8 * layout.words + 8 * columns + 24);
    this.counts = new KeyCounts(layout.words);
    this.layout = layout;
    this.question = question;
  }

  add(words: Uint32Array, at: number, count: number): void {
    this.counts.add(words, at, count);
    if (this.counts.size > this.most)
      throw new UserError(
        `The register needs more memory than --memory allows: its persons are of more than ${Math.floor(this.most)} kinds. Ask for fewer covariates, or give it more memory.`,
      );
  }

  /** `order`: by their keys, or as the persons came, which may differ from one reading to the next. */
  profiles(order: 'keys' | 'any' = 'keys'): Profiles {
    const { counts, layout, question } = this;
    const numbers = order === 'keys' ? counts.sorted() : counts.all();
    const valuesOf = (field: Field, less: number, missing: number) =>
      fieldValues({ words: counts.allWords, length: layout.words, numbers }, field, { less, missing });
    return {
      count: counts.countsOf(numbers),
      weight: null,
      covariates: [
        ...question.facts.map(({ name, levels }, index) => ({
          name,
          levels,
          values: valuesOf(layout.facts[index] as Field, 1, Number.NaN),
        })),
        ...question.windows.map(({ name }, index) => ({
          name,
          levels: WINDOW_LEVELS,
          values: valuesOf(layout.windows[index] as Field, 0, 0),
        })),
      ],
      outcomes: question.outcomes.map(({ name }, index) => ({
        name,
        periods: question.years.map(String),
        values: (layout.outcomes[index] as readonly Field[]).map((field) => valuesOf(field, 0, 0)),
      })),
    };
  }
}

interface Keys {
  words: Uint32Array;
  /** Words of a key. */
  length: number;
  /** The keys whose values are wanted. */
  numbers: Uint32Array;
}

/** What a field holds in each key, `less` a number; below 0 it is missing. */
function fieldValues(
  { words, length, numbers }: Keys,
  field: Field,
  { less, missing }: { less: number; missing: number },
) {
  const values = new Float64Array(numbers.length);
  const { word, shift, bits } = field;
  const mask = 2 ** bits - 1;
  for (let index = 0; index < numbers.length; index++) {
    const at = (numbers[index] as number) * length;
    const value = (bits < 32 ? ((words[at + word] as number) >>> shift) & mask : readField(words, at, field)) - less;
    values[index] = value < 0 && less > 0 ? missing : value;
  }
  return values;
}

/** The levels of a window as a covariate: code 0 and code 1. */
export const WINDOW_LEVELS: readonly string[] = ['0', '1'];
