import { ORDINARY_PAID_MONTH_OVER_HOURS } from '#domain/employment/ordinary-paid-month.ts';
import { ByteTexts, decode, hashBytes, trimEnd, trimStart } from './byte-texts.ts';
import { hourPartsOfBytes } from './hours-of.ts';
import { BatchWriter, HASH_WORDS, type PersonBatch } from './person-batch.ts';
import { PersonMonths } from './person-months.ts';
import { RowError } from './row-error.ts';
import { FACT, HOURS, MONTH, PERSON, type ScanPlan, WEEK } from './scan-plan.ts';
import { WeekCodes } from './week-codes.ts';

const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;

/**
 * Reads the rows of a wide register out of bytes, one pass, without a string for a field. A field ends at the delimiter or the end of the line;
 * one that begins with a quotation mark ends at the next that is not doubled. Empty lines are passed over.
 */
export class RowScanner {
  /** Rows read. */
  rows = 0;
  readonly weekCodes: WeekCodes;
  private readonly plan: ScanPlan;
  private readonly texts: readonly ByteTexts[];
  private readonly emptyText: Uint32Array;
  private readonly months: PersonMonths;
  private readonly out: BatchWriter;
  /** 1 for bytes that end a field or cannot stand in a text. */
  private readonly isStop = new Uint8Array(256);
  /** 1 for bytes with which a blank may begin. */
  private readonly mayBeBlank = new Uint8Array(256);
  private readonly blanks: readonly Uint8Array[];
  private readonly hash = new Uint32Array(2);
  private readonly factTexts: Uint32Array;
  private personBytes = new Uint8Array(64);
  private personLength = 0;
  /** The inside of the last quoted field. */
  private inside: { bytes: Uint8Array; from: number; to: number } = { bytes: new Uint8Array(0), from: 0, to: 0 };

  constructor(plan: ScanPlan, emit: (batch: PersonBatch) => void) {
    this.plan = plan;
    this.texts = Array.from({ length: plan.factColumns }, () => new ByteTexts());
    this.factTexts = new Uint32Array(plan.factColumns);
    this.emptyText = Uint32Array.from(this.texts, (texts) => texts.numberOf(new Uint8Array(0), 0, 0));
    this.months = new PersonMonths(plan);
    this.weekCodes = new WeekCodes(plan);
    this.out = new BatchWriter({ ...plan, texts: this.texts, emit });
    this.blanks = plan.blanks.map((text) => new TextEncoder().encode(text));
    for (const byte of [0, LINE_FEED, RETURN, plan.delimiter]) this.isStop[byte] = 1;
    for (const byte of [QUOTE, 32, 9, ...this.blanks.map((blank) => blank[0] ?? 0)]) this.mayBeBlank[byte] = 1;
  }

  /**
   * Reads the rows that begin in the bytes from `from` and before `end`, as far as they are whole before `limit`; gives where the next one begins.
   * Throws {@link RowError}.
   */
  scan(bytes: Uint8Array, from: number, limit: number, end: number): number {
    let at = from;
    while (at < limit && at < end) {
      const byte = bytes[at];
      if (byte === LINE_FEED || byte === RETURN) at++;
      else {
        const next = this.scanRow(bytes, at, limit);
        if (next < 0) return at;
        this.finishRow();
        at = next;
      }
    }
    return at;
  }

  flush(): void {
    this.out.flush();
  }

  /** One row; gives the place after its end, or −1 when a quoted field goes on beyond the limit. */
  private scanRow(bytes: Uint8Array, from: number, limit: number): number {
    const { delimiter, purposes, columns, year, monthBit } = this.plan;
    const { isStop, mayBeBlank } = this;
    const { paid } = this.months;
    this.beginRow();
    let column = 0;
    let at = from;
    for (;;) {
      let stop = bytes[at] as number;
      while (stop === delimiter) {
        column++;
        stop = bytes[++at] as number;
      }
      if (stop === LINE_FEED || stop === RETURN) break;
      const purpose = column < columns ? (purposes[column] as number) : 0;
      if (stop === QUOTE) {
        at = this.quoted(bytes, at, limit);
        if (at < 0) return -1;
        if (purpose !== 0) this.take(purpose, column, this.inside.bytes, this.inside.from, this.inside.to);
        if (isStop[bytes[at] as number] === 0) throw this.wrong('text stands after a closing quotation mark');
      } else {
        const begin = at;
        const isSurelyFilled = mayBeBlank[stop] === 0;
        while (isStop[bytes[at] as number] === 0) at++;
        if (purpose === MONTH && isSurelyFilled) {
          const index = year[column] as number;
          paid[index] = (paid[index] as number) | (monthBit[column] as number);
        } else if (purpose !== 0) this.take(purpose, column, bytes, begin, at);
      }
      stop = bytes[at] as number;
      if (stop === 0) throw this.wrong('there is a zero byte; this is no text file, or it is damaged');
      if (stop !== delimiter) break;
      column++;
      at++;
    }
    const fields = column + 1;
    if (fields !== columns) throw this.wrong(`it has ${fields} fields; the header has ${columns}`);
    return at + 1;
  }

