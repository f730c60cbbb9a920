import { closeSync, openSync, readSync } from 'node:fs';
import { MOST_ROW_BYTES } from './csv-head.ts';
import type { PersonBatch } from './person-batch.ts';
import { RowError } from './row-error.ts';
import { RowScanner } from './row-scanner.ts';
import type { ScanPlan } from './scan-plan.ts';

/** A part of a file: the rows that begin from byte `from` and before byte `to`. */
export interface FilePart {
  file: string;
  size: number;
  from: number;
  to: number;
  newline: number;
}

/** What came of a part. A row error is data here, for another part may have an earlier one. */
export interface ScannedPart {
  rows: number;
  /** Where the first row after the part begins. When that is not where the next part began, a line end inside quotation marks misled it. */
  next: number;
  unknownWeekCodes: { code: string; persons: number }[];
  wrong: { row: number; message: string } | null;
}

const CHUNK = 1 << 20;

/** Reads a part of a file from the disk and scans it; `read` hears how many bytes have been read. */
export function scanPart(
  plan: ScanPlan,
  part: FilePart,
  emit: (batch: PersonBatch) => void,
  read: (bytes: number) => void,
): ScannedPart {
  const scanner = new RowScanner(plan, emit);
  const result = (next: number, wrong: ScannedPart['wrong']): ScannedPart => ({
    rows: scanner.rows,
    next,
    unknownWeekCodes: scanner.weekCodes.unknown(),
    wrong,
  });
  try {
    const next = scanChunks(scanner, part, read);
    scanner.flush();
    return result(next, null);
  } catch (error) {
    if (error instanceof RowError) return result(part.to, { row: error.row, message: error.message });
    throw error;
  }
}

function scanChunks(scanner: RowScanner, { file, size, from, to, newline }: FilePart, read: (bytes: number) => void) {
  const descriptor = openSync(file, 'r');
  try {
    let bytes = new Uint8Array(CHUNK + 1);
    /** The place in the file of the first byte held. */
    let offset = from;
    let held = 0;
    for (;;) {
      const room = bytes.length - 1 - held;
      const more = readSync(descriptor, bytes, held, Math.min(room, size - offset - held), offset + held);
      held += more;
      read(more);
      const isLast = more === 0 || offset + held >= size;
      if (isLast && held > 0 && bytes[held - 1] !== newline) bytes[held++] = newline;
      const limit = isLast ? held : bytes.subarray(0, held).lastIndexOf(newline) + 1;
      const next = scanner.scan(bytes, 0, limit, to - offset);
      if (offset + next >= to || (isLast && next >= limit)) return Math.min(offset + next, size);
      if (isLast) throw new RowError(scanner.rows, 'a quotation mark is not closed before the end of the file');
      bytes.copyWithin(0, next, held);
      held -= next;
      offset += next;
      if (held < bytes.length - 1 - CHUNK / 2) continue;
      if (held > MOST_ROW_BYTES)
        throw new RowError(
          scanner.rows,
          'it is longer than 16 MB, so a line end or a closing quotation mark may be missing',
        );
      const larger = new Uint8Array(2 * bytes.length);
      larger.set(bytes.subarray(0, held));
      bytes = larger;
    }
  } finally {
    closeSync(descriptor);
  }
}
