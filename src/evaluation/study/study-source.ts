import { yearColumn } from '../plan/study/study-columns.ts';
import type { Covariate, OutcomePath, Profiles } from '../profiles/profiles.ts';
import { type CountedColumns, type Followed, keyOf, type Source, type WantedColumn } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import { codedColumn } from './coded-column.ts';
import { type CountedRows, taken } from './equal-rows.ts';
import { countByYear, PersonRows, type YearColumn } from './person-rows.ts';

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
  const study = { profiles, ofPerson, columns, rows: new PersonRows(profiles) };
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
  rows: PersonRows;
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
  const rows = names.includes(YEAR) ? countYears(study, names) : countPersons(study, names);
  const columns = unique.map((one, at): [string, Covariate] => [
    keyOf(one),
    as(one, { ...shapeOf(study, one.column), values: rows.columns[at] as Float64Array }, analysis),
  ]);
  return { count: rows.count, columns: new Map(columns) };
}

/** Persons alike in columns that say one thing of a person. */
function countPersons(study: Study, names: readonly string[]): CountedRows {
  const own = names.map((name) => (study.ofPerson.get(name) as Covariate).values);
  const { first, count: sums } = study.rows.alike(own, []);
  return { count: sums, columns: own.map((values) => taken(values, first)) };
}

/** Persons and years alike. */
function countYears({ profiles, ofPerson, rows }: Study, names: readonly string[]): CountedRows {
  const columns = names.map((name): YearColumn => {
    if (name === YEAR) return 'year';
    const changing = profiles.outcomes.find((path) => path.name === name);
    return changing ? { changing } : { staying: (ofPerson.get(name) as Covariate).values };
  });
  return countByYear(rows, columns, profiles.outcomes[0]?.periods.length ?? 0);
}

/** What a column is called and how its codes read. */
function shapeOf({ profiles, ofPerson }: Study, column: string): Omit<Covariate, 'values'> {
  if (column === YEAR) return { name: YEAR, levels: profiles.outcomes[0]?.periods ?? [] };
  return { name: column, levels: ofPerson.get(column)?.levels ?? null };
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
  const all = [...own.map(({ values }) => values), ...paths.flatMap(({ values }) => values)];
  const { first, count: sums } = study.rows.alike(
    own.map(({ values }) => values),
    paths,
  );
  let next = 0;
  const following = () => taken(all[next++] as Float64Array, first);
  return {
    count: sums,
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
  const numbers = levels?.map(Number);
  const values = numbers ? new Float64Array(found.values.length) : found.values;
  for (let row = 0; row < values.length; row++) {
    const code = found.values[row] as number;
    const value = numbers ? (numbers[code] ?? Number.NaN) : code;
    if (!Number.isNaN(code) && !(kind === 'number' ? Number.isFinite(value) : value === 0 || value === 1))
      throw new UserError(
        `${NAME}: column "${column}" (analysis "${analysis}"): "${levels?.[code] ?? code}" is ${kind === 'number' ? 'not a number' : 'neither 0 nor 1'}.`,
      );
    values[row] = value;
  }
  return { name: column, levels: null, values };
}

function category(name: string, { levels, values }: Covariate): Covariate {
  const { codes, size } = codedColumn(values);
  const used = new Float64Array(size);
  for (let row = 0; row < values.length; row++) used[codes[row] as number] = values[row] as number;
  // Code 0 is of the missing ones, when there are any.
  const missing = size > 0 && Number.isNaN(used[0]) ? 1 : 0;
  const places = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++)
    places[row] = (codes[row] as number) < missing ? Number.NaN : (codes[row] as number) - missing;
  return { name, levels: [...used.subarray(missing)].map((value) => levels?.[value] ?? String(value)), values: places };
}
