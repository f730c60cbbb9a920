import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenFolder } from '../../../tests/given.ts';
import { absent, caseFile } from '../../../tests/reference-cases.ts';
import type { Estimate } from '../estimate.ts';
import { type CompareShares, compareSharesContradiction } from '../plan/kinds/compare-shares.ts';
import { equivalence } from '../power/equivalence.ts';
import { fisherExactTest } from '../proportions/fisher-exact-test.ts';
import { waldInterval } from '../proportions/wald-interval.ts';
import { openTable } from '../read/table.ts';
import { tableSource } from '../source/table-source.ts';
import { compareShares } from './compare-shares.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

const words = (text: string) => ({ da: text, en: text });
const labelled = (column: string) => ({ column, label: words(column) });
const shares = (change: Partial<CompareShares> = {}): CompareShares => ({
  name: 'work',
  kind: 'compare-shares',
  data: 'panel',
  title: words('x'),
  group: { column: 'g', treated: '1', control: '0', treatedLabel: words('a'), controlLabel: words('b') },
  outcome: labelled('y'),
  ...change,
});

let tables = 0;
async function found(lines: string[], analysis: CompareShares) {
  const file = path.join(place.folder, `${tables++}.csv`);
  writeFileSync(file, lines.join('\n'));
  return foundIn(file, analysis);
}
async function foundIn(file: string, analysis: CompareShares) {
  const table = await openTable(file);
  try {
    const finding = await compareShares(tableSource(table), analysis);
    expect(finding.counts).toHaveLength(finding.estimates.length);
    return finding;
  } finally {
    table.close();
  }
}

/** Equal lines many times. */
const times = (n: number, line: string) => Array.from({ length: n }, () => line);
const of = (estimates: readonly Estimate[], estimator: string) =>
  estimates.filter((one) => one.estimator === estimator);

/** 71 of 548 against 1,133 of 8,096, in six areas of about the same size. */
const printed = [
  'g,y,area',
  ...Array.from({ length: 548 }, (_, i) => `1,${Number(i < 71)},a${i % 6}`),
  ...times(1133, '0,1,b'),
  ...times(6963, '0,0,b'),
];

