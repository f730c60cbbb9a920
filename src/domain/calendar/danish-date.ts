import { monthNumberOf, relativeDays, weekdayNumberOf } from './danish-date-words.ts';
import { dayInWeek, isoWeek } from './iso-week.ts';

/**
 * A date as people in a Danish office type it (Da: dato), read on the day `today`.
 *
 * | Typed on Sunday 22.11.2026                  | Read as    | Why |
 * |---|---|---|
 * | 5. marts 2026 · 05.03.2026 · 2026-03-05     | 05.03.2026 | the day comes first, except in ISO dates |
 * | 5/3 · 5.3. · 5. marts                       | 05.03.2027 | without a year: the date nearest to today |
 * | 5/10                                        | 05.10.2026 | … also backwards |
 * | 5-3-26 · 050326                             | 05.03.2026 | two digits: from 80 years ago to 19 years ahead |
 * | i dag · i morgen · om 3 dage                |            | relative to today |
 * | fredag                                      | 27.11.2026 | the next one; typed on a Friday it is the Friday after |
 * | i fredags                                   | 20.11.2026 | the latest one before today |
 * | uge 12 tir                                  | 23.03.2027 | without a year: the week nearest to today |
 * | fre. 27/11                                  | 27.11.2026 | a weekday beside a date must fit it |
 *
 * English words are read as well; "3/5" is 3 May in both languages.
 */
export type TypedDate =
  | { readonly ok: true; readonly date: Temporal.PlainDate }
  | { readonly ok: false; readonly reason: DateRefusal };

/** Why a text is no date. `missing_weekday`: "uge 12" names seven days. */
export type DateRefusal =
  | 'empty'
  | 'not_understood'
  | 'no_such_date'
  | 'year_out_of_range'
  | 'weekday_does_not_match'
  | 'missing_weekday';

/** Years that a date may lie in: what an office can mean. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;

const YEARS_AHEAD_OF_TWO_DIGITS = 19;

type Reader = (text: string, today: Temporal.PlainDate) => TypedDate | null;

/** Reads a typed date; never guesses past the rules above. */
export function parseDanishDate(text: string, today: Temporal.PlainDate): TypedDate {
  const typed = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[,]/g, ' ')
    .replace(/[–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  if (typed === '') return refuse('empty');
  for (const read of [readRelative, readWeek, readIso, readDigits, readDayAndMonth, readWithWeekday]) {
    const answer = read(typed, today);
    if (answer !== null) return answer;
  }
  return refuse('not_understood');
}

const readRelative: Reader = (text, today) => {
  const days = relativeDays(text, today.dayOfWeek);
  return days === null ? null : withinYears(today.add({ days }));
};

const WEEK_FIRST = /^(?:i )?(?:uge|week|u|w)\.? ?(\d{1,2})(?: (\d{4}))?(?: ([a-zæøå]+)\.?)?(?: (\d{4}))?$/;
const WEEKDAY_FIRST = /^(?:på )?([a-zæøå]+)\.? (?:i |in |of )?(?:uge|week) ?(\d{1,2})(?: (\d{4}))?$/;
const ISO_WEEK = /^(\d{4})-w(\d\d)-([1-7])$/;

const readWeek: Reader = (text, today) => {
  const iso = ISO_WEEK.exec(text);
  if (iso) return inWeek(Number(iso[2]), Number(iso[3]), Number(iso[1]), today);
  const weekdayFirst = WEEKDAY_FIRST.exec(text);
  const match = WEEK_FIRST.exec(text);
  const week = match?.[1] ?? weekdayFirst?.[2];
  if (week === undefined) return null;
  const word = match?.[3] ?? weekdayFirst?.[1];
  if (word === undefined) return refuse('missing_weekday');
  const weekday = weekdayNumberOf(word);
  const year = match?.[2] ?? match?.[4] ?? weekdayFirst?.[3];
  return weekday === null
    ? refuse('not_understood')
    : inWeek(Number(week), weekday, year === undefined ? null : Number(year), today);
};

const readIso: Reader = (text) => {
  const match = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text);
  return match ? onDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
};

