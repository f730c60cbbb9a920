/**
 * The week of a day (Da: uge): Monday first, week 1 is the week with the year's first Thursday (ISO 8601, the only week numbers used in
 * Denmark). The first days of January may belong to the year before and the last of December to the year after; some years have a week
 * 53: 2015, 2020, 2026, 2032.
 *
 * Examples: 30.12.2019 is Monday in week 1 of 2020. 28.12.2026–03.01.2027 is week 53 of 2026.
 */
export type IsoWeek = { readonly year: number; readonly week: number };

/** The week a day lies in, with the year the week belongs to. */
export function isoWeek(date: Temporal.PlainDate): IsoWeek {
  const thursday = date.add({ days: 4 - date.dayOfWeek });
  return { year: thursday.year, week: Math.ceil(thursday.dayOfYear / 7) };
}

/** 52 or 53. */
export function weeksInYear(year: number): number {
  return isoWeek(new Temporal.PlainDate(year, 12, 28)).week;
}

/** A day of a week: weekday 1 is Monday, 7 Sunday. Null if the year has no such week. */
export function dayInWeek({ year, week }: IsoWeek, weekday: number): Temporal.PlainDate | null {
  if (week < 1 || week > weeksInYear(year) || weekday < 1 || weekday > 7) return null;
  const fourthOfJanuary = new Temporal.PlainDate(year, 1, 4);
  return fourthOfJanuary.add({ days: (week - 1) * 7 + weekday - fourthOfJanuary.dayOfWeek });
}

/** The Monday of the week a day lies in. */
export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}
