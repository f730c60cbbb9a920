import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDanishDate } from './danish-date.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const SUNDAY = day('2026-11-22');
const read = (text: string, today = SUNDAY) => {
  const typed = parseDanishDate(text, today);
  return typed.ok ? typed.date.toString() : typed.reason;
};

describe('a typed date on Sunday 22 November 2026', () => {
  it.each([
    ['5. marts 2026', '2026-03-05', 'that is how a date is written out'],
    ['5 marts 2026', '2026-03-05', 'the dot is often left out'],
    ['den 5. marts 2026', '2026-03-05', '"den" belongs to the spoken date'],
    ['d. 5. MARTS 2026', '2026-03-05', 'case means nothing'],
    ['05.03.2026', '2026-03-05', 'dots are the standard'],
    ['5.3.2026', '2026-03-05', 'zeros may be left out'],
    ['5/3-2026', '2026-03-05', 'slash and hyphen are the handwritten form'],
    ['5-3-26', '2026-03-05', 'two digits are a year near today'],
    ['5/3 26', '2026-03-05', 'a space may stand before the year'],
    ['050326', '2026-03-05', 'six digits are typed without signs'],
    ['05032026', '2026-03-05', 'eight digits too'],
    ['20260305', '2026-03-05', 'eight digits with the year first have no month 26'],
    ['2026-03-05', '2026-03-05', 'ISO dates are pasted from other systems'],
    ['March 5, 2026', '2026-03-05', 'an English month may come first'],
    ['5th of March 2026', '2026-03-05', 'or last'],
    ['5-mar-26', '2026-03-05', 'sheets write it like this'],
    ['5/3', '2027-03-05', '5 March 2027 is nearer than 5 March 2026'],
    ['5.3.', '2027-03-05', 'the last dot is part of the number'],
    ['0503', '2027-03-05', 'four digits are day and month'],
    ['5/10', '2026-10-05', '5 October lies nearer behind than ahead'],
    ['29/2', '2028-02-29', 'the nearest 29 February is that of 2028'],
    ['1. dec', '2026-12-01', 'months may be cut short'],
    ['31.12.45', '2045-12-31', '45 is 19 years ahead'],
    ['31.12.46', '1946-12-31', '46 is 20 years ahead and so 80 years back'],
    ['3/5', '2027-05-03', 'the day comes first, in English too'],
  ])('%s → %s because %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['i dag', '2026-11-22', 'it is the day itself'],
    ['I morgen', '2026-11-23', 'it is the day after'],
    ['i overmorgen', '2026-11-24', 'it is the second day after'],
    ['i går', '2026-11-21', 'it is the day before'],
    ['tomorrow', '2026-11-23', 'English words are read too'],
    ['om 3 dage', '2026-11-25', 'days are counted from today'],
    ['om en uge', '2026-11-29', 'a week has seven days'],
    ['in two weeks', '2026-12-06', 'small numbers may be words'],
    ['for 3 dage siden', '2026-11-19', 'days are counted back, too'],
    ['fredag', '2026-11-27', 'the next Friday is meant'],
    ['på fredag', '2026-11-27', '"på" points ahead'],
    ['fre.', '2026-11-27', 'weekdays may be cut short'],
    ['søndag', '2026-11-29', 'today is called "i dag", so Sunday is the next one'],
    ['i fredags', '2026-11-20', 'the latest Friday is meant'],
    ['i søndags', '2026-11-15', 'today is not "i søndags"'],
    ['friday', '2026-11-27', 'English words are read too'],
    ['last friday', '2026-11-20', 'English words are read too'],
    ['uge 12 tir', '2027-03-23', 'week 12 of 2027 is nearer than that of 2026'],
    ['tirsdag i uge 12', '2027-03-23', 'the weekday may come first'],
    ['uge 48 fredag', '2026-11-27', 'it is next week'],
    ['uge 45 man', '2026-11-02', 'it lies two weeks back'],
    ['uge 53 man', '2026-12-28', '2026 has a week 53'],
    ['week 12 tue', '2027-03-23', 'English words are read too'],
    ['uge 12 2026 tir', '2026-03-17', 'the year may be said'],
    ['uge 12 tir 2026', '2026-03-17', 'the year may be said last'],
    ['2026-W53-1', '2026-12-28', 'it is an ISO week date'],
    ['fre. 27/11', '2026-11-27', 'the weekday fits'],
    ['fredag den 27. november 2026', '2026-11-27', 'the weekday fits'],
  ])('%s → %s because %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['', 'empty', 'nothing is written'],
    ['  ', 'empty', 'only spaces are written'],
    ['snart', 'not_understood', 'it names no day'],
    ['5', 'not_understood', 'the month is missing'],
    ['marts 2026', 'not_understood', 'the day is missing'],
    ['30.02.2026', 'no_such_date', 'February is shorter'],
    ['29.02.2026', 'no_such_date', '2026 is no leap year'],
    ['31/4', 'no_such_date', 'April has 30 days in any year'],
    ['5.13.2026', 'no_such_date', 'there is no month 13'],
    ['0.3.2026', 'no_such_date', 'there is no day 0'],
    ['uge 54 man', 'no_such_date', 'no year has a week 54'],
    ['uge 53 2025 man', 'no_such_date', '2025 has 52 weeks'],
    ['uge 12', 'missing_weekday', 'a week has seven days'],
    ['uge 12 marts', 'not_understood', 'marts is no weekday'],
    ['torsdag 27/11', 'weekday_does_not_match', '27 November 2026 is a Friday'],
    ['05.03.0026', 'year_out_of_range', 'a slip, not the year 26'],
    ['05.03.2206', 'year_out_of_range', 'two digits changed places'],
    ['<b>i dag</b>', 'not_understood', 'signs are not words'],
    ['5/3/2026/1', 'not_understood', 'there is one part too many'],
  ])('%j is refused as %s because %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('a typed date on other days', () => {
  it.each([
    ['2026-11-27', 'fredag', '2026-12-04', 'typed on a Friday it is the Friday after'],
    ['2026-12-30', '5/1', '2027-01-05', 'the year is about to turn'],
    ['2027-01-04', '28/12', '2026-12-28', 'the year has just turned'],
    ['2027-01-04', 'uge 53 man', '2026-12-28', 'the last week 53 is meant'],
    ['2028-02-29', '29/2', '2028-02-29', 'today is a date as good as any'],
  ])('on %s: %s → %s because %s', (today, text, expected) => {
    expect(read(text, day(today))).toBe(expected);
  });

  it('reads every date back in every written form, on any day', () => {
    const anyDay = fc.integer({ min: 0, max: 36_000 }).map((n) => day('2000-01-01').add({ days: n }));
    fc.assert(
      fc.property(anyDay, anyDay, (date, today) => {
        const two = (n: number) => String(n).padStart(2, '0');
        const iso = date.toString();
        for (const text of [
          iso,
          `${date.day}.${date.month}.${date.year}`,
          `${two(date.day)}${two(date.month)}${date.year}`,
          `${date.day}/${date.month}-${date.year}`,
          `${date.yearOfWeek}-W${two(date.weekOfYear ?? 0)}-${date.dayOfWeek}`,
        ]) {
          expect(read(text, today)).toBe(iso);
        }
      }),
    );
  });

  it('without a year never lands more than half a year away, 29 February apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 364 }), (n, k) => {
        const today = day('2000-01-01').add({ days: n });
        const wanted = day('2025-01-01').add({ days: k });
        const typed = parseDanishDate(`${wanted.day}/${wanted.month}`, today);
        expect(typed.ok && Math.abs(today.until(typed.date).days) <= 183).toBe(true);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        read(text);
      }),
    );
  });
});
