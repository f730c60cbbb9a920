import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDanishDecimal, parseHours } from './danish-decimal.ts';
import { roundToHundredths } from './round-to-hundredths.ts';

const readNumber = (text: string) => {
  const typed = parseDanishDecimal(text);
  return typed.kind === 'number' ? typed.value : typed.kind;
};

describe('a typed number', () => {
  it.each([
    ['7,5', 7.5, 'the comma stands before decimals'],
    ['7.5', 7.5, 'one dot and one digit cannot be thousands'],
    ['7.25', 7.25, 'two digits cannot be thousands'],
    ['1.234', 1234, 'a dot and three digits are a thousand'],
    ['1.234,5', 1234.5, 'dot and comma have one job each'],
    ['12.345.678,9', 12_345_678.9, 'dots come every three digits'],
    ['0.125', 0.125, 'no thousand starts with 0'],
    ['0,125', 0.125, 'the comma stands before decimals'],
    ['1234.567', 1234.567, 'four digits before a dot are not grouped, so it stands before decimals'],
    ['1 234,5', 1234.5, 'a space may group'],
    ['1\u00A0234,5', 1234.5, 'a sheet puts a space that does not break'],
    [',5', 0.5, 'the zero may be left out'],
    ['-3', -3, 'the number may be negative'],
    ['−3,5', -3.5, 'the minus sign may be the real one'],
    ['-0', 0, 'there is one zero'],
    ['007', 7, 'zeros in front mean nothing'],
    ['', 'empty', 'nothing is written'],
    ['  ', 'empty', 'spaces are nothing'],
    ['1,234.5', 'error', 'it is English, and its comma would mean something else here'],
    ['1.23.456', 'error', 'a group has three digits'],
    ['1,2,3', 'error', 'there is one comma at most'],
    ['1e3', 'error', 'nobody types that in an office'],
    ['Infinity', 'error', 'words are no numbers'],
    ['7 timer', 'error', 'the unit belongs to the rule that knows hours'],
    ['٧', 'error', 'digits are 0–9'],
  ])('%j → %s because %s', (text, expected, _because) => {
    expect(readNumber(text)).toBe(expected);
  });

  it('reads back what a Dane writes, with and without groups', () => {
    const danish = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 2 });
    const plain = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 2, useGrouping: false });
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (hundredths) => {
        const value = hundredths / 100 || 0;
        expect(readNumber(danish.format(value))).toBe(value);
        expect(readNumber(plain.format(value))).toBe(value);
      }),
    );
  });
});

const readHours = (text: string) => {
  const typed = parseHours(text);
  if (typed.kind === 'hours') return typed.hours;
  return typed.kind === 'error' ? typed.reason : typed.kind;
};

describe("a month's hours as typed", () => {
  it.each([
    ['31,5', 31.5, 'the comma stands before decimals'],
    ['31.5', 31.5, 'one digit after a dot cannot be thousands'],
    ['7:24', 7.4, '24 minutes are four tenths of an hour'],
    ['7:20', 7.33, 'the answer has two decimals'],
    ['7 t', 7, 'the unit may stand behind'],
    ['7,5 timer', 7.5, 'the unit may be a word'],
    ['1 time', 1, 'one hour is a "time"'],
    ['7t24', 7.4, 'the unit may stand between hours and minutes'],
    ['0', 0, 'none is an answer and not the same as unknown'],
    ['400', 400, 'it is the most the rule takes'],
    ['400,01', 'too_large', 'it is more than the most'],
    ['1.234', 'too_large', 'a dot and three digits are a thousand'],
    ['-1', 'negative', 'hours cannot be negative'],
    ['?', 'unknown', 'the person worked, the hours are not known yet'],
    ['=', 'same', 'it is as last month'],
    ['', 'empty', 'nothing is written'],
    [' ', 'empty', 'spaces are nothing'],
    ['7:60', 'not_a_number', 'an hour has 60 minutes'],
    ['7:2', 'not_a_number', 'it may be 7:02 or 7:20'],
    ['en del', 'not_a_number', 'it is not a number'],
    ['??', 'not_a_number', 'one question mark is enough'],
    ['t', 'not_a_number', 'a unit alone is no number'],
    ['<b>7</b>', 'not_a_number', 'signs are not numbers'],
  ])('%j → %s because %s', (text, expected, _because) => {
    expect(readHours(text)).toBe(expected);
  });

  it('rounds halves up as people do on paper', () => {
    expect(roundToHundredths(1.005)).toBe(1.01);
    expect(roundToHundredths(-1.005)).toBe(-1.01);
    expect(roundToHundredths(30.004)).toBe(30);
    expect(roundToHundredths(0)).toBe(0);
    expect(roundToHundredths(1e-9)).toBe(0);
  });

  it('reads back every whole minute within a hundredth of an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 60 }), (minutes) => {
        const text = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
        const typed = parseHours(text);
        expect(typed.kind === 'hours' && Math.abs(typed.hours - minutes / 60) <= 0.005 + 1e-9).toBe(true);
      }),
    );
  });
});
