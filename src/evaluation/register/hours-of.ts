import { decode } from './byte-texts.ts';
import { HOUR_PARTS } from './person-months.ts';

const MOST_HOURS = 1e9;

/**
 * Hours as whole millionths of an hour: "37", "18.5", "-4", ".25", "1e-05"; a seventh decimal is rounded, half away from zero. NaN when the text is no
 * number or is 1,000,000,000 hours and more.
 */
export function hourParts(text: string): number {
  const parts = /^([+-]?)(\d*)\.?(\d*)$/.exec(text);
  if (!parts) return /^[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d{1,3}$/.test(text) ? ofScientific(Number(text)) : Number.NaN;
  const [, sign, whole = '', decimals = ''] = parts;
  if (whole === '' && decimals === '') return Number.NaN;
  if (Number(whole) >= MOST_HOURS) return Number.NaN;
  const value = Number(whole) * HOUR_PARTS + Number(decimals.slice(0, 6).padEnd(6, '0'));
  const rounded = value + (decimals.charAt(6) >= '5' ? 1 : 0);
  return sign === '-' ? -rounded : rounded;
}

function ofScientific(hours: number): number {
  if (!(Math.abs(hours) < MOST_HOURS)) return Number.NaN;
  return Math.sign(hours) * Math.round(Math.abs(hours) * HOUR_PARTS);
}

/** As {@link hourParts}, from bytes: plain decimals without a string. */
export function hourPartsOfBytes(bytes: Uint8Array, from: number, to: number): number {
  let parts = 0;
  let at = from;
  for (; at < to; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) break;
    parts = 10 * parts + digit;
  }
  const decimals = at < to && bytes[at] === 46 ? to - at - 1 : 0;
  const isPlain = at > from && at - from < 10 && at + (decimals > 0 ? decimals + 1 : 0) === to && decimals <= 6;
  if (!isPlain) return hourParts(decode(bytes.subarray(from, to)));
  let unit = HOUR_PARTS;
  parts *= unit;
  for (at++; at < to; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) return hourParts(decode(bytes.subarray(from, to)));
    unit /= 10;
    parts += digit * unit;
  }
  return parts;
}
