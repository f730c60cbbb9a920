import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile, normalUpperTail } from '../distributions/normal.ts';
import { brent } from '../proportions/brent.fixture.ts';
import { detectableEffectSize, differenceOfEffectSize } from './arcsine-power.ts';
import { designEffect } from './design-effect.ts';
import { detectableMean } from './detectable-mean.ts';
import { detectableWithAreas } from './detectable-with-areas.ts';
import { equivalence } from './equivalence.ts';
import {
  detectableDifference,
  detectableEitherWay,
  powerOfTwoShares,
  sizeForTwoShares,
} from './power-of-two-shares.ts';

const alpha = 0.05;
const Z975 = normalQuantile(0.975);
/** Student's t at 97.5 percent with five degrees of freedom. */
const T5 = 2.570581835636314;

describe('figures of power.prop.test and pwr.2p2n.test, which stop their searches at 1.2e-4', () => {
  const equal = (size: number) => ({ treated: size, control: size, alpha });

  it('power, size and detectable share of equal groups', () => {
    expect(powerOfTwoShares(equal(50), 0.5, 0.75)).toBeCloseTo(0.740165901, 9);
    expect(sizeForTwoShares([0.5, 0.75], alpha, 0.9)).toBeCloseTo(76.7069301, 5);
    const found = 0.14 + (detectableDifference(equal(200), 0.14) as number);
    expect(powerOfTwoShares(equal(200), found, 0.14)).toBeCloseTo(0.8, 12);
    expect(Math.abs(found - 0.250775381)).toBeLessThan(1.2e-4);
    expect(brent((share) => powerOfTwoShares(equal(200), share, 0.14) - 0.8, 0.14, 1)).toBeCloseTo(0.250775381, 8);
  });

  it.each([
    [548, 8096, 0.123664287],
    [103, 735, 0.294756588],
  ])('effect size of %i against %i', (treated, control, printed) => {
    const exact = detectableEffectSize({ treated, control, alpha });
    const z = (h: number) => h / Math.sqrt(1 / treated + 1 / control);
    const power = (h: number) => normalUpperTail(Z975 - z(h)) + normalUpperTail(Z975 + z(h));
    expect(power(exact)).toBeCloseTo(0.8, 5);
    expect(Math.abs(exact - printed)).toBeLessThan(1.2e-4);
    expect(brent((h) => power(h) - 0.8, 1e-10, 10)).toBeCloseTo(printed, 9);
  });
});

describe('the published study: what could have been found, in percentage points', () => {
  const cases = [
    [548, 8096, 0.14, 4.46, 4.55, 6.23, 7.64, 7.6],
    [203, 1661, 0.12, 7.29, 7.54, 8.49, 9.56, 10.38],
    [158, 1298, 0.09, 7.48, 7.83, 8.47, 9.37, 10.37],
    [103, 735, 0.08, 9.18, 9.69, 9.98, 10.74, 12.25],
  ] as const;
  it.each(cases)('%i against %i at %f', (treated, control, share, plain, arcsine, icc1, icc2, fewAreas) => {
    const points = (value: number | null) => 100 * (value as number);
    // The table was made with R's search too, which stops within 0.012 points: one figure of twenty is 7.485 and printed as 7.48.
    const within = (value: number | null, printed: number) =>
      expect(Math.abs(points(value) - printed)).toBeLessThanOrEqual(0.0056);
    const thinned = (icc: number) => {
      const deff = designEffect(Array(6).fill(treated / 6), icc);
      return { treated: treated / deff, control: control / deff, alpha };
    };
    within(detectableDifference({ treated, control, alpha }, share), plain);
    within(differenceOfEffectSize(detectableEffectSize({ treated, control, alpha }), share), arcsine);
    within(detectableDifference(thinned(0.01), share), icc1);
    within(detectableDifference(thinned(0.02), share), icc2);
    within(detectableDifference(thinned(0.01), share, { critical: T5 }), fewAreas);
    const all = detectableWithAreas(Array(6).fill(treated / 6), control, share, { icc: 0.01 });
    within(all.withoutAreas, plain);
    within(all.manyAreas, icc1);
    within(all.fewAreas, fewAreas);
  });

  it('the power to see its own headline, and two points among all', () => {
    expect(powerOfTwoShares({ treated: 103, control: 735, alpha }, 0.12, 0.08)).toBeCloseTo(0.301, 3);
    expect(powerOfTwoShares({ treated: 548, control: 8096, alpha }, 0.16, 0.14)).toBeCloseTo(0.265, 3);
  });

  it('is not shown to be level: within 3.48 points, not within 2 or 3', () => {
    const [p1, p0] = [71 / 548, 1133 / 8096];
    const se = Math.sqrt((p1 * (1 - p1)) / 548 + (p0 * (1 - p0)) / 8096);
    const at = (margin: number) => equivalence(p1 - p0, se, margin);
    expect(100 * at(0.02).low).toBeCloseTo(-3.48, 2);
    expect(100 * at(0.02).high).toBeCloseTo(1.41, 2);
    expect(100 * at(0.02).shownWithin).toBeCloseTo(3.48, 2);
    expect(at(0.02).pValue).toBeCloseTo(0.2587, 4);
    expect(at(0.03).pValue).toBeCloseTo(0.0933, 4);
    expect(at(at(0.02).shownWithin).pValue).toBeCloseTo(0.05, 12);
  });
});

