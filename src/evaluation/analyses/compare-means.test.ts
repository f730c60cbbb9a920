import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenFolder } from '../../../tests/given.ts';
import { absent, caseFile } from '../../../tests/reference-cases.ts';
import { pooledDifference, welchDifference } from '../means/mean-difference.ts';
import { momentsOf } from '../means/moments-of.ts';
import { type CompareMeans, compareMeansContradiction } from '../plan/kinds/compare-means.ts';
import { openTable } from '../read/table.ts';
import { tableSource } from '../source/table-source.ts';
import { compareMeans } from './compare-means.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

const words = (text: string) => ({ da: text, en: text });
const labelled = (column: string) => ({ column, label: words(column) });
const means = (change: Partial<CompareMeans> = {}): CompareMeans => ({
  name: 'hours',
  kind: 'compare-means',
  data: 'panel',
  title: words('x'),
  group: { column: 'treat', treated: '1', control: '0', treatedLabel: words('a'), controlLabel: words('b') },
  outcome: labelled('re78'),
  ...change,
});

async function foundIn(file: string, analysis: CompareMeans) {
  const table = await openTable(file);
  try {
    const finding = await compareMeans(tableSource(table), analysis);
    expect(finding.counts).toHaveLength(finding.estimates.length);
    return finding;
  } finally {
    table.close();
  }
}
let tables = 0;
function found(lines: string[], analysis: CompareMeans) {
  const file = path.join(place.folder, `${tables++}.csv`);
  writeFileSync(file, lines.join('\n'));
  return foundIn(file, analysis);
}

const lalonde = caseFile('lalonde.csv');
describe.skipIf(!lalonde)(lalonde ? 'earnings in the Lalonde data' : absent('lalonde.csv'), () => {
  it('by Welch', async () => {
    const [one] = (await foundIn(lalonde as string, means())).estimates;
    expect(one?.estimate).toBeCloseTo(-635.026212, 6);
    expect(one?.standardError).toBeCloseTo(677.195372, 6);
    expect(one?.degreesOfFreedom).toBeCloseTo(326.412, 3);
    expect(one).toMatchObject({ test: 'welch-t', nTreated: 185, nControl: 429, unit: 'number' });
    expect(one?.minimumDetectable).toBeGreaterThan(2.8016 * 677.195372);
    expect(one?.minimumDetectable).toBeLessThan(2.82 * 677.195372);
  });

  it('with one variance', async () => {
    const [one] = (await foundIn(lalonde as string, means({ variances: 'pooled' }))).estimates;
    expect(one?.standardError).toBeCloseTo(657.137424, 6);
    expect(one?.degreesOfFreedom).toBe(612);
  });

  it('among those with work only, by race against everybody else', async () => {
    const among = { column: 'emp78', is: ['1'] };
    const { estimates, counts, leftOut } = await foundIn(
      lalonde as string,
      means({ among, subgroups: [labelled('race'), labelled('married')] }),
    );
    expect(estimates[0]).toMatchObject({ nTreated: 140, nControl: 331 });
    expect(leftOut.outcomeMissing).toBe(0);
    const between = estimates.filter((one) => one.estimator === 'difference-between-subgroups');
    expect(between.map((one) => one.subgroup)).toEqual(['race=black', 'race=hispan', 'race=white', 'married=0']);
    const black = estimates.find((one) => one.subgroup === 'race=black');
    expect(between[0]?.details.estimateInside).toBe(black?.estimate);
    expect(counts[0]?.[0]).toEqual({ data: 'panel', where: { treat: '1', emp78: '1', 'known re78': '1' }, value: 140 });
  });
});

const trial = caseFile('nsw_exp.csv');
it.skipIf(!trial)(trial ? 'earnings in the randomised trial' : absent('nsw_exp.csv'), async () => {
  const [one] = (await foundIn(trial as string, means())).estimates;
  expect(one?.estimate).toBeCloseTo(1794.342382, 6);
  expect(one?.standardError).toBeCloseTo(670.996545, 5);
  const [pooled] = (await foundIn(trial as string, means({ variances: 'pooled' }))).estimates;
  expect(pooled?.standardError).toBeCloseTo(632.853392, 6);
});

