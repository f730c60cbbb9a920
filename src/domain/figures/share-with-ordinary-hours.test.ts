import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CountedCitizens,
  EXCLUSION_REASONS,
  sharesWithOrdinaryHoursBy,
  shareWithOrdinaryHours,
} from './share-with-ordinary-hours.ts';

const counted = (
  outcome: CountedCitizens['outcome'],
  citizens: number,
  excludedBecause: CountedCitizens['excludedBecause'] = null,
) => ({ outcome, citizens, excludedBecause });

describe("the share of the office's citizens with ordinary paid hours", () => {
  it('is the example of its definition', () => {
    const share = shareWithOrdinaryHours([
      counted('yes', 14),
      counted('no', 44),
      counted('unknown', 2),
      counted('no', 1, 'opened_by_mistake'),
    ]);
    expect(share).toMatchObject({
      numerator: 14,
      denominator: 60,
      unknown: 2,
      exclusions: { opened_by_mistake: 1, deceased: 0 },
      isSmallBase: false,
    });
    expect(share.share).toBeCloseTo(0.2333, 4);
    expect(share.interval?.low).toBeCloseTo(0.144, 3);
    expect(share.interval?.high).toBeCloseTo(0.354, 3);
  });

  it.each([
    [0, 3, 'unknown hours are no result yet', [counted('unknown', 3)]],
    [0, 0, 'who is left out is in neither number, also with hours', [counted('yes', 3, 'deceased')]],
    [0, 0, 'nobody belonged to the office', []],
    [5, 12, 'rows of the same kind are added up', [counted('yes', 2), counted('yes', 3), counted('no', 7)]],
  ] as const)('is %i of %i because %s', (numerator, denominator, _because, rows) => {
    const share = shareWithOrdinaryHours(rows);
    expect([share.numerator, share.denominator]).toEqual([numerator, denominator]);
  });

  it('has no share and no interval without a base', () => {
    expect(shareWithOrdinaryHours([])).toMatchObject({ share: null, interval: null, isSmallBase: true });
  });

  it('is shown as a count below 20 citizens', () => {
    expect(shareWithOrdinaryHours([counted('no', 19)]).isSmallBase).toBe(true);
    expect(shareWithOrdinaryHours([counted('no', 20)]).isSmallBase).toBe(false);
  });

  it('is told by group in the order of the rows', () => {
    const rows = [
      { month: '2026-01', ...counted('yes', 1) },
      { month: '2026-02', ...counted('no', 4) },
      { month: '2026-01', ...counted('no', 3) },
    ];
    const byMonth = sharesWithOrdinaryHoursBy(rows, (row) => row.month);
    expect(byMonth.map(({ group, share }) => [group, share.numerator, share.denominator])).toEqual([
      ['2026-01', 1, 4],
      ['2026-02', 0, 4],
    ]);
  });

  it('counts everybody once: numerator, unknown, the rest and the exclusions are all the citizens', () => {
    const row = fc.record({
      outcome: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
      citizens: fc.nat(50),
      excludedBecause: fc.constantFrom(null, ...EXCLUSION_REASONS),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const share = shareWithOrdinaryHours(rows);
        const all = rows.reduce((sum, { citizens }) => sum + citizens, 0);
        const leftOut = share.exclusions.opened_by_mistake + share.exclusions.deceased;
        expect(share.denominator + leftOut).toBe(all);
        expect(share.numerator + share.unknown).toBeLessThanOrEqual(share.denominator);
        const parts = sharesWithOrdinaryHoursBy(rows, ({ outcome }) => outcome);
        expect(parts.reduce((sum, part) => sum + part.share.denominator, 0)).toBe(share.denominator);
      }),
    );
  });
});
