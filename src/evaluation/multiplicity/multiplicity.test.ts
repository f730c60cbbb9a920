import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYBODY, estimateOf } from '../estimate.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { benjaminiYekutieli } from './benjamini-yekutieli.ts';
import { correctFamilies } from './correct-families.ts';
import { holm } from './holm.ts';
import { hommel } from './hommel.ts';

/** The fifteen p values of Benjamini & Hochberg's own example. */
const fifteen = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];
const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });

it("meets the published example: Holm's values", () => {
  [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278].forEach((p, index) => expect(holm(fifteen)[index]).toBeCloseTo(p, 12));
});

it("meets the published example: Benjamini and Hochberg's values, four found at five percent", () => {
  const corrected = benjaminiHochberg(fifteen);
  [0.0015, 0.003, 0.0095, 0.035625, 0.0603].forEach((p, index) => expect(corrected[index]).toBeCloseTo(p, 12));
  expect(corrected[5]).toBeCloseTo(0.063857142857, 11);
  expect(corrected.filter((p) => p < 0.05)).toHaveLength(4);
});

it("gives for Hommel's values what the closed test over all subsets gives", () =>
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }), (values) => {
      const simes = (subset: number[]) =>
        Math.min(...subset.toSorted((a, b) => a - b).map((p, index) => (subset.length * p) / (index + 1)));
      const worst = values.map(() => 0);
      for (let mask = 1; mask < 2 ** values.length; mask++) {
        const inside = (index: number) => (mask >> index) % 2 === 1;
        const value = simes(values.filter((_, index) => inside(index)));
        worst.forEach((one, index) => {
          if (inside(index)) worst[index] = Math.max(one, value);
        });
      }
      hommel(values).forEach((p, index) => expect(p).toBeCloseTo(Math.min(1, worst[index] as number), 12));
    }),
  ));

it("meets the published example: Hommel's values, and those for any dependence", () => {
  [0.0015, 0.0056, 0.0247, 0.095, 0.1608].forEach((p, index) => expect(hommel(fifteen)[index]).toBeCloseTo(p, 12));
  const harmonic = fifteen.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  expect(benjaminiYekutieli(fifteen)[3]).toBeCloseTo(0.035625 * harmonic, 12);
  expect(benjaminiYekutieli(fifteen)[14]).toBe(1);
});

describe.each([
  ['Holm', holm],
  ['Benjamini and Hochberg', benjaminiHochberg],
  ['Hommel', hommel],
] as const)('%s', (_, correct) => {
  it('never makes a p value smaller or larger than one, and keeps their order', () =>
    fc.assert(
      fc.property(family, (values) => {
        const corrected = correct(values);
        corrected.forEach((p, index) => {
          expect(p).toBeGreaterThanOrEqual((values[index] as number) - 1e-15);
          expect(p).toBeLessThanOrEqual(1);
        });
        const order = values.map((p, index) => [p, corrected[index] as number] as const).sort((a, b) => a[0] - b[0]);
        for (let i = 1; i < order.length; i++)
          expect(order[i]?.[1]).toBeGreaterThanOrEqual((order[i - 1]?.[1] as number) - 1e-15);
      }),
    ));
  it('leaves a single test as it is', () => expect(correct([0.03])).toEqual([0.03]));
});

it('counts only the tests that were made, in the family alone', () => {
  const line = (analysis: string, pValue: number | null) =>
    estimateOf(
      {
        analysis,
        outcome: 'y',
        subgroup: EVERYBODY,
        period: EVERYBODY,
        term: 'g=1',
        estimator: 'x',
        errorMethod: 'x',
        test: 'x',
        unit: 'share',
        confidence: 0.95,
      },
      { pValue },
    );
  const lines = [line('a', 0.01), line('a', null), line('b', 0.04), line('c', 0.02)];
  const corrected = correctFamilies(lines, [{ name: 'main', method: 'holm', analyses: ['a', 'b'] }]);
  expect(corrected.map((one) => one.adjustedPValue)).toEqual([0.02, null, 0.04, null]);
});

it('can be of some estimators only, so that a test of another question costs nothing', () => {
  const line = (estimator: string, pValue: number) =>
    estimateOf(
      {
        analysis: 'a',
        outcome: 'y',
        subgroup: EVERYBODY,
        period: EVERYBODY,
        term: 'g=1',
        estimator,
        errorMethod: 'x',
        test: 'x',
        unit: 'share',
        confidence: 0.95,
      },
      { pValue },
    );
  const lines = [line('difference-in-shares', 0.02), line('equivalence-two-one-sided', 0.4)];
  const byEstimator = {
    name: 'main',
    method: 'hommel',
    analyses: ['a'],
    estimators: ['difference-in-shares'],
  } as const;
  expect(correctFamilies(lines, [byEstimator]).map((one) => one.adjustedPValue)).toEqual([0.02, null]);
});
