import { describe, expect, it } from 'vitest';
import { parseDanishDecimal } from '#domain/numbers/danish-decimal.ts';
import {
  formatCount,
  formatHours,
  formatKroner,
  formatNumber,
  formatPercent,
  formatPercentagePoints,
  formatPercentInterval,
  formatShare,
} from './format-number.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('a number on the page', () => {
  it.each([
    [1234.5, undefined, '1.234,5', '1,234.5'],
    [1234567.891, undefined, '1.234.567,89', '1,234,567.89'],
    [31, undefined, '31', '31'],
    [31, 1, '31,0', '31.0'],
    [2.5, 0, '3', '3'],
    [-3.5, undefined, '−3,5', '−3.5'],
    [-0.001, 0, '0', '0'],
    [0, undefined, '0', '0'],
  ])('%d with %s decimals is %s and %s', (value, decimals, danish, english) => {
    expect(formatNumber(value, 'da', decimals)).toBe(danish);
    expect(formatNumber(value, 'en', decimals)).toBe(english);
  });

  it('is read back by the forms', () => {
    for (const value of [0, 7.4, -3.5, 1234.5, 12_000]) {
      expect(parseDanishDecimal(formatNumber(value, 'da'))).toEqual({ kind: 'number', value });
    }
  });

  it('writes hours, and a dash for hours that nobody knows', () => {
    expect(plain(formatHours(31.5, 'da'))).toBe('31,5 t');
    expect(plain(formatHours(31.5, 'en'))).toBe('31.5 h');
    expect(formatHours(null, 'da')).toBe('–');
  });

  it('writes a share with its base', () => {
    expect(plain(formatShare(28, 203, 'da'))).toBe('14 % af 203');
    expect(plain(formatShare(28, 203, 'en', 1))).toBe('13.8% of 203');
    expect(plain(formatShare(1, 2048, 'da'))).toBe('0 % af 2.048');
    expect(formatShare(0, 0, 'da')).toBe('–');
    expect(plain(formatCount(3, 7, 'da'))).toBe('3 af 7');
    expect(plain(formatPercent(0.135, 'da', 1))).toBe('13,5 %');
  });

  it('writes intervals so that no dash can be taken for a minus', () => {
    expect(plain(formatPercentInterval(0.144, 0.354, 'da'))).toBe('14–35 %');
    expect(plain(formatPercentInterval(-0.02, 0.05, 'da'))).toBe('−2 til 5 %');
    expect(plain(formatPercentInterval(-0.02, 0.05, 'en'))).toBe('−2 to 5%');
  });

  it('writes differences with their sign', () => {
    expect(plain(formatPercentagePoints(0.04, 'da'))).toBe('+4 pct.point');
    expect(plain(formatPercentagePoints(-0.012, 'da', 1))).toBe('−1,2 pct.point');
    expect(plain(formatPercentagePoints(-0.0001, 'en'))).toBe('0 pp');
  });

  it('writes money without øre', () => {
    expect(plain(formatKroner(1234.4, 'da'))).toBe('1.234 kr.');
    expect(plain(formatKroner(1234.4, 'en'))).toBe('DKK 1,234');
  });
});
