import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNotEstimable } from '../weighting/effect.ts';
import { absorb } from './absorb.ts';
import { covarianceOf, twoWayCovariance } from './covariance.ts';
import { leastSquares } from './least-squares.ts';
import { logit } from './logit.ts';
import { personsOf, plainErrors } from './plain-errors.fixture.ts';
import { type Clusters, type DesignColumn, type Errors, interceptOf, type Rows } from './rows.ts';

const ones = (n: number) => new Float64Array(n).fill(1);
const KINDS = ['iid', 'HC0', 'HC1', 'HC2', 'HC3', 'CR0', 'CR1', 'CR1S', 'CR2', 'CR3'] as const;

const record = fc.record({
  n: fc.integer({ min: 1, max: 3 }),
  y: fc.integer({ min: 0, max: 1 }),
  z: fc.integer({ min: -9, max: 9 }),
  a: fc.integer({ min: -5, max: 5 }),
  b: fc.integer({ min: 0, max: 1 }),
  g: fc.integer({ min: 0, max: 5 }),
  t: fc.integer({ min: 0, max: 3 }),
  w: fc.integer({ min: 1, max: 4 }),
});
type One = typeof record extends fc.Arbitrary<infer T> ? T : never;
const many = fc.array(record, { minLength: 16, maxLength: 30 });
const column = (list: readonly One[], name: keyof One, scale = 1): DesignColumn => ({
  name,
  values: Float64Array.from(list, (one) => one[name] * scale),
});
const rowsOf = (list: readonly One[], y: 'y' | 'z', isWeighted = false): Rows => ({
  count: Float64Array.from(list, ({ n }) => n),
  ...(isWeighted && { weight: Float64Array.from(list, ({ w }) => w / 2) }),
  y: Float64Array.from(list, (one) => one[y]),
  // A column like earnings beside indicators.
  x: [interceptOf(list.length), column(list, 'a', 1e7), column(list, 'b')],
});
const idsOf = (list: readonly One[], name: 'g' | 't') => Int32Array.from(list, (one) => one[name]);
const single = (list: readonly One[]) => list.flatMap((one) => Array.from({ length: one.n }, () => ({ ...one, n: 1 })));
const near = (a: ArrayLike<number>, b: ArrayLike<number>, relative = 1e-9, absolute = 1e-14) =>
  Array.from(a).forEach((value, j) =>
    expect(Math.abs(value - (b[j] ?? Number.NaN))).toBeLessThanOrEqual(relative * Math.abs(b[j] ?? 0) + absolute),
  );
const errorsOf = (kind: (typeof KINDS)[number], ids: Int32Array) =>
  (kind.startsWith('CR') ? { kind, clusters: { ids, copies: 'shared' } } : { kind }) as Errors;

