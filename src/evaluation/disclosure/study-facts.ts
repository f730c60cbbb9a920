import type { Finding, Nested, ReleasedCount } from '../analyses/finding.ts';
import { yearColumn } from '../plan/study/study-columns.ts';
import { STUDY } from '../plan/study/study-plan.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { OUTCOME } from './count-keys.ts';

const YEAR = 'year';

/** Something that holds of a person or not: a level of a covariate, or 0 or 1 of an outcome in a year. */
interface Fact {
  column: string;
  value: string;
  /** The year of an outcome; '' of a covariate. */
  year: string;
  /** Of which rows it holds, a bit a row: facts are many, and each is held against every other. */
  rows: Uint32Array;
}

/**
 * Findings of a study with what their readers know of it: whoever has ordinary work has work, whoever had no paid month in three years had none in any
 * of them, and `paid-2016` is `paid` in 2016. Each lets a reader subtract one printed count from another, though their columns differ.
 */
export function withStudyFacts(findings: readonly Finding[], profiles: Profiles): Finding[] {
  const nested = [...nestedFacts(profiles), ...sameFacts(profiles)];
  return findings.map((finding, at) => ({
    ...finding,
    counts: finding.counts.map((list) => [...list, ...list.flatMap((one) => inItsYear(one, profiles))]),
    nested: [...(finding.nested ?? []), ...(at === 0 ? nested : [])],
  }));
}

/** Which facts lie within others in every person: covariates among themselves and within a year's outcomes, and outcomes of the same year. */
function nestedFacts(profiles: Profiles): Nested[] {
  const facts = [...covariateFacts(profiles), ...outcomeFacts(profiles)].filter(({ rows }) =>
    rows.some((word) => word !== 0),
  );
  return facts.flatMap((part) =>
    facts
      .filter((whole) => whole.column !== part.column && (!whole.year || !part.year || whole.year === part.year))
      .filter((whole) => isWithin(part.rows, whole.rows))
      .map((whole) => ({ data: STUDY, part: named(part), whole: named(whole) })),
  );
}

/** Which rows of a column hold each of the codes 0, 1, …, as bits; rows of nobody hold none. */
function rowsByCode(values: Float64Array, codes: number, count: Float64Array): Uint32Array[] {
  const rows = Array.from({ length: codes }, () => new Uint32Array(Math.ceil(count.length / 32)));
  for (let row = 0; row < count.length; row++) {
    const code = values[row] as number;
    if (!(code >= 0 && (count[row] as number) > 0)) continue;
    const own = rows[code];
    if (own) own[row >>> 5] = (own[row >>> 5] as number) | (1 << (row & 31));
  }
  return rows;
}

function isWithin(part: Uint32Array, whole: Uint32Array): boolean {
  for (let word = 0; word < part.length; word++)
    if (((part[word] as number) & ~(whole[word] as number)) !== 0) return false;
  return true;
}

const named = ({ column, value, year }: Fact): Nested['part'] => ({
  column,
  value,
  ...(year && { at: { [YEAR]: year } }),
});

const covariateFacts = ({ covariates, count }: Profiles): Fact[] =>
  covariates.flatMap(({ name, levels, values }) => {
    const rows = rowsByCode(values, levels?.length ?? 0, count);
    return (levels ?? []).map((value, code) => ({ column: name, value, year: '', rows: rows[code] as Uint32Array }));
  });

/** Of outcomes of 0 and 1. */
const outcomeFacts = ({ outcomes, count }: Profiles): Fact[] =>
  outcomes
    .filter(({ values }) => values.every(isOfZeroAndOne))
    .flatMap(({ name, periods, values }) =>
      periods.flatMap((year, at) => {
        const rows = rowsByCode(values[at] as Float64Array, 2, count);
        return [1, 0].map((value) => ({
          column: OUTCOME + name,
          value: String(value),
          year,
          rows: rows[value] as Uint32Array,
        }));
      }),
    );

/** A plain loop: it runs over every person. */
function isOfZeroAndOne(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (value !== 0 && value !== 1 && !Number.isNaN(value)) return false;
  }
  return true;
}

/** One year of an outcome as a column of the person, which is the outcome in that year. */
function yearColumns({ outcomes }: Profiles): { column: string; outcome: string; year: string }[] {
  return outcomes.flatMap(({ name, periods }) =>
    periods.map((year) => ({ column: yearColumn(name, Number(year)), outcome: OUTCOME + name, year })),
  );
}

const sameFacts = (profiles: Profiles): Nested[] =>
  yearColumns(profiles).flatMap(({ column, outcome, year }) =>
    [column, OUTCOME + column].flatMap((own) =>
      ['1', '0', 'any'].map((value) => ({
        data: STUDY,
        part: { column: own, value },
        whole: { column: outcome, value, at: { [YEAR]: year } },
      })),
    ),
  );

/** A count by one year's column, named by the outcome and the year too. */
function inItsYear({ data, where, value }: ReleasedCount, profiles: Profiles): ReleasedCount[] {
  if (YEAR in where) return [];
  const own = yearColumns(profiles).flatMap((one) =>
    [one.column, OUTCOME + one.column].filter((column) => column in where).map((column) => ({ ...one, column })),
  );
  const [only] = own;
  if (!only || own.length > 1) return [];
  const { [only.column]: has = '', ...others } = where;
  return [{ data, where: { ...others, [YEAR]: only.year, [only.outcome]: has }, value }];
}
