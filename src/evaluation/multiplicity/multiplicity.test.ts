import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYBODY, estimateOf } from '../estimate.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { correctFamilies } from './correct-families.ts';
import { holm } from './holm.ts';

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

describe.each([
  ['Holm', holm],
  ['Benjamini and Hochberg', benjaminiHochberg],
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
