import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { UserError } from '../user-error.ts';
import { refuseMissing } from './refuse-missing.ts';
import { refuseOtherFormats } from './refuse-other-formats.ts';

/** A table in memory, every value as text, with the number of its line; and the fingerprint of its file. */
export interface Table {
  file: string;
  sha256: string;
  columns: readonly string[];
  /** Those of them whose name stands twice in the head, so that nobody knows which is meant. */
  twice: ReadonlySet<string>;
  rows: number;
  query(sql: string, values?: readonly string[]): Promise<Record<string, string | null>[]>;
  /** The columns of an answer, each as one list: much less to keep than rows where there are many. */
  columnsOf(sql: string): Promise<(string | null)[][]>;
  close(): void;
}

/** The line in the file of the first data row: the header is line 1. */
const FIRST_LINE = 2;

/** Less than this DuckDB cannot work with. */
const LEAST_MEMORY = 64_000_000;

/**
 * Reads a CSV or Parquet file through DuckDB, in `memoryBytes` at most; nothing is fetched from anywhere. Throws {@link UserError} naming the file.
 */
export async function openTable(file: string, memoryBytes?: number): Promise<Table> {
  refuseMissing(file);
  const first = firstBytes(file);
  if (!/\.(parquet|gz|zst)$/i.test(file)) refuseOtherFormats(file, first);
  const { sha256, isUtf8 } = await inspect(file);
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(memoryBytes !== undefined && { memory_limit: `${Math.max(LEAST_MEMORY, memoryBytes)}B` }),
  });
  const connection = await instance.connect();
  try {
    await load(connection, file, isUtf8);
  } catch (error) {
    connection.closeSync();
    instance.closeSync();
    throw new UserError(`${file}: ${reasonOf(error as Error)}.`);
  }
  const query: Table['query'] = async (sql, values = []) =>
    (await connection.runAndReadAll(sql, [...values])).getRowObjectsJson() as Record<string, string | null>[];
  const columns = (await query(`select column_name from (describe register)`))
    .map((row) => row.column_name as string)
    .filter((name) => name !== 'line_in_file');
  const rows = Number((await query('select count(*)::varchar as n from register'))[0]?.n ?? 0);
  return {
    file,
    sha256,
    columns,
    twice: namesTwice(first),
    rows,
    query,
    columnsOf: async (sql) => (await connection.runAndReadAll(sql)).getColumns() as (string | null)[][],
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** One pass over the bytes: their fingerprint, and whether they are UTF-8 (else they are read as Windows-1252's Latin letters). */
async function inspect(file: string): Promise<{ sha256: string; isUtf8: boolean }> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk as Buffer);
    if (isUtf8) {
      try {
        decoder.decode(chunk as Buffer, { stream: true });
      } catch {
        isUtf8 = false;
      }
    }
  }
  return { sha256: hash.digest('hex'), isUtf8 };
}

async function load(connection: DuckDBConnection, file: string, isUtf8: boolean): Promise<void> {
  const source = /\.parquet$/i.test(file)
    ? 'read_parquet($1)'
    : `read_csv($1, all_varchar = true, header = true, null_padding = false, encoding = '${isUtf8 ? 'utf-8' : 'latin-1'}')`;
  await connection.run(
    `create table register as select row_number() over () + ${FIRST_LINE - 1} as line_in_file, columns(*)::varchar from (select * from ${source})`,
    [file],
  );
  await connection.run('set enable_external_access = false');
  await mendFirstName(connection);
}

/** A byte order mark before a quoted name makes the quotation marks a part of it. */
async function mendFirstName(connection: DuckDBConnection): Promise<void> {
  const described = await connection.runAndReadAll('select column_name from (describe register) limit 1 offset 1');
  const name = String(described.getRows()[0]?.[0] ?? '');
  const [, inside] = /^"(.+)"$/.exec(name) ?? [];
  if (inside !== undefined)
    await connection.run(`alter table register rename ${quotedName(name)} to ${quotedName(inside)}`);
}

const quotedName = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Refuses a column whose name stands twice. */
export function refuseTwiceNamed({ file, twice }: Table, column: string): void {
  if (twice.has(column)) throw new UserError(`${file}: the column "${column}" stands twice.`);
}

/** A head is no longer than this. */
const HEAD_BYTES = 1 << 20;

/** The names that stand twice in the first line of a CSV; DuckDB gives the second another name without a word. */
function namesTwice(first: Buffer): Set<string> {
  const head = first.toString('utf8').split(/[\r\n]/, 1)[0] ?? '';
  const [names = []] = [',', ';', '\t', '|']
    .map((mark) => head.split(mark).map((name) => name.replace(/^[\uFEFF\s"]+|[\s"]+$/g, '')))
    .sort((a, b) => b.length - a.length);
  return new Set(names.filter((name, at) => names.indexOf(name) < at));
}

function firstBytes(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.subarray(0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}

function reasonOf(error: Error): string {
  const line = /Line: (\d+)/i.exec(error.message)?.[1];
  const first = (error.message.split('\n')[0] ?? '')
    .replace(/^[\w ]+ Error: /, '')
    .replace(/ file ".*?"/, '')
    .replace(/\.$/, '');
  return `it cannot be read as a table${line ? ` (line ${line})` : ''}: ${first}`;
}
