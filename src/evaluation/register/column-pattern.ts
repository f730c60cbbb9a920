/** How columns of one sort are named: which year and month or week a name stands for, and back. */
export interface ColumnPattern {
  partsOf(name: string): { year: number; part: number } | null;
  nameOf(year: number, part: number): string;
}

/** Two digits from here are of the twentieth century: the register begins in 1991. */
const FIRST_YEAR_OF_NINETEEN_HUNDRED = 90;

/**
 * A pattern such as `branche_YYYY_MM` or `y_YYWW`: `YYYY` or `YY` is the year (90 to 99 = 19.., else 20..), `MM` the month, `WW` the ISO week; all
 * else stands as written, in small and capital letters as written. Null when it lacks the year or the part. Where letters of the pattern look like
 * a part too (SUMMER_YYYY_MM), the last ones count.
 */
export function columnPattern(pattern: string, part: 'MM' | 'WW'): ColumnPattern | null {
  const yearToken = pattern.includes('YYYY') ? 'YYYY' : 'YY';
  const yearAt = pattern.lastIndexOf(yearToken);
  const partAt = pattern.lastIndexOf(part);
  if (yearAt < 0 || partAt < 0) return null;
  const isYearFirst = yearAt < partAt;
  const [first, second] = isYearFirst ? [yearAt, partAt] : [partAt, yearAt];
  const firstLength = isYearFirst ? yearToken.length : part.length;
  const secondLength = isYearFirst ? part.length : yearToken.length;
  const before = pattern.slice(0, first);
  const between = pattern.slice(first + firstLength, second);
  const after = pattern.slice(second + secondLength);
  const digits = (length: number) => `(\\d{${length}})`;
  const shape = new RegExp(
    `^${RegExp.escape(before)}${digits(firstLength)}${RegExp.escape(between)}${digits(secondLength)}${RegExp.escape(after)}$`,
  );
  return {
    partsOf(name) {
      const found = shape.exec(name);
      if (!found) return null;
      const [year, number] = isYearFirst ? [found[1], found[2]] : [found[2], found[1]];
      return { year: wholeYear(year as string), part: Number(number) };
    },
    nameOf(year, number) {
      const [yearText, partText] = [String(year).slice(-yearToken.length), String(number).padStart(2, '0')];
      return `${before}${isYearFirst ? yearText : partText}${between}${isYearFirst ? partText : yearText}${after}`;
    },
  };
}

function wholeYear(digits: string): number {
  const number = Number(digits);
  if (digits.length === 4) return number;
  return number >= FIRST_YEAR_OF_NINETEEN_HUNDRED ? 1900 + number : 2000 + number;
}
