import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenFolder } from '../../../tests/given.ts';
import { absent } from '../../../tests/reference-cases.ts';
import { compositionTest } from '../composition/composition-test.ts';
import { standardisedDifference } from '../composition/standardised-difference.ts';
import { protect } from '../disclosure/protect.ts';
import type { Estimate } from '../estimate.ts';
import { type ComposedCovariate, type Composition, compositionContradiction } from '../plan/kinds/composition.ts';
import { chiSquareTest } from '../proportions/chi-square-test.ts';
import { openTable } from '../read/table.ts';
import { tableSource } from '../source/table-source.ts';
import { fitsFor, lalonde, lalondeFile } from '../weighting/lalonde.fixture.ts';
import { composition } from './composition.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

const words = (text: string) => ({ da: text, en: text });
const covariate = (column: string, as?: 'category' | 'number'): ComposedCovariate => ({
  column,
  label: words(column),
  ...(as && { as }),
});
const tableOne = (covariates: ComposedCovariate[], change: Partial<Composition> = {}): Composition => ({
  name: 'table-1',
  kind: 'composition',
  data: 'persons',
  title: words('x'),
  group: { column: 'treat', treated: '1', control: '0', treatedLabel: words('a'), controlLabel: words('b') },
  covariates,
  ...change,
});

let tables = 0;
async function found(lines: readonly string[], analysis: Composition) {
  const file = path.join(place.folder, `${tables++}.csv`);
  writeFileSync(file, lines.join('\n'));
  const table = await openTable(file);
  try {
    const finding = await composition(tableSource(table), analysis);
    expect(finding.counts).toHaveLength(finding.estimates.length);
    return finding;
  } finally {
    table.close();
  }
}
const line = (estimates: readonly Estimate[], outcome: string, term: string) =>
  estimates.find((one) => one.outcome === outcome && one.term === term) as Estimate;

describe('the published study’s Table 1', () => {
  /** [level, percent treated, percent control, standardised difference, p] of each row. */
  const printed: [string, [string, number, number, number, number][]][] = [
    [
      'sex',
      [
        ['m', 49, 54, -0.1, 0.0256],
        ['k', 51, 46, 0.1, 0.0256],
      ],
    ],
    [
      'age',
      [
        ['under 35', 26, 40, -0.301, 6.23e-11],
        ['36-50', 42, 38, 0.082, 0.0638],
        ['51+', 31, 22, 0.205, 1.01e-6],
      ],
    ],
    [
      'origin',
      [
        ['danish', 47, 71, -0.503, 0],
        ['immigrant', 48, 25, 0.492, 0],
        ['descendant', 5, 4, 0.048, 0.288],
      ],
    ],
    ['out3', [['1', 79, 74, 0.118, 0.0093]]],
    ['out5', [['1', 70, 64, 0.128, 0.00403]]],
  ];
  const sizes = { 1: 548, 0: 8096 } as const;

  it.each(printed)('%s: shares, distances and tests', async (column, levels) => {
    const lines = ['treat,x'];
    for (const [group, at] of [
      [1, 1],
      [0, 2],
    ] as const) {
      let rest: number = sizes[group];
      for (const level of levels) {
        const n = Math.round((level[at] / 100) * sizes[group]);
        rest -= n;
        lines.push(...Array.from({ length: n }, () => `${group},${level[0]}`));
      }
      lines.push(...Array.from({ length: rest }, () => `${group},other`));
    }
    const { estimates } = await found(lines, tableOne([covariate('x')]));
    for (const [level, treated, control, apart, p] of levels) {
      const one = line(estimates, 'x', level);
      expect(Math.round(100 * (one.shareTreated as number)), column).toBe(treated);
      expect(Math.round(100 * (one.shareControl as number))).toBe(control);
      // The table takes the printed percentages, the lines the counts: they differ by up to half a percent of 548.
      expect(Math.abs((one.standardisedDifference as number) - apart)).toBeLessThan(0.004);
      expect(Math.abs(Math.log10(((one.pValue as number) + 1e-16) / (p + 1e-16)))).toBeLessThan(0.02);
      expect(one.notes.includes('imbalance')).toBe(Math.abs(one.standardisedDifference as number) > 0.1);
    }
  });

  it('has the printed distances from the printed percentages, measured in both groups', () => {
    for (const [, levels] of printed)
      for (const [, treated, control, apart] of levels) {
        const share = (percent: number) => ({ n: 1, mean: percent / 100, variance: 0 });
        expect(standardisedDifference(share(treated), share(control), 'pooled', true)).toBeCloseTo(apart, 3);
      }
  });
});

