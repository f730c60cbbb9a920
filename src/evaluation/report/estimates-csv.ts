import { stringify } from 'csv-stringify/sync';
import type { Estimate } from '../estimate.ts';

/** The lines of results.json as a table with a head; hidden numbers are empty and `suppressed` says so. */
export function estimatesCsv(estimates: readonly Estimate[]): string {
  const rows = estimates.map(({ details, notes, ...one }) => ({
    ...one,
    details: JSON.stringify(details),
    notes: notes.join(' '),
  }));
  return stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, harmless(value)]))),
    { header: true, cast: { boolean: (value) => String(value) } },
  );
}

/** A text that a sheet would take for a formula gets an apostrophe in front; numbers stay numbers. */
const harmless = (value: unknown) => (typeof value === 'string' && /^[=+@\t\r-]/.test(value) ? `'${value}` : value);
