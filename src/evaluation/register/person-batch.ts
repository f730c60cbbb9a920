/**
 * Persons on their way from the scanner to the counter. Each is `2 + fact columns + answer words` words of `records`: two hashes of her id, the number of
 * her text in each fact column, and the answers.
 */
export interface PersonBatch {
  persons: number;
  records: Uint32Array;
  /** By fact column: the texts that came up since the last batch; they continue the numbers. */
  newTexts: string[][];
  /** The ids one after the other, with the end of each; null when no fact is looked up by them. */
  ids: { bytes: Uint8Array; ends: Uint32Array } | null;
}

export const HASH_WORDS = 2;
/** Persons in a batch. */
export const BATCH = 8192;

/** Collects persons into batches and hands each on when it is full. */
export class BatchWriter {
  /** The record of the person now being read begins here. */
  at = 0;
  records: Uint32Array<ArrayBuffer>;
  private readonly width: number;
  private persons = 0;
  private readonly sent: number[];
  private readonly texts: readonly { readonly texts: string[] }[];
  private readonly emit: (batch: PersonBatch) => void;
  private ids: Uint8Array<ArrayBuffer> | null;
  private idBytes = 0;
  private ends = new Uint32Array(BATCH);

  constructor(options: {
    answerWords: number;
    texts: readonly { readonly texts: string[] }[];
    withIds: boolean;
    emit: (batch: PersonBatch) => void;
  }) {
    this.texts = options.texts;
    this.width = HASH_WORDS + options.texts.length + options.answerWords;
    this.records = new Uint32Array(BATCH * this.width);
    this.sent = options.texts.map(() => 0);
    this.ids = options.withIds ? new Uint8Array(BATCH * 16) : null;
    this.emit = options.emit;
  }

  /** The person is whole; her id is in the bytes. */
  next(bytes: Uint8Array, from: number, to: number): void {
    if (this.ids) {
      if (this.idBytes + to - from > this.ids.length) {
        const larger = new Uint8Array(2 * this.ids.length + to - from);
        larger.set(this.ids);
        this.ids = larger;
      }
      this.ids.set(bytes.subarray(from, to), this.idBytes);
      this.idBytes += to - from;
      this.ends[this.persons] = this.idBytes;
    }
    this.at += this.width;
    if (++this.persons === BATCH) this.flush();
  }

  flush(): void {
    if (this.persons === 0) return;
    const newTexts = this.texts.map(({ texts }, column) => texts.slice(this.sent[column]));
    for (const [column, { texts }] of this.texts.entries()) this.sent[column] = texts.length;
    const ids = this.ids && { bytes: this.ids.slice(0, this.idBytes), ends: this.ends.slice(0, this.persons) };
    this.emit({ persons: this.persons, records: this.records, newTexts, ids });
    this.records = new Uint32Array(BATCH * this.width);
    [this.at, this.persons, this.idBytes] = [0, 0, 0];
  }
}
