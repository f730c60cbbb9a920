/**
 * The Danish civil registration number (Da: CPR-nummer, personnummer): ddmmyy-ssss.
 *
 * - The seventh digit tells the century together with the two-digit year (see `CENTURIES`).
 * - The last digit used to be a check digit (modulus 11). Since 1 October 2007 numbers without it are issued, so far for people
 *   registered as born on 1 January, which refugees without papers often are. A missing check digit therefore never refuses a
 *   number: `hasCheckDigit` is a soft mark that a screen may turn into "Er nummeret rigtigt?".
 * - A substitute number (Da: erstatningspersonnummer) has 60 added to the day: 61–91. CPR never issues such a number.
 *
 * Examples: 710388-0006 is a substitute for 11 March 1988. 300288-… is refused because 30 February does not exist.
 *
 * Source: cpr.dk, "Opbygning af CPR-nummeret", "Personnumre uden kontrolciffer" (10.05.2023), "Erstatningspersonnummer i eksterne
 * systemer". In Danish: docs/rules/cpr-nummer.md
 */
export type CprNumber =
  | {
      readonly ok: true;
      /** Ten digits without the hyphen. */
      readonly cpr: string;
      readonly birthDate: Temporal.PlainDate;
      readonly isSubstitute: boolean;
      readonly hasCheckDigit: boolean;
    }
  | { readonly ok: false; readonly reason: CprRefusal };

/** Why a text is not a CPR number. */
export type CprRefusal = 'empty' | 'not_ten_digits' | 'no_such_date';

/** Seventh digit → the century of a two-digit year: up to and including `lastYear` the first, after it the second. */
const CENTURIES = [
  { digits: '0123', lastYear: 99, upTo: 1900, after: 1900 },
  { digits: '4', lastYear: 36, upTo: 2000, after: 1900 },
  { digits: '5678', lastYear: 57, upTo: 2000, after: 1800 },
  { digits: '9', lastYear: 36, upTo: 2000, after: 1900 },
] as const;

const CHECK_WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1] as const;
const SUBSTITUTE_DAY_OFFSET = 60;

/** Reads a CPR number (Da: CPR-nummer) written with or without hyphen and spaces. */
export function parseCprNumber(text: string): CprNumber {
  const written = text.trim();
  if (written === '') return { ok: false, reason: 'empty' };
  const digits = written.replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits) || !/^[\d ]+-?[\d ]+$/.test(written)) return { ok: false, reason: 'not_ten_digits' };
  const writtenDay = Number(digits.slice(0, 2));
  const isSubstitute = writtenDay > SUBSTITUTE_DAY_OFFSET;
  const birthDate = dateOrNull(
    yearOf(Number(digits.slice(4, 6)), digits.charAt(6)),
    Number(digits.slice(2, 4)),
    isSubstitute ? writtenDay - SUBSTITUTE_DAY_OFFSET : writtenDay,
  );
  if (birthDate === null) return { ok: false, reason: 'no_such_date' };
  return { ok: true, cpr: digits, birthDate, isSubstitute, hasCheckDigit: hasCheckDigit(digits) };
}

/** The number as it is shown until someone asks for it: "710388-••••". Anything but ten digits is hidden altogether. */
export function maskCprNumber(cpr: string): string {
  return /^\d{10}$/.test(cpr) ? `${cpr.slice(0, 6)}-••••` : '••••••-••••';
}

/** Demo mode holds invented people, so it accepts substitute numbers only: any other number may belong to somebody. */
export function isAllowedInDemo(cpr: string): boolean {
  const number = parseCprNumber(cpr);
  return number.ok && number.isSubstitute;
}

function yearOf(twoDigitYear: number, seventhDigit: string): number {
  const rule = CENTURIES.find(({ digits }) => digits.includes(seventhDigit)) ?? CENTURIES[0];
  return twoDigitYear + (twoDigitYear <= rule.lastYear ? rule.upTo : rule.after);
}

function dateOrNull(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : null;
}

function hasCheckDigit(digits: string): boolean {
  return CHECK_WEIGHTS.reduce<number>((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11 === 0;
}
