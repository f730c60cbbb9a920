import { availableParallelism } from 'node:os';
import { refuseMissing } from '../read/refuse-missing.ts';
import { countByDuckdb } from './count-by-duckdb.ts';
import { countByScanner, type Read } from './count-by-scanner.ts';
import { keyLayout } from './key-layout.ts';
import { type PersonCounter, ProfileCounter } from './person-counter.ts';
import type { CountedRegister, Progress, RegisterQuestion } from './register-question.ts';

/** How a register is read: what hears of the progress, what stops it, and for tests which engine and how many threads. */
export interface Reader {
  progress?: Progress;
  signal?: AbortSignal;
  engine?: 'scanner' | 'duckdb';
  threads?: number;
  /** Of the profiles: by their keys unless said; `any` is quicker, for those who put them in order themselves. */
  order?: 'keys' | 'any';
}

/** More threads than this wait for the one that counts. */
const MOST_THREADS = 4;

/**
 * Reads a wide register once and counts its persons into profiles: CSV by the byte scanner, Parquet by DuckDB; both give the same. Personal data.
 * Throws {@link UserError} naming file, row and column, and the signal's reason when stopped.
 */
export async function countRegister(
  file: string,
  question: RegisterQuestion,
  reader: Reader = {},
): Promise<CountedRegister> {
  const layout = keyLayout(question);
  const { counter, ...read } = await readRegister(file, question, reader, () => new ProfileCounter(question, layout));
  return { profiles: counter.profiles(reader.order), ...read };
}

/** Reads a register into any counter. */
export async function readRegister<Counter extends PersonCounter>(
  file: string,
  question: RegisterQuestion,
  reader: Reader,
  counter: () => Counter,
): Promise<Read & { counter: Counter }> {
  refuseMissing(file);
  const reading = {
    file,
    question,
    layout: keyLayout(question),
    counter,
    progress: reader.progress ?? (() => undefined),
    signal: reader.signal ?? null,
    threads: reader.threads ?? Math.min(MOST_THREADS, availableParallelism()),
  };
  const isParquet = /\.parquet$/i.test(file);
  return isParquet || reader.engine === 'duckdb' ? await countByDuckdb(reading) : await countByScanner(reading);
}
