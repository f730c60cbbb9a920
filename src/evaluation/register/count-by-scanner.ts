import { statSync } from 'node:fs';
import { type FoundColumns, findColumns } from './columns.ts';
import { readCsvHead } from './csv-head.ts';
import { refuseDuplicates } from './duplicate-persons.ts';
import { fingerprint } from './fingerprint.ts';
import type { KeyLayout } from './key-layout.ts';
import type { PersonCounter } from './person-counter.ts';
import { RegisterCounter } from './register-counter.ts';
import type { CountedRegister, Progress, RegisterQuestion } from './register-question.ts';
import { type Scan, scanCsv } from './scan-csv.ts';
import { scanPlan } from './scan-plan.ts';

/** What a reading of a register gives beside the persons counted. */
export type Read = Omit<CountedRegister, 'profiles'>;

/** How a register is read. */
export interface Reading<Counter extends PersonCounter> {
  file: string;
  question: RegisterQuestion;
  layout: KeyLayout;
  /** A fresh counter: it is asked for again when the reading starts over. */
  counter(): Counter;
  progress: Progress;
  signal: AbortSignal | null;
  threads: number;
}

/** Reads a wide CSV register with the byte scanner. Throws {@link UserError} naming file, row and column. */
export async function countByScanner<Counter extends PersonCounter>(
  reading: Reading<Counter>,
): Promise<Read & { counter: Counter }> {
  const { file, question, layout, signal } = reading;
  const { size } = statSync(file);
  const head = readCsvHead(file, size, question.columns.person);
  const found = findColumns(file, head.columns, question);
  const scan = { file, size, head, plan: scanPlan(found, question, layout, head.delimiter), signal };
  const stop = new AbortController();
  const hashed = fingerprint(file, signal ? AbortSignal.any([signal, stop.signal]) : stop.signal);
  hashed.catch(() => undefined);
  try {
    const read = (await scanned(reading, scan, found, reading.threads)) ?? (await scanned(reading, scan, found, 1));
    if (!read) throw new RangeError(`${file} changed while it was read`);
    return { ...read, columns: found.count, sha256: await hashed };
  } catch (error) {
    stop.abort();
    throw error;
  }
}

async function scanned<Counter extends PersonCounter>(
  { question, layout, counter: fresh, progress }: Reading<Counter>,
  scan: Pick<Scan, 'file' | 'size' | 'head' | 'plan' | 'signal'>,
  found: FoundColumns,
  threads: number,
) {
  const counter = fresh();
  const names = found.facts.map(({ name }) => name);
  const persons = new RegisterCounter(question, layout, names, counter);
  let done = 0;
  const whole: Scan = {
    ...scan,
    threads,
    take: (part, batch) => persons.add(part, batch),
    read(bytes) {
      done += bytes;
      progress('reading the register', Math.min(done, scan.size), scan.size);
    },
  };
  const result = await scanCsv(whole);
  if (!result) return null;
  await refuseDuplicates(whole, persons.takeRepeatedHashes());
  return { counter, persons: persons.persons, unknownWeekCodes: result.unknownWeekCodes.sort(byCode) };
}

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
