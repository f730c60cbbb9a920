import { describe, expect, it } from 'vitest';
import { absent, caseFile, caseRows } from '../../../tests/reference-cases.ts';
import { normalQuantile } from '../distributions/normal.ts';
import { brent } from './brent.fixture.ts';
import { chiSquareTest, yatesTest } from './chi-square-test.ts';
import { clopperPearsonInterval } from './clopper-pearson-interval.ts';
import { type FisherExact, fisherExactTest } from './fisher-exact-test.ts';
import { newcombeInterval } from './newcombe-interval.ts';
import { hypergeometricTails } from './noncentral-hypergeometric.ts';
import type { TwoGroups } from './two-groups.ts';
import { waldInterval } from './wald-interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

const file = caseFile('proportions.csv');
const z = normalQuantile(0.975);
const rows = file ? caseRows(file) : [];
const groupsOf = (row: Record<string, string>): TwoGroups => ({
  treated: { events: Number(row.x1), total: Number(row.n1) },
  control: { events: Number(row.x0), total: Number(row.n0) },
});
const numberOf = (text = '') => (text === 'Inf' ? Number.POSITIVE_INFINITY : Number(text));

/** Equal to `digits` of the reference, which is printed with 13; what the reference prints as 2e-17 is 0. */
function expectEqual(value: number, text: string | undefined, relative: number) {
  const reference = numberOf(text);
  if (!Number.isFinite(reference)) expect(value).toBe(reference);
  else expect(Math.abs(value - reference)).toBeLessThanOrEqual(relative * Math.abs(reference) + 1e-15);
}

describe.skipIf(!file)(file ? 'the 28 reference pairs of shares' : absent('proportions.csv'), () => {
  it('are all there', () => expect(rows).toHaveLength(28));

  it.each(rows.map((row) => [`${row.x1}/${row.n1} against ${row.x0}/${row.n0}`, row] as const))('%s', (_, row) => {
    const groups = groupsOf(row);
    for (const [test, statistic, p] of [
      [chiSquareTest(groups), row.chi2, row.chi2_p],
      [yatesTest(groups), row.yates, row.yates_p],
    ] as const) {
      expectEqual(test?.statistic ?? Number.NaN, statistic, 1e-11);
      expectEqual(test?.pValue ?? Number.NaN, p, 1e-10);
    }
    expectEqual(fisherExactTest(groups).pValue, row.fisher_p, 1e-9);
    for (const [interval, name] of [
      [waldInterval(groups, z), 'wald'],
      [newcombeInterval(groups, z), 'newcombe'],
      [wilsonInterval(groups.treated.events, groups.treated.total, z), 'wilson1'],
      [wilsonInterval(groups.control.events, groups.control.total, z), 'wilson0'],
      [clopperPearsonInterval(groups.treated.events, groups.treated.total), 'clopper1'],
    ] as const) {
      expectEqual(interval.low, row[`${name}_lo`], 1e-9);
      expectEqual(interval.high, row[`${name}_hi`], 1e-9);
    }
  });

  it.each(rows.map((row) => [`${row.x1}/${row.n1} against ${row.x0}/${row.n0}`, row] as const))(
    'the odds ratio of Fisher and its limits solve their equations, and R stops on the way to them: %s',
    (_, row) => {
      const groups = groupsOf(row);
      const exact = fisherExactTest(groups);
      expectSolved(groups, exact);
      const stopped = asInR(groups, exact);
      expectEqual(stopped.oddsRatio, row.fisher_cond_or, 1e-9);
      expectEqual(stopped.low, row.fisher_or_lo, 1e-9);
      expectEqual(stopped.high, row.fisher_or_hi, 1e-9);
    },
  );
});

/** The defining equations, to 1e-10. */
function expectSolved(groups: TwoGroups, { oddsRatio, low, high }: FisherExact) {
  const x = groups.treated.events;
  const at = (odds: number) => hypergeometricTails(groups, Math.log(odds), x);
  const isInside = (odds: number) => odds > 0 && Number.isFinite(odds);
  if (isInside(oddsRatio)) expect(Math.abs(at(oddsRatio).mean - x)).toBeLessThan(1e-10 * Math.max(1, x));
  if (isInside(low)) expect(at(low).atLeast).toBeCloseTo(0.025, 11);
  if (isInside(high)) expect(at(high).atMost).toBeCloseTo(0.025, 11);
}

/** The same equations solved as R solves them: for the odds ratio below 1, for its inverse above, to an absolute 1.2e-4. */
function asInR(groups: TwoGroups, exact: FisherExact) {
  const x = groups.treated.events;
  const solve = (of: (tails: ReturnType<typeof hypergeometricTails>) => number, exactly: number) => {
    if (exactly === 0 || exactly === Number.POSITIVE_INFINITY) return exactly;
    const at = (odds: number) => of(hypergeometricTails(groups, Math.log(odds), x));
    const atOne = at(1);
    if (atOne === 0) return 1;
    return atOne > 0 ? brent(at, 0, 1) : 1 / brent((inverse) => at(1 / inverse), Number.EPSILON, 1);
  };
  return {
    oddsRatio: solve(({ mean }) => mean - x, exact.oddsRatio),
    low: solve(({ atLeast }) => atLeast - 0.025, exact.low),
    high: solve(({ atMost }) => 0.025 - atMost, exact.high),
  };
}
