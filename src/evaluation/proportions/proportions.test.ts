import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRandom } from '../../../demo/random.ts';
import { absent, caseFile, caseRows } from '../../../tests/reference-cases.ts';
import { normalQuantile } from '../distributions/normal.ts';
import { breslowDayTest } from './breslow-day-test.ts';
import { chiSquareTest } from './chi-square-test.ts';
import { clopperPearsonInterval } from './clopper-pearson-interval.ts';
import { fisherExactTest } from './fisher-exact-test.ts';
import { mantelHaenszel } from './mantel-haenszel.ts';
import { mcnemarTest } from './mcnemar-test.ts';
import { newcombeInterval } from './newcombe-interval.ts';
import { hypergeometricWeights } from './noncentral-hypergeometric.ts';
import { oddsRatio, riskRatio } from './ratio.ts';
import { trendTest } from './trend-test.ts';
import type { TwoGroups } from './two-groups.ts';
import { differenceError, waldInterval } from './wald-interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

const z = normalQuantile(0.975);
const groups = (x1: number, n1: number, x0: number, n0: number): TwoGroups => ({
  treated: { events: x1, total: n1 },
  control: { events: x0, total: n0 },
});
const swapped = ({ treated, control }: TwoGroups): TwoGroups => ({ treated: control, control: treated });
const side = (largest: number) =>
  fc
    .integer({ min: 1, max: largest })
    .chain((total) => fc.integer({ min: 0, max: total }).map((events) => ({ events, total })));
const tables = fc.record({ treated: side(300), control: side(300) });

/** Applicants of six departments by sex, R's public data set UCBAdmissions: [men admitted, rejected, women admitted, rejected]. */
const departments = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
].map(([a = 0, b = 0, c = 0, d = 0]) => groups(a, a + b, c, c + d));

describe('published figures', () => {
  it('Mantel and Haenszel: admissions to six departments', () => {
    const { common, test, corrected, informative } = mantelHaenszel(departments, z);
    expect(common?.ratio).toBeCloseTo(0.904696828, 9);
    expect(common?.low).toBeCloseTo(0.771907362, 9);
    expect(common?.high).toBeCloseTo(1.060329764, 9);
    expect(test?.statistic).toBeCloseTo(1.52460666, 9);
    expect(corrected?.statistic).toBeCloseTo(1.426946229, 9);
    expect(informative).toBe(6);
  });

  it('Breslow and Day: the departments do not have one odds ratio', () => {
    const common = mantelHaenszel(departments, z).common?.ratio as number;
    const test = breslowDayTest(departments, common);
    expect(test?.degreesOfFreedom).toBe(5);
    expect(test?.statistic).toBeCloseTo(18.826, 3);
    expect(test?.pValue).toBeCloseTo(0.002071, 6);
    expect(breslowDayTest(departments.slice(0, 1), common)).toBeNull();
  });

  it('McNemar: approval of 1,600 persons twice, with the correction as printed and without', () => {
    expect(mcnemarTest(86, 150, true)?.statistic).toBeCloseTo(16.81779661, 8);
    expect(mcnemarTest(86, 150)?.statistic).toBeCloseTo(64 ** 2 / 236, 12);
    expect(mcnemarTest(0, 0)).toBeNull();
  });

  it('a trend: smokers among the patients of four hospitals', () => {
    const smokers = [83, 90, 129, 70].map((events, index) => ({ events, total: [86, 93, 136, 82][index] as number }));
    expect(trendTest(smokers)?.statistic).toBeCloseTo(8.224922285, 9);
    expect(trendTest(smokers.map(({ total }) => ({ events: total, total })))).toBeNull();
  });

  it('the randomised job-training trial: the interval of prop.test', () => {
    const { low, high } = waldInterval(groups(140, 185, 168, 260), z);
    expect(low).toBeCloseTo(0.0257478729, 10);
    expect(high).toBeCloseTo(0.1954579483, 10);
  });

  it('the published study: odds and risk ratios, and Wilson limits to the digits printed', () => {
    const all = groups(71, 548, 1133, 8096);
    expect(oddsRatio(all, z)?.ratio).toBeCloseTo(0.915, 3);
    expect(riskRatio(all, z)?.ratio).toBeCloseTo(0.926, 3);
    expect(wilsonInterval(22, 158, z).low).toBeCloseTo(0.0938, 4);
    expect(wilsonInterval(22, 158, z).high).toBeCloseTo(0.2018, 4);
    expect(oddsRatio(groups(0, 5, 1, 5), z)).toBeNull();
    expect(riskRatio(groups(0, 5, 1, 5), z)).toBeNull();
  });
});

