import { describe, expect, it } from 'vitest';
import { chiSquareQuantile, chiSquareUpperTail } from './chi-square.ts';
import { fisherFQuantile, fisherFUpperTail } from './fisher-f.ts';
import { noncentralChiSquareUpperTail, noncentralFUpperTail } from './noncentral.ts';
import { normalQuantile, normalUpperTail } from './normal.ts';
import { studentQuantile, studentTwoSided, studentUpperTail } from './student-t.ts';

const near = (value: number, reference: number, relative = 1e-12) =>
  expect(Math.abs(value - reference) / Math.abs(reference)).toBeLessThan(relative);

describe('closed forms', () => {
  it("has Cauchy's tail with one degree of freedom, and t²/(2 + t²) with two", () => {
    for (const t of [0.01, 0.5, 1, 3, 40, 1e4]) {
      near(studentUpperTail(t, 1), Math.atan2(1, t) / Math.PI);
      const root = Math.sqrt(2 + t * t);
      near(studentUpperTail(t, 2), 1 / (root * (root + t)));
    }
  });

  it('has exponential tails with two degrees of freedom', () => {
    for (const x of [0.001, 1, 10, 700]) near(chiSquareUpperTail(x, 2), Math.exp(-x / 2));
    for (const [f, df2] of [
      [0.3, 7],
      [4, 11],
      [90, 30],
    ] as const)
      near(fisherFUpperTail(f, 2, df2), (1 + (2 * f) / df2) ** (-df2 / 2));
  });

  it('is the square of t with one numerator degree of freedom, and the square of the normal without a denominator', () => {
    for (const [t, df] of [
      [0.2, 3],
      [2.1, 4.7],
      [9, 120],
    ] as const)
      near(fisherFUpperTail(t * t, 1, df), studentTwoSided(t, df));
    near(chiSquareUpperTail(2.25, 1), 2 * normalUpperTail(1.5));
    near(studentUpperTail(1.7, Number.POSITIVE_INFINITY), normalUpperTail(1.7));
    near(fisherFUpperTail(1.7, 3, Number.POSITIVE_INFINITY), chiSquareUpperTail(5.1, 3));
  });
});

describe('printed tables', () => {
  it('has the t and F values of textbooks', () => {
    near(studentQuantile(0.975, 5), 2.570581835636314, 1e-11);
    near(studentQuantile(0.975, 29), 2.045229642132703, 1e-11);
    near(studentQuantile(0.9995, 3), 12.92397863668766, 1e-11);
    near(fisherFQuantile(0.95, 4, 10), 3.478049690765229, 1e-11);
    near(chiSquareQuantile(0.95, 3), 7.814727903251178, 1e-11);
    near(fisherFUpperTail(1.219390626, 4, 954), 0.3008736, 1e-6);
  });

  it('goes back and forth, far tails included', () => {
    for (const df of [0.7, 1, 4.3, 62.9, 1e6])
      for (const p of [1e-9, 0.01, 0.3, 0.5, 0.8, 0.999]) {
        near(studentUpperTail(studentQuantile(1 - p, df), df), p, 1e-6);
        near(chiSquareUpperTail(chiSquareQuantile(1 - p, df), df), p, 1e-6);
        near(fisherFUpperTail(fisherFQuantile(1 - p, df, 8.5), df, 8.5), p, 1e-6);
      }
  });
});

describe('noncentral', () => {
  it('is the square of a moved normal with one degree of freedom', () => {
    for (const move of [0.3, 1.96, 5]) {
      const z = normalQuantile(0.975);
      near(
        noncentralChiSquareUpperTail(z * z, 1, move * move),
        normalUpperTail(z - move) + normalUpperTail(z + move),
        1e-10,
      );
    }
  });

  it('is the central one without noncentrality, and rises with it', () => {
    near(noncentralFUpperTail(2.5, 4, 30, 0), fisherFUpperTail(2.5, 4, 30));
    const powers = [1, 5, 20, 200, 5000].map((l) => noncentralFUpperTail(2.5, 4, 30, l));
    expect(powers).toEqual([...powers].sort((a, b) => a - b));
    near(noncentralFUpperTail(2.5, 4, 1e9, 7), noncentralFUpperTail(2.5, 4, Number.POSITIVE_INFINITY, 7), 1e-6);
  });
});
