import { yearColumn } from '../plan/study/study-columns.ts';
import type { Covariate, OutcomePath, Profiles } from '../profiles/profiles.ts';
import { type CountedColumns, type Followed, keyOf, type Source, type WantedColumn } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import { type CodedColumn, codedColumn } from './coded-column.ts';
import { type CountedRows, mergeEqual } from './merge-equal.ts';

const NAME = 'the study';
const PERSON = 'person';
const YEAR = 'year';

/**
 * The persons of a study as a source, without spreading them out. A column of a person (group, area, a covariate, one year of an outcome as `paid-2019`)
 * gives one row a person; with `year`, one row a person and year, which an outcome followed over the years (`paid`) needs.
 */
export function studySource(profiles: Profiles): Source {
  const ofPerson = new Map(profiles.covariates.map((one) => [one.name, one]));
  for (const { name, periods, values } of profiles.outcomes)
    for (const [at, period] of periods.entries()) {
      const column = yearColumn(name, Number(period));
      ofPerson.set(column, { name: column, levels: null, values: values[at] as Float64Array });
    }
  const columns = [PERSON, YEAR, ...ofPerson.keys(), ...profiles.outcomes.map(({ name }) => name)];
  const study = { profiles, ofPerson, columns, codeOf: remembered(codedColumn) };
  return {
    name: NAME,
    columns,
    count: async (wanted, analysis) => count(study, wanted, analysis),
    follow: async (wanted, analysis) => follow(study, wanted, analysis),
  };
}

interface Study {
  profiles: Profiles;
  ofPerson: ReadonlyMap<string, Covariate>;
  columns: readonly string[];
  /** Codes a column of the profiles, once. */
  codeOf(column: Float64Array): CodedColumn;
}

function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

