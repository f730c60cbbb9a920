import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, caseColumn, caseFile, caseRows } from '../../../tests/reference-cases.ts';
import { isNotEstimable } from '../weighting/effect.ts';
import { absorb } from './absorb.ts';
import { covarianceOf, parametersOf, twoWayCovariance } from './covariance.ts';
import { leastSquares } from './least-squares.ts';
import { logit } from './logit.ts';
import { type Clusters, type DesignColumn, type Errors, interceptOf, type Rows } from './rows.ts';
import { waldTest } from './wald.ts';

const near = (value: number | undefined, reference: number, relative = 1e-6) =>
  expect(Math.abs((value ?? Number.NaN) - reference) / Math.abs(reference)).toBeLessThan(relative);
const ones = (n: number) => new Float64Array(n).fill(1);
const idsOf = (texts: readonly (string | undefined)[]) => {
  const known = [...new Set(texts)];
  return Int32Array.from(texts, (text) => known.indexOf(text));
};
const shared = (ids: Int32Array): Clusters => ({ ids, copies: 'shared' });
const errorOf = (rows: Rows, name: string, errors: Errors) => {
  const fit = leastSquares(rows);
  return covarianceOf(fit, errors).standardErrors[fit.names.indexOf(name)];
};

const lalonde = caseFile('lalonde.csv');
describe.skipIf(!lalonde)(lalonde ? 'lalonde' : absent('lalonde.csv'), () => {
  const rows = caseRows(lalonde);
  const column = (name: string): DesignColumn => ({ name, values: caseColumn(rows, name) });
  const is = (race: string) => ({ name: race, values: Float64Array.from(rows, (row) => Number(row.race === race)) });
  const covariates = ['age', 'educ', 'married', 'nodegree', 're74', 're75'].map(column);
  const x = [interceptOf(rows.length), column('treat'), ...covariates, is('hispan'), is('white')];
  const of = (y: string): Rows => ({ count: ones(rows.length), y: caseColumn(rows, y), x });

  it('has the earnings regression with its five errors', () => {
    const fit = leastSquares(of('re78'));
    near(fit.coefficients[1], 1548.243802, 1e-9);
    const printed = { iid: 781.279, HC0: 734.521, HC1: 740.576, HC2: 742.182, HC3: 749.987 } as const;
    for (const [kind, value] of Object.entries(printed))
      expect(Math.abs((errorOf(of('re78'), 'treat', { kind } as Errors) ?? 0) - value)).toBeLessThan(5.1e-4);
  });

  it('has the employment regression with its five errors', () => {
    near(leastSquares(of('emp78')).coefficients[1], 0.06745, 1e-5);
    const printed = { iid: 0.046505, HC0: 0.04557, HC1: 0.045946, HC2: 0.045973, HC3: 0.046381 } as const;
    for (const [kind, value] of Object.entries(printed))
      expect(Math.abs((errorOf(of('emp78'), 'treat', { kind } as Errors) ?? 0) - value)).toBeLessThan(5.1e-7);
  });
});

const nsw = caseFile('nsw_exp.csv');
describe.skipIf(!nsw)(nsw ? 'nsw_exp' : absent('nsw_exp.csv'), () => {
  const rows = caseRows(nsw);
  const column = (name: string): DesignColumn => ({ name, values: caseColumn(rows, name) });
  const of = (y: string, more: readonly string[] = []): Rows => ({
    count: ones(rows.length),
    y: caseColumn(rows, y),
    x: [interceptOf(rows.length), column('treat'), ...more.map(column)],
  });

  it('has the experimental difference with its five errors', () => {
    const printed = {
      re78: { iid: 632.853392, HC0: 669.315322, HC1: 670.824491, HC2: 670.996545, HC3: 672.682147 },
      emp78: { iid: 0.044188768, HC0: 0.043294182, HC1: 0.043391802, HC2: 0.043395727, HC3: 0.043497524 },
    };
    for (const [y, errors] of Object.entries(printed))
      for (const [kind, value] of Object.entries(errors))
        near(errorOf(of(y), 'treat', { kind } as Errors), value, 1e-7);
    near(leastSquares(of('re78')).coefficients[1], 1794.342382, 1e-9);
    near(leastSquares(of('emp78')).coefficients[1], 0.110602911, 1e-8);
  });

  it('has the adjusted difference', () => {
    const adjusted = of('re78', ['age', 'educ', 'black', 'hisp', 'marr', 'nodegree', 're74', 're75']);
    near(leastSquares(adjusted).coefficients[1], 1676.342625, 1e-9);
    near(errorOf(adjusted, 'treat', { kind: 'iid' }), 638.682015);
    near(errorOf(adjusted, 'treat', { kind: 'HC1' }), 676.733698);
  });
});

