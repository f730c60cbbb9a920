import { stringify } from 'csv-stringify/sync';

/** A text that a sheet would take for a formula gets an apostrophe in front. */
const harmless = (cell: string) => (/^[=+@\t\r-]/.test(cell) && cell !== '–' ? `'${cell}` : cell);

/** Lines as a CSV file with semicolons and a byte-order mark: what a Danish Excel opens without asking. */
export function csvOf(lines: string[][]): Uint8Array {
  return new TextEncoder().encode(
    stringify(
      lines.map((line) => line.map(harmless)),
      { delimiter: ';', bom: true, record_delimiter: 'windows' },
    ),
  );
}
