import { roundToHundredths } from './round-to-hundredths.ts';

/**
 * A number as it is typed in Denmark (Da: decimaltal): comma before decimals, dot between thousands.
 *
 * | Typed            | Read as | Why |
 * |---|---|---|
 * | 7,5              | 7.5     | the comma stands before decimals |
 * | 1.234,5          | 1234.5  | dots stand between groups of three |
 * | 1.234 · 12.000   | 1234 · 12000 | a dot and exactly three digits are a thousand |
 * | 7.5 · 7.25 · 0.125 | 7.5 · 7.25 · 0.125 | a dot that cannot separate thousands stands before decimals |
 * | 1 234,5          | 1234.5  | a space may stand between thousands |
 * | 1,234.5          | refused | English thousands would make 1.234 of it |
 */
export type TypedNumber =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly reason: 'not_a_number' };

const DECIMAL = /^([+-]?)(\d{1,3}(?:[. ]\d{3})+|\d{1,12})(?:,(\d{1,9}))?$/;
const DOT_BEFORE_DECIMALS = /^([+-]?)(\d{1,12})\.(\d{1,9})$/;
const LEADING_COMMA = /^([+-]?)()[,.](\d{1,9})$/;

/** Reads a number with a Danish comma; digits, sign, one decimal mark and groups of three only. */
export function parseDanishDecimal(text: string): TypedNumber {
  const typed = text.replace(/[−–]/g, '-').replace(/\s+/g, ' ').trim();
  if (typed === '') return { kind: 'empty' };
  const thousands = /^[+-]?0[. ]/.test(typed) ? null : DECIMAL.exec(typed);
  const match = thousands ?? DOT_BEFORE_DECIMALS.exec(typed) ?? LEADING_COMMA.exec(typed);
  if (!match) return { kind: 'error', reason: 'not_a_number' };
  const whole = (match[2] ?? '').replace(/[. ]/g, '') || '0';
  const size = Number(`${whole}.${match[3] ?? '0'}`);
  return { kind: 'number', value: match[1] === '-' && size !== 0 ? -size : size };
}

/**
 * What was typed in a cell for a month's hours (Da: timer): a number of hours, "?" for "worked, hours unknown", "=" for "as last month",
 * or nothing. Hours may be decimals (7,4) or hours and minutes (7:24 = 7,4), with or without "t" behind; the answer has two decimals.
 */
export type TypedHours =
  | { readonly kind: 'hours'; readonly hours: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'same' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly reason: 'not_a_number' | 'negative' | 'too_large' };

/** More hours than a person works in a month: a slip of the keyboard. The database refuses them too. */
export const MOST_HOURS_PER_MONTH = 400;

const UNIT = /\s?(?:t|timer?|h|hours?)\.?$/;
const HOURS_AND_MINUTES = /^(\d{1,3})(?::| ?t\.? ?)([0-5]\d)(?: ?m(?:in)?\.?)?$/;

/** Reads a cell of the hours grid. */
export function parseHours(text: string): TypedHours {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { kind: 'empty' };
  if (typed === '?') return { kind: 'unknown' };
  if (typed === '=') return { kind: 'same' };
  const parts = HOURS_AND_MINUTES.exec(typed);
  if (parts) return within(Number(parts[1]) + Number(parts[2]) / 60);
  const number = parseDanishDecimal(typed.replace(UNIT, ''));
  return number.kind === 'number' ? within(number.value) : { kind: 'error', reason: 'not_a_number' };
}

function within(hours: number): TypedHours {
  if (hours < 0) return { kind: 'error', reason: 'negative' };
  if (hours > MOST_HOURS_PER_MONTH) return { kind: 'error', reason: 'too_large' };
  return { kind: 'hours', hours: roundToHundredths(hours) };
}