describe('least squares', () => {
  it('has CR2, CR3 and degrees of freedom as whole matrices of persons have them, weighted, shared and own', () => {
    fc.assert(
      fc.property(many, fc.boolean(), fc.boolean(), (list, isWeighted, isOwn) => {
        // Copies are clusters of their own only where all rows of an id stand for equally many.
        const rows = isOwn ? list.map((one) => ({ ...one, n: 1 + (one.g % 3) })) : list;
        const counted = rowsOf(rows, 'z', isWeighted);
        const fit = leastSquares(counted);
        fc.pre(fit.names.length === 3);
        const clusters: Clusters = { ids: idsOf(rows, 'g'), copies: isOwn ? 'own' : 'shared' };
        const persons = personsOf(counted, clusters.ids, clusters.copies);
        // The plain matrices lose digits to columns of unlike size; nothing here depends on a column's unit.
        persons.x = persons.x.map(([one = 0, a = 0, b = 0]) => [one, a / 1e7, b]);
        for (const kind of ['CR2', 'CR3'] as const) {
          const plain = plainErrors(persons, kind);
          const own = covarianceOf(fit, { kind, clusters });
          near(
            own.standardErrors,
            plain.standardErrors.map((value, j) => (j === 1 ? value / 1e7 : value)),
            1e-7,
          );
          if (kind === 'CR2') near(own.degreesOfFreedom, plain.degreesOfFreedom, 1e-6);
        }
      }),
      { seed: 21, numRuns: 60 },
    );
  });

  it('gives on counted rows what it gives on persons, whatever the order of the rows', () => {
    fc.assert(
      fc.property(many, fc.boolean(), fc.integer({ min: 1, max: 9 }), (list, isWeighted, turn) => {
        const people = single(list);
        const turned = [...people.slice(turn), ...people.slice(0, turn)];
        const fits = [list, people, turned].map((rows) => leastSquares(rowsOf(rows, 'z', isWeighted)));
        fc.pre(fits[0]?.names.length === 3);
        for (const kind of KINDS) {
          const [counted, ...others] = [list, people, turned].map((rows, at) =>
            covarianceOf(fits[at] as (typeof fits)[0], errorsOf(kind, idsOf(rows, 'g'))),
          );
          for (const other of others) {
            near(counted?.standardErrors ?? [], other.standardErrors, 1e-8);
            near(counted?.degreesOfFreedom ?? [], other.degreesOfFreedom, 1e-7);
          }
        }
        for (const fit of fits) near(fit.coefficients, fits[0]?.coefficients ?? [], 1e-8);
      }),
      { seed: 22, numRuns: 60 },
    );
  });

  it('has a cluster of 100,000 alike persons at once', () => {
    const groups = Array.from({ length: 24 }, (_, g) => g);
    const rows: Rows = {
      count: Float64Array.from(groups.flatMap((g) => [g === 3 ? 100_000 : 40 + g, g === 3 ? 60_000 : 55 - g])),
      y: Float64Array.from(groups.flatMap(() => [1, 0])),
      x: [interceptOf(48), { name: 'd', values: Float64Array.from(groups.flatMap((g) => [g % 2, g % 2])) }],
    };
    const ids = Int32Array.from(groups.flatMap((g) => [g, g]));
    const { standardErrors, degreesOfFreedom } = covarianceOf(leastSquares(rows), {
      kind: 'CR2',
      clusters: { ids, copies: 'shared' },
    });
    // Were persons independent, the other arm's twelve clusters of about 95 would hold nearly all the variance: about eleven degrees of freedom.
    expect(degreesOfFreedom[1]).toBeGreaterThan(10.9);
    expect(degreesOfFreedom[1]).toBeLessThan(11.3);
    expect(standardErrors[1]).toBeGreaterThan(0);
  });

  it('is the same absorbed as with a column for every level, two effects and holes in the panel', () => {
    fc.assert(
      fc.property(many, fc.boolean(), (list, isWeighted) => {
        const rows = { ...rowsOf(list, 'z', isWeighted), x: [column(list, 'a'), column(list, 'b')] };
        const effects = (['g', 't'] as const).map((name) => ({ name, ids: idsOf(list, name) }));
        const dummies = effects.flatMap(({ name, ids }) =>
          [...new Set(ids)].map((code) => ({
            name: `${name}${code}`,
            values: Float64Array.from(ids, (id) => Number(id === code)),
          })),
        );
        const wide = leastSquares({ ...rows, x: [...dummies, ...rows.x] });
        const { rows: left, absorbed, norms } = absorb(rows, effects);
        const fit = leastSquares(left, absorbed, norms);
        const names = wide.names.filter((name) => name === 'a' || name === 'b');
        expect(fit.names).toEqual(names);
        const places = names.map((name) => wide.names.indexOf(name));
        near(
          fit.coefficients,
          places.map((place) => wide.coefficients[place] ?? 0),
          1e-8,
        );
        const errors = { kind: 'CR0', clusters: { ids: idsOf(list, 'g'), copies: 'shared' } } as const;
        const [few, all] = [covarianceOf(fit, errors), covarianceOf(wide, errors)];
        near(
          few.standardErrors,
          places.map((place) => all.standardErrors[place] ?? 0),
          1e-6,
          1e-12,
        );
      }),
      { seed: 23, numRuns: 60 },
    );
  });

  it('takes out the effects of a chain of groups that hang together by single rows', () => {
    const rows = 400;
    const effects = [0, 1].map((shift) => ({
      name: `chain ${shift}`,
      ids: Int32Array.from({ length: rows }, (_, row) => Math.floor((row + shift) / 2)),
    }));
    // A sum of both effects is taken out wholly, so the truth is known.
    const sum = Float64Array.from({ length: rows }, (_, row) =>
      effects.reduce((total, { ids }) => total + Math.sin(ids[row] ?? 0) * 10, 0),
    );
    const { rows: left } = absorb(
      { count: ones(rows), y: sum, x: [{ name: 'x', values: Float64Array.from(sum, (_, row) => row % 7) }] },
      effects,
    );
    expect(Math.max(...left.y.map(Math.abs))).toBeLessThan(1e-9);
    for (const { ids } of effects) {
      const means = new Float64Array(rows);
      left.x[0]?.values.forEach((value, row) => {
        means[ids[row] ?? 0] = (means[ids[row] ?? 0] ?? 0) + value;
      });
      expect(Math.max(...means.map(Math.abs))).toBeLessThan(1e-11);
    }
  });

  it('never has a variance below 0 when clustered two ways', () => {
    fc.assert(
      fc.property(many, (list) => {
        const fit = leastSquares(rowsOf(list, 'z'));
        const [first, second] = (['g', 't'] as const).map(
          (name): Clusters => ({ ids: idsOf(list, name), copies: 'shared' }),
        );
        const { standardErrors } = twoWayCovariance(fit, first as Clusters, second as Clusters);
        expect(standardErrors.every((value) => value >= 0)).toBe(true);
      }),
      { seed: 24, numRuns: 100 },
    );
  });
});

