import { describe, expect, it } from 'vitest';
import { fisherFUpperTail } from '../distributions/fisher-f.ts';
import { studentTwoSided } from '../distributions/student-t.ts';
import { seededStream } from '../permutation/seeded-stream.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { resultOf } from '../weighting/lalonde.fixture.ts';
import { differenceInDifferences, EFFECT } from './difference-in-differences.ts';
import { eventStudy } from './event-study.ts';
import { momentsOf } from './moments-of.ts';
import { panelOf } from './panel.ts';
import { panelCovariance } from './panel-covariance.ts';
import { preTrendTest } from './pre-trend-test.ts';
import { uniformBands } from './uniform-bands.ts';

const [TREATED, CONTROL, YEARS] = [548, 8096, 6];
const RUNS = process.env.HJEMMEBANE_LONG ? 2000 : 600;

/** Yearly 0/1 outcomes of 548 treated and 8,096 control persons, alike but for the group: a person keeps last year's outcome in two years of three. */
function nullProfiles(uniform: () => number): Profiles {
  const people = TREATED + CONTROL;
  const values = Array.from({ length: YEARS }, () => new Float64Array(people));
  for (let person = 0; person < people; person++) {
    const level = uniform() < 0.5 ? 0.08 : 0.2;
    for (let year = 0; year < YEARS; year++) {
      const keeps = year > 0 && uniform() < 2 / 3;
      (values[year] as Float64Array)[person] = keeps
        ? (values[year - 1]?.[person] ?? 0)
        : Number(uniform() < level + 0.01 * year);
    }
  }
  return {
    count: new Float64Array(people).fill(1),
    weight: null,
    covariates: [
      {
        name: 'group',
        levels: ['control', 'treated'],
        values: Float64Array.from({ length: people }, (_, i) => Number(i < TREATED)),
      },
    ],
    outcomes: [{ name: 'y', periods: ['2014', '2015', '2016', '2017', '2018', '2019'], values }],
  };
}

describe('without an effect, 548 against 8,096 persons whose years hang together', () => {
  it('finds one about as often as it says: the change, the periods before, the bands; and far too often without clusters', () => {
    const uniform = seededStream(2026);
    const found = { change: 0, before: 0, bands: 0, unclustered: 0 };
    for (let run = 0; run < RUNS; run++) {
      const panel = panelOf(momentsOf(nullProfiles(uniform), 'y', ['group']), {
        group: { column: 'group', treated: 'treated', control: 'control' },
      });
      const change = differenceInDifferences(panel, { before: [0, 1, 2], after: [3, 4, 5] });
      const k = change.names.length;
      const column = change.names.indexOf(EFFECT);
      const pOf = (errors: Parameters<typeof panelCovariance>[1]) => {
        const { matrix, degreesOfFreedom } = panelCovariance(change, errors);
        return studentTwoSided(
          (change.coefficients[column] ?? 0) / Math.sqrt(matrix[column * k + column] ?? 0),
          degreesOfFreedom,
        );
      };
      found.change += Number(pOf({ by: 'unit', kind: 'CR1' }) < 0.05);
      found.unclustered += Number(pOf({ by: 'none', kind: 'HC1' }) < 0.05);
      const { fit, terms } = eventStudy(panel, 2);
      const errors = panelCovariance(fit, { by: 'unit', kind: 'CR1' });
      const columns = terms.map((term) => term.column);
      const block = (of: number[]) =>
        Float64Array.from(of.flatMap((a) => of.map((b) => errors.matrix[a * fit.names.length + b] ?? 0)));
      const estimates = (of: number[]) => Float64Array.from(of, (one) => fit.coefficients[one] ?? 0);
      const early = columns.slice(0, 2);
      const square = resultOf(
        preTrendTest({
          estimates: estimates(early),
          covariance: block(early),
          times: Float64Array.from([-2, -1]),
          after: { estimate: 0.01, time: 2 },
          degreesOfFreedom: errors.residualDegrees,
          confidence: 0.95,
        }),
      );
      found.before += Number(fisherFUpperTail(square.statistic, 2, errors.residualDegrees) < 0.05);
      const all = block(columns);
      const statistics = estimates(columns).map((value, j) => value / Math.sqrt(all[j * columns.length + j] ?? 1));
      const { criticalValue } = uniformBands(statistics, all, {
        confidence: 0.95,
        degreesOfFreedom: errors.degreesOfFreedom,
        seed: run,
        draws: 2000,
        bounds: { single: 1.96, bonferroni: 2.5759 },
      });
      found.bands += Number(statistics.some((t) => Math.abs(t) > criticalValue));
    }
    // 5 % and 3.3 binomial standard errors around it.
    const slack = 3.3 * Math.sqrt((0.05 * 0.95) / RUNS);
    for (const count of [found.change, found.before, found.bands])
      expect(Math.abs(count / RUNS - 0.05)).toBeLessThan(Math.max(0.02, slack));
    expect(found.unclustered / RUNS).toBeGreaterThan(0.1);
  }, 600_000);
});
