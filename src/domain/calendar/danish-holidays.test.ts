import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customaryClosedDay, danishHoliday, easterSunday } from './danish-holidays.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('Danish holidays', () => {
  it.each([
    ['1961-04-02'],
    ['2000-04-23'],
    ['2008-03-23'],
    ['2011-04-24'],
    ['2019-04-21'],
    ['2023-04-09'],
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2027-03-28'],
    ['2038-04-25'],
  ])('Easter Sunday is %s', (text) => {
    expect(easterSunday(day(text).year).toString()).toBe(text);
  });

  it.each([
    ['2023-05-05', 'great_prayer_day', 'it was a holiday until 2023'],
    ['2024-04-26', null, 'the fourth Friday after Easter is an ordinary day since 2024'],
    ['2026-05-01', null, 'it stays an ordinary day'],
    ['2026-04-02', 'maundy_thursday', 'Easter begins on the Thursday'],
    ['2026-04-03', 'good_friday', 'it is two days before Easter'],
    ['2026-04-04', null, 'the Saturday between is no holiday'],
    ['2026-04-06', 'easter_monday', 'Easter has two days'],
    ['2026-05-14', 'ascension_day', 'it is the 40th day of Easter'],
    ['2026-05-15', null, 'the Friday after is no holiday'],
    ['2026-05-24', 'whit_sunday', 'it is the 50th day of Easter'],
    ['2026-05-25', 'whit_monday', 'Whitsun has two days'],
    ['2026-06-05', null, 'Constitution Day is no holiday'],
    ['2026-12-24', null, 'Christmas Eve is no holiday'],
    ['2026-12-25', 'christmas_day', 'Christmas has two days'],
    ['2026-12-26', 'second_christmas_day', 'Christmas has two days'],
    ['2027-01-01', 'new_years_day', 'the year begins with a holiday'],
  ])('%s: %s because %s', (text, holiday, _because) => {
    expect(danishHoliday(day(text))).toBe(holiday);
  });

  it.each([
    ['2026-06-05', 'constitution_day'],
    ['2026-12-24', 'christmas_eve'],
    ['2026-12-31', 'new_years_eve'],
    ['2026-05-01', null],
  ])('%s is kept closed by custom: %s', (text, closed) => {
    expect(customaryClosedDay(day(text))).toBe(closed);
  });

  it('puts Easter on a Sunday between 22 March and 25 April, in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), (year) => {
        const easter = easterSunday(year);
        expect(easter.dayOfWeek).toBe(7);
        expect(easter.toString() >= `${year}-03-22` && easter.toString() <= `${year}-04-25`).toBe(true);
      }),
    );
  });
});