describe('logit', () => {
  it('gives on counted rows what it gives on persons, or says of both that it cannot', () => {
    fc.assert(
      fc.property(many, fc.boolean(), (list, isWeighted) => {
        const [few, all] = [logit(rowsOf(list, 'y', isWeighted)), logit(rowsOf(single(list), 'y', isWeighted))];
        expect(isNotEstimable(few)).toBe(isNotEstimable(all));
        if (isNotEstimable(few) || isNotEstimable(all)) return;
        near(few.fit.coefficients, all.fit.coefficients, 1e-7);
        for (const kind of ['iid', 'HC0', 'HC1', 'CR0', 'CR1'] as const) {
          const [a, b] = [
            covarianceOf(few.fit, errorsOf(kind, idsOf(list, 'g'))),
            covarianceOf(all.fit, errorsOf(kind, idsOf(single(list), 'g'))),
          ];
          near(a.standardErrors, b.standardErrors, 1e-7);
        }
      }),
      { seed: 25, numRuns: 60 },
    );
  });

  it('solves the equations of the likelihood: Σ n w x (y − p) = 0', () => {
    fc.assert(
      fc.property(many, (list) => {
        const rows = rowsOf(list, 'y', true);
        const answer = logit(rows);
        if (isNotEstimable(answer)) return;
        for (const { values } of rows.x) {
          const size = Math.max(...values.map(Math.abs));
          const sum = values.reduce(
            (total, x, row) =>
              total +
              ((rows.count[row] ?? 0) *
                (rows.weight?.[row] ?? 1) *
                x *
                ((rows.y[row] ?? 0) - (answer.probabilities[row] ?? 0))) /
                size,
            0,
          );
          expect(Math.abs(sum)).toBeLessThan(1e-6);
        }
      }),
      { seed: 26, numRuns: 60 },
    );
  });

  it('says that somebody is set wholly apart, by one column or by two together, and however far apart', () => {
    const of = (y: number[], ...x: number[][]) =>
      logit({
        count: new Float64Array(y.length).fill(50),
        y: Float64Array.from(y),
        x: [interceptOf(y.length), ...x.map((values, j) => ({ name: `x${j}`, values: Float64Array.from(values) }))],
      });
    expect(isNotEstimable(of([1, 0, 1, 1], [0, 0, 1, 1]))).toBe(true);
    expect(isNotEstimable(of([1, 0, 1, 0, 0], [0, 0, 1, 1, 2], [0, 0, 0, 0, 1]))).toBe(true);
    expect(isNotEstimable(of([0, 1], [-1e8, 1e8]))).toBe(true);
    expect(isNotEstimable(of([1, 1, 1], [0, 1, 2]))).toBe(true);
    expect(isNotEstimable(of([1, 0, 1, 0], [0, 0, 1, 1]))).toBe(false);
  });

  it('sees four persons set apart among two millions, and bears one who is far from all others', () => {
    const x = [interceptOf(3), { name: 'few', values: Float64Array.from([0, 0, 1]) }];
    const few = logit({ count: Float64Array.from([1e6, 1e6, 4]), y: Float64Array.from([1, 0, 0]), x });
    expect(isNotEstimable(few)).toBe(true);
    const far = { name: 'far', values: Float64Array.from([0, 0, 1, 1, 100]) };
    const answer = logit({
      count: Float64Array.from([30, 70, 60, 40, 1]),
      y: Float64Array.from([1, 0, 1, 0, 1]),
      x: [interceptOf(5), far],
    });
    if (isNotEstimable(answer)) throw new Error(answer.reason.en);
    // The far one's log odds are beyond 100: she says nothing more, and the four groups decide as without her.
    near(answer.fit.coefficients, [Math.log(3 / 7), Math.log((60 * 70) / (40 * 30))], 1e-9);
    expect(answer.probabilities[4]).toBe(1);
  });
});
