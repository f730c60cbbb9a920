import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenFolder } from '../../../tests/given.ts';
import { absent, caseFile, caseRows } from '../../../tests/reference-cases.ts';
import type { FewClusters } from '../plan/kinds/few-clusters.ts';
import { openTable } from '../read/table.ts';
import { tableSource } from '../source/table-source.ts';
import { fewClusters } from './few-clusters.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

const words = (text: string) => ({ da: text, en: text });
const planOf = (change: Partial<FewClusters> = {}): FewClusters => ({
  name: 'few',
  kind: 'few-clusters',
  data: 'panel',
  title: words('Few'),
  group: { column: 'treat', treated: '1', control: '0', treatedLabel: words('t'), controlLabel: words('c') },
  outcome: { column: 'y', label: words('y') },
  cluster: 'area',
  method: 'randomisation',
  weighting: 'persons',
  seed: 1,
  ...change,
});

let count = 0;
async function run(rows: readonly Record<string, string | number>[], plan: FewClusters) {
  const folder = path.join(place.folder, `f${count++}`);
  mkdirSync(folder);
  const file = path.join(folder, 'panel.csv');
  writeFileSync(
    file,
    [Object.keys(rows[0] ?? {}).join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n'),
  );
  const table = await openTable(file);
  try {
    return await fewClusters(tableSource(table), plan);
  } finally {
    table.close();
  }
}

/** Persons of areas: [area, treated, outcomes]. */
const people = (areas: [string, number, number[]][]) =>
  areas.flatMap(([area, treat, values]) => values.map((y) => ({ area, treat, y })));
const five = people([
  ['a', 1, [1, 1, 1, 0]],
  ['b', 1, [1, 1]],
  ['c', 0, [0, 0, 1]],
  ['d', 0, [0, 1]],
  ['e', 0, [0, 0, 0, 1]],
]);

describe('few clusters', () => {
  it('counts by hand: two of five areas, by persons and by areas', async () => {
    const [persons] = (await run(five, planOf())).estimates;
    expect(persons?.estimate).toBeCloseTo(5 / 6 - 3 / 9, 12);
    expect(persons).toMatchObject({
      estimator: 'randomisation-test',
      pValue: 0.1,
      unit: 'share',
      nTreated: 6,
      nControl: 9,
    });
    expect(persons).toMatchObject({
      clusters: 5,
      treatedClusters: 2,
      errorMethod: 'randomisation over area, every assignment (10)',
    });
    expect(persons?.notes).toEqual(['few-treated-clusters', 'p-cannot-fall-below-level']);
    const [areas] = (await run(five, planOf({ weighting: 'clusters' }))).estimates;
    expect(areas?.estimate).toBeCloseTo((3 / 4 + 1) / 2 - (1 / 3 + 1 / 2 + 1 / 4) / 3, 12);
  });

  it('bootstraps with signs of areas, and says when that is not to be trusted', async () => {
    const [wild] = (await run(five, planOf({ method: 'wild-bootstrap' }))).estimates;
    expect(wild?.estimate).toBeCloseTo(5 / 6 - 3 / 9, 12);
    expect(wild?.errorMethod).toBe('restricted wild cluster bootstrap by area, webb weights, every vector (7776)');
    expect(wild?.notes).toEqual(['few-treated-clusters', 'not-to-be-trusted']);
    expect(wild?.pValue).toBeGreaterThan(0);
  });

  it('gives the same draws for a seed', async () => {
    const rows = people(
      Array.from({ length: 24 }, (_, area) => [`a${area}`, Number(area < 9), [area % 5, (area * 7) % 11, area % 3]]),
    );
    for (const method of ['randomisation', 'wild-bootstrap'] as const) {
      const plan = planOf({ method, draws: 999 });
      const [one, again] = [await run(rows, plan), await run(rows, plan)];
      expect(again).toEqual(one);
      expect(one.estimates[0]).toMatchObject({ unit: 'number', notes: [] });
      expect(one.estimates[0]?.details.over).toBe('draws');
    }
  });

  it('leaves out rows without an outcome, area or known group, counted', async () => {
    const rows = [...five, { area: 'a', treat: 1, y: '' }, { area: '', treat: 0, y: 1 }, { area: 'e', treat: 7, y: 1 }];
    const { estimates, leftOut } = await run(rows, planOf());
    expect(leftOut).toEqual({ outcomeMissing: 1, otherGroup: 1, periodMissing: 0, covariateMissing: 1 });
    expect(estimates).toEqual((await run(five, planOf())).estimates);
  });

  it('says that clusters with both groups were not treated as wholes, and bootstraps them', async () => {
    const mixed = [...five, { area: 'a', treat: 0, y: 0 }];
    await expect(run(mixed, planOf())).rejects.toThrow('"a" in the column "area" holds both groups');
    const [wild] = (await run(mixed, planOf({ method: 'wild-bootstrap' }))).estimates;
    expect(wild?.estimate).toBeCloseTo(5 / 6 - 3 / 10, 12);
    expect(wild?.clusters).toBe(5);
  });

  it('refuses a group without rows, and periods that are not there', async () => {
    await expect(
      run(
        five.filter((row) => row.treat === 0),
        planOf(),
      ),
    ).rejects.toThrow('the treated group of analysis "few" is empty');
    const rows = five.map((row, id) => ({ ...row, id, year: 2019 }));
    const plan = planOf({ unit: 'id', period: { column: 'year', label: words('year') }, after: ['2020'] });
    await expect(run(rows, plan)).rejects.toThrow('no row has the period "2020"');
    const once = [...rows, { area: 'a', treat: 1, y: 1, id: 99, year: 2018 }];
    await expect(run(once, { ...plan, before: ['2018'], after: ['2019'] })).rejects.toThrow(
      'nobody of the treated group of analysis "few" has an outcome both before and after',
    );
  });

  const organ = caseFile('organ_donations.csv');
  it.skipIf(!organ)(`tests the change of one treated state ${organ ? '' : absent('organ_donations.csv')}`, async () => {
    const rows = caseRows(organ ?? '').map((row) => ({
      area: row.State ?? '',
      quarter: row.Quarter_Num ?? '',
      y: row.Rate ?? '',
      treat: Number(row.State === 'California'),
    }));
    const plan = planOf({
      unit: 'area',
      period: { column: 'quarter', label: words('quarter') },
      before: ['1', '2', '3'],
      after: ['4', '5', '6'],
      weighting: 'clusters',
    });
    const [line] = (await run(rows, plan)).estimates;
    expect(line?.estimate).toBeCloseTo(-0.0224589744, 10);
    expect(line).toMatchObject({ period: 'change', clusters: 27, treatedClusters: 1, notes: ['few-treated-clusters'] });
    expect(line?.details.smallestPossibleP).toBe(1 / 27);
    expect(line?.pValue).toBeGreaterThanOrEqual(1 / 27);
  });
});
