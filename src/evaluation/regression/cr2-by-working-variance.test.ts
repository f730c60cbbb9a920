import { describe, expect, it } from 'vitest';
import { isNotEstimable } from '../weighting/effect.ts';
import { covarianceOf } from './covariance.ts';
import type { Fit } from './fit.ts';
import { leastSquares } from './least-squares.ts';
import { logit } from './logit.ts';
import { type Clusters, interceptOf, type Rows } from './rows.ts';

/*
 * R 4.2.2, clubSandwich 0.5.8:
 * i<-0:39; g<-i%%7; x<-(i*7)%%11; z<-as.numeric(g<3); w<-1+(i%%5)/3; y<-x/2+(i*i*3)%%17; b<-as.numeric((i*i*5)%%13+x>10)
 * coef_test(lm(y~x+z, weights=w), "CR2", cluster=g)
 * coef_test(glm(b~x+z, binomial, control=list(epsilon=1e-15, maxit=100)), "CR2", cluster=g)
 */
const people = Array.from({ length: 40 }, (_, i) => i);
const columnOf = (value: (i: number) => number) => Float64Array.from(people, value);
const x = columnOf((i) => (i * 7) % 11);
const rowsOf = (y: Float64Array, more: Partial<Rows> = {}): Rows => ({
  count: columnOf(() => 1),
  y,
  x: [interceptOf(40), { name: 'x', values: x }, { name: 'z', values: columnOf((i) => Number(i % 7 < 3)) }],
  ...more,
});
const clusters: Clusters = { ids: Int32Array.from(people, (i) => i % 7), copies: 'shared' };
const weighted = rowsOf(
  columnOf((i) => (x[i] ?? 0) / 2 + ((i * i * 3) % 17)),
  { weight: columnOf((i) => 1 + (i % 5) / 3) },
);

function expectCr2(fit: Fit, errors: readonly number[], degrees: readonly number[], ids: Clusters = clusters) {
  const { standardErrors, degreesOfFreedom, method } = covarianceOf(fit, { kind: 'CR2', clusters: ids });
  expect(method).toBe('CR2');
  const near = (found: Float64Array, wanted: readonly number[]) =>
    wanted.forEach((value, j) => {
      expect(Math.abs((found[j] ?? Number.NaN) / value - 1)).toBeLessThan(1e-8);
    });
  near(standardErrors, errors);
  near(degreesOfFreedom, degrees);
}

const ERRORS = [1.495934587409, 0.2306097937728, 0.6847612835631];
const DEGREES = [4.339933603931, 5.508880809554, 4.503379173687];

describe('CR2 with unlike weights and variances', () => {
  it('is that of clubSandwich in weighted least squares', () => {
    expectCr2(leastSquares(weighted), ERRORS, DEGREES);
  });

  it('is the same when the weights are in another unit, and when rows of weight 0 are added', () => {
    expectCr2(
      leastSquares({ ...weighted, weight: weighted.weight?.map((w) => 7 * w) as Float64Array }),
      ERRORS,
      DEGREES,
    );
    const add = (values: Float64Array, value: number) => Float64Array.from([...values, value]);
    const longer: Rows = {
      count: add(weighted.count, 1),
      weight: add(weighted.weight as Float64Array, 0),
      y: add(weighted.y, 100),
      x: weighted.x.map(({ name, values }) => ({ name, values: add(values, 1) })),
    };
    expectCr2(leastSquares(longer), ERRORS, DEGREES, { ...clusters, ids: Int32Array.from([...clusters.ids, 0]) });
  });

  it('is that of clubSandwich in a logit', () => {
    const found = logit(rowsOf(columnOf((i) => Number(((i * i * 5) % 13) + (x[i] ?? 0) > 10))));
    if (isNotEstimable(found)) throw new Error(found.reason.en);
    expectCr2(
      found.fit,
      [1.3707874433095, 0.2179565979902, 0.7965757253586],
      [5.143058807408, 5.964055879279, 4.596948161026],
    );
  });

  it('says when a cluster is so large that the root is another', () => {
    const many = Array.from({ length: 700 }, (_, i) => i);
    const large: Rows = {
      count: new Float64Array(700).fill(1),
      weight: Float64Array.from(many, (i) => 1 + (i % 5)),
      y: Float64Array.from(many, (i) => (i * i) % 17),
      x: [interceptOf(700), { name: 'x', values: Float64Array.from(many) }],
    };
    const two: Clusters = { ids: Int32Array.from(many, (i) => i % 2), copies: 'shared' };
    expect(covarianceOf(leastSquares(large), { kind: 'CR2', clusters: two }).method).toBe(
      'CR2 (root of the weighted rows)',
    );
  });
});