describe('one comparison', () => {
  it('carries what could have been found, and the limits of both shares', async () => {
    const [one] = (await found(printed, shares())).estimates;
    expect(100 * (one?.minimumDetectable ?? 0)).toBeCloseTo(4.459, 2);
    expect(one?.details.shareTreatedLow).toBeCloseTo(0.1040035616, 9);
    expect(one?.details.shareControlHigh).toBeCloseTo(0.1476736557, 9);
    expect(one?.notes).toEqual([]);
  });

  it('counts areas that hang together: six of them and Student’s t', async () => {
    const [one] = (await found(printed, shares({ icc: 0.01, clusters: 'area' }))).estimates;
    expect(100 * (one?.minimumDetectable ?? 0)).toBeCloseTo(7.57, 1);
    expect(one?.details).toMatchObject({ treatedAreas: 6, icc: 0.01 });
    expect(one?.details.designEffect).toBeCloseTo(1 + (548 / 6 - 1) * 0.01, 3);
    expect(one?.details.minimumDetectableManyAreas).toBeGreaterThan(
      one?.details.minimumDetectableWithoutAreas as number,
    );
    expect(one?.minimumDetectable).toBeGreaterThan(one?.details.minimumDetectableManyAreas as number);
    const wider = (one?.standardError as number) * Math.sqrt(one?.details.designEffect as number);
    expect(one?.details.standardErrorWithAreas).toBeCloseTo(wider, 12);
    expect(one?.details.ciLowWithAreas).toBeCloseTo((one?.estimate as number) - 2.570581835636314 * wider, 10);
    expect(one?.details.pValueWithAreas).toBeGreaterThan(one?.pValue as number);
  });

  it('says that one treated area proves nothing', async () => {
    const alone = printed.map((line) => line.replace(/a\d$/, 'a'));
    const [one] = (await found(alone, shares({ icc: 0.01, clusters: 'area' }))).estimates;
    expect(one).toMatchObject({ minimumDetectable: null, notes: ['one-treated-area'] });
    expect(one?.details.pValueWithAreas).toBeNull();
  });

  it('has the test and the interval that the plan names', async () => {
    const groups = { treated: { events: 71, total: 548 }, control: { events: 1133, total: 8096 } };
    const [fisher] = (await found(printed, shares({ test: 'fisher', interval: 'wald' }))).estimates;
    expect(fisher).toMatchObject({ test: 'fisher-exact', errorMethod: 'wald-unpooled', statistic: null });
    expect(fisher?.pValue).toBe(fisherExactTest(groups).pValue);
    expect(fisher?.details.conditionalOddsRatio).toBe(fisherExactTest(groups).oddsRatio);
    expect(fisher?.ciLow).toBeCloseTo(waldInterval(groups, 1.959963984540054).low, 12);
    const [yates] = (await found(printed, shares({ test: 'yates' }))).estimates;
    expect(yates?.pValue).toBeCloseTo(0.5381132623109, 12);
  });

  it('says when the chi-square test rests on too few', async () => {
    const few = ['g,y', ...times(3, '1,1'), '1,0', '0,1', ...times(399, '0,0')];
    expect((await found(few, shares())).estimates[0]?.notes).toEqual(['expected-count-below-5']);
    expect((await found(few, shares({ test: 'fisher' }))).estimates[0]?.notes).toEqual([]);
  });

  it('shows nobody level who is not', async () => {
    const [, line] = (await found(printed, shares({ equivalence: { margin: 0.03 } }))).estimates;
    expect(line).toMatchObject({ estimator: 'equivalence-two-one-sided', notes: ['equivalence-not-shown'] });
    expect(line?.confidence).toBeCloseTo(0.9, 12);
    expect(line?.pValue).toBeCloseTo(0.0933, 4);
    expect(line?.ciLow).toBeCloseTo(-0.0348, 4);
    expect(line?.details.shownWithin).toBeCloseTo(0.0348, 4);
    const wide = (await found(printed, shares({ equivalence: { margin: 0.05 } }))).estimates[1];
    expect(wide?.notes).toEqual(['equivalence-shown']);
    expect(wide?.pValue).toBe(equivalence(wide?.estimate as number, wide?.standardError as number, 0.05).pValue);
  });
});

const lalonde = caseFile('lalonde.csv');
it.skipIf(!lalonde)(
  lalonde ? 'the common odds ratio over strata of the Lalonde data' : absent('lalonde.csv'),
  async () => {
    const analysis = shares({
      group: { ...shares().group, column: 'treat' },
      outcome: labelled('emp78'),
      strata: ['race', 'married', 'nodegree'],
    });
    const [difference, line] = (await foundIn(lalonde as string, analysis)).estimates;
    expect(difference?.estimate).toBeCloseTo(-0.014805, 6);
    expect(difference?.standardError).toBeCloseTo(0.037495, 6);
    expect(difference?.statistic).toBeCloseTo(0.158584, 6);
    expect(line).toMatchObject({ estimator: 'mantel-haenszel', unit: 'odds-ratio', nTreated: 185, nControl: 429 });
    expect(line?.estimate).toBeCloseTo(1.411015, 6);
    expect(line?.ciLow).toBeCloseTo(0.837509, 6);
    expect(line?.statistic).toBeCloseTo(1.632816, 6);
    expect(line?.details).toMatchObject({ strata: 12 });
    expect(line?.details.statisticCorrected).toBeCloseTo(1.318617, 6);
    expect(line?.minimumDetectable).toBeGreaterThan(1);
  },
);

