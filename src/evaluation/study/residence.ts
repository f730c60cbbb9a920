import type { ResidencePlan } from '../plan/study/register-plan.ts';
import type { StudyPlan } from '../plan/study/study-plan.ts';
import { openTable, type Table } from '../read/table.ts';
import type { Fact } from '../register/register-question.ts';
import { UserError } from '../user-error.ts';
import { BLANKS, type FileRead, type PeopleFiles, refuseMissingColumn, sqlName, sqlText } from './people-files.ts';

/** The fact of where somebody lived on the plan's day. */
export const AREA = 'area';
/** More areas than this are no areas. */
const MOST_AREAS = 65_535;

/** The area of each person as a fact, and the file of addresses where there is one. */
export async function areaFact(
  { residence, register }: StudyPlan,
  people: PeopleFiles,
  fileOf: (name: string) => string,
): Promise<{ fact: Fact; read: FileRead | null }> {
  const blanks = register.blanks ?? BLANKS;
  if ('from' in residence) {
    const table = await openTable(fileOf(residence.data));
    try {
      const homes = await homesOn(table, residence, blanks);
      const { levels, codeOf } = growingLevels();
      const lookup = new Map(homes.map(({ person, area }) => [person, codeOf(area)]));
      const read = { name: residence.data, sha256: table.sha256, rows: table.rows, columns: table.columns.length };
      return { fact: { name: AREA, levels, lookup, otherwise: -1 }, read };
    } finally {
      table.close();
    }
  }
  const { levels, codeOf } = growingLevels();
  const data = people.holding(residence.column, residence.data, '"residence"');
  if (data === null) return { fact: { name: AREA, levels, column: residence.column, codeOf }, read: null };
  const lookup = await people.lookup(data, residence.column, codeOf);
  return { fact: { name: AREA, levels, lookup, otherwise: -1 }, read: null };
}

/** Levels that are found while reading; places not yet used are blank. */
function growingLevels(): { levels: string[]; codeOf(text: string): number } {
  const levels = Array.from({ length: MOST_AREAS }, () => '');
  const codes = new Map<string, number>();
  return {
    levels,
    codeOf(text) {
      if (text === '') return -1;
      const known = codes.get(text);
      if (known !== undefined) return known;
      if (codes.size === MOST_AREAS)
        throw new UserError(`There are more than ${MOST_AREAS} areas: is it the right column?`);
      levels[codes.size] = text;
      codes.set(text, codes.size);
      return codes.size - 1;
    },
  };
}

type Periods = Extract<ResidencePlan, { from: string }>;

async function homesOn(
  table: Table,
  plan: Periods,
  blanks: readonly string[],
): Promise<{ person: string; area: string }[]> {
  for (const key of ['person', 'area', 'from', 'to'] as const)
    refuseMissingColumn(table, plan[key], `"residence" › "${key}"`);
  const text = (column: string) => sqlText(column, blanks);
  await refuseWrongDays(table, plan, text);
  const there = `${text(plan.from)} <= '${plan.at}' and (${text(plan.to)} is null or ${text(plan.to)} >= '${plan.at}')
    and ${text(plan.person)} is not null and ${text(plan.area)} is not null`;
  const [twice] = await table.query(
    `select min(line_in_file)::varchar as first, max(line_in_file)::varchar as last from register where ${there}
     group by ${text(plan.person)} having count(distinct ${text(plan.area)}) > 1 order by min(line_in_file) limit 1`,
  );
  if (twice)
    throw new UserError(
      `${table.file}: rows ${twice.first} and ${twice.last}: the same person lives in two areas on ${plan.at}, and cannot be in both.`,
    );
  const rows = await table.query(
    `select ${text(plan.person)} as person, min(${text(plan.area)}) as area from register where ${there} group by 1 order by min(line_in_file)`,
  );
  return rows.map((row) => ({ person: row.person as string, area: row.area as string }));
}

/** A blank first day is refused: nobody knows since when. A blank last day is "still there". */
async function refuseWrongDays(table: Table, { from, to }: Periods, text: (column: string) => string): Promise<void> {
  const isNoDay = (column: string) =>
    `not regexp_full_match(${text(column)}, '\\d{4}-\\d{2}-\\d{2}') or try_cast(${text(column)} as date) is null`;
  for (const [column, wrong] of [
    [from, `${text(from)} is null or ${isNoDay(from)}`],
    [to, `${text(to)} is not null and (${isNoDay(to)})`],
  ] as const) {
    const [found] = await table.query(
      `select line_in_file::varchar as line, ${sqlName(column)} as value from register where ${wrong} order by line_in_file limit 1`,
    );
    if (found)
      throw new UserError(
        `${table.file}: column "${column}", row ${found.line}: "${(found.value ?? '').slice(0, 40)}" is no day; write it as YYYY-MM-DD.`,
      );
  }
  const [backwards] = await table.query(
    `select line_in_file::varchar as line from register where ${text(to)} < ${text(from)} order by line_in_file limit 1`,
  );
  if (backwards)
    throw new UserError(
      `${table.file}: row ${backwards.line}: the address period ends before it begins ("${from}" and "${to}").`,
    );
}
