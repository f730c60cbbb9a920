import fc from 'fast-check';
import { expect, it } from 'vitest';
import { equalRows } from './equal-rows.ts';

const cell = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constantFrom(Number.NaN, -0, 0.5, 1e300));
const table = fc.array(fc.tuple(cell, cell, fc.integer({ min: 1, max: 4 })), { maxLength: 60 });
const rowsOf = (rows: readonly (readonly [number, number, number])[]) => ({
  count: Float64Array.from(rows, ([, , n]) => n),
  columns: [Float64Array.from(rows, ([a]) => a), Float64Array.from(rows, ([, b]) => b)],
});
const keys = ({ count, columns }: ReturnType<typeof equalRows>) =>
  Array.from(count, (n, row) => [...columns.map((column) => String((column[row] ?? 0) + 0)), n].join(' '));

it('counts equal rows together, missing and minus zero among them', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const plain = new Map<string, number>();
      for (const [a, b, n] of rows) {
        const key = `${a + 0} ${b + 0}`;
        plain.set(key, (plain.get(key) ?? 0) + n);
      }
      const expected = [...plain].map(([key, n]) => `${key} ${n}`);
      expect(keys(equalRows(rowsOf(rows))).sort()).toEqual(expected.sort());
    }),
    { seed: 5, numRuns: 300 },
  );
});

it('sorts merged rows by value, missing first, in whatever order they came', () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(keys(equalRows(rowsOf(rows.toReversed())))).toEqual(keys(equalRows(rowsOf(rows))));
    }),
    { seed: 6, numRuns: 100 },
  );
  const sorted = equalRows(
    rowsOf([
      [2, 1, 1],
      [Number.NaN, 5, 1],
      [2, Number.NaN, 1],
    ]),
  );
  expect([...(sorted.columns[0] ?? [])]).toEqual([Number.NaN, 2, 2]);
  expect([...(sorted.columns[1] ?? [])]).toEqual([5, Number.NaN, 1]);
});
