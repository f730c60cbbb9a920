import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingHours, openMinutesOn, openStretchesOn, type WeeklyHours } from './opening-hours.ts';

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Copenhagen').toInstant();
const clock = (instant: Temporal.Instant | null | undefined) =>
  instant?.toZonedDateTimeISO('Europe/Copenhagen').toPlainDateTime().toString({ smallestUnit: 'minute' }) ?? null;
const hours = (weekday: number, opens: string, closes: string): WeeklyHours => ({
  weekday,
  opens: Temporal.PlainTime.from(opens),
  closes: Temporal.PlainTime.from(closes),
});
const weekly = [hours(1, '09:00', '12:00'), hours(1, '13:00', '15:00'), hours(4, '09:00', '12:00')];

describe('the open door', () => {
  it.each([
    ['2026-11-23T08:59', null, '2026-11-23T09:00', 'it opens in a minute'],
    ['2026-11-23T09:00', '2026-11-23T12:00', '2026-11-23T13:00', 'the opening minute is open'],
    ['2026-11-23T11:59', '2026-11-23T12:00', '2026-11-23T13:00', 'the last minute is open'],
    ['2026-11-23T12:00', null, '2026-11-23T13:00', 'the closing minute is closed'],
    ['2026-11-23T16:00', null, '2026-11-26T09:00', 'the next open day is Thursday'],
    ['2026-11-27T10:00', null, '2026-11-30T09:00', 'the week has passed'],
    ['2027-03-25T10:00', null, '2027-04-01T09:00', 'Maundy Thursday and Easter Monday are holidays'],
  ])('at %s it is open until %s, next %s, because %s', (moment, until, next, _because) => {
    const door = openingHours({ weekly, closures: [] }, at(moment));
    expect([clock(door.openUntil), clock(door.nextOpening?.opensAt)]).toEqual([until, next]);
    expect(door.isOpen).toBe(until !== null);
  });

  it.each([
    ['2026-11-23T09:30', '2026-11-23T10:00', '2026-11-23T11:00', 'the closure cuts the morning in two'],
    ['2026-11-23T10:00', null, '2026-11-23T11:00', 'the closure has begun'],
    ['2026-11-23T11:00', '2026-11-23T12:00', '2026-11-23T13:00', 'the closure is over'],
  ])('with a closure 10–11, at %s it is open until %s, next %s, because %s', (moment, until, next, _because) => {
    const closures = [{ from: at('2026-11-23T10:00'), until: at('2026-11-23T11:00') }];
    const door = openingHours({ weekly, closures }, at(moment));
    expect([clock(door.openUntil), clock(door.nextOpening?.opensAt)]).toEqual([until, next]);
  });

  it('stays closed in a closure over several days', () => {
    const closures = [{ from: at('2026-12-21T00:00'), until: at('2027-01-04T00:00') }];
    expect(clock(openingHours({ weekly, closures }, at('2026-12-21T10:00')).nextOpening?.opensAt)).toBe(
      '2027-01-04T09:00',
    );
  });

  it('has no next opening when none is planned', () => {
    expect(openingHours({ weekly: [], closures: [] }, at('2026-11-23T10:00'))).toEqual({
      isOpen: false,
      openUntil: null,
      nextOpening: null,
    });
  });

  it('joins hours that touch or overlap', () => {
    const touching = [hours(1, '09:00', '12:00'), hours(1, '11:00', '12:30'), hours(1, '12:30', '15:00')];
    expect(clock(openingHours({ weekly: touching, closures: [] }, at('2026-11-23T10:00')).openUntil)).toBe(
      '2026-11-23T15:00',
    );
    expect(openMinutesOn(Temporal.PlainDate.from('2026-11-23'), { weekly: touching, closures: [] })).toBe(360);
  });

  it('follows the hours in force on the day', () => {
    const day = (text: string) => Temporal.PlainDate.from(text);
    const dated = [
      { ...hours(1, '09:00', '12:00'), validity: { from: day('2026-01-01'), to: day('2026-12-01') } },
      { ...hours(1, '10:00', '14:00'), validity: { from: day('2026-12-01'), to: null } },
    ];
    const opens = (text: string) => clock(openStretchesOn(day(text), { weekly: dated, closures: [] })[0]?.opensAt);
    expect(opens('2026-11-30')).toBe('2026-11-30T09:00');
    expect(opens('2026-12-07')).toBe('2026-12-07T10:00');
  });

  it('opens at nine by the clock in summer and winter', () => {
    const open = (text: string) => openingHours({ weekly, closures: [] }, at(text)).nextOpening?.opensAt.toString();
    expect(open('2026-10-23T10:00')).toBe('2026-10-26T08:00:00Z');
    expect(open('2026-10-16T10:00')).toBe('2026-10-19T07:00:00Z');
  });

  it('counts the hours of the night when the clock is put back as they pass', () => {
    const night = [hours(7, '01:00', '04:00')];
    const minutes = (text: string) => openMinutesOn(Temporal.PlainDate.from(text), { weekly: night, closures: [] });
    expect(minutes('2026-10-25')).toBe(240);
    expect(minutes('2026-10-18')).toBe(180);
  });

  it('is open exactly in the stretches of the day, and the next opening lies ahead', () => {
    const closures = [
      { from: at('2026-11-23T10:00'), until: at('2026-11-23T10:45') },
      { from: at('2026-11-23T14:30'), until: at('2026-11-26T09:30') },
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * 24 * 60 }), (minutes) => {
        const moment = at('2026-11-20T00:00').add({ minutes });
        const day = moment.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
        const inStretch = openStretchesOn(day, { weekly, closures }).some(
          ({ opensAt, closesAt }) =>
            Temporal.Instant.compare(opensAt, moment) <= 0 && Temporal.Instant.compare(moment, closesAt) < 0,
        );
        const door = openingHours({ weekly, closures }, moment);
        expect(door.isOpen).toBe(inStretch);
        expect(door.nextOpening !== null && Temporal.Instant.compare(door.nextOpening.opensAt, moment) > 0).toBe(true);
      }),
    );
  });
});
