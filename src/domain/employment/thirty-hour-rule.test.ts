import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOrdinaryPaidMonth, ordinaryPaidMonth } from './ordinary-paid-month.ts';
import { countsAs, isPlacementKind, PLACEMENT_KINDS } from './placement-kind.ts';
import { type SmallJobRule, thirtyHourRule } from './thirty-hour-rule.ts';
import type { WorkRegistration } from './work-hours.ts';

const month = '2026-10';
const ordinary = (hours: number | null): WorkRegistration => ({ kind: 'ordinary_hours', hours });
const of = (kind: string, hours: number | null): WorkRegistration => ({ kind, hours });

describe('the 30-hour rule', () => {
  it.each([
    { is: true, missing: 0, because: 'exactly 30 hours are enough', registrations: [ordinary(30)] },
    { is: true, missing: 0, because: 'two jobs are added up', registrations: [ordinary(18.5), ordinary(11.5)] },
    {
      is: true,
      missing: 0,
      because: 'tenths add up without slips of the computer',
      registrations: Array.from({ length: 300 }, () => ordinary(0.1)),
    },
    { is: false, missing: 0.1, because: 'a tenth of an hour is missing', registrations: [ordinary(29.9)] },
    { is: false, missing: 30, because: 'nothing is registered', registrations: [] },
    { is: false, missing: 30, because: 'nothing was worked', registrations: [ordinary(0)] },
    {
      is: false,
      missing: 6,
      because: 'wage subsidy is supported pay',
      registrations: [of('wage_subsidy', 40), ordinary(24)],
    },
    { is: false, missing: 30, because: 'flexjob is supported pay', registrations: [of('flexjob', 60)] },
    { is: false, missing: 30, because: 'internship is unpaid', registrations: [of('internship', 120)] },
    {
      is: false,
      missing: 30,
      because: 'public-benefit work is unpaid',
      registrations: [of('public_benefit_work', 80)],
    },
    { is: false, missing: 30, because: 'voluntary work is unpaid', registrations: [of('voluntary', 80)] },
    { is: false, missing: 30, because: 'a kind that nobody knows is never a result', registrations: [of('other', 80)] },
    {
      is: null,
      missing: 6,
      because: 'the second job may hold the missing hours',
      registrations: [ordinary(24), ordinary(null)],
    },
    { is: null, missing: 30, because: 'the hours of the only job are unknown', registrations: [ordinary(null)] },
    {
      is: true,
      missing: 0,
      because: 'the known hours are enough whatever the unknown are',
      registrations: [ordinary(31), ordinary(null)],
    },
    {
      is: false,
      missing: 6,
      because: 'unknown hours of an internship cannot change it',
      registrations: [ordinary(24), of('internship', null)],
    },
  ])('$is, $missing missing, because $because', ({ is, missing, registrations }) => {
    expect(thirtyHourRule({ month, registrations })).toMatchObject({
      isMet: is,
      missingHours: missing,
      hoursPerMonth: 30,
    });
  });

  it('tells the kinds of hours apart', () => {
    const registrations = [
      ordinary(8),
      ordinary(null),
      of('wage_subsidy', 40),
      of('flexjob', 10),
      of('internship', 25),
    ];
    expect(thirtyHourRule({ month, registrations })).toEqual({
      ordinaryHours: 8,
      supportedHours: 50,
      unpaidHours: 25,
      unknownCount: 1,
      hoursPerMonth: 30,
      isMet: null,
      missingHours: 22,
    });
  });

  it('measures each month by the rule in force in it', () => {
    const rules: SmallJobRule[] = [
      { validFrom: '2025-01', validTo: '2026-07', hoursPerMonth: 30, source: 'first agreement' },
      { validFrom: '2026-07', validTo: null, hoursPerMonth: 20, source: 'second agreement' },
    ];
    const registrations = [ordinary(24)];
    expect(thirtyHourRule({ month: '2026-06', registrations, rules })).toMatchObject({ isMet: false, missingHours: 6 });
    expect(thirtyHourRule({ month: '2026-07', registrations, rules })).toMatchObject({
      isMet: true,
      hoursPerMonth: 20,
    });
    expect(thirtyHourRule({ month: '2024-12', registrations, rules })).toMatchObject({
      isMet: null,
      missingHours: null,
    });
  });

  it('never turns from met to not met by one more registration', () => {
    const registration = fc.record({
      kind: fc.constantFrom(...Object.keys(PLACEMENT_KINDS)),
      hours: fc.option(fc.integer({ min: 0, max: 4000 }).map((n) => n / 100)),
    });
    fc.assert(
      fc.property(fc.array(registration), registration, (registrations, extra) => {
        const before = thirtyHourRule({ month, registrations });
        const after = thirtyHourRule({ month, registrations: [...registrations, extra] });
        if (before.isMet) expect(after.isMet).toBe(true);
        if (countsAs(extra.kind) !== 'ordinary') expect(after.isMet).toBe(before.isMet);
      }),
    );
  });
});

describe('an ordinary paid month', () => {
  it.each([
    ['yes', 'half an hour with ordinary pay is enough', [ordinary(0.5)]],
    ['yes', 'the ordinary hours beside an internship count', [of('internship', 60), ordinary(4)]],
    ['yes', 'the known hours decide', [ordinary(4), ordinary(null)]],
    ['no', 'supported pay is not ordinary', [of('wage_subsidy', 100), of('flexjob', 20)]],
    ['no', 'no hours were worked', [ordinary(0)]],
    ['no', 'nothing is registered', []],
    ['unknown', 'the hours are not known yet', [ordinary(null), of('internship', 60)]],
  ] as const)('%s because %s', (expected, _because, registrations) => {
    expect(ordinaryPaidMonth(registrations)).toBe(expected);
  });

  it('is found in several months together', () => {
    expect(anyOrdinaryPaidMonth(['no', 'unknown', 'yes'])).toBe('yes');
    expect(anyOrdinaryPaidMonth(['no', 'unknown'])).toBe('unknown');
    expect(anyOrdinaryPaidMonth(['no', 'no'])).toBe('no');
    expect(anyOrdinaryPaidMonth([])).toBe('no');
  });
});

describe('the kinds of placement', () => {
  it('has one kind alone that counts as ordinary', () => {
    expect(Object.entries(PLACEMENT_KINDS).filter(([, as]) => as === 'ordinary')).toEqual([
      ['ordinary_hours', 'ordinary'],
    ]);
    expect(isPlacementKind('flexjob')).toBe(true);
    expect(isPlacementKind('toString')).toBe(false);
  });
});
