import { describe, expect, it } from 'vitest';
import { absent, caseFile } from '../../../tests/reference-cases.ts';
import { absorb } from '../regression/absorb.ts';
import { covarianceOf } from '../regression/covariance.ts';
import { leastSquares } from '../regression/least-squares.ts';
import { interceptOf } from '../regression/rows.ts';
import { clusterChanges } from './cluster-changes.ts';
import { cr2OfChanges } from './cr2-of-changes.ts';
import { differenceInDifferences, EFFECT, pooledDifferenceInDifferences } from './difference-in-differences.ts';
import { eventStudy } from './event-study.ts';
import type { PanelFit } from './fit-panel.ts';
import { momentsOf } from './moments-of.ts';
import { longRows, panelFrom, profilesFrom, randomRows } from './panel.fixture.ts';
import { panelOf } from './panel.ts';
import { type PanelErrors, panelCovariance } from './panel-covariance.ts';
import { plainEventStudy } from './plain-panel.fixture.ts';

const relative = (value: number, reference: number) => Math.abs(value - reference) / Math.abs(reference);
const errorOf = (fit: PanelFit, column: number, errors: PanelErrors) => {
  const k = fit.names.length;
  return Math.sqrt(panelCovariance(fit, errors).matrix[column * k + column] ?? Number.NaN);
};
const close = (value: number | undefined, reference: number, tolerance = 1e-6) =>
  expect(relative(value ?? Number.NaN, reference)).toBeLessThan(tolerance);

const did = caseFile('base_did.csv');
describe.skipIf(!did)(`base_did ${did ? '' : absent('base_did.csv')}`, () => {
  const panel = did
    ? panelFrom(profilesFrom(longRows(did, { unit: 'id', period: 'period', y: 'y' }, (row) => row.treat === '1')))
    : { periods: [], cells: [] };
  const sides = { before: [0, 1, 2, 3, 4], after: [5, 6, 7, 8, 9] };

  it('gives the two-way estimate with five errors', () => {
    const fit = differenceInDifferences(panel, sides);
    const column = fit.names.indexOf(EFFECT);
    close(fit.coefficients[column], 4.993390414, 1e-9);
    close(errorOf(fit, column, { by: 'unit', kind: 'CR1' }), 0.5214337147, 1e-9);
    close(errorOf(fit, column, { by: 'unit', kind: 'CR0' }), 0.5166033874, 1e-9);
    close(errorOf(fit, column, { by: 'none', kind: 'iid' }), 0.6126139788, 1e-9);
    close(errorOf(fit, column, { by: 'none', kind: 'HC1' }), 0.6123250757, 1e-9);
    close(errorOf(fit, column, { by: 'unit-and-period', kind: 'CR1' }), 0.9441051607, 1e-9);
  });

  it('gives the pooled estimate with three errors', () => {
    const fit = pooledDifferenceInDifferences(panel, sides);
    const column = fit.names.indexOf(EFFECT);
    close(fit.coefficients[column], 4.993390414, 1e-9);
    close(errorOf(fit, column, { by: 'unit', kind: 'CR1' }), 0.5197348337, 1e-9);
    close(errorOf(fit, column, { by: 'none', kind: 'iid' }), 0.6288930667, 1e-9);
    close(errorOf(fit, column, { by: 'none', kind: 'HC1' }), 0.628192813, 1e-9);
  });

  it('gives the nine coefficients of the event study with errors clustered by unit', () => {
    const { fit, terms } = eventStudy(panel, 4);
    const reference = [
      [-2.0154169351, 1.342346],
      [-1.6644744159, 1.388579],
      [0.5041271145, 1.32338],
      [-0.8846170371, 1.415876],
      [1.1591327967, 1.226887],
      [4.334750838, 1.308176],
      [3.8257222683, 1.514477],
      [4.640141077, 1.293284],
      [6.9468238158, 1.425594],
    ] as const;
    expect(terms).toHaveLength(9);
    terms.forEach(({ column }, at) => {
      close(fit.coefficients[column], reference[at]?.[0] ?? 0, 1e-9);
      close(errorOf(fit, column, { by: 'unit', kind: 'CR1' }), reference[at]?.[1] ?? 0, 5e-7);
    });
  });
});

