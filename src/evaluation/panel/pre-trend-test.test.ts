import { describe, expect, it } from 'vitest';
import { fisherFQuantile } from '../distributions/fisher-f.ts';
import { studentTwoSided } from '../distributions/student-t.ts';
import { chiSquareDraw, normalStream, seededStream } from '../permutation/seeded-stream.ts';
import { resultOf } from '../weighting/lalonde.fixture.ts';
import { orderedCholesky, orderedInverse } from './ordered-cholesky.ts';
import { type PreTrend, preTrendTest } from './pre-trend-test.ts';

// Three periods before the base at −4, −3 and −1; the estimates hang together as those with a common base do.
const covariance = Float64Array.from([0.05, 0.02, 0.015, 0.02, 0.04, 0.02, 0.015, 0.02, 0.03]);
const times = Float64Array.from([-4, -3, -1]);
const trend = (change: Partial<PreTrend> = {}): PreTrend => ({
  estimates: Float64Array.from([0.1, -0.2, 0.05]),
  covariance,
  times,
  after: { estimate: 0.6, time: 2 },
  degreesOfFreedom: 12,
  confidence: 0.95,
  ...change,
});

/** How often the test rejects when the true differences are `truth`. */
function rejectedShare(truth: Float64Array, draws: number): number {
  const uniform = seededStream(11);
  const normal = normalStream(uniform);
  const { lower } = orderedCholesky(covariance, 3);
  const { inverse } = orderedInverse(covariance, 3);
  const critical = fisherFQuantile(0.95, 3, 12);
  let rejected = 0;
  for (let draw = 0; draw < draws; draw++) {
    const z = [normal(), normal(), normal()];
    const drawn = [...truth].map(
      (value, a) => value + z.reduce((sum, one, b) => sum + one * (lower[a * 3 + b] ?? 0), 0),
    );
    const square = drawn.reduce(
      (sum, x, a) => sum + drawn.reduce((inner, y, b) => inner + x * y * (inverse[a * 3 + b] ?? 0), 0),
      0,
    );
    rejected += Number(square / 3 / (chiSquareDraw(12, normal, uniform) / 12) > critical);
  }
  return rejected / draws;
}

describe('pre-trend test', () => {
  it('is the square of t with one period', () => {
    const one = {
      estimates: Float64Array.from([0.3]),
      covariance: Float64Array.from([0.04]),
      times: Float64Array.from([-2]),
    };
    const test = resultOf(preTrendTest(trend(one)));
    expect(test.statistic).toBeCloseTo(2.25, 12);
    expect(test.p).toBeCloseTo(studentTwoSided(1.5, 12), 12);
    expect(test.slope).toBeCloseTo(-0.15, 12);
    expect(test.slopeError).toBeCloseTo(0.1, 12);
    expect(test.detectableSlope).toBeCloseTo((test.detectableJumps[0] ?? 0) / 2, 12);
  });

  it('rejects as often as its power says: a slope, a jump, the slope of the effect and nothing', () => {
    const test = resultOf(preTrendTest(trend()));
    const slack = 3.3 * Math.sqrt((0.8 * 0.2) / 20_000);
    const at = (slope: number) => times.map((time) => slope * time);
    expect(Math.abs(rejectedShare(at(test.detectableSlope), 20_000) - 0.8)).toBeLessThan(slack);
    expect(Math.abs(rejectedShare(Float64Array.from([0, test.detectableJumps[1] ?? 0, 0]), 20_000) - 0.8)).toBeLessThan(
      slack,
    );
    expect(test.slopeOfEffect).toBe(0.3);
    expect(Math.abs(rejectedShare(at(0.3), 20_000) - test.powerAgainstSlopeOfEffect)).toBeLessThan(1.3 * slack);
    expect(Math.abs(rejectedShare(at(0), 20_000) - 0.05)).toBeLessThan(0.0055);
  });

  it('knows no power against an effect of nothing, and the more data the smaller what it finds', () => {
    const nothing = resultOf(preTrendTest(trend({ after: { estimate: 0, time: 2 } })));
    expect(nothing.powerAgainstSlopeOfEffect).toBeCloseTo(0.05, 10);
    const more = resultOf(preTrendTest(trend({ covariance: covariance.map((value) => value / 4) })));
    expect(more.detectableSlope).toBeCloseTo(nothing.detectableSlope / 2, 10);
  });

  it('does not depend on the unit of the outcome', () => {
    const [one, other] = [1, 1000].map((unit) =>
      resultOf(
        preTrendTest(
          trend({
            estimates: trend().estimates.map((value) => value * unit),
            covariance: covariance.map((value) => value * unit ** 2),
          }),
        ),
      ),
    );
    expect(other?.p).toBeCloseTo(one?.p ?? 0, 12);
    expect(other?.detectableSlope).toBeCloseTo(1000 * (one?.detectableSlope ?? 0), 8);
  });

  it('says in words when the covariance is singular', () => {
    const vector = [0.2, 0.1, 0.3];
    const other = [0.1, -0.2, 0.05];
    const singular = Float64Array.from(
      vector.flatMap((a, i) => vector.map((b, j) => a * b + (other[i] ?? 0) * (other[j] ?? 0))),
    );
    const answer = preTrendTest(trend({ covariance: singular }));
    expect(answer).toMatchObject({
      reason: { en: expect.stringContaining('rank 2 of 3'), da: expect.stringContaining('rang 2 af 3') },
    });
  });
});
