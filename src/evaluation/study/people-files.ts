import type { StudyPlan } from '../plan/study/study-plan.ts';
import { openTable, refuseTwiceNamed, type Table } from '../read/table.ts';
import { UserError } from '../user-error.ts';

/** What a file beside the register was: for the results. */
export interface FileRead {
  name: string;
  sha256: string;
  rows: number;
  columns: number;
}

/** The study's files with one row a person, open. */
export interface PeopleFiles {
  /** The file that has the column; null = none of them, so it is the register's. Throws {@link UserError} when two have it. */
  holding(column: string, data: string | undefined, place: string): string | null;
  /** A number for each person, from a column's trimmed texts ('' when blank). Throws {@link UserError} naming file and row. */
  lookup(data: string, column: string, codeOf: (text: string) => number): Promise<ReadonlyMap<string, number>>;
  read: readonly FileRead[];
  close(): void;
}

/** An SQL name, and the text of a cell without blanks. */
export const sqlName = (column: string): string => `"${column.replaceAll('"', '""')}"`;
export const sqlText = (column: string, blanks: readonly string[]): string =>
  blanks.reduce(
    (text, blank) => `nullif(${text}, '${blank.replaceAll("'", "''")}')`,
    `nullif(trim(${sqlName(column)}), '')`,
  );

/** Beside nothing and spaces. */
export const BLANKS: readonly string[] = ['.', 'NA'];

/** Opens the people files of a study. Throws {@link UserError} when a person is blank or stands twice, naming the rows. */
export async function openPeople(
  { people = [], register }: StudyPlan,
  fileOf: (name: string) => string,
  memoryBytes?: number,
): Promise<PeopleFiles> {
  const blanks = register.blanks ?? BLANKS;
  const tables = new Map<string, { table: Table; person: string }>();
  const close = () => {
    for (const { table } of tables.values()) table.close();
  };
  try {
    for (const { data, person } of people) {
      const table = await openTable(fileOf(data), memoryBytes);
      tables.set(data, { table, person });
      await refuseWrongPersons(table, person, blanks);
    }
  } catch (error) {
    close();
    throw error;
  }
  return {
    read: [...tables].map(([name, { table }]) => ({
      name,
      sha256: table.sha256,
      rows: table.rows,
      columns: table.columns.length,
    })),
    holding: (column, data, place) => holding(tables, column, data, place),
    lookup: (data, column, codeOf) => {
      const found = tables.get(data);
      if (!found) throw new RangeError(`no people file ${data}`);
      return lookup(found, column, blanks, codeOf);
    },
    close,
  };
}

/** Refuses a column that is not there. */
export function refuseMissingColumn(table: Table, column: string, place: string): void {
  refuseTwiceNamed(table, column);
  if (!table.columns.includes(column))
    throw new UserError(
      `${table.file}: there is no column "${column}" (${place}); the columns are ${table.columns.join(', ')}.`,
    );
}

async function refuseWrongPersons(table: Table, person: string, blanks: readonly string[]): Promise<void> {
  refuseMissingColumn(table, person, 'the person');
  const id = sqlText(person, blanks);
  const [blank] = await table.query(
    `select min(line_in_file)::varchar as line from register where ${id} is null having count(*) > 0`,
  );
  if (blank) throw new UserError(`${table.file}: column "${person}", row ${blank.line}: the person is blank.`);
  const [twice] = await table.query(
    `select min(line_in_file)::varchar as first, max(line_in_file)::varchar as last from register
     group by ${id} having count(*) > 1 order by min(line_in_file) limit 1`,
  );
  if (twice)
    throw new UserError(
      `${table.file}: column "${person}", rows ${twice.first} and ${twice.last}: the same person stands twice.`,
    );
}

function holding(
  tables: ReadonlyMap<string, { table: Table }>,
  column: string,
  data: string | undefined,
  place: string,
): string | null {
  if (data !== undefined) {
    const table = tables.get(data)?.table;
    if (table) refuseMissingColumn(table, column, place);
    return data;
  }
  const having = [...tables].filter(([, { table }]) => table.columns.includes(column)).map(([name]) => name);
  if (having.length > 1)
    throw new UserError(`${place}: the column "${column}" is in ${having.join(' and ')}; say which with "data".`);
  return having[0] ?? null;
}

async function lookup(
  { table, person }: { table: Table; person: string },
  column: string,
  blanks: readonly string[],
  codeOf: (text: string) => number,
): Promise<ReadonlyMap<string, number>> {
  const text = sqlText(column, blanks);
  const codes = new Map<string, number>();
  const distinct = await table.query(
    `select coalesce(${text}, '') as value, min(line_in_file)::varchar as line from register group by all order by min(line_in_file)`,
  );
  for (const { value, line } of distinct) {
    try {
      codes.set(value ?? '', codeOf(value ?? ''));
    } catch (error) {
      if (error instanceof UserError) throw new UserError(`${table.file}: row ${line}: ${error.message}`);
      throw error;
    }
  }
  const [ids = [], values = []] = await table.columnsOf(
    `select ${sqlText(person, blanks)}, coalesce(${text}, '') from register`,
  );
  return new Map(ids.map((id, row) => [id as string, codes.get(values[row] as string) as number]));
}