const thornton = caseFile('thornton_hiv.csv');
const thorntonCells = caseFile('thornton_hiv-cells.csv');
describe.skipIf(!thornton)(thornton ? 'thornton_hiv' : absent('thornton_hiv.csv'), () => {
  const rows = caseRows(thornton);
  const people: Rows = {
    count: ones(rows.length),
    y: caseColumn(rows, 'got'),
    x: [interceptOf(rows.length), { name: 'any', values: caseColumn(rows, 'any') }],
  };
  const villages = shared(idsOf(rows.map((row) => row.villnum)));

  it('has every error, clustered by village too', () => {
    const plain = {
      iid: 0.0191680945,
      HC0: 0.0208448661,
      HC1: 0.0208522357,
      HC2: 0.0208595406,
      HC3: 0.0208742275,
    } as const;
    for (const [kind, value] of Object.entries(plain)) near(errorOf(people, 'any', { kind } as Errors), value, 1e-8);
    const clustered = {
      CR0: 0.0225865009,
      CR1: 0.0226820045,
      CR1S: 0.0226860144,
      CR2: 0.0227903219,
      CR3: 0.0229979619,
    } as const;
    for (const [kind, value] of Object.entries(clustered))
      near(errorOf(people, 'any', { kind, clusters: villages } as Errors), value, 1e-8);
  });

  it("has Satterthwaite's degrees of freedom", () => {
    const { degreesOfFreedom } = covarianceOf(leastSquares(people), { kind: 'CR2', clusters: villages });
    expect(degreesOfFreedom[1]).toBeCloseTo(62.9, 1);
  });

  it('has the logit', () => {
    const fitted = logit(people);
    if (isNotEstimable(fitted)) throw new Error(fitted.reason.en);
    near(fitted.fit.coefficients[1], 1.9981101594, 1e-9);
    near(covarianceOf(fitted.fit, { kind: 'iid' }).standardErrors[1], 0.0995192677, 1e-6);
  });

  it.skipIf(!thorntonCells)(thorntonCells ? 'is the same from 226 cells' : absent('thornton_hiv-cells.csv'), () => {
    const cells = caseRows(thorntonCells);
    const n = caseColumn(cells, 'n');
    const got = caseColumn(cells, 'got');
    const any = caseColumn(cells, 'any');
    const village = idsOf([...cells, ...cells].map((row) => row.villnum));
    const twice = (values: Float64Array) => Float64Array.from([...values, ...values]);
    const counted: Rows = {
      count: Float64Array.from([...got, ...n.map((all, row) => all - (got[row] ?? 0))]),
      y: Float64Array.from([...got.map(() => 1), ...got.map(() => 0)]),
      x: [interceptOf(2 * n.length), { name: 'any', values: twice(any) }],
    };
    for (const kind of ['CR0', 'CR1', 'CR1S', 'CR2', 'CR3'] as const)
      near(
        errorOf(counted, 'any', { kind, clusters: shared(village) }),
        errorOf(people, 'any', { kind, clusters: villages }) ?? 0,
        1e-10,
      );
  });
});

