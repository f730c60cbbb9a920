/**
 * A value of JSON whose texts can be printed: a control character, which no page, drawing or sheet may hold, is a space, and half a letter is the sign
 * for one that is not known. Names of the data and the plan come with whatever stands in their files.
 */
export function printable<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replace(/\p{Cc}+|[\uFFFE\uFFFF]/gu, ' ') as T;
  if (Array.isArray(value)) return value.map((one: unknown) => printable(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, printable(one)])) as T;
}