  private beginRow(): void {
    this.months.clear();
    this.factTexts.set(this.emptyText);
    this.personLength = 0;
  }

  /** The row is whole: its person is handed on. */
  private finishRow(): void {
    if (this.personLength === 0) throw this.wrong('the person has no id');
    hashBytes(this.personBytes, 0, this.personLength, this.hash);
    const { records, at } = this.out;
    records[at] = this.hash[0] as number;
    records[at + 1] = this.hash[1] as number;
    records.set(this.factTexts, at + HASH_WORDS);
    this.months.write(records, at + HASH_WORDS + this.factTexts.length);
    this.out.next(this.personBytes, 0, this.personLength);
    this.rows++;
  }

  /** Finds the end of the quoted field that begins at `from` and remembers its inside; −1 when it goes on beyond the limit. */
  private quoted(bytes: Uint8Array, from: number, limit: number): number {
    let isDoubled = false;
    for (let at = from + 1; at < limit; at++) {
      const byte = bytes[at];
      if (byte === 0) throw this.wrong('there is a zero byte; this is no text file, or it is damaged');
      if (byte !== QUOTE) continue;
      if (at + 1 >= limit) return -1;
      if (bytes[at + 1] === QUOTE) {
        isDoubled = true;
        at++;
        continue;
      }
      this.inside = isDoubled ? withoutDoubled(bytes, from + 1, at) : { bytes, from: from + 1, to: at };
      return at + 1;
    }
    return -1;
  }

  /** Takes in a field of a column with a purpose. */
  private take(purpose: number, column: number, bytes: Uint8Array, begin: number, end: number): void {
    const from = trimStart(bytes, begin, end);
    const to = trimEnd(bytes, from, end);
    if (this.isBlank(bytes, from, to)) return;
    if (purpose & MONTH) this.markPaid(column);
    if (purpose & WEEK) this.weekCodes.take(bytes, from, to, column, this.rows, this.months);
    if (purpose & HOURS) this.takeHours(column, bytes, from, to);
    if (purpose & FACT) {
      const number = this.plan.factColumn[column] as number;
      this.factTexts[number] = (this.texts[number] as ByteTexts).numberOf(bytes, from, to);
    }
    if (purpose & PERSON) this.takePerson(bytes, from, to);
  }

  private isBlank(bytes: Uint8Array, from: number, to: number): boolean {
    if (from === to) return true;
    if (this.mayBeBlank[bytes[from] as number] === 0) return false;
    return this.blanks.some(
      (blank) => blank.length === to - from && blank.every((byte, index) => bytes[from + index] === byte),
    );
  }

  private markPaid(column: number): void {
    const year = this.plan.year[column] as number;
    this.months.paid[year] = (this.months.paid[year] as number) | (this.plan.monthBit[column] as number);
  }

  private takeHours(column: number, bytes: Uint8Array, from: number, to: number): void {
    const parts = hourPartsOfBytes(bytes, from, to);
    if (Number.isNaN(parts)) {
      const text = decode(bytes.subarray(from, Math.min(to, from + 40)));
      const hint = text.includes(',') ? ' (decimals are written with a dot)' : '';
      throw this.wrong(`column ${column + 1}: "${text}" is not a number of hours${hint}`);
    }
    const year = this.plan.year[column] as number;
    this.months.hours[year] = (this.months.hours[year] as number) + parts;
    if (this.plan.isPaidByHours && parts > ORDINARY_PAID_MONTH_OVER_HOURS) this.markPaid(column);
  }

  private takePerson(bytes: Uint8Array, from: number, to: number): void {
    this.personLength = to - from;
    if (this.personLength > this.personBytes.length) this.personBytes = new Uint8Array(2 * this.personLength);
    for (let index = 0; index < this.personLength; index++) this.personBytes[index] = bytes[from + index] as number;
  }

  private wrong = (message: string): RowError => new RowError(this.rows, message);
}

function withoutDoubled(bytes: Uint8Array, from: number, to: number) {
  const inside = new Uint8Array(to - from);
  let length = 0;
  for (let at = from; at < to; at++) {
    inside[length++] = bytes[at] as number;
    if (bytes[at] === QUOTE) at++;
  }
  return { bytes: inside, from: 0, to: length };
}