describe('on any numbers', () => {
  const side = fc.array(fc.record({ n: fc.integer({ min: 1, max: 4 }), value: fc.integer({ min: -50, max: 50 }) }), {
    minLength: 2,
    maxLength: 12,
  });

  it('counted rows give what single persons give', () =>
    fc.assert(
      fc.property(side, (values) => {
        const [counted, single] = [
          momentsOf(values),
          momentsOf(values.flatMap(({ n, value }) => Array.from({ length: n }, () => ({ n: 1, value })))),
        ];
        expect(counted.n).toBe(single.n);
        expect(counted.mean).toBeCloseTo(single.mean, 10);
        expect(counted.variance).toBeCloseTo(single.variance, 9);
      }),
    ));

  it('a shift of the outcome moves nothing, and both tests agree where groups are alike', () =>
    fc.assert(
      fc.property(side, side, (a, b) => {
        const [one, other] = [momentsOf(a), momentsOf(b)];
        const plain = welchDifference(one, other);
        if (!plain) return;
        const moved = (values: typeof a) => momentsOf(values.map(({ n, value }) => ({ n, value: value + 1e6 })));
        const shifted = welchDifference(moved(a), moved(b));
        expect(shifted?.standardError).toBeCloseTo(plain.standardError, 7);
        expect(shifted?.estimate).toBeCloseTo(plain.estimate, 7);
        expect(plain.degreesOfFreedom).toBeLessThanOrEqual(one.n + other.n - 2 + 1e-9);
        const alike = pooledDifference(one, { ...one, mean: 0 });
        const welch = welchDifference(one, { ...one, mean: 0 });
        if (alike) expect(alike.pValue).toBeCloseTo(welch?.pValue as number, 10);
      }),
    ));
});

describe('weights', () => {
  it('are the same as counting when all are one number', async () => {
    const lines = ['1,4', '1,7', '1,9', '0,2', '0,3', '0,8', '0,1'];
    const [one] = (await found(['treat,re78,w', ...lines.map((line) => `${line},3`)], means({ weights: 'w' })))
      .estimates;
    const [plain] = (await found(['treat,re78', ...lines], means())).estimates;
    expect(one?.estimate).toBeCloseTo(plain?.estimate as number, 12);
    expect(one?.standardError).toBeCloseTo(plain?.standardError as number, 12);
    expect(one?.details.effectiveTreated).toBeCloseTo(3, 12);
    expect(one?.errorMethod).toMatch(/^linearised-weights/);
  });

  it('move the means, by hand, and a missing one is left out', async () => {
    const lines = ['treat,re78,w', '1,4,3', '1,8,1', '0,2,1', '0,6,1', '0,6,'];
    const { estimates, leftOut } = await found(lines, means({ weights: 'w' }));
    expect(estimates[0]?.details).toMatchObject({ meanTreated: 5, meanControl: 4 });
    expect(estimates[0]?.standardError).toBeCloseTo(Math.sqrt((2 * (9 + 9)) / 16 + (2 * (4 + 4)) / 4), 12);
    expect(leftOut.covariateMissing).toBe(1);
    await expect(found(['treat,re78,w', '1,4,-3', '0,8,1'], means({ weights: 'w' }))).rejects.toThrow(/weight -3/);
  });
});

describe('over time', () => {
  const panel = [
    'person,treat,year,re78',
    ...Array.from({ length: 40 }, (_, i) => {
      const treated = Number(i < 20);
      return ['2015', '2016', '2017'].map(
        (year, at) => `${i},${treated},${year},${(i % 5) + at * treated * 2 + (i % 3) * at}`,
      );
    }).flat(),
  ];
  const overTime = means({
    period: labelled('year'),
    start: { before: '2017', label: words('start') },
    change: { unit: 'person', before: ['2016'], after: ['2017'] },
  });

  it('follows persons: the change and the move before the start', async () => {
    const { estimates } = await found(panel, overTime);
    const [change, early] = ['change', 'change-before-start'].map((period) =>
      estimates.find((one) => one.period === period),
    );
    // Twenty persons each; i % 3 sums to 19 among the first and 20 among the others.
    expect(change?.estimate).toBeCloseTo(2 + 19 / 20 - 20 / 20, 12);
    expect(change).toMatchObject({ unit: 'number', estimator: 'difference-in-differences', nTreated: 20 });
    expect(early?.estimate).toBeCloseTo(2 - 1 / 20, 12);
    expect(early?.notes).toEqual(['moved-before-start']);
  });

  it('says where only levels were tested, and where nobody differs', async () => {
    const { change: _, ...levels } = overTime;
    const found2017 = (await found(panel, levels)).estimates.find((one) => one.period === '2017');
    expect(found2017?.notes).toEqual(['levels-only']);
    const flat = await found(['treat,re78', '1,4', '1,4', '0,4', '0,4'], means());
    expect(flat.estimates[0]).toMatchObject({ estimate: null, notes: ['no-variation'] });
    await expect(found(['treat,re78', '1,4', '1,5'], means())).rejects.toThrow(/control group .* is empty/);
    await expect(found(['treat,re78', '1,4', '0,many'], means())).rejects.toThrow(/row 3: "many" is not a number/);
  });

  it('contradictions are told', () => {
    expect(compareMeansContradiction(means({ weights: 'w', variances: 'welch' }))).toMatch(/"variances" cannot use/);
    expect(compareMeansContradiction({ ...overTime, among: { column: 'x', is: ['1'] } })).toMatch(/"among"/);
    expect(compareMeansContradiction(means({ change: { unit: 'p', before: ['1'], after: ['2'] } }))).toMatch(
      /no "period"/,
    );
  });
});
