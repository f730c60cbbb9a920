import { expect, it } from 'vitest';
import { releasablePercentile } from './releasable-percentile.ts';

const hours = [
  { value: 0, count: 6 },
  { value: 10, count: 3 },
  { value: 37, count: 9 },
  { value: 60, count: 2 },
  { value: Number.NaN, count: 50 },
];

it.each([
  [0, 0],
  [25, 0],
  [40, null],
  [50, 37],
  [90, 37],
  [100, null],
])('prints percentile %i when at least five persons share its value', (p, expected) => {
  expect(releasablePercentile(hours, p, 5)).toBe(expected);
});

it('counts persons of the same value together, in any order, and prints nothing of nobody', () => {
  const apart = [37, 60, 37, 37, 37, 37].map((value) => ({ value, count: 1 }));
  expect(releasablePercentile(apart, 50, 5)).toBe(37);
  expect(releasablePercentile(apart, 50, 6)).toBeNull();
  expect(releasablePercentile([], 50, 5)).toBeNull();
  expect(() => releasablePercentile(hours, 101, 5)).toThrow(RangeError);
});
