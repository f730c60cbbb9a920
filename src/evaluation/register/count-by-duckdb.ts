import { createReadStream, statSync } from 'node:fs';
import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api';
import { UserError } from '../user-error.ts';
import { findColumns } from './columns.ts';
import type { Read, Reading } from './count-by-scanner.ts';
import { readCsvHead } from './csv-head.ts';
import { factCodes } from './duckdb-facts.ts';
import { fingerprint } from './fingerprint.ts';
import { HOURS_BITS, type KeyLayout, writeField } from './key-layout.ts';
import type { PersonCounter } from './person-counter.ts';
import { HOUR_PARTS } from './person-months.ts';
import { literal, RegisterSql, type SqlColumn } from './register-sql.ts';

/** Reads a wide register with DuckDB, nothing else of the machine within its reach. Throws {@link UserError} naming the file. */
export async function countByDuckdb<Counter extends PersonCounter>(
  reading: Reading<Counter>,
): Promise<Read & { counter: Counter }> {
  const { signal, file, progress } = reading;
  signal?.throwIfAborted();
  progress('reading the register', 0, 1);
  const instance = await DuckDBInstance.create(':memory:', settingsOf(reading));
  const connection = await instance.connect();
  const stop = () => connection.interrupt();
  signal?.addEventListener('abort', stop);
  try {
    const [counted, sha256] = await Promise.all([count(connection, reading), fingerprint(file, signal)]);
    progress('reading the register', 1, 1);
    return { ...counted, sha256 };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof UserError || error instanceof RangeError || !isOfDuckdb(error)) throw error;
    throw new UserError(`${file}: ${reasonOf(error as Error)}`);
  } finally {
    signal?.removeEventListener('abort', stop);
    connection.closeSync();
    instance.closeSync();
  }
}

function settingsOf({
  question,
  threads,
}: Pick<Reading<PersonCounter>, 'question' | 'threads'>): Record<string, string> {
  return {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
    // What does not fit into memory is not put on a disk where others might find it.
    temp_directory: '',
    threads: String(threads),
    ...(question.memoryBytes ? { memory_limit: `${Math.floor(question.memoryBytes / 1e6)}MB` } : {}),
  };
}

async function count<Counter extends PersonCounter>(connection: DuckDBConnection, reading: Reading<Counter>) {
  const { file, question, layout } = reading;
  const { columns, header, relation, numbered } = await openRegister(connection, file, question.columns.person);
  const found = findColumns(file, header, question);
  const sql = new RegisterSql(columns, found, question);
  const noHours = found.hours.map(({ index }) => ({ name: header[index] as string, sql: sql.noHours(index) }));
  const persons = await countPersons({ connection, file, relation, numbered, person: sql.person });
  await refuseNoHours({ connection, file, numbered, noHours });
  const facts = await factCodes(connection, { question, found, relation, sql });
  const counter = reading.counter();
  await addUp(connection, { sql, layout, facts, relation, counter });
  return {
    counter,
    persons,
    columns: found.count,
    unknownWeekCodes: await unknownWeekCodes(
      connection,
      relation,
      found.weeks.length > 0 ? sql.weekTexts : null,
      question.knownWeekCodes,
    ),
  };
}

/** The register as something to select from, and the same with the number of each row (the header is row 1). */
interface OpenRegister {
  columns: SqlColumn[];
  header: string[];
  relation: string;
  numbered: string;
}

async function openRegister(connection: DuckDBConnection, file: string, person: string): Promise<OpenRegister> {
  const isParquet = /\.parquet$/i.test(file);
  if (!isParquet) return await loadCsv(connection, file, person);
  await connection.run(`set allowed_paths = [${literal(file)}]`);
  await connection.run('set enable_external_access = false');
  const relation = `read_parquet(${literal(file)})`;
  const digits = await columnsOfDigits(connection, file);
  const columns = (await describe(connection, relation)).map((one) => ({ ...one, isOfDigits: digits.has(one.name) }));
  return {
    columns,
    header: columns.map(({ name }) => name),
    relation,
    numbered: `(select *, file_row_number + 2 as row_of_file from read_parquet(${literal(file)}, file_row_number = true))`,
  };
}

/** Columns whose least and greatest text in every part of a Parquet file begin with digits, or that are empty there: read from its foot. */
async function columnsOfDigits(connection: DuckDBConnection, file: string): Promise<ReadonlySet<string>> {
  const rows = await rowsOf(
    connection,
    `select path_in_schema as name from parquet_metadata(${literal(file)}) group by path_in_schema
     having bool_and(coalesce(stats_min_value >= '0' and stats_max_value < ':', stats_null_count = num_values, false))`,
  );
  return new Set(rows.map(({ name }) => name as string));
}

async function loadCsv(connection: DuckDBConnection, file: string, person: string): Promise<OpenRegister> {
  const head = readCsvHead(file, statSync(file).size, person);
  const names = head.columns.map((_, index) => `c${index}`);
  const isUtf8 = await isValidUtf8(file);
  const options = [
    'all_varchar = true',
    'header = true',
    'auto_detect = false',
    'null_padding = false',
    'max_line_size = 20000000',
    `delim = ${literal(String.fromCharCode(head.delimiter))}`,
    `quote = '"'`,
    `escape = '"'`,
    `encoding = '${isUtf8 ? 'utf-8' : 'latin-1'}'`,
    `columns = {${names.map((name) => `'${name}': 'VARCHAR'`).join(', ')}}`,
  ];
  await connection.run(
    `create temp table register as select *, row_number() over () + 1 as row_of_file from read_csv(${literal(file)}, ${options.join(', ')})`,
  );
  await connection.run('set enable_external_access = false');
  const columns = names.map((name) => ({ name, type: 'VARCHAR' }));
  return { columns, header: head.columns, relation: 'register', numbered: 'register' };
}