const baseDid = caseFile('base_did.csv');
describe.skipIf(!baseDid)(baseDid ? 'base_did' : absent('base_did.csv'), () => {
  const rows = caseRows(baseDid);
  const [id, period] = [idsOf(rows.map((row) => row.id)), idsOf(rows.map((row) => row.period))];
  const tp = Float64Array.from(rows, (row) => Number(row.treat) * Number(row.post));
  const y = caseColumn(rows, 'y');
  const within = (x: readonly DesignColumn[]) => {
    const {
      rows: left,
      norms,
      absorbed,
    } = absorb({ count: ones(rows.length), y, x }, [
      { name: 'id', ids: id },
      { name: 'period', ids: period },
    ]);
    return leastSquares(left, absorbed, norms);
  };
  it('has the two-by-two difference under five errors', () => {
    const fit = within([{ name: 'tp', values: tp }]);
    near(fit.coefficients[0], 4.993390414, 1e-9);
    near(covarianceOf(fit, { kind: 'CR1S', clusters: shared(id) }).standardErrors[0], 0.5214337147, 1e-9);
    near(covarianceOf(fit, { kind: 'CR0', clusters: shared(id) }).standardErrors[0], 0.5166033874, 1e-9);
    near(covarianceOf(fit, { kind: 'iid' }).standardErrors[0], 0.6126139788, 1e-9);
    near(covarianceOf(fit, { kind: 'HC1' }).standardErrors[0], 0.6123250757, 1e-9);
    near(twoWayCovariance(fit, shared(id), shared(period))?.standardErrors[0], 0.9441051607, 1e-9);
  });

  it('takes a covariate that moves', () => {
    const with1 = within([
      { name: 'tp', values: tp },
      { name: 'x1', values: caseColumn(rows, 'x1') },
    ]);
    near(with1.coefficients[0], 4.8506451432, 1e-9);
    near(covarianceOf(with1, { kind: 'CR1S', clusters: shared(id) }).standardErrors[0], 0.455222046, 1e-9);
  });

  it('has the event study and its joint test of the years before', () => {
    const years = [1, 2, 3, 4, 6, 7, 8, 9, 10];
    const event = within(
      years.map((year) => ({
        name: `${year}`,
        values: Float64Array.from(rows, (row) => Number(row.period === `${year}`) * Number(row.treat)),
      })),
    );
    const covariance = covarianceOf(event, { kind: 'CR1S', clusters: shared(id) });
    near(event.coefficients[0], -2.0154169351, 1e-9);
    near(event.coefficients[8], 6.9468238158, 1e-9);
    near(covariance.standardErrors[0], 1.342346, 1e-6);
    near(covariance.standardErrors[8], 1.425594, 1e-6);
    const joint = waldTest(event, covariance, ['1', '2', '3', '4'], event.persons - parametersOf(event));
    if (isNotEstimable(joint)) throw new Error(joint.reason.en);
    near(joint.statistic, 1.219390626, 1e-8);
    expect(joint.degreesOfFreedom).toEqual([4, 954]);
    near(joint.pValue, 0.3008736, 1e-6);
  });

  it('has the pooled regression', () => {
    const treat = caseColumn(rows, 'treat');
    const post = caseColumn(rows, 'post');
    const pooled: Rows = {
      count: ones(rows.length),
      y,
      x: [
        interceptOf(rows.length),
        { name: 'treat', values: treat },
        { name: 'post', values: post },
        { name: 'tp', values: tp },
      ],
    };
    near(errorOf(pooled, 'tp', { kind: 'iid' }), 0.6288930667, 1e-9);
    near(errorOf(pooled, 'tp', { kind: 'HC1' }), 0.628192813, 1e-9);
    near(errorOf(pooled, 'tp', { kind: 'CR1S', clusters: shared(id) }), 0.5197348337, 1e-9);
  });

  it('leaves out what the groups already say', () => {
    const { dropped, names } = within([
      { name: 'treat', values: caseColumn(rows, 'treat') },
      { name: 'tp', values: tp },
    ]);
    expect([dropped, names]).toEqual([['treat'], ['tp']]);
  });
});

