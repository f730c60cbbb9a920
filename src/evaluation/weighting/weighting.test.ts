import { describe, expect, it } from 'vitest';
import { absent } from '../../../tests/reference-cases.ts';
import type { DesignColumn } from '../regression/rows.ts';
import { type Arms, armsOf } from './arms.ts';
import { doublyRobust, outcomeRegression } from './doubly-robust.ts';
import { entropyBalancing } from './entropy-balancing.ts';
import { inverseProbability, overlapOf, trimmedRows } from './inverse-probability.ts';
import { distance, fitsFor, lalonde, lalondeFile, lalondeProfiles, resultOf } from './lalonde.fixture.ts';

const file = lalondeFile ?? '';
const reference = {
  re78: {
    ipw: [1214.071221, 824.051711],
    reg: 1647.583252,
    dr: [1231.044316, 806.409477],
    ebal: [1273.261815, 824.386724],
  },
  emp78: { ipw: [0.012583, 0.052707], reg: 0.048804, dr: [0.020392, 0.051089], ebal: [0.019742, 0.053611] },
} as const;

describe.skipIf(!lalondeFile)(`lalonde ${lalondeFile ? '' : absent('lalonde.csv')}`, () => {
  describe.each(['re78', 'emp78'] as const)('%s', (outcome) => {
    const expected = reference[outcome];
    // Shares are printed with six decimals: half a unit of the last one.
    const close = (value: number, target: number) =>
      expect(Math.abs(value - target)).toBeLessThan(outcome === 're78' ? 1e-6 * target : 5.1e-7);

    it('weights by inverse probability on the treated', () => {
      const { arms, x } = lalonde(file, outcome);
      const result = resultOf(inverseProbability(arms, fitsFor(arms, x).scores, 'ATT'));
      close(result.estimate, expected.ipw[0]);
      close(result.standardError, expected.ipw[1]);
      expect(distance(result.effectiveSampleSize.untreated, 99.815386)).toBeLessThan(1e-6);
      expect(result.nuisance).toBe('held fixed');
    });

    it('regresses the outcome and is doubly robust', () => {
      const { arms, x } = lalonde(file, outcome);
      const fits = fitsFor(arms, x);
      close(outcomeRegression(arms, fits).estimate, expected.reg);
      const { heldFixed, estimated } = resultOf(doublyRobust(arms, fits));
      close(heldFixed.estimate, expected.dr[0]);
      close(heldFixed.standardError, expected.dr[1]);
      expect(estimated.estimate).toBe(heldFixed.estimate);
    });

    it('balances by entropy', () => {
      const { arms, x } = lalonde(file, outcome);
      const result = resultOf(entropyBalancing(arms, x));
      close(result.estimate, expected.ebal[0]);
      close(result.standardError, expected.ebal[1]);
      expect(distance(result.effectiveSampleSize.untreated, 98.457836)).toBeLessThan(1e-6);
    });
  });

  it('weights by inverse probability on everybody, with the published sizes and ranges', () => {
    const { arms, x } = lalonde(file, 're78');
    const result = resultOf(inverseProbability(arms, fitsFor(arms, x).scores, 'ATE'));
    const pairs = [
      [result.estimate, 224.676308],
      [result.standardError, 909.477668],
      [result.effectiveSampleSize.untreated, 329.0078],
      [result.effectiveSampleSize.treated, 58.32666],
      [result.weightRange.treated[0], 1.172123],
      [result.weightRange.treated[1], 40.07729],
      [result.weightRange.untreated[0], 1.009163],
      [result.weightRange.untreated[1], 4.743222],
    ] as const;
    for (const [value, target] of pairs) expect(distance(value, target)).toBeLessThan(1e-6);
  });

  it('has the influence that moving one weight a little has, both models fitted anew', () => {
    const { arms, x } = lalonde(file, 're78');
    const step = 1e-4;
    const refit = (row: number, move: number, what: (moved: Arms) => number) => {
      const count = arms.count.slice();
      count[row] = 1 + move;
      return what({ ...arms, count });
    };
    const squares = { dr: 0, or: 0 };
    for (let row = 0; row < arms.count.length; row++) {
      const dr = (moved: Arms) => resultOf(doublyRobust(moved, fitsFor(moved, x))).estimated.estimate;
      if (row % 61 !== 0) continue;
      squares.dr += ((refit(row, step, dr) - refit(row, -step, dr)) / (2 * step)) ** 2;
      const or = (moved: Arms) => outcomeRegression(moved, fitsFor(moved, x)).estimate;
      squares.or += ((refit(row, step, or) - refit(row, -step, or)) / (2 * step)) ** 2;
    }
    const some = { ...arms, count: arms.count.map((_, row) => (row % 61 === 0 ? 1 : 0)) };
    const fits = fitsFor(arms, x);
    // The same fits, but only some persons' influence added up.
    const all = resultOf(doublyRobust(arms, fits)).estimated.standardError ** 2;
    const without = influenceOf(arms, fits, some);
    expect(distance(squares.dr, without.dr)).toBeLessThan(1e-5);
    expect(distance(squares.or, without.or)).toBeLessThan(1e-5);
    expect(without.dr).toBeLessThan(all);
  }, 60_000);

  it('gives the same on profiles as on persons', () => {
    const persons = lalonde(file, 'emp78', ['race', 'married', 'nodegree']);
    const groups = new Map<string, number[]>();
    persons.arms.y.forEach((y, row) => {
      const key = [y, persons.arms.treated[row], ...persons.x.map(({ values }) => values[row])].join();
      groups.set(key, [...(groups.get(key) ?? []), row]);
    });
    const first = [...groups.values()].map((rows) => rows[0] ?? 0);
    const arms = {
      count: Float64Array.from(groups.values(), (rows) => rows.length),
      treated: Uint8Array.from(first, (row) => persons.arms.treated[row] ?? 0),
      y: Float64Array.from(first, (row) => persons.arms.y[row] ?? 0),
    };
    const x = persons.x.map(({ name, values }) => ({ name, values: Float64Array.from(first, (r) => values[r] ?? 0) }));
    expect(arms.count.length).toBeLessThan(60);
    const answers = (a: Arms, columns: readonly DesignColumn[]) => {
      const fits = fitsFor(a, columns);
      const dr = resultOf(doublyRobust(a, fits));
      const effects = [
        resultOf(inverseProbability(a, fits.scores, 'ATT')),
        resultOf(entropyBalancing(a, columns)),
        outcomeRegression(a, fits),
        dr.heldFixed,
        dr.estimated,
      ];
      return effects.flatMap((effect) => [effect.estimate, effect.standardError]);
    };
    const onPersons = answers(persons.arms, persons.x);
    answers(arms, x).forEach((value, i) => {
      expect(value).toBeCloseTo(onPersons[i] ?? Number.NaN, 9);
    });
  });

  it('counts who lies outside the common support', () => {
    const { arms, x } = lalonde(file, 're78');
    const { scores } = fitsFor(arms, x);
    const overlap = overlapOf(arms, scores);
    const kept = trimmedRows(scores, overlap.commonSupport).length;
    expect(overlap.outside.treated + overlap.outside.untreated).toBe(614 - kept);
    expect(overlap.outsideShare.untreated).toBe(overlap.outside.untreated / 429);
  });

  it('leaves out and counts who lacks a value, and refuses an empty arm', () => {
    const profiles = lalondeProfiles(file);
    const y = new Float64Array(614).fill(1);
    y[3] = Number.NaN;
    const compared = armsOf(profiles, { treatment: 'treat', covariates: ['age'], y });
    expect([compared.missing, compared.arms.count.length]).toEqual([1, 613]);
    expect(() =>
      armsOf({ ...profiles, count: new Float64Array(614) }, { treatment: 'treat', covariates: [], y }),
    ).toThrow('no treated persons');
    expect(() => armsOf(profiles, { treatment: 'age', covariates: [], y })).toThrow('other values than 0 and 1');
    expect(() => armsOf(profiles, { treatment: 'treat', covariates: ['height'], y })).toThrow('no covariate "height"');
  });
});