describe('on any groups', () => {
  const sizes = fc.record({
    treated: fc.integer({ min: 20, max: 5000 }),
    control: fc.integer({ min: 20, max: 50_000 }),
    alpha: fc.constantFrom(0.01, 0.05, 0.1),
  });

  it('the detectable difference has the power that it was asked for, upwards and downwards', () =>
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 0, max: 1000 }).map((one) => one / 1000),
        fc.constantFrom(1, -1),
        (groups, share, direction) => {
          const found = detectableDifference(groups, share, { direction });
          if (found === null) return;
          expect(found).toBeGreaterThan(0);
          const other = share + direction * found;
          expect(other).toBeLessThanOrEqual(1 + 1e-12);
          if (other > 1e-9 && other < 1 - 1e-9) expect(powerOfTwoShares(groups, other, share)).toBeCloseTo(0.8, 9);
        },
      ),
    ));

  it('is none when the whole way to 100 percent would not be found', () =>
    expect(detectableDifference({ treated: 4, control: 4, alpha }, 0.95)).toBeNull());

  it('is a fall where no rise can be found', () => {
    const groups = { treated: 50, control: 50, alpha };
    expect(detectableDifference(groups, 0.98)).toBeNull();
    expect(detectableEitherWay(groups, 0.98)).toBe(detectableDifference(groups, 0.98, { direction: -1 }));
    expect(detectableEitherWay(groups, 0.5)).toBe(detectableDifference(groups, 0.5));
    expect(detectableEitherWay({ treated: 1, control: 1, alpha }, 0.5)).toBeNull();
  });

  it('equivalence is shown exactly when the 90 percent interval lies within the margin', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        fc.double({ min: 0.001, max: 0.2, noNaN: true }),
        fc.double({ min: 0.01, max: 0.3, noNaN: true }),
        (difference, error, margin) => {
          const { pValue, low, high, shownWithin } = equivalence(difference, error, margin);
          if (Math.abs(margin - shownWithin) < 1e-9) return;
          expect(pValue < 0.05).toBe(low > -margin && high < margin);
          expect(pValue < 0.05).toBe(margin > shownWithin);
        },
      ),
    ));

  it('areas that are alike make it larger, and unequal areas more so', () => {
    expect(designEffect([100, 100], 0)).toBe(1);
    expect(designEffect([1, 1, 1], 0.5)).toBe(1);
    expect(designEffect([], 0.5)).toBe(1);
    expect(detectableWithAreas([90], 800, 0.1, { icc: 0.01 }).fewAreas).toBeNull();
    expect(designEffect([150, 50], 0.01)).toBeGreaterThan(designEffect([100, 100], 0.01));
  });

  it('an effect of the detectable size is found in 80 of 100 studies with its standard error', () => {
    expect(detectableMean(1, alpha)).toBeCloseTo(2.801585218, 8);
    expect(detectableMean(2, alpha, { critical: T5 })).toBeCloseTo(2 * (T5 + 0.8416212335729143), 10);
  });

  it('equivalence is certain without any spread', () => {
    expect(equivalence(0.01, 0, 0.02).pValue).toBe(0);
    expect(equivalence(0.03, 0, 0.02).pValue).toBe(1);
  });
});
