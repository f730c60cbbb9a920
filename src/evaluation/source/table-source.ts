import type { Covariate, Profiles } from '../profiles/profiles.ts';
import { refuseTwiceNamed, type Table } from '../read/table.ts';
import { UserError } from '../user-error.ts';
import { compareLevels } from './compare-levels.ts';
import { type CountedColumns, type Followed, keyOf, type Source, type WantedColumn } from './source.ts';

const quoted = (column: string) => `"${column.replaceAll('"', '""')}"`;
/** A cell of spaces, a dot or NA is a blank, as registers and R write it. */
const textOf = (column: string) => `nullif(nullif(nullif(trim(${quoted(column)}), ''), '.'), 'NA')`;

/** A table as the source of analyses. */
export function tableSource(table: Table): Source {
  return {
    name: table.file,
    columns: table.columns,
    count: (wanted, analysis, order) => count(table, wanted, analysis, order),
    follow: (wanted, analysis) => follow(table, wanted, analysis),
  };
}

async function count(
  table: Table,
  wanted: readonly WantedColumn[],
  analysis: string,
  order: 'values' | 'file' = 'values',
): Promise<CountedColumns> {
  const unique = [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
  await refuseWrong(table, unique, analysis);
  const parts = unique.map((one, index) => `${textOf(one.column)} as c${index}`);
  const rows = await table.query(
    `select ${[...parts, 'count(*)::varchar as n', 'min(line_in_file) as first_line'].join(', ')} from register group by all order by ${order === 'file' ? 'first_line' : 'all'}`,
  );
  const columns = new Map(
    unique.map((one, index) => [
      keyOf(one),
      covariateOf(
        one,
        rows.map((row) => row[`c${index}`] ?? null),
      ),
    ]),
  );
  return { count: Float64Array.from(rows, (row) => Number(row.n)), columns };
}

async function follow(table: Table, wanted: Followed, analysis: string): Promise<Profiles> {
  const { unit, period, outcomes, covariates } = wanted;
  await refuseWrong(
    table,
    [{ column: unit, kind: 'category' }, { column: period, kind: 'category' }, ...outcomes, ...covariates],
    analysis,
  );
  await refuseTwice(table, unit, period);
  for (const covariate of covariates) await refuseChanging(table, unit, covariate.column);
  const periods = (
    await table.query(`select distinct ${textOf(period)} as p from register where ${textOf(period)} is not null`)
  )
    .map((row) => row.p as string)
    .sort(compareLevels);
  const facts = covariates.map((one, index) => `min(${textOf(one.column)}) as c${index}`);
  const paths = outcomes.flatMap((one, index) =>
    periods.map(
      (value, at) =>
        `max(${textOf(one.column)}) filter (where ${textOf(period)} = ${literal(value)}) as y${index}_${at}`,
    ),
  );
  const units = `select ${[...facts, ...paths].join(', ')} from register where ${textOf(unit)} is not null and ${textOf(period)} is not null group by ${textOf(unit)}`;
  const rows = await table.query(`select *, count(*)::varchar as n from (${units}) group by all order by all`);
  const texts = (name: string) => rows.map((row) => row[name] ?? null);
  return {
    count: Float64Array.from(rows, (row) => Number(row.n)),
    weight: null,
    covariates: covariates.map((one, index) => covariateOf(one, texts(`c${index}`))),
    outcomes: outcomes.map((one, index) => ({
      name: one.column,
      periods,
      values: periods.map((_, at) => covariateOf(one, texts(`y${index}_${at}`)).values),
    })),
  };
}

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

async function refuseWrong(table: Table, wanted: readonly WantedColumn[], analysis: string): Promise<void> {
  const missing = wanted.find((one) => !table.columns.includes(one.column));
  if (missing)
    throw new UserError(
      `${table.file}: there is no column "${missing.column}" (analysis "${analysis}"); the columns are ${table.columns.join(', ')}.`,
    );
  for (const { column } of wanted) refuseTwiceNamed(table, column);
  for (const one of wanted) {
    if (one.kind === 'number') await refuseWords(table, one.column);
    if (one.kind === 'indicator') await refuseOtherThanIndicator(table, one.column);
  }
}

async function refuseOtherThanIndicator(table: Table, column: string): Promise<void> {
  const [wrong] = await table.query(
    `select line_in_file::varchar as line, ${quoted(column)} as value from register
     where ${textOf(column)} is not null and ${textOf(column)} not in ('0', '1', '0.0', '1.0', 'true', 'false') order by line_in_file limit 1`,
  );
  if (wrong)
    throw new UserError(
      `${table.file}: column "${column}", row ${wrong.line}: "${wrong.value?.slice(0, 40)}" is neither 0 nor 1.`,
    );
}

async function refuseWords(table: Table, column: string): Promise<void> {
  const number = `try_cast(${textOf(column)} as double)`;
  const [wrong] = await table.query(
    `select line_in_file::varchar as line, ${quoted(column)} as value from register
     where ${textOf(column)} is not null and (${number} is null or not isfinite(${number})) order by line_in_file limit 1`,
  );
  if (wrong)
    throw new UserError(
      `${table.file}: column "${column}", row ${wrong.line}: "${wrong.value?.slice(0, 40)}" is not a number${wrong.value?.includes(',') ? ' (decimals are written with a dot)' : ''}.`,
    );
}

async function refuseTwice(table: Table, unit: string, period: string): Promise<void> {
  const [twice] = await table.query(
    `select min(line_in_file)::varchar as first, max(line_in_file)::varchar as last from register where ${textOf(unit)} is not null
     group by ${textOf(unit)}, ${textOf(period)} having count(*) > 1 order by min(line_in_file) limit 1`,
  );
  if (twice)
    throw new UserError(
      `${table.file}: column "${unit}", rows ${twice.first} and ${twice.last}: the same unit stands twice in one period.`,
    );
}

async function refuseChanging(table: Table, unit: string, column: string): Promise<void> {
  const [changing] = await table.query(
    `select min(line_in_file)::varchar as first, max(line_in_file)::varchar as last from register where ${textOf(unit)} is not null
     group by ${textOf(unit)} having count(distinct coalesce(${textOf(column)}, '')) > 1 order by min(line_in_file) limit 1`,
  );
  if (changing)
    throw new UserError(
      `${table.file}: column "${column}", rows ${changing.first} to ${changing.last}: it changes within one unit of "${unit}", and must be the same in all its rows.`,
    );
}

function covariateOf({ column, kind }: WantedColumn, texts: readonly (string | null)[]): Covariate {
  if (kind === 'category') return categoryOf(column, texts);
  const valueOf = kind === 'number' ? Number : (text: string) => Number(text === 'true' || Number(text) === 1);
  return {
    name: column,
    levels: null,
    values: Float64Array.from(texts, (text) => (text === null ? Number.NaN : valueOf(text))),
  };
}

function categoryOf(name: string, texts: readonly (string | null)[]): Covariate {
  const levels = [...new Set(texts.filter((text) => text !== null))].sort(compareLevels);
  const codes = new Map(levels.map((level, code) => [level, code]));
  return {
    name,
    levels,
    values: Float64Array.from(texts, (text) => (text === null ? Number.NaN : (codes.get(text) as number))),
  };
}
