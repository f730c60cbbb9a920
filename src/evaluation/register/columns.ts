import { dayInWeek, weeksInYear } from '#domain/calendar/iso-week.ts';
import { UserError } from '../user-error.ts';
import { columnPattern } from './column-pattern.ts';
import { type MonthNumber, monthNumber, type Needs, needsOf } from './needs.ts';
import type { RegisterQuestion } from './register-question.ts';

/** A wanted column of months: which one it is, counted from 0, and the month. */
export interface MonthColumn {
  index: number;
  month: MonthNumber;
}

/** A wanted column of weeks: `month` is that of its Thursday, `overlaps` the one or two months that have a day in it. */
export interface WeekColumn {
  index: number;
  month: MonthNumber;
  overlaps: readonly MonthNumber[];
}

/** The columns that a question reads of a register, found in its header. */
export interface FoundColumns {
  /** Columns of the file. */
  count: number;
  person: number;
  /** The columns that facts are read from, each once. */
  facts: readonly { index: number; name: string }[];
  months: readonly MonthColumn[];
  weeks: readonly WeekColumn[];
  hours: readonly MonthColumn[];
}

const MOST_NAMED = 6;

/**
 * Finds the columns of a question in the header of a register. A week belongs to the year and month of its Thursday (ISO 8601). Throws
 * {@link UserError} naming what is missing or stands twice: the person, a fact, a month or week of the years and windows asked for. Weeks beside
 * those years that share a month with them are read when they are there, for supported months.
 */
export function findColumns(file: string, header: readonly string[], question: RegisterQuestion): FoundColumns {
  const needs = needsOf(question);
  const names = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, name] of header.entries()) {
    if (names.has(name)) twice.add(name);
    else names.set(name, index);
  }
  const find = (name: string, what: string): number => {
    const index = names.get(name);
    if (index === undefined) throw new UserError(`${file}: there is no column "${name}" (${what}). ${listOf(header)}`);
    if (twice.has(name)) throw new UserError(`${file}: the column "${name}" stands twice.`);
    return index;
  };
  const columns = question.facts.flatMap((fact) => ('column' in fact ? [fact.column] : []));
  const { months, weeks, hours } = question.columns;
  const wanted: FoundColumns = {
    count: header.length,
    person: find(question.columns.person, 'the person'),
    facts: [...new Set(columns)].map((name) => ({ name, index: find(name, 'asked for by the plan') })),
    months: months === null ? [] : findMonths({ file, names, twice, pattern: months, needed: needs.months }),
    hours: hours === null ? [] : findMonths({ file, names, twice, pattern: hours, needed: needs.hours }),
    weeks: weeks === null ? [] : findWeeks({ file, names, twice, pattern: weeks, needs }),
  };
  const both = wanted.weeks.find(({ index }) => [...wanted.months, ...wanted.hours].some((one) => one.index === index));
  if (both) throw new UserError(`${file}: by its name the column "${header[both.index]}" is both a month and a week.`);
  return wanted;
}

interface Header {
  file: string;
  names: ReadonlyMap<string, number>;
  twice: ReadonlySet<string>;
  pattern: string;
}

function findMonths({ file, names, twice, pattern, needed }: Header & { needed: ReadonlySet<MonthNumber> }) {
  const shape = columnPattern(pattern, 'MM');
  if (!shape)
    throw new UserError(`The pattern "${pattern}" for months needs YYYY or YY and MM, as in branche_YYYY_MM.`);
  const wanted = [...needed]
    .sort((a, b) => a - b)
    .map((month) => ({ month, name: shape.nameOf(...yearAndMonth(month)) }));
  return found({ file, names, twice, wanted, sort: 'months' }).map(({ index, month }) => ({ index, month }));
}

function findWeeks({ file, names, twice, pattern, needs }: Header & { needs: Needs }): WeekColumn[] {
  const shape = columnPattern(pattern, 'WW');
  if (!shape) throw new UserError(`The pattern "${pattern}" for weeks needs YY or YYYY and WW, as in y_YYWW.`);
  const all = needs.weekYears.flatMap((year) =>
    Array.from({ length: weeksInYear(year) }, (_, index) => weekOf(year, index + 1)),
  );
  const named = all.map((one) => ({ ...one, name: shape.nameOf(one.year, one.week) }));
  const isRequired = ({ month }: { month: MonthNumber }) => needs.weeks.has(month);
  const isUseful = (one: (typeof named)[number]) =>
    !isRequired(one) &&
    names.has(one.name) &&
    [one.month, ...one.overlaps].some((month) => needs.weeksIfThere.has(month));
  return [
    ...found({ file, names, twice, wanted: named.filter(isRequired), sort: 'weeks' }),
    ...found({ file, names, twice, wanted: named.filter(isUseful), sort: 'weeks' }),
  ].map(({ index, month, overlaps }) => ({ index, month, overlaps }));
}

/** A week with the month of its Thursday and the months it has days in. */
function weekOf(year: number, week: number) {
  const monthOf = (weekday: number): MonthNumber => {
    const day = dayInWeek({ year, week }, weekday);
    if (!day) throw new RangeError(`${year} has no week ${week}`);
    return monthNumber(day.year, day.month);
  };
  return { year, week, month: monthOf(4), overlaps: [...new Set([monthOf(1), monthOf(7)])] };
}

/** The wanted columns with their places; one error names all that are missing. */
function found<Wanted extends { name: string }>({
  file,
  names,
  twice,
  wanted,
  sort,
}: {
  file: string;
  names: ReadonlyMap<string, number>;
  twice: ReadonlySet<string>;
  wanted: readonly Wanted[];
  sort: 'months' | 'weeks';
}): (Wanted & { index: number })[] {
  const missing = wanted.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  if (missing.length > 0)
    throw new UserError(
      `${file}: ${missing.length} of the ${wanted.length} ${sort} asked for ${missing.length === 1 ? 'is' : 'are'} missing: ${shortened(missing)}.`,
    );
  const double = wanted.find(({ name }) => twice.has(name));
  if (double) throw new UserError(`${file}: the column "${double.name}" stands twice.`);
  return wanted.map((one) => ({ ...one, index: names.get(one.name) as number }));
}

const yearAndMonth = (month: MonthNumber): [number, number] => [Math.floor(month / 12), (month % 12) + 1];

const listOf = (header: readonly string[]) => `The columns are ${shortened(header)}.`;

function shortened(names: readonly string[]): string {
  const cut = names.slice(0, MOST_NAMED).map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name));
  return names.length > MOST_NAMED ? `${cut.join(', ')} and ${names.length - MOST_NAMED} more` : cut.join(', ');
}
