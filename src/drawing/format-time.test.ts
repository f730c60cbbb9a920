import { describe, expect, it } from 'vitest';
import { danishDateOf, formatDateTime, formatMinutes, formatTime, formatTimeRange } from './format-time.ts';

const winter = Temporal.Instant.from('2026-11-22T23:05:59Z');
const summer = Temporal.Instant.from('2026-07-01T22:05:00Z');

describe('a time on the page', () => {
  it('has a dot in Danish and a colon in English', () => {
    expect(formatTime(Temporal.PlainTime.from('09:05'), 'da')).toBe('09.05');
    expect(formatTime(Temporal.PlainTime.from('14:05'), 'en')).toBe('14:05');
  });

  it('is Danish time, winter and summer, and the date is the one in Denmark', () => {
    expect(formatTime(winter, 'da')).toBe('00.05');
    expect(danishDateOf(winter).toString()).toBe('2026-11-23');
    expect(formatDateTime(winter, 'da')).toBe('23. november 2026 kl. 00.05');
    expect(formatDateTime(summer, 'en', 'weekday')).toBe('Thursday 2 July at 00:05');
  });

  it('writes a stretch and a length', () => {
    expect(formatTimeRange(Temporal.PlainTime.from('09:00'), Temporal.PlainTime.from('12:00'), 'da')).toBe(
      '09.00–12.00',
    );
    expect([0, 12, 60, 65, 120].map((minutes) => formatMinutes(minutes, 'da').replaceAll('\u00A0', ' '))).toEqual([
      '0 min.',
      '12 min.',
      '1 t',
      '1 t 5 min.',
      '2 t',
    ]);
    expect(formatMinutes(65, 'en').replaceAll('\u00A0', ' ')).toBe('1 h 5 min');
  });
});
