import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent } from '../../../tests/reference-cases.ts';
import { covarianceOf } from '../regression/covariance.ts';
import { leastSquares } from '../regression/least-squares.ts';
import type { Arms } from '../weighting/arms.ts';
import { distance, fitsFor, lalonde, lalondeFile, resultOf } from '../weighting/lalonde.fixture.ts';
import { cellsOf, sturgesCuts } from './cells.ts';
import { exactMatching } from './exact-matching.ts';
import { matchedPairsEffect, pairsAsRows } from './matched-pairs-effect.ts';
import { nearestBelow } from './nearest-below.ts';
import { type MatchedPairs, nearestNeighbour } from './nearest-neighbour.ts';
import { subclassification } from './subclassification.ts';

const file = lalondeFile ?? '';
const cellCovariates = ['race', 'married', 'nodegree'];

describe.skipIf(!lalondeFile)(`lalonde ${lalondeFile ? '' : absent('lalonde.csv')}`, () => {
  it('matches exactly in 12 cells', () => {
    const { arms, covariates } = lalonde(file, 're78', cellCovariates);
    const result = resultOf(exactMatching(arms, cellsOf(covariates)));
    expect(result.matchedCells).toBe(12);
    expect(distance(result.estimate, 1309.89721)).toBeLessThan(1e-6);
    expect(distance(result.standardError, 808.93449)).toBeLessThan(1e-6);
    expect(distance(result.neymanLowerBound, 813.482534)).toBeLessThan(1e-6);
    const shares = lalonde(file, 'emp78', cellCovariates);
    const employed = resultOf(exactMatching(shares.arms, cellsOf(shares.covariates)));
    expect(Math.abs(employed.estimate - 0.036187)).toBeLessThan(5.1e-7);
    expect(Math.abs(employed.standardError - 0.053166)).toBeLessThan(5.1e-7);
  });

  it('pairs the nearest, largest score first, and the reference by the nearest below', () => {
    const { arms, x } = lalonde(file, 're78');
    const { scores } = fitsFor(arms, x);
    const gap = (pairs: MatchedPairs) =>
      pairs.count.reduce(
        (sum, _, i) => sum + Math.abs((scores[pairs.treated[i] ?? 0] ?? 0) - (scores[pairs.untreated[i] ?? 0] ?? 0)),
        0,
      );
    const reference = nearestBelow(arms, scores);
    const effect = matchedPairsEffect(arms, reference);
    expect(distance(effect.estimate, 770.390168)).toBeLessThan(1e-6);
    expect(distance(effect.standardError, 701.575062)).toBeLessThan(1e-6);
    const { rows, clusters } = pairsAsRows(arms, reference, x);
    const fit = leastSquares(rows);
    expect(distance(fit.coefficients[1] ?? 0, 1307.01081)).toBeLessThan(1e-6);
    expect(distance(covarianceOf(fit, { kind: 'CR1S', clusters }).standardErrors[1] ?? 0, 718.82473)).toBeLessThan(
      1e-6,
    );
    const pairs = nearestNeighbour(arms, scores);
    expect([pairs.count.length, pairs.unmatched]).toEqual([185, 0]);
    expect(gap(pairs)).toBeLessThan(gap(reference));
  });

  it('makes six subclasses', () => {
    const { arms, x } = lalonde(file, 're78');
    const result = resultOf(subclassification(arms, fitsFor(arms, x).scores, 6));
    expect(distance(result.estimate, 1359.487533)).toBeLessThan(1e-6);
    expect(distance(result.standardError, 827.472039)).toBeLessThan(1e-6);
    expect(result.nuisance).toBe('held fixed');
  });
});

const armsFrom = (people: readonly (readonly [treated: number, y: number, count: number])[]): Arms => ({
  treated: Uint8Array.from(people, ([treated]) => treated),
  y: Float64Array.from(people, ([, y]) => y),
  count: Float64Array.from(people, ([, , count]) => count),
});

