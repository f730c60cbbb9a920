import { formatNumber, formatPercent } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import type { EstimateUnit } from '../estimate.ts';

const NBSP = '\u00A0';

/** Writes a number with its sign: »+2,4«, »−1,0«; what rounds to zero has none. */
export function formatSigned(value: number, language: Language, decimals = 1): string {
  const text = formatNumber(value, language, decimals);
  if (!/[1-9]/.test(text)) return text.replace('\u2212', '');
  return value > 0 ? `+${text}` : text;
}

/** Writes a p value: »0,50«, »0,081«, »under 0,001«. */
export function formatP(value: number, language: Language): string {
  if (value < 0.001) return language === 'da' ? 'under 0,001' : 'below 0.001';
  return formatNumber(value, language, value < 0.0995 ? 3 : 2);
}

/** Writes »p = 0,15«, »p under 0,001«. */
export function sayP(value: number, language: Language): string {
  const text = formatP(value, language);
  return value < 0.001 ? `p ${text}` : `p = ${text}`;
}

/** The number as it is read: percentage points for shares, ratios and log odds as they are. */
export function inUnit(value: number, unit: EstimateUnit): number {
  return unit === 'share' ? value * 100 : value;
}

/** Decimals of a number of this size: shares have one, other outcomes three figures that count. */
export function decimalsOf(value: number, unit: EstimateUnit): number {
  if (unit === 'share') return 1;
  if (unit === 'odds-ratio') return 2;
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
}

/** Writes an effect without its unit: »+2,4«; a ratio of odds has no sign. */
export function formatEffect(value: number, unit: EstimateUnit, language: Language, like = value): string {
  const decimals = decimalsOf(like, unit);
  if (unit === 'odds-ratio') return formatNumber(value, language, decimals);
  return formatSigned(inUnit(value, unit), language, decimals);
}

/** Writes an interval: »[−3,7; 2,1]«; English, whose decimals are points, has a comma between. */
export function formatInterval(low: number, high: number, unit: EstimateUnit, language: Language, like = high): string {
  const decimals = decimalsOf(like, unit);
  const [a, b] = [low, high].map((one) => formatNumber(inUnit(one, unit), language, decimals));
  return `[${a}${language === 'da' ? ';' : ','} ${b}]`;
}

/** The name of a unit; empty for an outcome whose unit the plan's label says. */
export function unitName(unit: EstimateUnit, language: Language): string {
  const names = {
    da: { share: 'pct.point', number: '', 'log-odds': 'log-odds', 'odds-ratio': 'odds-ratio' },
    en: { share: 'pp', number: '', 'log-odds': 'log odds', 'odds-ratio': 'odds ratio' },
  } as const;
  return names[language][unit];
}

/** Writes an effect with its unit: »+2,4 pct.point«. */
export function sayEffect(value: number, unit: EstimateUnit, language: Language): string {
  const name = unitName(unit, language);
  return formatEffect(value, unit, language) + (name ? NBSP + name : '');
}

/** Writes a share of its base as the base allows: small bases as counts, large ones with a decimal. */
export function formatRate(share: number, base: number, language: Language): string {
  const of = language === 'da' ? 'af' : 'of';
  if (base < 50)
    return `${formatNumber(Math.round(share * base), language)} ${of}${NBSP}${formatNumber(base, language)}`;
  return formatPercent(share, language, base < 200 ? 0 : 1);
}

/** A text as a sentence begins: with a capital. */
export function sentence(text: string, language: Language): string {
  return text.replace(/^./u, (letter) => letter.toLocaleUpperCase(language));
}
