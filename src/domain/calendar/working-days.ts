import { customaryClosedDay, danishHoliday } from './danish-holidays.ts';

/**
 * Whether a day is a working day (Da: arbejdsdag): Monday–Friday, no holiday, and neither Constitution Day, Christmas Eve nor New Year's
 * Eve. Example: 26.04.2024 is one, 05.05.2023 (Great Prayer Day) is not. In Danish: docs/rules/helligdage-og-arbejdsdage.md
 */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && danishHoliday(date) === null && customaryClosedDay(date) === null;
}

/** The day itself if it is a working day, else the first working day after it: where a deadline ends. */
export function workingDayOnOrAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date;
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  return day;
}

/** The `count`-th working day after a day; the day itself never counts. `count` is 0 or more; 0 gives the day itself. */
export function addWorkingDays(date: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let day = date;
  for (let left = count; left > 0; left -= 1) day = workingDayOnOrAfter(day.add({ days: 1 }));
  return day;
}

/** How many working days lie in [from, to): the first day counts, the last does not. 0 if `to` is not after `from`. */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = 0;
  for (let day = from; Temporal.PlainDate.compare(day, to) < 0; day = day.add({ days: 1 })) {
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}
