import { describe, expect, it } from 'vitest';
import { joinWords } from './join-words.ts';
import { formatDays, relativeDay } from './relative-day.ts';
import { compareDanish, sortDanish } from './sort-danish.ts';

const today = Temporal.PlainDate.from('2026-11-23');

describe('a day seen from today', () => {
  it.each([
    [-3, 'for 3 dage siden', '3 days ago'],
    [-2, 'for 2 dage siden', '2 days ago'],
    [-1, 'i går', 'yesterday'],
    [0, 'i dag', 'today'],
    [1, 'i morgen', 'tomorrow'],
    [3, 'om 3 dage', 'in 3 days'],
    [40, 'om 40 dage', 'in 40 days'],
  ])('%i days away is "%s" and "%s"', (days, danish, english) => {
    const date = today.add({ days });
    expect(relativeDay(date, today, 'da')).toBe(danish);
    expect(relativeDay(date, today, 'en')).toBe(english);
  });

  it('counts days', () => {
    expect([formatDays(1, 'da'), formatDays(21, 'da'), formatDays(1, 'en')]).toEqual(['1 dag', '21 dage', '1 day']);
  });
});

describe('Danish order', () => {
  it('puts æ, ø and å last, "aa" with å, and numbers by size', () => {
    const names = ['Åse', 'Ørnulf', 'Zenia', 'Ægir', 'Aagaard', 'anders', 'Bo', 'Hold 10', 'Hold 9'];
    expect(sortDanish(names, (name) => name)).toEqual([
      'anders',
      'Bo',
      'Hold 9',
      'Hold 10',
      'Zenia',
      'Ægir',
      'Ørnulf',
      'Aagaard',
      'Åse',
    ]);
    expect(names[0]).toBe('Åse');
    expect(compareDanish('a', 'b')).toBeLessThan(0);
  });
});

describe('words in a sentence', () => {
  it.each([
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a og b', 'a and b'],
    [['a', 'b', 'c'], 'a, b og c', 'a, b and c'],
  ])('%j is "%s" and "%s"', (words, danish, english) => {
    expect(joinWords(words, 'da')).toBe(danish);
    expect(joinWords(words, 'en')).toBe(english);
  });
});
