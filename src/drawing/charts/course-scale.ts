import { firstDayOf, lastDayOf, type Month } from '#domain/calendar/month.ts';

/** Where the axis begins and ends, in units of the drawing. */
export const LEFT = 142;
export const RIGHT = 716;
/** The height of the part with the hours. */
export const HOURS_HEIGHT = 92;

/** The hours of one month. `hasUnknown`: somebody pays, and how many hours is not known. */
export interface CourseMonth {
  month: Month;
  label: string;
  ordinary: number;
  supported: number;
  unpaid: number;
  hasUnknown: boolean;
}

/** The words of the hours, and the hours at the line (null: no line). */
export interface HoursWords {
  label: string;
  paid: string;
  unpaid: string;
  line: string | null;
  unknown: string;
  goal: number | null;
}

/** Where months and days lie on the axis. */
export interface CourseScale {
  /** The place of a day on the axis, kept inside it. */
  at(day: Temporal.PlainDate): number;
  monthWidth: number;
  startOf(index: number): number;
}

/** Every month is as wide as the next; a day lies in its month by its share of it. At least one month. */
export function courseScale(months: readonly CourseMonth[]): CourseScale {
  const monthWidth = (RIGHT - LEFT) / months.length;
  const first = firstDayOf((months[0] as CourseMonth).month);
  const last = lastDayOf((months.at(-1) as CourseMonth).month);
  return {
    monthWidth,
    startOf: (index) => rounded(LEFT + index * monthWidth),
    at(day) {
      if (Temporal.PlainDate.compare(day, first) <= 0) return LEFT;
      if (Temporal.PlainDate.compare(day, last) > 0) return RIGHT;
      const whole = (day.year - first.year) * 12 + day.month - first.month;
      return rounded(LEFT + (whole + (day.day - 1) / day.daysInMonth) * monthWidth);
    },
  };
}

/** One decimal is finer than a screen. */
export const rounded = (value: number) => Math.round(value * 10) / 10;
