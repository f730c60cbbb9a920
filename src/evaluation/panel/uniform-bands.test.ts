import { describe, expect, it } from 'vitest';
import { normalQuantile, normalUpperTail } from '../distributions/normal.ts';
import { uniformBands } from './uniform-bands.ts';

const bounds = (q: number) => ({ single: normalQuantile(0.975), bonferroni: normalQuantile(1 - 0.025 / q) });
const options = { confidence: 0.95, degreesOfFreedom: Number.POSITIVE_INFINITY, seed: 1, draws: 100_000 };
const equicorrelated = (q: number, rho: number) =>
  Float64Array.from({ length: q * q }, (_, i) => (i % (q + 1) === 0 ? 4 : 4 * rho));

describe('uniform bands', () => {
  it('have the closed form of independent coefficients', () => {
    const statistics = Float64Array.from([0.5, -2.5, 1.2, 0.1, 3.5, -2.6]);
    const bands = uniformBands(statistics, equicorrelated(6, 0), { ...options, bounds: bounds(6) });
    const exact = normalQuantile((1 + 0.95 ** (1 / 6)) / 2);
    expect(Math.abs(bands.criticalValue - exact)).toBeLessThan(4 * bands.criticalValueError);
    expect(bands.criticalValueError).toBeLessThan(0.01);
    // Step down by size 3.5, 2.6, 2.5, 1.2, 0.5, 0.1 with 6, 5, 4 … left.
    const stepped = [4, 5, 1, 2, 0, 3].map((j, rank) => {
      const tail = 2 * normalUpperTail(Math.abs(statistics[j] ?? 0));
      return [bands.adjustedP[j] ?? 0, 1 - (1 - tail) ** (6 - rank)];
    });
    for (const [drawn = 0, closed = 0] of stepped)
      expect(Math.abs(drawn - closed)).toBeLessThan(4 * Math.sqrt((closed * (1 - closed)) / 100_000) + 2e-5);
  });

  it.each([0, 0.3, 0.7, 0.95, 1])(
    'lie between one coefficient and Bonferroni at correlation %d, the narrower the higher',
    (rho) => {
      const statistics = new Float64Array(8).fill(1);
      const at = (r: number) =>
        uniformBands(statistics, equicorrelated(8, r), { ...options, bounds: bounds(8) }).criticalValue;
      expect(at(rho)).toBeGreaterThanOrEqual(bounds(8).single);
      expect(at(rho)).toBeLessThanOrEqual(bounds(8).bonferroni);
      if (rho > 0) expect(at(rho)).toBeLessThan(at(rho - 0.3 < 0 ? 0 : rho - 0.3));
      if (rho === 1) expect(at(rho)).toBeCloseTo(bounds(8).single, 1);
    },
  );

  it('are the same for the same seed, and do not depend on the order or scale of the coefficients', () => {
    const statistics = Float64Array.from([2.1, 0.4, -1.7]);
    const covariance = Float64Array.from([1, 0.5, 0.2, 0.5, 2, 0.1, 0.2, 0.1, 3]);
    const turned = Float64Array.from([3, 0.1, 0.2, 0.1, 2, 0.5, 0.2, 0.5, 1]).map((value) => 100 * value);
    const one = uniformBands(statistics, covariance, { ...options, bounds: bounds(3) });
    const other = uniformBands(statistics.toReversed(), turned, { ...options, bounds: bounds(3) });
    expect(uniformBands(statistics, covariance, { ...options, bounds: bounds(3) })).toEqual(one);
    expect(other.criticalValue).toBeCloseTo(one.criticalValue, 10);
    expect([...other.adjustedP].toReversed()).toEqual([...one.adjustedP]);
  });

  it('are wider with few degrees of freedom', () => {
    const statistics = Float64Array.from([1, 1, 1]);
    const open = { single: 0, bonferroni: Number.POSITIVE_INFINITY };
    const at = (degreesOfFreedom: number) =>
      uniformBands(statistics, equicorrelated(3, 0.2), { ...options, degreesOfFreedom, bounds: open }).criticalValue;
    expect(at(5)).toBeGreaterThan(3);
    expect(at(5)).toBeGreaterThan(at(30) + 0.2);
    expect(at(30)).toBeGreaterThan(at(Number.POSITIVE_INFINITY));
  });
});
