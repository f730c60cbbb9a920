import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

describe('the Wilson interval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %d–%d as printed by Newcombe (1998)', (numerator, denominator, low, high) => {
    const interval = wilsonInterval(numerator, denominator);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('has no answer for an empty base', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it('holds the share, stays within 0–1 and mirrors its opposite', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, fraction) => {
        const x = Math.round(n * fraction);
        const of = wilsonInterval(x, n);
        const opposite = wilsonInterval(n - x, n);
        if (of === null || opposite === null) throw new Error('no interval');
        expect(of.low >= 0 && of.low <= x / n && x / n <= of.high && of.high <= 1).toBe(true);
        expect(of.low).toBeCloseTo(1 - opposite.high, 10);
      }),
    );
  });
});
