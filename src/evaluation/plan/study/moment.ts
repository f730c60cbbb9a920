/** The schema of a day. */
export const daySchema = (description: string) =>
  ({
    type: 'string',
    description: `${description} Written YYYY-MM-DD.`,
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    patternWords: 'must be a day, written YYYY-MM-DD',
  }) as const;

/** The schema of a calendar month. */
export const monthSchema = (description: string) =>
  ({
    type: 'string',
    description: `${description} Written YYYY-MM.`,
    pattern: '^\\d{4}-(0[1-9]|1[0-2])$',
    patternWords: 'must be a month, written YYYY-MM',
  }) as const;

/** Months from one to another, both included. */
export interface MonthWindow {
  from: string;
  to: string;
}

/** The schema of {@link MonthWindow}. */
export const windowSchema = (description: string) =>
  ({
    type: 'object',
    description,
    required: ['from', 'to'],
    additionalProperties: false,
    properties: { from: monthSchema('The first month.'), to: monthSchema('The last month.') },
  }) as const;

/** Whether the day is in the calendar: 2016-02-30 is not. */
export function isDay(text: string): boolean {
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return /^\d{4}-\d{2}-\d{2}$/.test(text);
  } catch {
    return false;
  }
}

/** The calendar year of a day or month. */
export const yearOf = (moment: string): number => Number(moment.slice(0, 4));