describe('without reference tables', () => {
  const arms = (y: number[], treated: number[], count?: number[]): Arms => ({
    count: Float64Array.from(count ?? y.map(() => 1)),
    treated: Uint8Array.from(treated),
    y: Float64Array.from(y),
  });

  it('balances a binary covariate exactly: 3 of 4 treated, 1 of 4 untreated', () => {
    const groups = arms([5, 5, 9, 1], [1, 1, 0, 0], [3, 1, 1, 3]);
    const result = resultOf(entropyBalancing(groups, [{ name: 'x', values: Float64Array.from([1, 0, 1, 0]) }]));
    expect(result.means.untreated).toBeCloseTo(0.75 * 9 + 0.25 * 1, 9);
    expect(result.estimate).toBeCloseTo(5 - 7, 9);
  });

  it('says in words when no weights can balance', () => {
    const groups = arms([1, 2, 3, 4], [1, 1, 0, 0]);
    const far = entropyBalancing(groups, [{ name: 'x', values: Float64Array.from([10, 12, 1, 2]) }]);
    expect(far).toMatchObject({ reason: { en: expect.stringContaining('outside') } });
    const constant = entropyBalancing(groups, [{ name: 'x', values: Float64Array.from([1, 0, 0, 0]) }]);
    expect(constant).toMatchObject({ reason: { da: expect.stringContaining('samme værdi af "x"') } });
  });

  it('bears collinear covariates', () => {
    const groups = arms([5, 4, 9, 1, 3], [1, 1, 0, 0, 0]);
    const x = { name: 'x', values: Float64Array.from([1, 2, 0, 2, 3]) };
    const one = resultOf(entropyBalancing(groups, [x]));
    const two = resultOf(entropyBalancing(groups, [x, { name: 'twice', values: x.values.map((v) => 2 * v + 1) }]));
    expect(two.estimate).toBeCloseTo(one.estimate, 8);
  });

  it('is the plain difference-in-differences without covariates', () => {
    const change = arms([3, 5, 1, 2, 6], [1, 1, 0, 0, 0], [2, 1, 1, 2, 1]);
    const { heldFixed, estimated } = resultOf(doublyRobust(change, fitsFor(change, [])));
    expect(heldFixed.estimate).toBeCloseTo(11 / 3 - 11 / 4, 12);
    const variance = (2 * (3 - 11 / 3) ** 2 + (5 - 11 / 3) ** 2) / 9 + (1.75 ** 2 + 2 * 0.75 ** 2 + 3.25 ** 2) / 16;
    expect(estimated.standardError).toBeCloseTo(Math.sqrt(variance), 12);
  });

  it('says in words when a score leaves nobody to compare with', () => {
    const groups = arms([1, 2, 3], [1, 0, 0]);
    expect(inverseProbability(groups, Float64Array.from([0.5, 1, 0.2]), 'ATT')).toHaveProperty('reason.da');
  });
});

/** Sum of squared influences of some persons only, from the estimators' own variance: their sampling weight stays, the others' count is taken out. */
function influenceOf(arms: Arms, fits: ReturnType<typeof fitsFor>, some: Arms) {
  const variance = (doubled: Arms) => ({
    dr: resultOf(doublyRobust(doubled, fits)).estimated.standardError ** 2,
    or: outcomeRegression(doubled, fits).standardError ** 2,
  });
  // Persons with count c and weight 1/c have the same mass; Σ n (wψ)² then falls from 1 to 1/c for them.
  const halved = {
    ...arms,
    count: some.count.map((value) => (value === 1 ? 2 : 1)),
    weight: some.count.map((value) => (value === 1 ? 0.5 : 1)),
  };
  const all = variance(arms);
  const less = variance(halved);
  return { dr: 2 * (all.dr - less.dr), or: 2 * (all.or - less.or) };
}
