import type { Covariate, Profiles } from '../profiles/profiles.ts';
import { type CountedColumns, type Followed, keyOf, type Source, type WantedColumn } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import type { SimulatedPersons } from './persons.ts';
import { type ColumnCells, cellsOf, SIMULATED_COLUMNS, type SimulatedColumn } from './simulated-columns.ts';

/** Alike rows counted together: the codes of each column, one a group. */
interface Grouped {
  count: Float64Array;
  codes: number[][];
}

/**
 * Persons as a source: what analyses read from a table of one row a person and year (see {@link SIMULATED_COLUMNS}), without writing that table.
 *
 * @param start the first treated year
 */
export function inMemorySource(persons: SimulatedPersons, start: number): Source {
  const cells = cellsOf(persons, start);
  return {
    name: 'simulated',
    columns: SIMULATED_COLUMNS,
    count: async (wanted) => count(wanted, persons, cells),
    follow: async (wanted, analysis) => follow(wanted, analysis, persons, cells),
  };
}

type Cells = Readonly<Record<SimulatedColumn, ColumnCells>>;

function count(wanted: readonly WantedColumn[], persons: SimulatedPersons, cells: Cells): CountedColumns {
  const unique = [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
  const read = unique.map(({ column }) => known(column, cells));
  const places = persons.years.flatMap((_, at) =>
    read.map(({ levels, codeAt }) => ({ radix: levels.length + 1, at, codeAt })),
  );
  const size = read.length;
  const grouped = persons.years.map((_, at) => group(persons.size, places.slice(at * size, (at + 1) * size)));
  return {
    count: Float64Array.from(grouped.flatMap((one) => [...one.count])),
    columns: new Map(
      unique.map((one, index) => [
        keyOf(one),
        covariateOf(
          one,
          grouped.flatMap(({ codes }) => codes[index] ?? []),
          read[index] as ColumnCells,
        ),
      ]),
    ),
  };
}

function follow(wanted: Followed, analysis: string, persons: SimulatedPersons, cells: Cells): Profiles {
  const { unit, period, outcomes, covariates } = wanted;
  if (unit !== 'person' || period !== 'year')
    throw new UserError(
      `analysis "${analysis}" follows "${unit}" over "${period}"; simulated data have "person" and "year".`,
    );
  const periods = persons.years.map(String);
  const placeOf = ({ column }: WantedColumn, at: number) => {
    const { levels, codeAt } = known(column, cells);
    return { radix: levels.length + 1, at, codeAt };
  };
  const places = [
    ...covariates.map((one) => placeOf(one, 0)),
    ...outcomes.flatMap((one) => periods.map((_, at) => placeOf(one, at))),
  ];
  const { count: size, codes } = group(persons.size, places);
  const values = (one: WantedColumn, index: number) => covariateOf(one, codes[index] ?? [], known(one.column, cells));
  return {
    count: size,
    weight: null,
    covariates: covariates.map(values),
    outcomes: outcomes.map((one, index) => ({
      name: one.column,
      periods,
      values: periods.map((_, at) => values(one, covariates.length + index * periods.length + at).values),
    })),
  };
}

/** A column in one year; its codes lie below `radix`. */
interface Place {
  radix: number;
  at: number;
  codeAt: ColumnCells['codeAt'];
}

/** Persons who are alike in all places, in the order in which they first appear. */
function group(size: number, places: readonly Place[]): Grouped {
  if (places.reduce((product, { radix }) => product * radix, 1) > Number.MAX_SAFE_INTEGER)
    throw new UserError('An analysis reads more columns of the simulated data than can be told apart at once.');
  const groups = new Map<number, number>();
  const counts: number[] = [];
  const codes: number[][] = places.map(() => []);
  for (let person = 0; person < size; person++) {
    let key = 0;
    for (const { radix, at, codeAt } of places) key = key * radix + codeAt(person, at);
    const place = groups.get(key);
    if (place !== undefined) {
      counts[place] = (counts[place] as number) + 1;
      continue;
    }
    groups.set(key, counts.length);
    counts.push(1);
    places.forEach(({ at, codeAt }, index) => (codes[index] as number[]).push(codeAt(person, at)));
  }
  return { count: Float64Array.from(counts), codes };
}

function known(column: string, cells: Cells): ColumnCells {
  if (!Object.hasOwn(cells, column))
    throw new UserError(`Simulated data have no column "${column}"; they have ${SIMULATED_COLUMNS.join(', ')}.`);
  return cells[column as SimulatedColumn];
}

function covariateOf({ column, kind }: WantedColumn, codes: readonly number[], { levels }: ColumnCells): Covariate {
  if (kind === 'category') {
    const used = new Set(codes);
    const seen = levels.map((_, code) => code).filter((code) => used.has(code));
    const places = new Map(seen.map((code, place) => [code, place]));
    return {
      name: column,
      levels: seen.map((code) => levels[code] as string),
      values: Float64Array.from(codes, (code) => places.get(code) ?? Number.NaN),
    };
  }
  const numbers = levels.map(Number);
  if (numbers.some(Number.isNaN)) throw new UserError(`The simulated column "${column}" holds words, not numbers.`);
  return { name: column, levels: null, values: Float64Array.from(codes, (code) => numbers[code] ?? Number.NaN) };
}
