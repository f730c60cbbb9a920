/**
 * A calendar month (Da: måned) as the text 'YYYY-MM', the unit in which hours are registered and figures are counted.
 * Months compare and sort as text.
 */
export type Month = `${number}-${number}`;

/** Whether a text is a month from 1900-01 to 2100-12. */
export function isMonth(text: string): text is Month {
  return /^(?:19\d\d|20\d\d|2100)-(?:0[1-9]|1[0-2])$/.test(text);
}

/** The month a day lies in. */
export function monthOf(date: Temporal.PlainDate): Month {
  return asMonth(date.toPlainYearMonth());
}

/** The first day of the month. */
export function firstDayOf(month: Month): Temporal.PlainDate {
  return Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
}

/** The last day of the month, which belongs to it. */
export function lastDayOf(month: Month): Temporal.PlainDate {
  return firstDayOf(nextMonth(month)).subtract({ days: 1 });
}

/** The month before. */
export function previousMonth(month: Month): Month {
  return addMonths(month, -1);
}

/** The month after. */
export function nextMonth(month: Month): Month {
  return addMonths(month, 1);
}

/** The month `count` months later; a negative count goes back. */
export function addMonths(month: Month, count: number): Month {
  return asMonth(Temporal.PlainYearMonth.from(month).add({ months: count }));
}

/** Every month from the first to the last, both counted; none if the last lies before the first. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

/** The twelve months of a year. */
export function monthsOfYear(year: number): Month[] {
  return monthsBetween(asMonth(new Temporal.PlainYearMonth(year, 1)), asMonth(new Temporal.PlainYearMonth(year, 12)));
}

/** The year of the month, as a number. */
export function yearOf(month: Month): number {
  return Number(month.slice(0, 4));
}

/** Whether today lies in the month. */
export function isCurrentMonth(month: Month, today: Temporal.PlainDate): boolean {
  return month === monthOf(today);
}

/** Whether the month is over: its hours can be known in full. */
export function isPastMonth(month: Month, today: Temporal.PlainDate): boolean {
  return month < monthOf(today);
}

function asMonth(yearMonth: Temporal.PlainYearMonth): Month {
  const text = yearMonth.toString();
  if (!isMonth(text)) throw new RangeError(`month out of range: ${text}`);
  return text;
}