function count(study: Study, wanted: readonly WantedColumn[], analysis: string): CountedColumns {
  const unique = [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
  for (const { column } of unique) refuseUnknown(study, column, analysis);
  const { outcomes } = study.profiles;
  const names = unique.map(({ column }) => column);
  const followed = outcomes.find(({ name }) => names.includes(name));
  if (followed && !names.includes(YEAR))
    throw new UserError(
      `${NAME}: "${followed.name}" is followed over the years (analysis "${analysis}"): name "year" as its period, or one year of it, as "${yearColumn(followed.name, Number(followed.periods.at(-1)))}".`,
    );
  const years = names.includes(YEAR) ? (outcomes[0]?.periods ?? []) : null;
  const rows = years ? yearByYear(study, names, years) : equalRows(study, names, 0);
  const columns = unique.map((one, at): [string, Covariate] => {
    const values = rows.columns[at] as Float64Array;
    return [keyOf(one), as(one, { name: one.column, levels: levelsOf(study, one.column), values }, analysis)];
  });
  return { count: rows.count, columns: new Map(columns) };
}

/** One row a person and year: equal ones of each year are counted first, so that little is left to be put together. */
function yearByYear(study: Study, names: readonly string[], years: readonly string[]): CountedRows {
  const parts = years.map((_, at) => equalRows(study, names, at));
  return mergeEqual({
    count: concat(parts.map(({ count }) => count)),
    columns: names.map((_, column) => concat(parts.map(({ columns }) => columns[column] as Float64Array))),
  });
}

/** Equal rows of the year at a place: the outcomes followed are those of the year, and the year is that place. */
function equalRows({ profiles, ofPerson, codeOf }: Study, names: readonly string[], at: number): CountedRows {
  const found = names.map(
    (column) =>
      ofPerson.get(column)?.values ?? profiles.outcomes.find(({ name }) => name === column)?.values[at] ?? null,
  );
  const own = found.filter((values) => values !== null);
  const rows = mergeEqual({ count: profiles.count, columns: own }, codeOf);
  let next = 0;
  const columns = found.map((values) =>
    values ? (rows.columns[next++] as Float64Array) : new Float64Array(rows.count.length).fill(at),
  );
  return { count: rows.count, columns };
}

const levelsOf = ({ profiles, ofPerson }: Study, column: string): readonly string[] | null =>
  column === YEAR ? (profiles.outcomes[0]?.periods ?? []) : (ofPerson.get(column)?.levels ?? null);

function concat(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function follow(study: Study, { unit, period, outcomes, covariates, only }: Followed, analysis: string): Profiles {
  if (unit !== PERSON || period !== YEAR)
    throw new UserError(
      `${NAME} follows "person" over "year", and analysis "${analysis}" asks for "${unit}" over "${period}".`,
    );
  for (const { column } of covariates) refuseUnknown(study, column, analysis);
  const paths = outcomes.map(({ column }) => {
    const path = study.profiles.outcomes.find(({ name }) => name === column);
    if (path) return only ? pathOver(path, only) : path;
    throw new UserError(
      `${NAME}: "${column}" is no outcome followed over the years (analysis "${analysis}"); those are ${study.profiles.outcomes.map(({ name }) => name).join(', ')}.`,
    );
  });
  const own = covariates.map(({ column }) => {
    if (column === YEAR || !study.ofPerson.has(column))
      throw new UserError(
        `${NAME}: "${column}" changes over the years (analysis "${analysis}"), and is asked for as the same in all.`,
      );
    return study.ofPerson.get(column) as Covariate;
  });
  const every = [...own.map(({ values }) => values), ...paths.flatMap(({ values }) => values)];
  const rows = mergeEqual({ count: study.profiles.count, columns: every }, study.codeOf);
  let next = 0;
  const following = () => rows.columns[next++] as Float64Array;
  return {
    count: rows.count,
    weight: null,
    covariates: covariates.map((one, at) => as(one, { ...(own[at] as Covariate), values: following() }, analysis)),
    outcomes: outcomes.map((one, at) => ({
      name: one.column,
      periods: paths[at]?.periods ?? [],
      values: (paths[at]?.periods ?? []).map(
        () => as(one, { name: one.column, levels: null, values: following() }, analysis).values,
      ),
    })),
  };
}

/** A path over some of its periods; over all when one of those is not there, for who asked to say which there are. */
function pathOver(path: OutcomePath, only: readonly string[]): OutcomePath {
  const { periods, values } = path;
  if (!only.every((period) => periods.includes(period))) return path;
  const isWanted = (_: unknown, at: number) => only.includes(periods[at] as string);
  return { ...path, periods: periods.filter(isWanted), values: values.filter(isWanted) };
}

function refuseUnknown({ columns }: Study, column: string, analysis: string): void {
  if (!columns.includes(column))
    throw new UserError(
      `${NAME}: there is no column "${column}" (analysis "${analysis}"); the columns are ${columns.join(', ')}.`,
    );
  if (column === PERSON)
    throw new UserError(
      `${NAME}: persons alike are counted together, so "person" is no column to count (analysis "${analysis}"); follow the unit "person", with errors clustered on "unit".`,
    );
}

/** A column as it is wanted: levels that nobody has are dropped, and numbers of levels are read as numbers. */
function as({ column, kind }: WantedColumn, found: Covariate, analysis: string): Covariate {
  if (kind === 'category') return category(column, found);
  const { levels } = found;
  const values = levels ? numbersOf(levels, found.values) : found.values;
  const isRight = kind === 'number' ? Number.isFinite : (value: number) => value === 0 || value === 1;
  let wrong = -1;
  for (let at = 0; at < values.length && wrong < 0; at++)
    if (!Number.isNaN(found.values[at]) && !isRight(values[at] as number)) wrong = at;
  if (wrong >= 0)
    throw new UserError(
      `${NAME}: column "${column}" (analysis "${analysis}"): "${levels?.[found.values[wrong] as number] ?? found.values[wrong]}" is ${kind === 'number' ? 'not a number' : 'neither 0 nor 1'}.`,
    );
  return { name: column, levels: null, values };
}

function numbersOf(levels: readonly string[], codes: Float64Array): Float64Array {
  const numbers = Float64Array.from(levels, Number);
  return recoded(codes, (code) => numbers[code] as number);
}

function category(name: string, { levels, values }: Covariate): Covariate {
  const used = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const places = new Map(used.map((value, place) => [value, place]));
  return {
    name,
    levels: used.map((value) => levels?.[value] ?? String(value)),
    values: recoded(values, (value) => places.get(value) as number),
  };
}

/** Each value by what it becomes; missing ones stay so. */
function recoded(values: Float64Array, become: (value: number) => number): Float64Array {
  const codes = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    codes[row] = value === value ? become(value) : value;
  }
  return codes;
}