const organs = caseFile('organ_donations.csv');
describe.skipIf(!organs)(organs ? 'organ_donations' : absent('organ_donations.csv'), () => {
  it('has the difference of one treated state', () => {
    const rows = caseRows(organs);
    const state = idsOf(rows.map((row) => row.State));
    const tr = Float64Array.from(rows, (row) => Number(row.State === 'California' && Number(row.Quarter_Num) >= 4));
    const demeaned = absorb(
      { count: ones(rows.length), y: caseColumn(rows, 'Rate'), x: [{ name: 'tr', values: tr }] },
      [
        { name: 'State', ids: state },
        { name: 'Quarter', ids: idsOf(rows.map((row) => row.Quarter)) },
      ],
    );
    const fit = leastSquares(demeaned.rows, demeaned.absorbed, demeaned.norms);
    near(fit.coefficients[0], -0.0224589744, 1e-7);
    near(covarianceOf(fit, { kind: 'CR1S', clusters: shared(state) }).standardErrors[0], 0.006131232, 1e-7);
    near(covarianceOf(fit, { kind: 'iid' }).standardErrors[0], 0.020496858, 1e-7);
    near(covarianceOf(fit, { kind: 'HC1' }).standardErrors[0], 0.0047064454, 1e-7);
  });
});

const staggered = caseFile('base_stagg.csv');
describe.skipIf(!staggered)(staggered ? 'base_stagg' : absent('base_stagg.csv'), () => {
  it('has the naive two-way estimate, far from the truth of −1', () => {
    const rows = caseRows(staggered);
    const id = idsOf(rows.map((row) => row.id));
    const d = Float64Array.from(rows, (row) => Number(Number(row.year) >= Number(row.year_treated)));
    const demeaned = absorb({ count: ones(rows.length), y: caseColumn(rows, 'y'), x: [{ name: 'D', values: d }] }, [
      { name: 'id', ids: id },
      { name: 'year', ids: idsOf(rows.map((row) => row.year)) },
    ]);
    const fit = leastSquares(demeaned.rows, demeaned.absorbed, demeaned.norms);
    near(fit.coefficients[0], -3.467612923, 1e-9);
    near(covarianceOf(fit, { kind: 'CR1S', clusters: shared(id) }).standardErrors[0], 0.4767197058, 1e-9);
  });
});