describe('weights', () => {
  it('are the same as counting when all are one number', async () => {
    const weighted = ['g,y,w', ...printed.slice(1).map((line) => `${line.slice(0, 3)},2.5`)];
    const [one] = (await found(weighted, shares({ weights: 'w' }))).estimates;
    const [plain] = (await found(printed, shares())).estimates;
    expect(one?.estimate).toBeCloseTo(plain?.estimate as number, 12);
    // The linearised error has n − 1 where the plain one has n.
    const [p1, p0] = [71 / 548, 1133 / 8096];
    expect(one?.standardError).toBeCloseTo(Math.sqrt((p1 * (1 - p1)) / 547 + (p0 * (1 - p0)) / 8095), 12);
    expect(one?.details.effectiveTreated).toBeCloseTo(548, 9);
    expect(one?.errorMethod).toMatch(/^linearised-weights/);
  });

  it('move the shares, by hand', async () => {
    const lines = ['g,y,w', '1,1,3', '1,0,1', '1,0,1', '0,1,1', '0,1,1', '0,0,4', '1,1,'];
    const { estimates, leftOut } = await found(lines, shares({ weights: 'w' }));
    expect(estimates[0]?.shareTreated).toBeCloseTo(3 / 5, 12);
    expect(estimates[0]?.shareControl).toBeCloseTo(2 / 6, 12);
    const squares = (3 * 0.4) ** 2 + 0.6 ** 2 + 0.6 ** 2;
    const other = 2 * (2 / 3) ** 2 + (4 / 3) ** 2;
    expect(estimates[0]?.standardError).toBeCloseTo(Math.sqrt((1.5 * squares) / 25 + (1.5 * other) / 36), 12);
    expect(leftOut.covariateMissing).toBe(1);
  });

  it('below 0 are refused', () =>
    expect(found(['g,y,w', '1,1,-1', '0,0,1'], shares({ weights: 'w' }))).rejects.toThrow(
      /column "w" holds the weight -1; a weight is 0 or more/,
    ));

  it('whose squares are no number are refused', () =>
    expect(found(['g,y,w', '1,1,1e300', '0,0,1'], shares({ weights: 'w' }))).rejects.toThrow(
      /column "w" holds the weight 1e\+300; a weight is 1e\+100 at most/,
    ));
});

