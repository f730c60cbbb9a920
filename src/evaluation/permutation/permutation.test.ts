import { describe, expect, it } from 'vitest';
import { absent, caseColumn, caseFile, caseRows } from '../../../tests/reference-cases.ts';
import { interceptOf, type Rows } from '../regression/rows.ts';
import { resultOf } from '../weighting/lalonde.fixture.ts';
import { choose, everySet, randomSets } from './assignments.ts';
import { clusterValues } from './cluster-values.ts';
import { detectableEffect } from './detectable-effect.ts';
import { plainWild } from './plain-wild.fixture.ts';
import { randomisationTest } from './randomisation-test.ts';
import { wildClusterBootstrap } from './wild-cluster-bootstrap.ts';

/** Marsaglia's xorshift: a stream of its own for the tests. */
function stream(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
const normal = (uniform: () => number) => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
const options = { confidence: 0.95, draws: 999, uniform: stream(1) };
const clustersOf = (value: number[], treated: number[], size = value.map(() => 1)) => ({
  ids: Int32Array.from(value.keys()),
  value: Float64Array.from(value),
  size: Float64Array.from(size),
  treated: Uint8Array.from(treated),
});

describe('assignments', () => {
  it('lists each set once', () => {
    const sets = [...everySet(6, 3)].length;
    expect([sets, choose(6, 3), choose(27, 1), choose(400, 200)]).toEqual([20, 20, 27, Number.POSITIVE_INFINITY]);
    expect(new Set(Array.from(everySet(6, 3), String)).size).toBe(20);
  });

  it('draws each set equally often', () => {
    const seen = new Map<string, number>();
    for (const set of randomSets(5, 2, 20_000, stream(3))) {
      const key = String([...set].toSorted());
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBe(10);
    const squares = [...seen.values()].reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0);
    expect(squares).toBeLessThan(27.88); // chi-square with 9 degrees of freedom, upper 0.1 %
  });
});

describe('randomisation test', () => {
  it('counts by hand: the two largest of five', () => {
    const test = resultOf(randomisationTest(clustersOf([9, 8, 1, 2, 3], [1, 1, 0, 0, 0]), options));
    expect(test.estimate).toBeCloseTo(6.5, 12);
    expect([test.p, test.smallestPossible, test.assignments]).toEqual([0.1, 0.1, 10]);
    expect(test.interval).toMatchObject({ lower: null, upper: null });
  });

  it('keeps exactly the effects in its interval', () => {
    const uniform = stream(5);
    const treated = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
    const size = treated.map(() => 1 + Math.floor(uniform() * 50));
    const value = treated.map((d) => normal(uniform) + 2 * d);
    const test = resultOf(randomisationTest(clustersOf(value, treated, size), options));
    const pAt = (effect: number) =>
      resultOf(
        randomisationTest(
          clustersOf(
            value.map((v, i) => v - effect * (treated[i] ?? 0)),
            treated,
            size,
          ),
          options,
        ),
      ).p;
    const { lower, upper } = test.interval;
    if (lower === null || upper === null) throw new Error('both ends exist with 120 assignments');
    expect(pAt(lower + 1e-7)).toBeGreaterThan(0.05);
    expect(pAt(upper - 1e-7)).toBeGreaterThan(0.05);
    expect(pAt(lower - 1e-7)).toBeLessThanOrEqual(0.05);
    expect(pAt(upper + 1e-7)).toBeLessThanOrEqual(0.05);
  });

  it('does not depend on the order of the clusters', () => {
    const value = [3.1, 0.2, 5.5, 2.2, 4.7, 1.9];
    const treated = [1, 0, 1, 0, 0, 0];
    const one = resultOf(randomisationTest(clustersOf(value, treated), options));
    const other = resultOf(randomisationTest(clustersOf(value.toReversed(), treated.toReversed()), options));
    expect(other.p).toBe(one.p);
    expect(other.interval.lower ?? 0).toBeCloseTo(one.interval.lower ?? 0, 10);
  });

  it('draws agree with the enumeration', () => {
    const uniform = stream(8);
    const treated = Array.from({ length: 22 }, (_, i) => Number(i < 7)); // 170,544 assignments: drawn
    const value = treated.map((d) => normal(uniform) + 0.9 * d);
    const drawn = resultOf(randomisationTest(clustersOf(value, treated), { ...options, draws: 20_000, uniform }));
    expect(drawn.over).toBe('draws');
    let extreme = 0;
    const total = value.reduce((sum, v) => sum + v, 0);
    const of = (set: Int32Array) => {
      const chosen = set.reduce((sum, i) => sum + (value[i] ?? 0), 0);
      return Math.abs(chosen / 7 - (total - chosen) / 15);
    };
    const observed = of(Int32Array.from([0, 1, 2, 3, 4, 5, 6]));
    for (const set of everySet(22, 7)) if (of(set) >= observed - 1e-12) extreme++;
    const exact = extreme / choose(22, 7);
    expect(Math.abs(drawn.p - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 20_000));
  });

  it('has uniform p under the null with unequal clusters and groups', () => {
    const uniform = stream(21);
    const size = Array.from({ length: 10 }, () => 5 + Math.floor(uniform() * 200));
    const levels = Array.from({ length: 21 }, () => 0);
    for (let run = 0; run < 3000; run++) {
      const treated = size.map(() => 0);
      for (const i of [...randomSets(10, 3, 1, uniform)][0] ?? []) treated[i] = 1;
      const value = size.map((n) => normal(uniform) / Math.sqrt(n) + normal(uniform) * 0.2);
      const { p } = resultOf(randomisationTest(clustersOf(value, treated, size), options));
      levels.forEach((_, i) => {
        if (p <= i / 20 + 1e-9) levels[i] = (levels[i] ?? 0) + 1;
      });
    }
    // 120 equally likely values of p: the share at or under i/20 is i/20.
    levels.forEach((count, i) => {
      expect(Math.abs(count / 3000 - i / 20)).toBeLessThan(0.036); // Kolmogorov's bound at 0.1 %
    });
  }, 60_000);

  it('weights persons as the difference of the persons’ means', () => {
    const people = {
      count: Float64Array.from([3, 1, 5, 5, 2]),
      ids: Int32Array.from([1, 1, 2, 3, 3]),
      treated: Uint8Array.from([1, 1, 0, 0, 0]),
      y: Float64Array.from([1, 0, 1, 0, 1]),
    };
    const test = resultOf(randomisationTest(clusterValues(people, 'persons'), options));
    expect(test.estimate).toBeCloseTo(3 / 4 - 7 / 12, 12);
    expect(() => clusterValues({ ...people, treated: Uint8Array.from([1, 0, 0, 0, 0]) }, 'persons')).toThrow('holds');
    expect(randomisationTest(clustersOf([1, 2], [1, 1]), options)).toHaveProperty('reason.da');
  });

  const organ = caseFile('organ_donations.csv');
  it.skipIf(!organ)(`cannot go under 1/27 with one treated state ${organ ? '' : absent('organ_donations.csv')}`, () => {
    const rows = caseRows(organ ?? '');
    const states = [...new Set(rows.map((row) => row.State))];
    const rate = caseColumn(rows, 'Rate');
    const quarter = caseColumn(rows, 'Quarter_Num');
    const mean = (state: string | undefined, after: boolean) => {
      const values = [...rate].filter((_, i) => rows[i]?.State === state && (quarter[i] ?? 0) >= 4 === after);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    const changes = clusterValues(
      {
        count: new Float64Array(states.length).fill(1),
        ids: Int32Array.from(states.keys()),
        treated: Uint8Array.from(states, (state) => Number(state === 'California')),
        y: Float64Array.from(states, (state) => mean(state, true)),
        before: Float64Array.from(states, (state) => mean(state, false)),
      },
      'clusters',
    );
    const test = resultOf(randomisationTest(changes, options));
    expect(test.estimate).toBeCloseTo(-0.0224589744, 10);
    expect(test.smallestPossible).toBe(1 / 27);
    expect(test.p).toBeGreaterThanOrEqual(1 / 27);
    expect(test.p * 27).toBeCloseTo(Math.round(test.p * 27), 9);
  });
});

describe('detectable effect', () => {
  it('is found in 80 of 100 assignments, and a smaller one is not', () => {
    const uniform = stream(77);
    const value = Array.from({ length: 9 }, () => normal(uniform));
    const size = value.map(() => 1 + Math.floor(uniform() * 20));
    const treated = value.map((_, i) => Number(i < 3));
    const observed = clustersOf(value, treated, size);
    const { estimate } = resultOf(randomisationTest(observed, options));
    const detectable = detectableEffect(observed, { estimate, confidence: 0.95, uniform }) ?? Number.NaN;
    const without = value.map((y, i) => y - estimate * (treated[i] ?? 0));
    const found = (effect: number) => {
      const sets = [...everySet(9, 3)].length;
      let rejected = 0;
      for (const set of everySet(9, 3)) {
        const chosen = without.map((_, i) => Number(set.includes(i)));
        const y = without.map((one, i) => one + effect * (chosen[i] ?? 0));
        rejected += Number(resultOf(randomisationTest(clustersOf(y, chosen, size), options)).p <= 0.05);
      }
      return rejected / sets;
    };
    const shares = [
      found(detectable + 1e-6),
      found(-detectable - 1e-6),
      found(detectable - 1e-6),
      found(-detectable + 1e-6),
    ];
    expect(Math.min(shares[0] ?? 0, shares[1] ?? 0)).toBeGreaterThanOrEqual(0.8);
    expect(Math.min(shares[2] ?? 1, shares[3] ?? 1)).toBeLessThan(0.8);
  });

  it('does not exist where no p can reach the level', () => {
    const few = clustersOf([9, 8, 1, 2, 3], [1, 1, 0, 0, 0]);
    expect(detectableEffect(few, { estimate: 6.5, confidence: 0.95, uniform: stream(1) })).toBeNull();
  });
});

const rowsFrom = (y: number[], columns: Record<string, number[]>): Rows => ({
  count: new Float64Array(y.length).fill(1),
  y: Float64Array.from(y),
  x: [interceptOf(y.length), ...Object.entries(columns).map(([name, v]) => ({ name, values: Float64Array.from(v) }))],
});

describe('wild cluster bootstrap', () => {
  const draw = (seed: number, clusters: number, effect = 0) => {
    const uniform = stream(seed);
    const people = Array.from({ length: clusters }, (_, g) => {
      const shock = normal(uniform);
      return Array.from({ length: 3 + Math.floor(uniform() * 9) }, () => ({
        g,
        d: Number(g % 3 === 0),
        x: normal(uniform) + shock,
        e: normal(uniform) + shock,
      }));
    }).flat();
    const y = people.map(({ d, x, e }) => effect * d + 0.5 * x + e);
    return {
      rows: rowsFrom(y, { d: people.map((p) => p.d), x: people.map((p) => p.x + 2000) }),
      ids: Int32Array.from(people, (p) => p.g),
    };
  };
  const wild = { column: 'd', weights: 'rademacher', draws: 999, uniform: stream(4), confidence: 0.95 } as const;

  it('is what the definition gives, row by row, for every vector of signs', () => {
    const { rows, ids } = draw(17, 7, 1);
    const result = resultOf(wildClusterBootstrap(rows, ids, wild));
    expect([result.over, result.vectors, result.smallestPossible]).toEqual(['every vector', 128, 2 / 128]);
    expect(result.p).toBe(plainWild(rows, ids));
  });

  it('rejects just outside its interval and not inside', () => {
    const { rows, ids } = draw(23, 9, 1);
    const result = resultOf(wildClusterBootstrap(rows, ids, wild));
    const { lower, upper } = result.interval;
    if (lower === null || upper === null) throw new Error('both ends exist with nine clusters');
    const pAt = (nullValue: number) => resultOf(wildClusterBootstrap(rows, ids, { ...wild, nullValue })).p;
    expect(lower).toBeLessThan(result.estimate);
    expect(pAt(lower - 1e-3)).toBeLessThanOrEqual(0.05);
    expect(pAt(lower + 1e-3)).toBeGreaterThan(0.05);
    expect(pAt(upper + 1e-3)).toBeLessThanOrEqual(0.05);
    expect(pAt(upper - 1e-3)).toBeGreaterThan(0.05);
  });

  it('has no interval when the smallest p is above the level, and tells of few treated clusters', () => {
    const { rows, ids } = draw(29, 4);
    const result = resultOf(wildClusterBootstrap(rows, ids, wild));
    expect(result.interval).toMatchObject({ lower: null, upper: null });
    expect([result.smallestPossible, result.touchedClusters, result.fewTouched]).toEqual([0.125, 2, true]);
  });

  it('draws agree with the enumeration, and rows with counts are persons', () => {
    const { rows, ids } = draw(31, 12, 0.4);
    const exact = resultOf(wildClusterBootstrap(rows, ids, wild));
    expect(exact.vectors).toBe(4096);
    const twice = (values: Float64Array) => Float64Array.from([...values, ...values]);
    const doubled: Rows = {
      count: twice(rows.count),
      y: twice(rows.y),
      x: rows.x.map((c) => ({ ...c, values: twice(c.values) })),
    };
    const counted: Rows = { ...rows, count: rows.count.map((n) => 2 * n) };
    const a = resultOf(wildClusterBootstrap(doubled, Int32Array.from([...ids, ...ids]), wild));
    const b = resultOf(wildClusterBootstrap(counted, ids, wild));
    expect(b.t).toBeCloseTo(a.t, 9);
    expect([a.p, b.p]).toEqual([exact.p, exact.p]);
    const webb = resultOf(wildClusterBootstrap(rows, ids, { ...wild, weights: 'webb', draws: 4999 }));
    expect(webb.over).toBe('draws');
    expect(Math.abs(webb.p - exact.p)).toBeLessThan(0.06);
  });

  it('says in words when the others determine the tested column', () => {
    const { rows, ids } = draw(37, 6);
    const copy = { name: 'again', values: (rows.x[1]?.values ?? new Float64Array()).map((v) => 3 * v - 1) };
    expect(wildClusterBootstrap({ ...rows, x: [...rows.x, copy] }, ids, wild)).toHaveProperty('reason.en');
  });

  it('rejects a true null about as often as it says, with unequal clusters and groups', () => {
    let rejected = 0;
    for (let run = 1; run <= 600; run++) {
      const { rows, ids } = draw(1000 + run * 7919, 16);
      const result = resultOf(wildClusterBootstrap(rows, ids, { ...wild, draws: 399 }));
      rejected += Number(result.p <= 0.1);
    }
    expect(Math.abs(rejected / 600 - 0.1)).toBeLessThan(0.045);
  }, 120_000);
});