describe.skipIf(!lalondeFile)(lalondeFile ? 'MatchIt’s balance of the Lalonde data' : absent('lalonde.csv'), () => {
  it('measures in the treated, binaries by p(1 − p)', async () => {
    const file = lalondeFile as string;
    const { arms, x } = lalonde(file, 're78');
    const { scores } = fitsFor(arms, x);
    const [header, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
    const lines = [`${header},distance`, ...rows.map((row, index) => `${row},${scores[index]}`)];
    const numbers = ['distance', 'age', 'educ', 'married', 'nodegree', 're74', 're75'];
    const analysis = tableOne([...numbers.map((name) => covariate(name, 'number')), covariate('race')], {
      denominator: 'treated',
    });
    const { estimates } = await found(lines, analysis);
    const expected = [1.794086, -0.309445, 0.054965, -0.826309, 0.24497, -0.721084, -0.290263];
    numbers.forEach((name, index) => {
      const one = line(estimates, name, 'mean');
      expect(one.standardisedDifference, name).toBeCloseTo(expected[index] as number, 6);
      const isBinary = name === 'married' || name === 'nodegree';
      expect(one.details.denominator).toBe(isBinary ? 'treated: sqrt(p(1-p))' : 'treated: sd with n-1');
    });
    expect(line(estimates, 'race', 'black').standardisedDifference).toBeCloseTo(1.761542, 6);
    expect(line(estimates, 'age', 'mean').details.meanTreated).toBeCloseTo(25.816216, 6);
    expect(line(estimates, 'educ', 'mean').notes).toEqual([]);
    expect(line(estimates, 'race', 'overall').degreesOfFreedom).toBe(2);
  });
});

describe('missing values', () => {
  const lines = [
    'treat,x,n',
    ...Array(6).fill('1,a,3'),
    ...Array(4).fill('1,,'),
    ...Array(5).fill('0,b,2'),
    '0,NA,.',
    '0,a,4',
    ',a,1',
  ];

  it('are a level of their own, counted', async () => {
    const { estimates, counts, leftOut } = await found(lines, tableOne([covariate('x'), covariate('n', 'number')]));
    expect(estimates.map((one) => `${one.outcome} ${one.term}`)).toEqual([
      'x overall',
      'x a',
      'x b',
      'x missing',
      'n mean',
      'n missing',
    ]);
    expect(line(estimates, 'x', 'missing')).toMatchObject({
      shareTreated: 0.4,
      details: { countTreated: 4, countControl: 1 },
    });
    expect(line(estimates, 'x', 'missing').notes).toContain('missing-values');
    expect(line(estimates, 'x', 'overall').degreesOfFreedom).toBe(2);
    expect(line(estimates, 'n', 'mean')).toMatchObject({ nTreated: 6, nControl: 6 });
    expect(counts[3]).toContainEqual({ data: 'persons', where: { treat: '1', x: '' }, value: 4 });
    expect(leftOut.otherGroup).toBe(1);
  });

  it('and levels stand in the order of the plan', async () => {
    const levels = ['b', 'a'].map((value) => ({ value, label: words(value) }));
    const { estimates } = await found(lines, tableOne([{ ...covariate('x'), levels }]));
    expect(estimates.map((one) => one.term)).toEqual(['overall', 'b', 'a', 'missing']);
  });

  it('among one year of a long table only', async () => {
    const long = ['treat,x,year', '1,a,2016', '1,b,2017', '0,a,2016', '0,a,2017', '0,b,'];
    const { estimates, leftOut } = await found(
      long,
      tableOne([covariate('x')], { among: { column: 'year', is: ['2017'] } }),
    );
    expect(line(estimates, 'x', 'b')).toMatchObject({ nTreated: 1, nControl: 1, shareTreated: 1, shareControl: 0 });
    expect(leftOut.covariateMissing).toBe(1);
  });
});

it('disclosure control hides a small level, and another with it', async () => {
  const many = (n: number, text: string) => Array.from({ length: n }, () => text);
  const lines = [
    'treat,x',
    ...many(40, '1,a'),
    ...many(3, '1,b'),
    ...many(20, '1,c'),
    ...many(50, '0,a'),
    ...many(60, '0,b'),
  ];
  const finding = await found([...lines, ...many(70, '0,c')], tableOne([covariate('x')]));
  const { estimates } = await protect([finding], { smallestCell: 5 });
  const hidden = estimates.filter((one) => one.suppressed).map((one) => one.term);
  expect(hidden).toContain('b');
  expect(hidden.filter((term) => term === 'a' || term === 'c').length).toBeGreaterThan(0);
  expect(hidden).toContain('overall');
});

describe('on any groups', () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 1,
    maxLength: 6,
  });
  const some = fc.integer({ min: 1, max: 90 });
  const group = fc.record({
    n: fc.integer({ min: 2, max: 99 }),
    mean: fc.integer({ min: -9, max: 9 }),
    variance: fc.integer({ min: 1, max: 50 }),
  });

  it('two levels give the test of two shares', () =>
    fc.assert(
      fc.property(fc.tuple(some, some, some, some), ([a, b, c, d]) => {
        const [whole, two] = [
          compositionTest([
            [a, c],
            [b, d],
          ]),
          chiSquareTest({ treated: { events: a, total: a + b }, control: { events: c, total: c + d } }),
        ];
        expect(whole?.statistic).toBeCloseTo(two?.statistic as number, 8);
        expect(whole?.pValue).toBeCloseTo(two?.pValue as number, 10);
      }),
    ));

  it('an empty level and the order of levels change nothing', () =>
    fc.assert(
      fc.property(counts, (levels) => {
        const plain = compositionTest(levels);
        const other = compositionTest([[0, 0], ...levels.toReversed()]);
        expect(other === null).toBe(plain === null);
        if (plain) expect(other?.statistic).toBeCloseTo(plain.statistic, 9);
      }),
    ));

  it('a distance turns round with the groups, and does not depend on the unit', () =>
    fc.assert(
      fc.property(group, group, (a, b) => {
        for (const denominator of ['pooled', 'simple'] as const)
          expect(standardisedDifference(b, a, denominator, false)).toBeCloseTo(
            -(standardisedDifference(a, b, denominator, false) as number),
            12,
          );
        const scaled = (one: typeof a) => ({ n: one.n, mean: one.mean * 12, variance: one.variance * 144 });
        for (const denominator of ['treated', 'pooled', 'simple'] as const)
          expect(standardisedDifference(scaled(a), scaled(b), denominator, false)).toBeCloseTo(
            standardisedDifference(a, b, denominator, false) as number,
            12,
          );
      }),
    ));

  it('is imbalance too when nobody varies and the groups differ', async () => {
    const { estimates } = await found(
      ['treat,x', '1,5', '1,5', '0,4', '0,4'],
      tableOne([covariate('x', 'number')], { denominator: 'treated' }),
    );
    expect(line(estimates, 'x', 'mean')).toMatchObject({
      standardisedDifference: null,
      notes: ['no-variation', 'imbalance'],
    });
  });
});

it.each<[Composition, RegExp]>([
  [tableOne([covariate('x'), covariate('x')]), /the covariate "x" twice/],
  [tableOne([covariate('treat')]), /the group's column "treat"/],
  [tableOne([{ ...covariate('x', 'number'), levels: [{ value: '1', label: words('1') }] }]), /"x", which is a number/],
])('a plan that contradicts itself is told so: %#', (analysis, message) =>
  expect(compositionContradiction(analysis)).toMatch(message),
);
