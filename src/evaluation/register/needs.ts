import { UserError } from '../user-error.ts';
import type { OutcomeRule, RegisterQuestion } from './register-question.ts';

/** A calendar month as one number: 12 · year + month − 1. */
export type MonthNumber = number;

export const monthNumber = (year: number, month: number): MonthNumber => 12 * year + month - 1;

/** "2014-01" as a {@link MonthNumber}; null when it is no month. */
export function monthNumberOf(text: string): MonthNumber | null {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return parts ? monthNumber(Number(parts[1]), Number(parts[2])) : null;
}

/** The first and last month of a window. Throws {@link UserError} when it is none. */
export function windowMonths({ name, from, to }: RegisterQuestion['windows'][number]): [MonthNumber, MonthNumber] {
  const [first, last] = [monthNumberOf(from), monthNumberOf(to)];
  if (first === null || last === null || first > last)
    throw new UserError(`"${name}": ${from} to ${to} is no span of months; write it as 2014-01 to 2016-12.`);
  return [first, last];
}

/** What a rule counts. */
export const isOfPaidMonths = ({ kind }: OutcomeRule) =>
  kind === 'any-paid-month' || kind === 'paid-months' || kind === 'any-ordinary-month' || kind === 'ordinary-months';
export const isOrdinary = (rule: OutcomeRule) => rule.kind === 'any-ordinary-month' || rule.kind === 'ordinary-months';
export const isOfWeeks = (rule: OutcomeRule) => rule.kind === 'any-week-with' || rule.kind === 'weeks-with';

/** The months and weeks that a question cannot do without. Without columns of filled months, a month is paid when it has hours. */
export interface Needs {
  months: ReadonlySet<MonthNumber>;
  hours: ReadonlySet<MonthNumber>;
  /** Weeks whose Thursday is in one of these. */
  weeks: ReadonlySet<MonthNumber>;
  /** Weeks with a day in one of these are read when they are there. */
  weeksIfThere: ReadonlySet<MonthNumber>;
  /** The ISO years in which such weeks may lie. */
  weekYears: readonly number[];
}

/** Throws {@link UserError} when the question asks for what its columns cannot say. */
export function needsOf(question: RegisterQuestion): Needs {
  const { columns, years, outcomes, windows, knownWeekCodes } = question;
  const asked = years.flatMap((year) => Array.from({ length: 12 }, (_, month) => monthNumber(year, month + 1)));
  const rules = outcomes.map(({ rule }) => rule);
  refuseImpossible(question);
  const spanned = (ofWeeks: boolean) =>
    windows.filter((one) => (one.codes !== undefined) === ofWeeks).flatMap((one) => monthsFrom(...windowMonths(one)));
  const paid = new Set([...(rules.some(isOfPaidMonths) ? asked : []), ...spanned(false)]);
  const hours = new Set([
    ...(rules.some(({ kind }) => kind === 'hours') ? asked : []),
    ...(columns.months ? [] : paid),
  ]);
  const isWeekRead = rules.some((rule) => isOfWeeks(rule) || isOrdinary(rule));
  const weeks = new Set([...(isWeekRead ? asked : []), ...spanned(true)]);
  const weeksIfThere = new Set(isWeekRead || (columns.weeks !== null && knownWeekCodes !== null) ? asked : []);
  const touched = [...new Set([...weeks, ...weeksIfThere].map((month) => Math.floor(month / 12)))];
  return {
    months: columns.months === null ? new Set() : paid,
    hours,
    weeks,
    weeksIfThere,
    weekYears: [...new Set(touched.flatMap((year) => [year - 1, year, year + 1]))].sort((a, b) => a - b),
  };
}

function refuseImpossible({ columns, outcomes, windows }: RegisterQuestion): void {
  const paid = [
    ...outcomes.filter(({ rule }) => isOfPaidMonths(rule)),
    ...windows.filter(({ codes }) => codes === undefined),
  ][0];
  if (paid && columns.months === null && columns.hours === null)
    throw new UserError(`"${paid.name}" counts paid months, and the plan names no columns of months or hours.`);
  const ofHours = outcomes.find(({ rule }) => rule.kind === 'hours');
  if (ofHours && columns.hours === null)
    throw new UserError(`"${ofHours.name}" counts hours, and the plan names no columns of hours.`);
  const ofWeeks = [
    ...outcomes.filter(({ rule }) => isOfWeeks(rule) || isOrdinary(rule)),
    ...windows.filter(({ codes }) => codes !== undefined),
  ][0];
  if (ofWeeks && columns.weeks === null)
    throw new UserError(`"${ofWeeks.name}" needs the benefits of weeks, and the plan names no columns of weeks.`);
}

function monthsFrom(first: MonthNumber, last: MonthNumber): MonthNumber[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