describe('by hand', () => {
  it('weights the untreated of a cell to the treated, and counts who is left out', () => {
    const arms = armsFrom([
      [1, 10, 2],
      [0, 4, 1],
      [0, 8, 1],
      [1, 7, 1],
      [0, 1, 3],
      [1, 100, 1],
    ]);
    const result = resultOf(exactMatching(arms, Int32Array.from([0, 0, 0, 1, 1, 2])));
    expect(result.estimate).toBeCloseTo((2 * (10 - 6) + (7 - 1)) / 3, 12);
    expect(result.leftOut).toEqual({ treated: 1, untreated: 0 });
    expect(result.neyman).toBeNull();
  });

  it('says in words when nobody is alike', () => {
    const arms = armsFrom([
      [1, 1, 1],
      [0, 1, 1],
    ]);
    expect(exactMatching(arms, Int32Array.from([0, 1]))).toHaveProperty('reason.da');
  });

  it('coarsens numbers and keeps missing as a value', () => {
    const age = { name: 'age', levels: null, values: Float64Array.from([18, 29, 30, 64, Number.NaN]) };
    expect([...cellsOf([age], { age: [30, 50] })]).toEqual([0, 0, 1, 2, 3]);
    expect(sturgesCuts(Float64Array.from([0, 8]), Float64Array.from([4, 4]))).toEqual([2, 4, 6]);
  });

  it('takes the nearest free and goes on to the next when a profile is used up', () => {
    const arms = armsFrom([
      [1, 0, 2],
      [1, 0, 1],
      [0, 5, 1],
      [0, 7, 1],
      [0, 9, 4],
    ]);
    const pairs = nearestNeighbour(arms, Float64Array.from([0.8, 0.5, 0.75, 0.55, 0.1]));
    expect([...pairs.treated]).toEqual([0, 0, 1]);
    expect([...pairs.untreated]).toEqual([2, 3, 4]);
  });

  it('tells how many treated found nobody', () => {
    const pairs = nearestNeighbour(
      armsFrom([
        [1, 0, 5],
        [0, 5, 2],
      ]),
      Float64Array.from([0.8, 0.5]),
    );
    expect([pairs.unmatched, pairs.count[0]]).toEqual([3, 2]);
  });
});

describe('whatever the data', () => {
  const person = fc.record({
    treated: fc.integer({ min: 0, max: 1 }),
    y: fc.integer({ min: 0, max: 9 }),
    score: fc.integer({ min: 1, max: 9 }),
    count: fc.integer({ min: 1, max: 4 }),
  });

  it('pairs profiles as it pairs the persons, the slow and plain way', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 2, maxLength: 14 }), (people) => {
        const arms = armsFrom(people.map(({ treated, y, count }) => [treated, y, count] as const));
        const scores = Float64Array.from(people, ({ score }) => score / 10);
        const pairs = nearestNeighbour(arms, scores);
        const found = [...pairs.count].flatMap((count, i) =>
          Array.from({ length: count }, () => `${pairs.treated[i]}-${pairs.untreated[i]}`),
        );
        expect(found).toEqual(plainPairs(people));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('is the same for profiles and persons, and in any order', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 4, maxLength: 30 }), (people) => {
        const one = exactMatching(
          armsFrom(people.map((p) => [p.treated, p.y, p.count] as const)),
          Int32Array.from(people, (p) => p.score),
        );
        const persons = people.flatMap((p) => Array.from({ length: p.count }, () => p)).toReversed();
        const other = exactMatching(
          armsFrom(persons.map((p) => [p.treated, p.y, 1] as const)),
          Int32Array.from(persons, (p) => p.score),
        );
        if ('reason' in one || 'reason' in other) return 'reason' in one && 'reason' in other;
        expect(other.estimate).toBeCloseTo(one.estimate, 9);
        expect(other.standardError).toBeCloseTo(one.standardError, 9);
        expect(other.neymanLowerBound).toBeCloseTo(one.neymanLowerBound, 9);
        return other.matchedCells === one.matchedCells;
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});

function plainPairs(people: readonly { treated: number; score: number; count: number }[]): string[] {
  const left = people.map(({ treated, count }) => (treated === 0 ? count : 0));
  const order = people.map((_, row) => row).filter((row) => people[row]?.treated === 1);
  const score = (row: number) => (people[row]?.score ?? 0) / 10;
  order.sort((a, b) => score(b) - score(a) || a - b);
  return order.flatMap((row) =>
    Array.from({ length: people[row]?.count ?? 0 }, () => {
      const free = left.flatMap((count, i) => (count > 0 ? [i] : []));
      const far = (i: number) => (score(i) < score(row) ? score(row) - score(i) : score(i) - score(row));
      const best = free.reduce((b, i) => (b < 0 || far(i) < far(b) ? i : b), -1);
      if (best < 0) return '';
      left[best] = (left[best] ?? 0) - 1;
      return `${row}-${best}`;
    }).filter((pair) => pair !== ''),
  );
}
