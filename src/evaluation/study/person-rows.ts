import type { OutcomePath, Profiles } from '../profiles/profiles.ts';
import { type CodedColumn, codedColumn } from './coded-column.ts';
import { type CountedRows, equalRows, gathered, oneGroup, partedBy, taken } from './equal-rows.ts';

/** The persons of a study, grouped again and again by some of their columns; what was coded once is kept. */
export class PersonRows {
  private readonly count: Float64Array;
  private readonly columns = new Map<Float64Array, CodedColumn>();
  private readonly paths = new Map<OutcomePath, CodedColumn>();

  constructor({ count }: Profiles) {
    this.count = count;
  }

  /** Persons alike in some columns and outcome paths: the first row of each kind, and how many they are; in the order of the values. */
  alike(columns: readonly Float64Array[], paths: readonly OutcomePath[]): { first: Int32Array; count: Float64Array } {
    const coded = [...columns.map((values) => this.codedOf(values)), ...paths.map((path) => this.codedPath(path))];
    return gathered(partedBy(oneGroup(this.count.length), coded), this.count);
  }

  private codedOf(values: Float64Array): CodedColumn {
    const known = this.columns.get(values) ?? codedColumn(values);
    this.columns.set(values, known);
    return known;
  }

  /** A path over the years as one column: groups stand in the order of its first year, then the second, … */
  private codedPath(path: OutcomePath): CodedColumn {
    const known = this.paths.get(path);
    if (known) return known;
    const { of: codes, size } = partedBy(oneGroup(this.count.length), path.values.map(codedColumn));
    this.paths.set(path, { codes, size });
    return { codes, size };
  }
}

/** Columns of a count by year: what stays the same in all years, what changes from year to year, or the year itself. */
export type YearColumn = { staying: Float64Array } | { changing: OutcomePath } | 'year';

/** Persons and years alike, in the order of the values. Persons alike in all that is asked are counted first, and then parted year by year. */
export function countByYear(persons: PersonRows, columns: readonly YearColumn[], years: number): CountedRows {
  const staying = columns.flatMap((one) => (one !== 'year' && 'staying' in one ? [one.staying] : []));
  const paths = columns.flatMap((one) => (one !== 'year' && 'changing' in one ? [one.changing] : []));
  const alike = persons.alike(staying, paths);
  const base = partedBy(
    oneGroup(alike.first.length),
    staying.map((values) => codedColumn(taken(values, alike.first))),
  );
  const parts = Array.from({ length: years }, (_, year) => {
    const changing = paths.map(({ values }) => codedColumn(taken(values[year] as Float64Array, alike.first)));
    const { first, count } = gathered(partedBy(base, changing), alike.count);
    const rows = taken(Float64Array.from(alike.first), first);
    const valuesOf = (one: YearColumn) => {
      if (one === 'year') return new Float64Array(rows.length).fill(year);
      return taken('staying' in one ? one.staying : (one.changing.values[year] as Float64Array), rows);
    };
    return { count, columns: columns.map(valuesOf) };
  });
  return equalRows({
    count: concat(parts.map((part) => part.count)),
    columns: columns.map((_, at) => concat(parts.map((part) => part.columns[at] as Float64Array))),
  });
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