const lalonde = caseFile('lalonde.csv');
it.skipIf(!lalonde)(
  lalonde ? 'Mantel and Haenszel over race, marriage and degree in the Lalonde data' : absent('lalonde.csv'),
  () => {
    const strata = new Map<string, TwoGroups>();
    for (const row of caseRows(lalonde)) {
      const key = `${row.race} ${row.married} ${row.nodegree}`;
      const stratum = strata.get(key) ?? groups(0, 0, 0, 0);
      strata.set(key, stratum);
      const counts = row.treat === '1' ? stratum.treated : stratum.control;
      counts.total++;
      counts.events += Number(row.emp78);
    }
    const { common, test, corrected } = mantelHaenszel([...strata.values()], z);
    expect(common?.ratio).toBeCloseTo(1.411015, 6);
    expect(common?.low).toBeCloseTo(0.837509, 6);
    expect(common?.high).toBeCloseTo(2.377243, 6);
    expect(test?.statistic).toBeCloseTo(1.632816, 6);
    expect(corrected?.statistic).toBeCloseTo(1.318617, 6);
  },
);

describe('on any two shares', () => {
  it('the groups can change places: the intervals turn round and the tests stay', () =>
    fc.assert(
      fc.property(tables, (one) => {
        for (const interval of [newcombeInterval, waldInterval]) {
          const [there, back] = [interval(one, z), interval(swapped(one), z)];
          expect(back.low).toBeCloseTo(-there.high, 12);
          expect(back.high).toBeCloseTo(-there.low, 12);
        }
        expect(chiSquareTest(swapped(one))?.statistic).toBe(chiSquareTest(one)?.statistic);
        expect(fisherExactTest(swapped(one)).pValue).toBeCloseTo(fisherExactTest(one).pValue, 10);
      }),
    ));

  it('intervals lie within their bounds and hold the estimate', () =>
    fc.assert(
      fc.property(tables, (one) => {
        const { events, total } = one.treated;
        for (const { low, high } of [wilsonInterval(events, total, z), clopperPearsonInterval(events, total)]) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(events / total);
          expect(high).toBeGreaterThanOrEqual(events / total);
          expect(high).toBeLessThanOrEqual(1);
        }
        const difference = events / total - one.control.events / one.control.total;
        for (const { low, high } of [newcombeInterval(one, z), waldInterval(one, z)]) {
          expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
          expect(low).toBeLessThanOrEqual(difference + 1e-12);
          expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
          expect(high).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    ));

  it("Fisher's tables add up to one and have the mean that the margins give", () =>
    fc.assert(
      fc.property(tables, (one) => {
        const { first, weights, total } = hypergeometricWeights(one, 0, 0);
        const events = one.treated.events + one.control.events;
        const mean = weights.reduce((sum, weight, index) => sum + (first + index) * weight, 0) / total;
        expect(weights.reduce((sum, weight) => sum + weight / total, 0)).toBeCloseTo(1, 12);
        expect(mean).toBeCloseTo((one.treated.total * events) / (one.treated.total + one.control.total), 9);
        const { pValue, oddsRatio: odds, low, high } = fisherExactTest(one);
        expect(pValue).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(odds);
        expect(high).toBeGreaterThanOrEqual(odds);
      }),
    ));

  it('a single stratum has its own odds ratio, and a stratum without variation changes nothing', () =>
    fc.assert(
      fc.property(tables, (one) => {
        const alone = mantelHaenszel([one], z);
        const own = oddsRatio(one, z);
        if (own) expect(alone.common?.ratio).toBeCloseTo(own.ratio, 10);
        if (own) expect(alone.common?.logError).toBeCloseTo(own.logError, 10);
        expect(alone.difference?.standardError).toBeCloseTo(differenceError(one), 12);
        if (own) expect(breslowDayTest([one, one], own.ratio)?.statistic).toBeCloseTo(0, 9);
        expect(mantelHaenszel([one, groups(2, 2, 0, 0), groups(0, 0, 1, 4)], z)).toEqual(alone);
      }),
    ));
});

it('a table of two million with five cases is exact, and two shares of a million persons are quick', () => {
  const rare = groups(5, 1_000_000, 20, 1_000_000);
  expect(fisherExactTest(rare).pValue).toBeCloseTo(0.004077093658, 12);
  // Binomial limit: given 25 cases, each is in the first group with probability one half.
  const half = [1, 25, 300, 2300, 12650, 53130].reduce((sum, one) => sum + one, 0) / 2 ** 25;
  expect(fisherExactTest(rare).pValue).toBeCloseTo(2 * half, 6);
  expect(differenceError(rare)).toBeCloseTo(Math.sqrt(25) / 1e6, 10);
});

it('finds nothing where there is nothing: 548 against 8,096 with the same share, five percent called significant', () => {
  const random = openRandom('548 against 8,096');
  const draw = (total: number, share: number) => {
    let events = 0;
    for (let i = 0; i < total; i++) if (random.chance(share)) events++;
    return { events, total };
  };
  const runs = 1500;
  let [chi, newcombe] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const one = { treated: draw(548, 0.14), control: draw(8096, 0.14) };
    if ((chiSquareTest(one)?.pValue ?? 1) < 0.05) chi++;
    const { low, high } = newcombeInterval(one, z);
    if (low > 0 || high < 0) newcombe++;
  }
  // Three standard errors of a share of 0.05 over 1,500 runs are 1.7 percentage points.
  expect(Math.abs(chi / runs - 0.05)).toBeLessThan(0.017);
  expect(Math.abs(newcombe / runs - 0.05)).toBeLessThan(0.017);
});