describe('the change, not two levels', () => {
  const alike = (g: number, y: number, sex: string, n: number) => times(n, `${g},${y},${sex}`);
  const bySex = [
    'g,y,sex',
    ...[alike(1, 1, 'k', 40), alike(1, 0, 'k', 60), alike(0, 1, 'k', 50), alike(0, 0, 'k', 150)].flat(),
    ...[alike(1, 1, 'm', 33), alike(1, 0, 'm', 67), alike(0, 1, 'm', 50), alike(0, 0, 'm', 150)].flat(),
  ];

  it('tests subgroups against each other when one is significant and the other is not', async () => {
    const { estimates } = await found(bySex, shares({ subgroups: [labelled('sex')] }));
    const [line, ...others] = of(estimates, 'difference-between-subgroups');
    expect(others).toEqual([]);
    expect(line).toMatchObject({ subgroup: 'sex=k', period: 'all', notes: ['only-one-significant'] });
    expect(line?.estimate).toBeCloseTo(0.15 - 0.08, 12);
    const error = Math.sqrt(0.24 / 100 + 0.1875 / 200 + (0.33 * 0.67) / 100 + 0.1875 / 200);
    expect(line?.standardError).toBeCloseTo(error, 12);
    expect(line?.pValue).toBeGreaterThan(0.05);
    expect(line?.minimumDetectable).toBeCloseTo(2.801585218 * error, 8);
  });

  it('counts everybody else as the outside, those without a value too', async () => {
    const { estimates, counts } = await found(
      [...bySex, ...times(20, '1,1,'), ...times(20, '0,0,')],
      shares({ subgroups: [labelled('sex')] }),
    );
    const lines = of(estimates, 'difference-between-subgroups');
    expect(lines.map((one) => one.subgroup)).toEqual(['sex=k', 'sex=m']);
    expect(lines[0]?.details).toMatchObject({ nTreatedOutside: 120, nControlOutside: 220 });
    expect(counts[estimates.indexOf(lines[0] as Estimate)]).toContainEqual({
      data: 'panel',
      where: { g: '1', 'not sex': 'k' },
      value: 120,
    });
  });

  /** [group, sex, outcomes of three years, persons]. */
  const panel = (rows: [number, string, string, number][]) => {
    let person = 0;
    return [
      'person,year,g,y,sex',
      ...rows.flatMap(([g, sex, course, n]) =>
        Array.from({ length: n }, () => {
          person++;
          return [...course].map((y, index) => `${person},${2015 + index},${g},${y},${sex}`);
        }).flat(),
      ),
    ];
  };
  const rising = panel([
    [1, 'k', '011', 40],
    [1, 'k', '000', 60],
    [0, 'k', '000', 80],
    [0, 'k', '111', 20],
    [1, 'm', '001', 30],
    [1, 'm', '100', 70],
    [0, 'm', '010', 50],
    [0, 'm', '101', 50],
  ]);
  const overTime = shares({
    period: labelled('year'),
    start: { before: '2017', label: words('start') },
    change: { unit: 'person', before: ['2015', '2016'], after: ['2017'] },
    subgroups: [labelled('sex')],
  });

  it('names a rise before the start, person by person', async () => {
    const { estimates } = await found(rising, overTime);
    const early = estimates.filter((one) => one.period === 'change-before-start');
    const women = early.find((one) => one.subgroup === 'sex=k' && one.estimator === 'difference-in-differences');
    expect(women?.estimate).toBeCloseTo(0.4, 12);
    expect(women?.standardError).toBeCloseTo(Math.sqrt((0.4 * 0.6) / 99), 12);
    expect(women?.notes).toEqual(['moved-before-start']);
    expect(women?.minimumDetectable).toBeCloseTo(2.801585218 * (women?.standardError ?? 0), 8);
  });

  it('tests the change of one subgroup against that of the other', async () => {
    const { estimates } = await found(rising, overTime);
    const change = (subgroup: string) =>
      estimates.find(
        (one) => one.period === 'change' && one.subgroup === subgroup && one.estimator === 'difference-in-differences',
      );
    const between = estimates.find(
      (one) => one.period === 'change' && one.estimator === 'difference-between-subgroups',
    );
    expect(between?.estimate).toBeCloseTo(
      (change('sex=k')?.estimate as number) - (change('sex=m')?.estimate as number),
      12,
    );
    expect(between?.standardError).toBeCloseTo(
      Math.hypot(change('sex=k')?.standardError as number, change('sex=m')?.standardError as number),
      12,
    );
  });

  it('tests the difference between neighbouring years of which one only is significant', async () => {
    const { estimates } = await found(rising, overTime);
    const lines = of(estimates, 'difference-between-periods');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const level = (period: unknown) =>
        of(estimates, 'difference-in-shares').find((one) => one.period === period && one.subgroup === line.subgroup);
      const [earlier, later] = [level(line.details.before), level(line.period)];
      expect((earlier?.pValue as number) < 0.05).not.toBe((later?.pValue as number) < 0.05);
      expect(line.estimate).toBeCloseTo((later?.estimate as number) - (earlier?.estimate as number), 12);
      expect(line.notes).toEqual(['only-one-significant']);
    }
  });

  it('says at a significant year that only levels were tested when the plan names no change', async () => {
    const { change: _, start: __, ...levels } = overTime;
    const { estimates } = await found(rising, levels);
    const marked = of(estimates, 'difference-in-shares').filter((one) => one.notes.includes('levels-only'));
    expect(marked.length).toBeGreaterThan(0);
    for (const one of marked) expect(one.pValue).toBeLessThan(0.05);
    for (const one of of((await found(rising, overTime)).estimates, 'difference-in-shares'))
      expect(one.notes).not.toContain('levels-only');
  });

  it('refuses a change between periods that are not there', () =>
    expect(
      found(rising, { ...overTime, change: { unit: 'person', before: ['2014'], after: ['2017'] } }),
    ).rejects.toThrow(/"change" of analysis "work" names "2014".*2015, 2016, 2017/));
});

it.each<[Partial<CompareShares>, RegExp]>([
  [{ icc: 0.01 }, /"icc" and "clusters" together/],
  [{ weights: 'w', test: 'fisher' }, /"weights", which "test" cannot use/],
  [{ change: { unit: 'p', before: ['1'], after: ['2'] } }, /names no "period"/],
  [{ period: labelled('t'), change: { unit: 'p', before: ['1'], after: ['1'] } }, /both before and after/],
])('a plan that contradicts itself is told so: %j', (change, message) =>
  expect(compareSharesContradiction(shares(change))).toMatch(message),
);
