/**
 * The public holidays of Denmark (Da: helligdage) and the days that are kept closed by custom and agreement.
 *
 * Most holidays follow Easter Sunday. Great Prayer Day (Da: store bededag, the fourth Friday after Easter) was a holiday until and
 * including 2023 and has been an ordinary working day since 1 January 2024 (the act of 2023 on the consequences of abolishing it, L 13
 * 2022-23). Constitution Day, Christmas Eve and New Year's Eve are no holidays, but deadlines do not end on them
 * (forældelsesloven § 27, stk. 2) and municipal offices are as a rule closed.
 *
 * Examples: 05.05.2023 is Great Prayer Day; 26.04.2024 is an ordinary Friday. In Danish: docs/rules/helligdage-og-arbejdsdage.md
 */
export type DanishHoliday =
  | 'new_years_day'
  | 'maundy_thursday'
  | 'good_friday'
  | 'easter_sunday'
  | 'easter_monday'
  | 'great_prayer_day'
  | 'ascension_day'
  | 'whit_sunday'
  | 'whit_monday'
  | 'christmas_day'
  | 'second_christmas_day';

/** A day that is no holiday but is kept closed and ends no deadline. */
export type CustomaryClosedDay = 'constitution_day' | 'christmas_eve' | 'new_years_eve';

/** The last year with Great Prayer Day (Da: store bededag) as a holiday. */
export const LAST_YEAR_OF_GREAT_PRAYER_DAY = 2023;

const DAYS_FROM_EASTER: ReadonlyMap<number, DanishHoliday> = new Map([
  [-3, 'maundy_thursday'],
  [-2, 'good_friday'],
  [0, 'easter_sunday'],
  [1, 'easter_monday'],
  [26, 'great_prayer_day'],
  [39, 'ascension_day'],
  [49, 'whit_sunday'],
  [50, 'whit_monday'],
]);

const FIXED_HOLIDAYS: ReadonlyMap<string, DanishHoliday> = new Map([
  ['01-01', 'new_years_day'],
  ['12-25', 'christmas_day'],
  ['12-26', 'second_christmas_day'],
]);

const CUSTOMARY: ReadonlyMap<string, CustomaryClosedDay> = new Map([
  ['06-05', 'constitution_day'],
  ['12-24', 'christmas_eve'],
  ['12-31', 'new_years_eve'],
]);

/** The holiday on a day, or null. */
export function danishHoliday(date: Temporal.PlainDate): DanishHoliday | null {
  const fixed = FIXED_HOLIDAYS.get(monthAndDay(date));
  if (fixed !== undefined) return fixed;
  const holiday = DAYS_FROM_EASTER.get(easterSunday(date.year).until(date).days) ?? null;
  return holiday === 'great_prayer_day' && date.year > LAST_YEAR_OF_GREAT_PRAYER_DAY ? null : holiday;
}

/** The customary closed day on a day, or null. */
export function customaryClosedDay(date: Temporal.PlainDate): CustomaryClosedDay | null {
  return CUSTOMARY.get(monthAndDay(date)) ?? null;
}

/** Easter Sunday (Da: påskedag) of a year of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus/Jones/Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const position = epact + weekday - 7 * shift + 114;
  return new Temporal.PlainDate(year, Math.floor(position / 31), (position % 31) + 1);
}

function monthAndDay(date: Temporal.PlainDate): string {
  return date.toString().slice(-5);
}
