import { closeSync, openSync, readSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { UserError } from '../user-error.ts';
import type { CsvHead } from './csv-head.ts';
import { MOST_ROW_BYTES } from './csv-head.ts';
import type { PersonBatch } from './person-batch.ts';
import type { ScanMessage, ScanWork } from './scan.worker.ts';
import { type FilePart, type ScannedPart, scanPart } from './scan-part.ts';
import type { ScanPlan } from './scan-plan.ts';

/** Smaller files are scanned at once: a thread takes longer to start. */
const WORTH_THREADS = 8 * 1024 * 1024;

export interface Scan {
  file: string;
  size: number;
  head: CsvHead;
  plan: ScanPlan;
  /** Takes in persons; parts of the file come at the same time, numbered from 0. */
  take(part: number, batch: PersonBatch): void;
  /** Hears how many bytes more have been read. */
  read(bytes: number): void;
  signal: AbortSignal | null;
  /** The most threads; 1 = none beside this one. */
  threads: number;
}

/** What a scan saw; null when the parts do not fit together, because a line end inside quotation marks was taken for the end of a row. */
export interface Scanned {
  unknownWeekCodes: { code: string; persons: number }[];
}

/**
 * Scans the rows of a CSV file on several threads. A part's error counts only when the parts before it are in order, so that the message is the same
 * however the threads ran. Throws {@link UserError} naming file and row (the header is row 1).
 */
export async function scanCsv(scan: Scan): Promise<Scanned | null> {
  const { file, size, head, plan, signal } = scan;
  signal?.throwIfAborted();
  const starts = partStarts(scan);
  const parts = starts.map((from, index): FilePart => {
    return { file, size, from, to: starts[index + 1] ?? size, newline: head.newline };
  });
  const results =
    parts.length === 1
      ? [takenHere(scan, plan, parts[0] as FilePart)]
      : await Promise.all(parts.map((part, index) => inThread(scan, plan, part, index)));
  signal?.throwIfAborted();
  let rows = 0;
  for (const [index, { result, failure }] of results.entries()) {
    if (failure) throw failure;
    if (result?.wrong) throw new UserError(`${file}: row ${rows + result.wrong.row + 2}: ${result.wrong.message}.`);
    if (result?.next !== (parts[index] as FilePart).to) return null;
    rows += result.rows;
  }
  return { unknownWeekCodes: addedUp(results.flatMap(({ result }) => result?.unknownWeekCodes ?? [])) };
}

interface Outcome {
  result: ScannedPart | null;
  failure: Error | null;
}

function takenHere(scan: Scan, plan: ScanPlan, part: FilePart): Outcome {
  const result = scanPart(plan, part, (batch) => scan.take(0, batch), scan.read);
  return { result, failure: null };
}

/** Scans a part in a thread of its own; the promise is kept even when taking in fails, for an earlier part may say why. */
function inThread(scan: Scan, plan: ScanPlan, part: FilePart, number: number): Promise<Outcome> {
  const waiting = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(workerFile(), { workerData: { plan, part, waiting } satisfies ScanWork });
  return new Promise((resolve) => {
    const end = (outcome: Outcome) => {
      scan.signal?.removeEventListener('abort', stop);
      void worker.terminate().then(() => resolve(outcome));
    };
    const stop = () => end({ result: null, failure: scan.signal?.reason as Error });
    scan.signal?.addEventListener('abort', stop, { once: true });
    worker.on('error', (error) => end({ result: null, failure: error as Error }));
    worker.on('message', (message: ScanMessage) => {
      try {
        if ('read' in message) scan.read(message.read);
        else if ('done' in message) end({ result: message.done, failure: null });
        else {
          scan.take(number, message.batch);
          Atomics.sub(waiting, 0, 1);
          Atomics.notify(waiting, 0);
        }
      } catch (error) {
        end({ result: null, failure: error as Error });
      }
    });
  });
}

/** The thread's program: beside this file among the sources, or built into one. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './scan.worker.ts' : './scan.worker.mjs', import.meta.url);
}

/** Where each part begins: the first row after equal shares of the bytes. */
function partStarts({ file, size, head, threads }: Scan): number[] {
  const rows = size - head.rowsFrom;
  if (threads < 2 || rows < WORTH_THREADS) return [head.rowsFrom];
  const starts = [head.rowsFrom];
  for (let part = 1; part < threads; part++) {
    const start = afterNewline(file, head.rowsFrom + Math.floor((rows * part) / threads), head.newline);
    if (start !== null && start < size && start > (starts.at(-1) as number)) starts.push(start);
  }
  return starts;
}

function afterNewline(file: string, from: number, newline: number): number | null {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(1 << 16);
    for (let at = from; at < from + MOST_ROW_BYTES; ) {
      const read = readSync(descriptor, bytes, 0, bytes.length, at);
      const found = bytes.subarray(0, read).indexOf(newline);
      if (found >= 0) return at + found + 1;
      if (read === 0) return null;
      at += read;
    }
    return null;
  } finally {
    closeSync(descriptor);
  }
}

function addedUp(codes: readonly { code: string; persons: number }[]) {
  const sums = new Map<string, number>();
  for (const { code, persons } of codes) sums.set(code, (sums.get(code) ?? 0) + persons);
  return [...sums].map(([code, persons]) => ({ code, persons }));
}
