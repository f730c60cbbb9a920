import { closeSync, openSync, readSync } from 'node:fs';
import { refuseOtherFormats } from '../read/refuse-other-formats.ts';
import { UserError } from '../user-error.ts';
import { decode } from './byte-texts.ts';

/** The most bytes a row may have: a file without line ends is none of rows. */
export const MOST_ROW_BYTES = 16 * 1024 * 1024;

/** How a CSV file is written, and its header. */
export interface CsvHead {
  /** A byte: comma, semicolon, tab or bar. */
  delimiter: number;
  /** The byte that the last line end has: line feed, or carriage return alone. */
  newline: number;
  columns: string[];
  /** Where the first row begins. */
  rowsFrom: number;
}

const [QUOTE, LINE_FEED, RETURN] = [34, 10, 13];
const DELIMITERS = [',', ';', '\t', '|'].map((sign) => sign.charCodeAt(0));

/**
 * Reads the header of a CSV file. The delimiter is the one of comma, semicolon, tab and bar that yields the column of the person, else the one that
 * yields most columns. Throws {@link UserError} when the file is empty, packed, UTF-16 or has no line end within {@link MOST_ROW_BYTES}.
 */
export function readCsvHead(file: string, size: number, person: string): CsvHead {
  if (size === 0) throw new UserError(`${file}: the file is empty.`);
  let length = 1 << 16;
  for (;;) {
    const bytes = firstBytes(file, Math.min(length, size));
    refuseOtherFormats(file, bytes);
    const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const headers = DELIMITERS.map((delimiter) => headerOf(bytes, start, delimiter, bytes.length === size));
    const candidates = headers.filter((one) => one !== null);
    if (candidates.length === DELIMITERS.length) return withoutDoubt(candidates, person);
    if (bytes.length === size) throw new UserError(`${file}: a quotation mark in the header is not closed.`);
    if (length >= MOST_ROW_BYTES)
      throw new UserError(`${file}: the header is longer than 16 MB; has the file line ends?`);
    length *= 4;
  }
}

function withoutDoubt(candidates: readonly CsvHead[], person: string): CsvHead {
  const named = candidates.filter(({ columns }) => columns.includes(person));
  return (named.length > 0 ? named : candidates).reduce((best, one) =>
    one.columns.length > best.columns.length ? one : best,
  );
}

function firstBytes(file: string, length: number): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(length);
    let read = 0;
    while (read < length) {
      const more = readSync(descriptor, bytes, read, length - read, read);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}

/** The header under one delimiter; null when it does not end within the bytes. */
function headerOf(bytes: Uint8Array, start: number, delimiter: number, isWhole: boolean): CsvHead | null {
  const columns: string[] = [];
  let at = start;
  for (;;) {
    let from = at;
    let to = at;
    if (bytes[at] === QUOTE) {
      to = closingQuote(bytes, at);
      if (to < 0) return null;
      from = at + 1;
      at = to + 1;
    }
    while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== LINE_FEED && bytes[at] !== RETURN) at++;
    if (at >= bytes.length && !isWhole) return null;
    const isQuoted = from > start && bytes[from - 1] === QUOTE && to >= from;
    const name = decode(bytes.subarray(from, isQuoted ? to : at));
    columns.push((isQuoted ? name.replaceAll('""', '"') : name).trim());
    if (bytes[at] !== delimiter) break;
    at++;
  }
  if (bytes[at] === RETURN && at + 1 >= bytes.length && !isWhole) return null;
  const isReturnAlone = bytes[at] === RETURN && bytes[at + 1] !== LINE_FEED;
  const rowsFrom = at >= bytes.length ? bytes.length : at + (bytes[at] === RETURN && !isReturnAlone ? 2 : 1);
  return { delimiter, newline: isReturnAlone ? RETURN : LINE_FEED, columns, rowsFrom };
}

function closingQuote(bytes: Uint8Array, opening: number): number {
  for (let at = opening + 1; at < bytes.length; at++) {
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at;
    at++;
  }
  return -1;
}