describe('CR2 of changes', () => {
  it('is that of the regression of persons, from the areas’ means', () => {
    const profiles = profilesFrom(randomRows(41, { units: 80, periods: 6, gaps: 0.2, isWeighted: false }));
    const changes = clusterChanges(panelFrom(profiles), { before: [0, 1, 2], after: [3, 4, 5] }, 'persons');
    const values = profiles.outcomes[0]?.values ?? [];
    const meanOf = (row: number, periods: number[]) => {
      const seen = periods.map((period) => values[period]?.[row] ?? Number.NaN).filter((y) => !Number.isNaN(y));
      return seen.reduce((sum, y) => sum + y, 0) / seen.length;
    };
    const change = [...profiles.count].map((_, row) => meanOf(row, [3, 4, 5]) - meanOf(row, [0, 1, 2]));
    const rows = [...change.keys()].filter((row) => !Number.isNaN(change[row]));
    const column = (at: number) => Float64Array.from(rows, (row) => profiles.covariates[at]?.values[row] ?? 0);
    const fit = leastSquares({
      count: new Float64Array(rows.length).fill(1),
      y: Float64Array.from(rows, (row) => change[row] ?? 0),
      x: [interceptOf(rows.length), { name: 'treated', values: column(0) }],
    });
    const plain = covarianceOf(fit, { kind: 'CR2', clusters: { ids: Int32Array.from(column(1)), copies: 'shared' } });
    const found = cr2OfChanges(changes);
    close(found?.estimate, fit.coefficients[1] ?? 0, 1e-9);
    close(found?.standardError, plain.standardErrors[1] ?? 0, 1e-9);
    close(found?.degreesOfFreedom, plain.degreesOfFreedom[1] ?? 0, 1e-8);
  });

  it('has no answer for a single treated area', () => {
    const rows = randomRows(42, { units: 20, periods: 6, gaps: 0, isWeighted: false });
    const cluster = rows.isTreated.map((isTreated, row) => (isTreated ? 't' : (rows.cluster?.[row] ?? '')));
    const changes = clusterChanges(
      panelFrom(profilesFrom({ ...rows, cluster })),
      { before: [0], after: [5] },
      'persons',
    );
    expect(cr2OfChanges(changes)).toBeNull();
  });
});

const organ = caseFile('organ_donations.csv');
describe.skipIf(!organ)(`organ_donations ${organ ? '' : absent('organ_donations.csv')}`, () => {
  const rows = organ
    ? longRows(
        organ,
        { unit: 'State', period: 'Quarter_Num', y: 'Rate', cluster: 'State' },
        (row) => row.State === 'California',
      )
    : null;
  const panel = rows ? panelFrom(profilesFrom(rows)) : { periods: [], cells: [] };

  it('gives the event study, clustered by the column as by the unit', () => {
    const { fit, terms } = eventStudy(panel, 2);
    const reference = [
      [-0.0029423077, 0.005084172],
      [0.0062961538, 0.0022657559],
      [-0.0215653846, 0.0050337284],
      [-0.0202923077, 0.0044733351],
      [-0.0221653846, 0.0100132314],
    ] as const;
    terms.forEach(({ column }, at) => {
      close(fit.coefficients[column], reference[at]?.[0] ?? 0, 2e-8);
      close(errorOf(fit, column, { by: 'cluster', kind: 'CR1' }), reference[at]?.[1] ?? 0, 2e-8);
      close(errorOf(fit, column, { by: 'unit', kind: 'CR1' }), reference[at]?.[1] ?? 0, 2e-8);
    });
  });

  it('gives the two-way estimate with three errors', () => {
    const fit = differenceInDifferences(panel, { before: [0, 1, 2], after: [3, 4, 5] });
    const column = fit.names.indexOf(EFFECT);
    close(fit.coefficients[column], -0.0224589744, 5e-9);
    close(errorOf(fit, column, { by: 'cluster', kind: 'CR1' }), 0.006131232, 5e-9);
    close(errorOf(fit, column, { by: 'none', kind: 'iid' }), 0.020496858, 5e-9);
    close(errorOf(fit, column, { by: 'none', kind: 'HC1' }), 0.0047064454, 2e-8);
  });
});

