import type { Covariate } from '../profiles/profiles.ts';
import { UserError } from '../user-error.ts';
import type { Table } from './table.ts';

/** A column that an analysis uses, and how its texts are read. */
export interface WantedColumn {
  column: string;
  kind: 'number' | 'category';
}

/** The wanted columns of a table, alike rows counted together. */
export interface CountedColumns {
  /** How many rows of the table each row here stands for. */
  count: Float64Array;
  columns: ReadonlyMap<string, Covariate>;
}

const quoted = (column: string) => `"${column.replaceAll('"', '""')}"`;
/** A cell of spaces, a dot or NA is a blank, as registers and R write it. */
const textOf = (column: string) => `nullif(nullif(nullif(trim(${quoted(column)}), ''), '.'), 'NA')`;

/** Says which column is missing, and which there are. */
export function refuseMissingColumns(table: Table, columns: readonly string[], analysis: string): void {
  const missing = columns.find((column) => !table.columns.includes(column));
  if (missing)
    throw new UserError(
      `${table.file}: there is no column "${missing}" (analysis "${analysis}"); the columns are ${table.columns.join(', ')}.`,
    );
}

/** Reads columns as numbers or codes; equal rows become one row with a count. Throws {@link UserError} naming file, column and row. */
export async function readColumns(
  table: Table,
  wanted: readonly WantedColumn[],
  analysis: string,
): Promise<CountedColumns> {
  refuseMissingColumns(
    table,
    wanted.map((one) => one.column),
    analysis,
  );
  const unique = [...new Map(wanted.map((one) => [`${one.kind} ${one.column}`, one])).values()];
  for (const one of unique) if (one.kind === 'number') await refuseWords(table, one.column);
  const parts = unique.map((one, index) => `${textOf(one.column)} as c${index}`);
  const rows = await table.query(
    `select ${parts.join(', ')}, count(*)::varchar as n from register group by all order by all`,
  );
  const columns = new Map<string, Covariate>();
  unique.forEach((one, index) => {
    columns.set(
      keyOf(one),
      columnOf(
        one,
        rows.map((row) => row[`c${index}`] ?? null),
      ),
    );
  });
  return { count: Float64Array.from(rows, (row) => Number(row.n)), columns };
}

/** The key of a column in {@link CountedColumns}. */
export const keyOf = (one: WantedColumn) => `${one.kind} ${one.column}`;

async function refuseWords(table: Table, column: string): Promise<void> {
  const [wrong] = await table.query(
    `select line_in_file::varchar as line, ${quoted(column)} as value from register
     where ${textOf(column)} is not null and (try_cast(${textOf(column)} as double) is null or not isfinite(try_cast(${textOf(column)} as double)))
     order by line_in_file limit 1`,
  );
  if (wrong)
    throw new UserError(
      `${table.file}: column "${column}", row ${wrong.line}: "${wrong.value?.slice(0, 40)}" is not a number${wrong.value?.includes(',') ? ' (decimals are written with a dot)' : ''}.`,
    );
}

function columnOf({ column, kind }: WantedColumn, texts: readonly (string | null)[]): Covariate {
  if (kind === 'number')
    return {
      name: column,
      levels: null,
      values: Float64Array.from(texts, (text) => (text === null ? Number.NaN : Number(text))),
    };
  const levels = [...new Set(texts.filter((text) => text !== null))].sort((a, b) => compareLevels(a, b));
  const codes = new Map(levels.map((level, code) => [level, code]));
  return {
    name: column,
    levels,
    values: Float64Array.from(texts, (text) => (text === null ? Number.NaN : (codes.get(text) as number))),
  };
}

/** Numbers by size, other words by code point: the same order on every machine. */
function compareLevels(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}
