import { describe, expect, it } from 'vitest';
import { chiSquareDraw, normalStream, seededStream } from './seeded-stream.ts';

describe('seeded streams', () => {
  it('repeats itself for the same seed and not for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededStream(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(0).every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('fills the unit interval evenly', () => {
    const uniform = seededStream(3);
    const bins = new Float64Array(100);
    for (let i = 0; i < 100_000; i++) {
      const bin = Math.floor(100 * uniform());
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const square = bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(square).toBeLessThan(148.23); // chi-square with 99 degrees of freedom, upper 0.1 %
  });

  it('has the moments of the normal and of the chi-square distribution', () => {
    const uniform = seededStream(5);
    const normal = normalStream(uniform);
    const mean = (draw: () => number, power: number) => {
      let sum = 0;
      for (let i = 0; i < 100_000; i++) sum += draw() ** power;
      return sum / 100_000;
    };
    expect(Math.abs(mean(normal, 1))).toBeLessThan(0.0105); // 3.3 standard errors
    expect(Math.abs(mean(normal, 2) - 1)).toBeLessThan(0.015);
    expect(Math.abs(mean(normal, 4) - 3)).toBeLessThan(0.11);
    for (const degrees of [1, 2, 5, 107]) {
      const average = mean(() => chiSquareDraw(degrees, normal, uniform), 1);
      expect(Math.abs(average - degrees)).toBeLessThan(3.3 * Math.sqrt((2 * degrees) / 100_000));
    }
  });
});