/** Random counted rows in a few clusters, and the same persons one by one. */
const counted = fc
  .array(
    fc.record({
      n: fc.integer({ min: 1, max: 4 }),
      y: fc.integer({ min: -9, max: 9 }),
      a: fc.integer({ min: -5, max: 5 }),
      b: fc.integer({ min: 0, max: 1 }),
      g: fc.integer({ min: 0, max: 5 }),
      w: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 14, maxLength: 40 },
  )
  .map((list) => ({ list, people: list.flatMap((row) => Array.from({ length: row.n }, () => ({ ...row, n: 1 }))) }));
type Person = { n: number; y: number; a: number; b: number; g: number; w: number };
const rowsOf = (list: readonly Person[], isWeighted: boolean): Rows => ({
  count: Float64Array.from(list, (one) => one.n),
  ...(isWeighted && { weight: Float64Array.from(list, (one) => one.w) }),
  y: Float64Array.from(list, (one) => one.y),
  x: [
    interceptOf(list.length),
    { name: 'a', values: Float64Array.from(list, (one) => one.a) },
    { name: 'b', values: Float64Array.from(list, (one) => one.b) },
  ],
});
const groupsOf = (list: readonly Person[]) => shared(Int32Array.from(list, (one) => one.g));

describe('counted rows', () => {
  it('give what the persons give, under every error, weighted or not', () => {
    fc.assert(
      fc.property(counted, fc.boolean(), ({ list, people }, isWeighted) => {
        const [few, many] = [leastSquares(rowsOf(list, isWeighted)), leastSquares(rowsOf(people, isWeighted))];
        fc.pre(few.names.length === 3 && many.persons > 20);
        for (const kind of ['iid', 'HC0', 'HC1', 'HC2', 'HC3', 'CR0', 'CR1', 'CR1S', 'CR2', 'CR3'] as const) {
          const errors = (rows: readonly Person[]) =>
            (kind.startsWith('CR') ? { kind, clusters: groupsOf(rows) } : { kind }) as Errors;
          const [a, b] = [covarianceOf(few, errors(list)), covarianceOf(many, errors(people))];
          a.standardErrors.forEach((value, j) => expect(value).toBeCloseTo(b.standardErrors[j] ?? Number.NaN, 7));
          a.degreesOfFreedom.forEach((value, j) => expect(value).toBeCloseTo(b.degreesOfFreedom[j] ?? Number.NaN, 5));
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('give CR2 and CR3 as the full adjustment of residuals does', () => {
    fc.assert(
      fc.property(counted, ({ people }) => {
        const rows = rowsOf(people, false);
        const fit = leastSquares(rows);
        fc.pre(fit.names.length === 3);
        const single = shared(Int32Array.from(people, (_, row) => row));
        // With clusters of one person CR2 and CR3 are HC2 and HC3.
        for (const [cr, hc] of [
          ['CR2', 'HC2'],
          ['CR3', 'HC3'],
        ] as const)
          covarianceOf(fit, { kind: cr, clusters: single }).standardErrors.forEach((value, j) =>
            expect(value).toBeCloseTo(covarianceOf(fit, { kind: hc }).standardErrors[j] ?? Number.NaN, 8),
          );
      }),
      { seed: 12, numRuns: 40 },
    );
  });

  it('count an own cluster once for every person', () => {
    const list = [
      { n: 3, y: 1, a: 0, b: 0, g: 0, w: 1 },
      { n: 3, y: 4, a: 1, b: 0, g: 0, w: 1 },
      { n: 2, y: 2, a: 0, b: 1, g: 1, w: 1 },
      { n: 2, y: -1, a: 1, b: 1, g: 1, w: 1 },
      { n: 1, y: 7, a: 0, b: 1, g: 2, w: 1 },
      { n: 1, y: 3, a: 2, b: 0, g: 2, w: 1 },
    ];
    const people = list.flatMap((one) =>
      Array.from({ length: one.n }, (_, k) => ({ ...one, n: 1, g: one.g * 10 + k })),
    );
    for (const kind of ['CR0', 'CR1', 'CR1S', 'CR2', 'CR3'] as const) {
      const own: Clusters = { ids: Int32Array.from(list, (one) => one.g), copies: 'own' };
      const a = covarianceOf(leastSquares(rowsOf(list, false)), { kind, clusters: own });
      const b = covarianceOf(leastSquares(rowsOf(people, false)), { kind, clusters: groupsOf(people) });
      a.standardErrors.forEach((value, j) => expect(value).toBeCloseTo(b.standardErrors[j] ?? Number.NaN, 10));
      expect(a.clusters).toBe(b.clusters);
    }
  });

  it('leaves out a column that those before it add up to, and bears columns of very different size', () => {
    const rows = rowsOf(
      [1, 2, 3, 4, 5, 6].map((y) => ({ n: 1, y, a: y % 3, b: y % 2, g: 0, w: 1 })),
      false,
    );
    const sum = {
      name: 'a+b',
      values: Float64Array.from(rows.y, (_, r) => (rows.x[1]?.values[r] ?? 0) + (rows.x[2]?.values[r] ?? 0)),
    };
    const large = { name: 'large', values: Float64Array.from([1e9, 3e9, 2e9, 7e9, 1e9, 4e9]) };
    const { dropped, names } = leastSquares({ ...rows, x: [...rows.x, sum, large] });
    expect([dropped, names]).toEqual([['a+b'], ['(intercept)', 'a', 'b', 'large']]);
  });
});

describe('logit', () => {
  it('says in words when the outcome is told apart wholly', () => {
    const answer = logit({
      count: ones(6),
      y: Float64Array.from([0, 0, 0, 1, 1, 1]),
      x: [interceptOf(6), { name: 'x', values: Float64Array.from([1, 2, 3, 4, 5, 6]) }],
    });
    expect(isNotEstimable(answer)).toBe(true);
  });

  it('is the log odds in two groups', () => {
    const answer = logit({
      count: Float64Array.from([30, 10, 12, 28]),
      y: Float64Array.from([1, 0, 1, 0]),
      x: [interceptOf(4), { name: 'x', values: Float64Array.from([1, 1, 0, 0]) }],
    });
    if (isNotEstimable(answer)) throw new Error(answer.reason.en);
    near(answer.fit.coefficients[1], Math.log((30 * 28) / (10 * 12)), 1e-12);
    near(
      covarianceOf(answer.fit, { kind: 'iid' }).standardErrors[1],
      Math.sqrt(1 / 30 + 1 / 10 + 1 / 12 + 1 / 28),
      1e-10,
    );
  });
});
