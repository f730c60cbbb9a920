import { isoWeek } from '#domain/calendar/iso-week.ts';
import type { Language } from './language.ts';

/**
 * How a date may be written.
 *
 * | Style         | Danish                  | English                 | Where |
 * |---|---|---|---|
 * | long          | 5. marts 2026           | 5 March 2026            | the usual one |
 * | day-month     | 5. marts                | 5 March                 | when the year is plain |
 * | weekday       | torsdag 5. marts        | Thursday 5 March        | headings, appointments |
 * | weekday-long  | torsdag 5. marts 2026   | Thursday 5 March 2026   | titles, letters |
 * | weekday-short | tor. 5.                 | Thu 5                   | narrow columns of one month |
 * | short         | 05.03.2026              | 05/03/2026              | tables, sheets |
 * | week          | uge 10                  | week 10                 | |
 * | weekday-week  | torsdag 5. marts, uge 10 | Thursday 5 March, week 10 | the day's heading |
 */
export type DateStyle =
  | 'long'
  | 'day-month'
  | 'weekday'
  | 'weekday-long'
  | 'weekday-short'
  | 'short'
  | 'week'
  | 'weekday-week';

type Names = {
  readonly weekdays: readonly string[];
  readonly shortWeekdays: readonly string[];
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
};

const NAMES: Record<Language, Names> = {
  da: {
    weekdays: 'mandag tirsdag onsdag torsdag fredag lørdag søndag'.split(' '),
    shortWeekdays: 'man. tir. ons. tor. fre. lør. søn.'.split(' '),
    months: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
    shortMonths: 'jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.'.split(' '),
  },
  en: {
    weekdays: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    shortWeekdays: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
    months: 'January February March April May June July August September October November December'.split(' '),
    shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  },
};

/** Writes a date in a language and style. */
export function formatDate(date: Temporal.PlainDate, language: Language, style: DateStyle = 'long'): string {
  const dot = language === 'da' ? '.' : '';
  const names = NAMES[language];
  const dayMonth = `${date.day}${dot} ${names.months[date.month - 1]}`;
  const weekday = `${names.weekdays[date.dayOfWeek - 1]}`;
  const week = `${language === 'da' ? 'uge' : 'week'} ${isoWeek(date).week}`;
  switch (style) {
    case 'long':
      return `${dayMonth} ${date.year}`;
    case 'day-month':
      return dayMonth;
    case 'weekday':
      return `${weekday} ${dayMonth}`;
    case 'weekday-long':
      return `${weekday} ${dayMonth} ${date.year}`;
    case 'weekday-short':
      return `${names.shortWeekdays[date.dayOfWeek - 1]} ${date.day}${dot}`;
    case 'short':
      return [twoDigits(date.day), twoDigits(date.month), date.year].join(language === 'da' ? '.' : '/');
    case 'week':
      return week;
    case 'weekday-week':
      return `${weekday} ${dayMonth}, ${week}`;
  }
}

/** Writes a month 'YYYY-MM' as "marts 2026", or "mar. 26" for a chart's axis. */
export function formatMonth(month: string, language: Language, style: 'long' | 'short' = 'long'): string {
  const { year, month: number } = Temporal.PlainYearMonth.from(month);
  if (style === 'long') return `${NAMES[language].months[number - 1]} ${year}`;
  return `${NAMES[language].shortMonths[number - 1]} ${twoDigits(year % 100)}`;
}

/** Writes a weekday 1 (Monday) – 7: "mandag" or "man.". */
export function formatWeekday(weekday: number, language: Language, style: 'long' | 'short' = 'long'): string {
  return `${NAMES[language][style === 'long' ? 'weekdays' : 'shortWeekdays'][weekday - 1]}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