async function isValidUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of createReadStream(file)) decoder.decode(piece as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

async function describe(connection: DuckDBConnection, relation: string): Promise<SqlColumn[]> {
  const rows = await rowsOf(connection, `describe select * from ${relation}`);
  return rows.map((row) => ({ name: row.column_name as string, type: row.column_type as string }));
}

async function countPersons(asked: {
  connection: DuckDBConnection;
  file: string;
  relation: string;
  numbered: string;
  person: string;
}) {
  const { connection, file, relation, numbered, person } = asked;
  const [row] = await rowsOf(
    connection,
    `select count(*)::varchar as rows, count(person)::varchar as filled, count(distinct person)::varchar as distinct_persons
     from (select ${person} as person from ${relation})`,
  );
  if (row?.filled !== row?.rows) {
    const [blank] = await rowsOf(
      connection,
      `select min(row_of_file)::varchar as row from ${numbered} where ${person} is null`,
    );
    throw new UserError(`${file}: row ${blank?.row}: the person has no id.`);
  }
  if (row?.distinct_persons !== row?.rows) {
    const [twice] = await rowsOf(
      connection,
      `select first::varchar as first, row::varchar as row from (
         select row_of_file as row, first_value(row_of_file) over (partition by ${person} order by row_of_file) as first from ${numbered}
       ) where row > first order by row limit 1`,
    );
    throw new UserError(`${file}: rows ${twice?.first} and ${twice?.row} have the same person; a person has one row.`);
  }
  return Number(row?.rows ?? 0);
}

async function refuseNoHours(asked: {
  connection: DuckDBConnection;
  file: string;
  numbered: string;
  noHours: readonly { name: string; sql: string }[];
}): Promise<void> {
  const { connection, file, numbered, noHours } = asked;
  if (noHours.length === 0) return;
  const any = noHours.map(({ sql }) => sql).join(' or ');
  const which = `case ${noHours.map(({ name, sql }) => `when ${sql} then ${literal(name)}`).join(' ')} end`;
  const [wrong] = await rowsOf(
    connection,
    `select row_of_file::varchar as row, ${which} as name from ${numbered} where ${any} order by row_of_file limit 1`,
  );
  if (wrong) throw new UserError(`${file}: row ${wrong.row}: column "${wrong.name}": there is no number of hours.`);
}

/** Groups equal keys in DuckDB and hands them to the counter. */
async function addUp(
  connection: DuckDBConnection,
  asked: {
    sql: RegisterSql;
    layout: KeyLayout;
    facts: { codes: readonly string[]; joins: string };
    relation: string;
    counter: PersonCounter;
  },
): Promise<void> {
  const { sql, layout, facts, relation, counter } = asked;
  const { words, hours } = sql.key(layout, facts.codes);
  const parts = [
    ...[...words].map(([word, value]) => `(${value})::uinteger as w${word}`),
    ...[...hours].map(([word, value]) => `${value} as h${word}`),
  ];
  const result = await connection.stream(
    `select ${[...parts, 'count(*)::double as n'].join(', ')} from ${sql.staged(relation)} ${facts.joins} group by all`,
  );
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    addChunk(chunk, [...words.keys()], [...hours.keys()], layout.words, counter);
}

function addChunk(
  chunk: DuckDBDataChunk,
  words: number[],
  hours: number[],
  length: number,
  counter: PersonCounter,
): void {
  const columns = [...words, ...hours].map((_, column) => chunk.getColumnValues(column));
  const counts = chunk.getColumnValues(words.length + hours.length);
  const key = new Uint32Array(length);
  for (let row = 0; row < chunk.rowCount; row++) {
    key.fill(0);
    for (const [at, word] of words.entries()) key[word] = columns[at]?.[row] as number;
    for (const [at, word] of hours.entries())
      writeField(key, 0, { word, shift: 0, bits: HOURS_BITS }, Number(columns[words.length + at]?.[row]) / HOUR_PARTS);
    counter.add(key, 0, counts[row] as number);
  }
}

async function unknownWeekCodes(
  connection: DuckDBConnection,
  relation: string,
  weeks: string | null,
  known: ReadonlySet<string> | null,
) {
  if (weeks === null || known === null) return [];
  const rows = await rowsOf(
    connection,
    `select code, count(*)::varchar as persons from (select unnest(list_distinct(${weeks})) as code from ${relation})
     where code is not null group by code`,
  );
  return rows
    .filter(({ code }) => !known.has(code as string))
    .map(({ code, persons }) => ({ code: code as string, persons: Number(persons) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Record<string, string | null>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, string | null>[];
}

const isOfDuckdb = (error: unknown) => error instanceof Error && /^[\w ]*(Error|Input|Exception)\b/.test(error.message);

function reasonOf({ message }: Error): string {
  if (/out of memory/i.test(message)) return 'it needs more memory than --memory allows.';
  const first = (message.split('\n')[0] ?? '')
    .replace(/^[\w ]+ Error: /, '')
    .replace(/ file ".*?"/, '')
    .replace(/\.$/, '');
  return `it cannot be read as a table: ${first}.`;
}