describe('on random panels', () => {
  it.each([
    [1, 0, false],
    [2, 0.25, false],
    [3, 0.25, true],
    [4, 0, true],
    [5, 0.5, true],
  ])(
    'is what least squares with a column for every unit gives (seed %i, gaps %d, weights %s)',
    (seed, gaps, isWeighted) => {
      const rows = randomRows(seed, { units: 40, periods: 6, gaps, isWeighted });
      const plain = plainEventStudy(rows, '3');
      const { fit, terms } = eventStudy(panelFrom(profilesFrom(rows)), 2);
      expect(terms).toHaveLength(5);
      terms.forEach(({ column }, at) => {
        close(fit.coefficients[column], plain.coefficients[at] ?? 0, 1e-9);
        close(errorOf(fit, column, { by: 'unit', kind: 'CR1' }), plain.byUnit[at] ?? 0, 1e-9);
        close(errorOf(fit, column, { by: 'cluster', kind: 'CR1' }), plain.byCluster[at] ?? 0, 1e-9);
        close(errorOf(fit, column, { by: 'none', kind: 'iid' }), plain.iid[at] ?? 0, 1e-9);
        close(errorOf(fit, column, { by: 'none', kind: 'HC1' }), plain.hc1[at] ?? 0, 1e-9);
      });
    },
  );

  it('is what the regression of rows gives when it absorbs units and periods', () => {
    for (const seed of [31, 32, 33]) {
      const rows = randomRows(seed, { units: 60, periods: 7, gaps: 0.3, isWeighted: seed === 33 });
      const idsOf = (texts: readonly string[]) => Int32Array.from(texts, (text) => texts.indexOf(text));
      const others = ['1', '2', '4', '5', '6', '7'];
      const units = idsOf(rows.unit);
      const {
        absorbed,
        norms,
        rows: left,
      } = absorb(
        {
          count: new Float64Array(units.length).fill(1),
          ...(rows.weight && { weight: rows.weight }),
          y: rows.y,
          x: others.map((name) => ({
            name,
            values: Float64Array.from(rows.period, (period, row) => Number(period === name && rows.isTreated[row])),
          })),
        },
        [
          { name: 'unit', ids: units },
          { name: 'period', ids: idsOf(rows.period) },
        ],
      );
      const regression = leastSquares(left, absorbed, norms);
      const { fit, terms } = eventStudy(panelFrom(profilesFrom(rows)), 2);
      for (const [by, ids] of [
        ['unit', units],
        ['cluster', idsOf(rows.cluster ?? [])],
      ] as const) {
        const { standardErrors } = covarianceOf(regression, { kind: 'CR1S', clusters: { ids, copies: 'shared' } });
        terms.forEach(({ column }, at) => {
          close(fit.coefficients[column], regression.coefficients[at] ?? 0, 1e-9);
          close(errorOf(fit, column, { by, kind: 'CR1' }), standardErrors[at] ?? 0, 1e-9);
        });
      }
    }
  });

  it('has the closed form of the changes without gaps', () => {
    const profiles = profilesFrom(randomRows(9, { units: 60, periods: 5, gaps: 0, isWeighted: false }));
    const { fit, terms } = eventStudy(panelFrom(profiles), 1);
    const [group] = profiles.covariates;
    const values = profiles.outcomes[0]?.values ?? [];
    for (const { period, column } of terms) {
      const sides = [0, 1].map((side) => {
        const changes = [...(values[period] ?? [])]
          .map((y, row) => y - (values[1]?.[row] ?? 0))
          .filter((_, row) => group?.values[row] === side);
        const mean = changes.reduce((sum, one) => sum + one, 0) / changes.length;
        return { mean, variance: changes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / changes.length ** 2 };
      });
      close(fit.coefficients[column], (sides[1]?.mean ?? 0) - (sides[0]?.mean ?? 0), 1e-9);
      const error = Math.sqrt((sides[0]?.variance ?? 0) + (sides[1]?.variance ?? 0));
      close(errorOf(fit, column, { by: 'unit', kind: 'CR0' }), error, 1e-9);
    }
  });

  it('is the same on profiles with counts, on persons and on cells split by a further covariate', () => {
    const rows = randomRows(12, { units: 50, periods: 4, gaps: 0.3, isWeighted: true });
    const persons = profilesFrom(rows);
    const counted = { ...persons, count: persons.count.map((_, row) => 1 + (row % 3)) };
    const copies = [...counted.count].flatMap((n, row) => Array.from({ length: n }, () => row));
    const pick = (values: Float64Array) => Float64Array.from(copies, (row) => values[row] ?? Number.NaN);
    const repeated = {
      count: new Float64Array(copies.length).fill(1),
      weight: persons.weight && pick(persons.weight),
      covariates: persons.covariates.map((one) => ({ ...one, values: pick(one.values) })),
      outcomes: persons.outcomes.map((one) => ({ ...one, values: one.values.map(pick) })),
    };
    const group = { column: 'group', treated: 'treated', control: 'control' };
    const coarse = panelOf(momentsOf(counted, 'y', ['group']), { group });
    const fits = [panelFrom(counted), panelFrom(repeated), coarse].map((panel) => eventStudy(panel, 0).fit);
    const [first] = fits;
    if (!first) throw new Error('three fits');
    for (const fit of fits) {
      expect(fit.units).toBe(first.units);
      for (let column = 3; column < 6; column++) {
        close(fit.coefficients[column], first.coefficients[column] ?? 0, 1e-9);
        for (const errors of [
          { by: 'unit', kind: 'CR1' },
          { by: 'none', kind: 'iid' },
          { by: 'unit-and-period', kind: 'CR1' },
        ] as const)
          close(errorOf(fit, column, errors), errorOf(first, column, errors), 1e-9);
      }
    }
  });

  it('leaves out a period in which a group is not seen, and the rest is as without it', () => {
    const rows = randomRows(21, { units: 40, periods: 5, gaps: 0.1, isWeighted: false });
    const kept = rows.unit.map((_, row) => !(rows.period[row] === '4' && rows.isTreated[row]));
    const select = <T>(values: readonly T[]) => values.filter((_, row) => kept[row]);
    const fewer = {
      unit: select(rows.unit),
      period: select(rows.period),
      isTreated: select(rows.isTreated),
      cluster: select(rows.cluster ?? []),
      y: rows.y.filter((_, row) => kept[row]),
    };
    const study = eventStudy(panelFrom(profilesFrom(fewer)), 2);
    expect(study.terms.map(({ period }) => period)).toEqual([0, 1, 4]);
    expect(study.fit.coefficients.every((value, j) => Number.isNaN(value) === !study.fit.kept[j])).toBe(true);
  });
});
