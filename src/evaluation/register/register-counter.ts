import { decode } from './byte-texts.ts';
import type { KeyLayout } from './key-layout.ts';
import { HASH_WORDS, type PersonBatch } from './person-batch.ts';
import type { PersonCounter } from './person-counter.ts';
import type { Fact, RegisterQuestion } from './register-question.ts';

/** The code of a fact's text, checked. */
export function checkedCode({ name, levels }: Fact, code: number): number {
  if (!Number.isInteger(code) || code < -1 || code >= levels.length)
    throw new RangeError(`the fact "${name}" has no level ${code}`);
  return code;
}

/** Turns scanned persons into keys: texts into codes, ids into what other files say; and remembers a hash of each id. */
export class RegisterCounter {
  persons = 0;
  private hashes = new Float64Array(1 << 12);
  private readonly layout: KeyLayout;
  private readonly counter: PersonCounter;
  /** Facts read from columns: the fact, its column among the fact columns, its word and shift. */
  private readonly fromColumns: {
    fact: Extract<Fact, { column: string }>;
    column: number;
    word: number;
    shift: number;
  }[] = [];
  private readonly fromIds: { fact: Extract<Fact, { otherwise: number }>; word: number; shift: number }[] = [];
  /** By part of the file, by fact from a column, by text number: the bits of the key. */
  private readonly bitsOf: number[][][] = [];
  private readonly codes: Map<string, number>[];

  /** `factColumns`: the names of the columns that facts are read from, as the scanner numbers them. */
  constructor(question: RegisterQuestion, layout: KeyLayout, factColumns: readonly string[], counter: PersonCounter) {
    this.layout = layout;
    this.counter = counter;
    for (const [index, fact] of question.facts.entries()) {
      const { word, shift } = layout.facts[index] ?? { word: 0, shift: 0 };
      if ('column' in fact) this.fromColumns.push({ fact, column: factColumns.indexOf(fact.column), word, shift });
      else this.fromIds.push({ fact, word, shift });
    }
    this.codes = this.fromColumns.map(() => new Map());
  }

  /** Takes in a batch of a part of the file. Whatever `codeOf` of a fact throws is thrown. */
  add(part: number, batch: PersonBatch): void {
    const { fromColumns, fromIds, layout, counter } = this;
    const bits = this.learn(part, batch.newTexts);
    const columns = batch.newTexts.length;
    const answerWords = layout.words - layout.factWords;
    const ids = batch.ids && idsOf(batch.ids);
    const key = new Uint32Array(layout.words);
    this.makeRoom(batch.persons);
    let at = 0;
    for (let person = 0; person < batch.persons; person++) {
      key.fill(0, 0, layout.factWords);
      this.hashes[this.persons++] =
        ((batch.records[at + 1] as number) & 0x1fffff) * 2 ** 32 + (batch.records[at] as number);
      for (let index = 0; index < fromColumns.length; index++) {
        const { word, column } = fromColumns[index] as (typeof fromColumns)[number];
        const number = batch.records[at + HASH_WORDS + column] as number;
        key[word] = (key[word] as number) | ((bits[index] as number[])[number] as number);
      }
      for (let index = 0; index < fromIds.length; index++) {
        const { fact, word, shift } = fromIds[index] as (typeof fromIds)[number];
        const code = fact.lookup.get((ids as string[])[person] as string) ?? fact.otherwise;
        key[word] = (key[word] as number) | ((code + 1) << shift);
      }
      const answers = at + HASH_WORDS + columns;
      for (let word = 0; word < answerWords; word++)
        key[layout.factWords + word] = batch.records[answers + word] as number;
      counter.add(key, 0, 1);
      at = answers + answerWords;
    }
  }

  /** The hashes that more than one person has; forgets all. */
  takeRepeatedHashes(): ReadonlySet<number> {
    const sorted = this.hashes.subarray(0, this.persons).sort();
    this.hashes = new Float64Array(0);
    const repeated = new Set<number>();
    for (let index = 1; index < sorted.length; index++)
      if (sorted[index] === sorted[index - 1]) repeated.add(sorted[index] as number);
    return repeated;
  }

  /** Codes of texts that a part has not sent before. */
  private learn(part: number, newTexts: readonly (readonly string[])[]): number[][] {
    this.bitsOf[part] ??= this.fromColumns.map(() => []);
    const bits = this.bitsOf[part];
    for (const [index, { fact, column, shift }] of this.fromColumns.entries())
      for (const text of newTexts[column] ?? []) {
        const codes = this.codes[index] as Map<string, number>;
        const known = codes.get(text);
        const code = known ?? checkedCode(fact, fact.codeOf(text));
        if (known === undefined) codes.set(text, code);
        bits[index]?.push((code + 1) << shift);
      }
    return bits;
  }

  private makeRoom(persons: number): void {
    if (this.persons + persons <= this.hashes.length) return;
    const larger = new Float64Array(Math.max(2 * this.hashes.length, this.persons + persons));
    larger.set(this.hashes);
    this.hashes = larger;
  }
}

/** The ids of a batch as strings. */
export function idsOf({ bytes, ends }: { bytes: Uint8Array; ends: Uint32Array }): string[] {
  const isAscii = bytes.every((byte) => byte < 128);
  const all = isAscii ? decode(bytes) : '';
  let from = 0;
  return Array.from(ends, (end) => {
    const id = isAscii ? all.slice(from, end) : decode(bytes.subarray(from, end));
    from = end;
    return id;
  });
}
