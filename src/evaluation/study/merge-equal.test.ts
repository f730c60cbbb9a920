import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededStream } from '../permutation/seeded-stream.ts';
import { type CountedRows, mergeEqual } from './merge-equal.ts';

const cell = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constantFrom(Number.NaN, -0, 0.5, 1e300));
const table = fc.array(fc.tuple(cell, cell, fc.integer({ min: 1, max: 4 })), { maxLength: 60 });
const rowsOf = (rows: readonly (readonly [number, number, number])[]) => ({
  count: Float64Array.from(rows, ([, , n]) => n),
  columns: [Float64Array.from(rows, ([a]) => a), Float64Array.from(rows, ([, b]) => b)],
});
const keys = ({ count, columns }: CountedRows) =>
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
      expect(keys(mergeEqual(rowsOf(rows))).sort()).toEqual(expected.sort());
    }),
    { seed: 5, numRuns: 300 },
  );
});

it('sorts merged rows by value, missing first, in whatever order they came', () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(keys(mergeEqual(rowsOf(rows.toReversed())))).toEqual(keys(mergeEqual(rowsOf(rows))));
    }),
    { seed: 6, numRuns: 100 },
  );
  const sorted = mergeEqual(
    rowsOf([
      [2, 1, 1],
      [Number.NaN, 5, 1],
      [2, Number.NaN, 1],
    ]),
  );
  expect([...(sorted.columns[0] ?? [])]).toEqual([Number.NaN, 2, 2]);
  expect([...(sorted.columns[1] ?? [])]).toEqual([5, Number.NaN, 1]);
});

it('puts many different rows in order, more than a table of all combinations would hold', () => {
  const draw = seededStream(3);
  const rows = 20_000;
  const column = (values: number) => Float64Array.from({ length: rows }, () => Math.floor(values * draw()) / 4);
  const columns = [column(5000), column(5000), column(7)];
  const merged = mergeEqual({ count: new Float64Array(rows).fill(1), columns });
  const textOf = (all: readonly Float64Array[], row: number) => all.map((values) => values[row]).join(' ');
  const plain = new Map<string, number>();
  for (let row = 0; row < rows; row++) plain.set(textOf(columns, row), (plain.get(textOf(columns, row)) ?? 0) + 1);
  const byNumbers = (a: string, b: string) => {
    const [x, y] = [a.split(' ').map(Number), b.split(' ').map(Number)];
    return x.map((value, at) => value - (y[at] as number)).find((difference) => difference !== 0) ?? 0;
  };
  const sorted = [...plain].sort(([a], [b]) => byNumbers(a, b));
  expect(Array.from(merged.count, (n, row) => [textOf(merged.columns, row), n])).toEqual(sorted);
});
