import type { Language } from './language.ts';

/** Between a number and its unit: they stay on one line. */
const NBSP = '\u00A0';
/** The minus sign, as wide as a plus; the hyphen is none. */
const MINUS = '\u2212';

/**
 * Writes a number: "1.234,5" in Danish, "1,234.5" in English; the minus sign is a real one. Without `decimals` as many as there are, two at
 * most; with it exactly so many. Halves are rounded away from zero.
 */
export function formatNumber(value: number, language: Language, decimals?: number): string {
  const text = formatterOf(language, decimals).format(value);
  return text.replace('-', MINUS);
}

/** Writes hours: "31,5 t", "31.5 h"; null is a dash: not known. */
export function formatHours(hours: number | null, language: Language, decimals?: number): string {
  if (hours === null) return '–';
  return `${formatNumber(hours, language, decimals)}${NBSP}${language === 'da' ? 't' : 'h'}`;
}

/** Writes a fraction as percent: "14 %", "14%". 0.5 means 50 %. */
export function formatPercent(fraction: number, language: Language, decimals = 0): string {
  return formatNumber(fraction * 100, language, decimals) + (language === 'da' ? `${NBSP}%` : '%');
}

/** Writes a share with its base: "14 % af 203", "14% of 203". A base never goes missing; an empty one is a dash. */
export function formatShare(numerator: number, denominator: number, language: Language, decimals = 0): string {
  if (denominator === 0) return '–';
  const of = language === 'da' ? 'af' : 'of';
  return `${formatPercent(numerator / denominator, language, decimals)} ${of}${NBSP}${formatNumber(denominator, language)}`;
}

/** Writes a count with its base, for bases too small for percent: "3 af 7", "3 of 7". */
export function formatCount(numerator: number, denominator: number, language: Language): string {
  const of = language === 'da' ? 'af' : 'of';
  return `${formatNumber(numerator, language)} ${of}${NBSP}${formatNumber(denominator, language)}`;
}

/** Writes an interval of fractions: "14–35 %", "14–35%"; with a negative end "−2 til 5 %", "−2 to 5%". */
export function formatPercentInterval(low: number, high: number, language: Language, decimals = 0): string {
  const [first, last] = [formatNumber(low * 100, language, decimals), formatPercent(high, language, decimals)];
  const isNegative = first.startsWith(MINUS) || last.startsWith(MINUS);
  return first + (isNegative ? ` ${language === 'da' ? 'til' : 'to'} ` : '–') + last;
}

/** Writes a difference of two shares: "+4 pct.point", "−1 pct.point"; "+4 pp" in English. */
export function formatPercentagePoints(difference: number, language: Language, decimals = 0): string {
  const text = formatNumber(difference * 100, language, decimals);
  const isZero = !/[1-9]/.test(text);
  const sign = isZero || text.startsWith(MINUS) ? '' : '+';
  return `${sign}${isZero ? text.replace(MINUS, '') : text}${NBSP}${language === 'da' ? 'pct.point' : 'pp'}`;
}

/** Writes money without øre: "1.234 kr.", "DKK 1,234". */
export function formatKroner(amount: number, language: Language): string {
  const text = formatNumber(amount, language, 0);
  return language === 'da' ? `${text}${NBSP}kr.` : `DKK${NBSP}${text}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(language: Language, decimals: number | undefined): Intl.NumberFormat {
  const key = `${language}${decimals ?? ''}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 2,
    signDisplay: 'negative',
  });
  formatters.set(key, made);
  return made;
}