/** "050326", "05032026", "20260305" and "0503". */
const readDigits: Reader = (text, today) => {
  if (!/^(?:\d{4}|\d{6}|\d{8})$/.test(text)) return null;
  const [first, second, rest] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), text.slice(4)];
  if (rest.length === 4 && second > 12) {
    return onDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  }
  return onDayAndMonth(first, second, rest, today);
};

const NUMERIC = /^(?:d\. ?|den )?(\d{1,2})[-./ ]{1,2}(\d{1,2})(?:\.|[-./ ]{1,2}(\d{4}|\d{2})\.?)?$/;
const WORDED = /^(?:d\. ?|den |the )?(\d{1,2})(?:\.|st|nd|rd|th)?[ -]?(?:of )?([a-z]+)\.?(?:[ -](\d{4}|\d{2}))?$/;
const MONTH_FIRST = /^([a-z]+)\.? (\d{1,2})(?:\.|st|nd|rd|th)?(?: (\d{4}))?$/;

const readDayAndMonth: Reader = (text, today) => {
  const numeric = NUMERIC.exec(text);
  if (numeric) return onDayAndMonth(Number(numeric[1]), Number(numeric[2]), numeric[3] ?? '', today);
  const worded = WORDED.exec(text);
  const monthFirst = MONTH_FIRST.exec(text);
  const month = monthNumberOf(worded?.[2] ?? monthFirst?.[1] ?? '');
  if (month === null) return null;
  return onDayAndMonth(Number(worded?.[1] ?? monthFirst?.[2]), month, worded?.[3] ?? monthFirst?.[3] ?? '', today);
};

const readWithWeekday: Reader = (text, today) => {
  const match = /^([a-zæøå]+)\.? (.+)$/.exec(text);
  const weekday = weekdayNumberOf(match?.[1] ?? '');
  if (weekday === null || match?.[2] === undefined) return null;
  const answer = readIso(match[2], today) ?? readDayAndMonth(match[2], today);
  return answer?.ok && answer.date.dayOfWeek !== weekday ? refuse('weekday_does_not_match') : answer;
};

function onDayAndMonth(day: number, month: number, year: string, today: Temporal.PlainDate): TypedDate {
  if (year.length === 4) return onDate(Number(year), month, day);
  if (year.length === 2) return onDate(fourDigitYear(Number(year), today), month, day);
  return nearest(
    today,
    [-1, 0, 1, -2, 2, -3, 3, -4, 4].map((years) => dateOrNull(today.year + years, month, day)),
  );
}

function inWeek(week: number, weekday: number, year: number | null, today: Temporal.PlainDate): TypedDate {
  if (year !== null && (year < FIRST_YEAR || year > LAST_YEAR)) return refuse('year_out_of_range');
  const thisYear = isoWeek(today).year;
  const years = year === null ? [thisYear - 1, thisYear, thisYear + 1] : [year];
  return nearest(
    today,
    years.map((candidate) => dayInWeek({ year: candidate, week }, weekday)),
  );
}

/** The candidate with the fewest days from today; of two equally near the later. */
function nearest(today: Temporal.PlainDate, candidates: readonly (Temporal.PlainDate | null)[]): TypedDate {
  const distance = (date: Temporal.PlainDate) => Math.abs(today.until(date).days);
  const [date] = candidates
    .filter((candidate) => candidate !== null)
    .toSorted((a, b) => distance(a) - distance(b) || Temporal.PlainDate.compare(b, a));
  return date === undefined ? refuse('no_such_date') : withinYears(date);
}

function onDate(year: number, month: number, day: number): TypedDate {
  const date = dateOrNull(year, month, day);
  return date === null ? refuse('no_such_date') : withinYears(date);
}

function dateOrNull(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : null;
}

function fourDigitYear(twoDigits: number, today: Temporal.PlainDate): number {
  const latest = today.year + YEARS_AHEAD_OF_TWO_DIGITS;
  return latest - ((((latest - twoDigits) % 100) + 100) % 100);
}

function withinYears(date: Temporal.PlainDate): TypedDate {
  return date.year < FIRST_YEAR || date.year > LAST_YEAR ? refuse('year_out_of_range') : { ok: true, date };
}

function refuse(reason: DateRefusal): TypedDate {
  return { ok: false, reason };
}
