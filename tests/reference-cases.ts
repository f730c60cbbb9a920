import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

const FOLDER = path.join(import.meta.dirname, '../../shared/cases');

/** The path of a public reference table laid beside the project (`../shared/cases`), or null when it is absent: the test then says so and is skipped. */
export function caseFile(name: string): string | null {
  const file = path.join(FOLDER, name);
  return existsSync(file) ? file : null;
}

/** The rows of a reference table as texts by column name; none when it is absent, for what is skipped is read through all the same. */
export function caseRows(file: string | null): Record<string, string>[] {
  if (file === null) return [];
  return parse(readFileSync(file, 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
}

/** One column of a reference table as numbers; an empty cell or NA is NaN. */
export function caseColumn(rows: readonly Record<string, string>[], name: string): Float64Array {
  return Float64Array.from(rows, (row) => {
    const text = row[name];
    if (text === undefined) throw new Error(`The reference table has no column "${name}".`);
    return text === '' || text === 'NA' ? Number.NaN : Number(text);
  });
}

/** Says on the test's title which table is missing. */
export const absent = (name: string) => `skipped: ../shared/cases/${name} is absent`;
