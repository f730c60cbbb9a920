import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { UserError } from '../user-error.ts';

/** A table in memory, every value as text, with the number of its line; and the fingerprint of its file. */
export interface Table {
  file: string;
  sha256: string;
  columns: readonly string[];
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
    rows,
    query,
    columnsOf: async (sql) => (await connection.runAndReadAll(sql)).getColumns() as (string | null)[][],
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function refuseMissing(file: string): void {
  try {
    const found = statSync(file);
    if (found.isDirectory()) throw new UserError(`${file}: it is a folder, not a table.`);
    // It is read more than once, and a stream may have no end.
    if (!found.isFile()) throw new UserError(`${file}: it is no plain file; copy the table into one.`);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file}: there is no such file.`);
  }
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
}

function reasonOf(error: Error): string {
  const line = /Line: (\d+)/i.exec(error.message)?.[1];
  const first = (error.message.split('\n')[0] ?? '')
    .replace(/^[\w ]+ Error: /, '')
    .replace(/ file ".*?"/, '')
    .replace(/\.$/, '');
  return `it cannot be read as a table${line ? ` (line ${line})` : ''}: ${first}`;
}
