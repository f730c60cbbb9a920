import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenFolder } from '../../../tests/given.ts';
import { absent, caseFile, caseRows } from '../../../tests/reference-cases.ts';
import type { Estimate } from '../estimate.ts';
import { seededStream } from '../permutation/seeded-stream.ts';
import type { EventStudyPlan } from '../plan/kinds/event-study.ts';
import { openTable } from '../read/table.ts';
import { tableSource } from '../source/table-source.ts';
import { studySource } from '../study/study-source.ts';
import { eventStudyAnalysis } from './event-study.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

const words = (text: string) => ({ da: text, en: text });
const group = { column: 'treat', treated: '1', control: '0', treatedLabel: words('t'), controlLabel: words('c') };
const planOf = (change: Partial<EventStudyPlan> = {}): EventStudyPlan => ({
  name: 'study',
  kind: 'event-study',
  data: 'panel',
  title: words('Study'),
  group,
  outcome: { column: 'y', label: words('y') },
  unit: 'id',
  period: { column: 'period', label: words('period') },
  base: '5',
  start: '6',
  clusters: 'unit',
  ...change,
});

let count = 0;
async function run(text: string, plan: EventStudyPlan) {
  const folder = path.join(place.folder, `e${count++}`);
  mkdirSync(folder);
  const file = path.join(folder, 'panel.csv');
  writeFileSync(file, text);
  const table = await openTable(file);
  try {
    return await eventStudyAnalysis(tableSource(table), plan);
  } finally {
    table.close();
  }
}
const csvOf = (rows: readonly Record<string, string | number>[]) =>
  [Object.keys(rows[0] ?? {}).join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n');
const pick = (estimates: readonly Estimate[], estimator: string, period?: string) =>
  estimates.filter((one) => one.estimator === estimator && (period === undefined || one.period === period));
const close = (value: number | string | null | undefined, reference: number, tolerance = 1e-6) =>
  expect(Math.abs(Number(value ?? Number.NaN) - reference) / Math.abs(reference)).toBeLessThan(tolerance);

const did = caseFile('base_did.csv');
describe.skipIf(!did)(`base_did ${did ? '' : absent('base_did.csv')}`, () => {
  const text = did ? readFileSync(did, 'utf8') : '';

  it('gives a line of each period, with a band around the base period of no width', async () => {
    const { estimates, counts } = await run(text, planOf());
    const lines = pick(estimates, 'event-study');
    expect(lines.map((one) => one.period)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    close(lines[0]?.estimate, -2.0154169351, 1e-9);
    close(lines[9]?.standardError, 1.425594, 5e-7);
    expect(lines[4]).toMatchObject({ estimate: 0, bandLow: 0, bandHigh: 0, notes: ['base-period'] });
    expect(lines[0]).toMatchObject({
      errorMethod: 'CR1 by id: G/(G-1)*(N-1)/(N-K)',
      nTreated: 55,
      nControl: 53,
      unit: 'number',
    });
    for (const one of lines.filter((line) => line.period !== '5')) {
      const reach = Number(one.bandHigh) - Number(one.estimate);
      expect(reach).toBeGreaterThan(Number(one.ciHigh) - Number(one.estimate));
      expect(Number(one.details.adjustedPWithinStudy)).toBeGreaterThan(Number(one.pValue) - 0.002);
      expect(Number(one.minimumDetectable)).toBeGreaterThan(2.8 * Number(one.standardError));
    }
    expect(counts).toHaveLength(estimates.length);
    expect(counts[0]).toEqual([
      { data: 'panel', where: { treat: '1', period: '1' }, value: 55 },
      { data: 'panel', where: { treat: '0', period: '1' }, value: 53 },
    ]);
  });

  it('tests the periods before together, and says what it could have found', async () => {
    const { estimates } = await run(text, planOf());
    const [test] = pick(estimates, 'pre-trend-test');
    close(test?.statistic, 1.219390626, 1e-8);
    expect(test?.degreesOfFreedom).toBe(954);
    expect(test?.details.numeratorDegreesOfFreedom).toBe(4);
    close(test?.pValue, 0.3008736, 1e-6);
    // The effect of about 4.2 over a mean distance of 3 periods is a slope of 1.4; the test finds so steep a slope almost always.
    close(
      test?.details.averageAfter,
      (1.1591327967 + 4.334750838 + 3.8257222683 + 4.640141077 + 6.9468238158) / 5,
      1e-9,
    );
    close(test?.details.slopeOfEffect, Number(test?.details.averageAfter) / 3, 1e-12);
    expect(Number(test?.details.powerAgainstSlopeOfEffect)).toBeGreaterThan(0.5);
    expect(Number(test?.details.detectableSlope)).toBeGreaterThan(0.5);
    expect(Number(test?.details.detectableJump)).toBeLessThanOrEqual(Number(test?.minimumDetectable));
  });

  it('gives the change with corrected, plain and pooled errors', async () => {
    const { estimates } = await run(text, planOf());
    const [line, ...rest] = pick(estimates, 'difference-in-differences', 'change');
    expect(rest).toEqual([]);
    close(line?.estimate, 4.993390414, 1e-9);
    close(line?.standardError, 0.5214337147, 1e-9);
    close(line?.details.standardErrorUncorrected, 0.5166033874, 1e-9);
    close(line?.details.standardErrorPooled, 0.5197348337, 1e-9);
    expect(line).toMatchObject({
      clusters: 108,
      treatedClusters: 55,
      degreesOfFreedom: 107,
      notes: ['assignment-by-area-ignored'],
    });
    expect(pick(estimates, 'difference-in-differences', 'change-from-base')).toHaveLength(1);
  });

  it('shows equivalence within a margin, when the margin is wide', async () => {
    const [wide] = pick((await run(text, planOf({ equivalenceMargin: 20 }))).estimates, 'equivalence-two-one-sided');
    const [narrow] = pick((await run(text, planOf({ equivalenceMargin: 1 }))).estimates, 'equivalence-two-one-sided');
    expect(wide?.pValue).toBeLessThan(0.001);
    expect(wide?.notes).toContain('equivalence-shown');
    expect(narrow?.notes).toContain('equivalence-not-shown');
    expect(narrow?.pValue).toBeGreaterThan(0.5);
    close(narrow?.estimate, -2.0154169351, 1e-9);
    const within = Number(narrow?.details.shownWithin);
    expect(within).toBe(Math.max(-Number(narrow?.ciLow), Number(narrow?.ciHigh)));
    const at = async (margin: number) =>
      pick((await run(text, planOf({ equivalenceMargin: margin }))).estimates, 'equivalence-two-one-sided')[0]?.pValue;
    expect(await at(within + 0.001)).toBeLessThan(0.05);
    expect(await at(within - 0.001)).toBeGreaterThan(0.05);
  });

  it('gives the same bytes twice, and other bands with another seed', async () => {
    const [one, again, other] = [
      await run(text, planOf()),
      await run(text, planOf()),
      await run(text, planOf({ seed: 2 })),
    ];
    expect(JSON.stringify(again)).toBe(JSON.stringify(one));
    expect(other.estimates[0]?.bandLow).not.toBe(one.estimates[0]?.bandLow);
    close(other.estimates[0]?.bandLow, Number(one.estimates[0]?.bandLow), 0.01);
  });
});

const organ = caseFile('organ_donations.csv');
describe.skipIf(!organ)(`organ_donations ${organ ? '' : absent('organ_donations.csv')}`, () => {
  const text = organ
    ? csvOf(
        caseRows(organ).map((row) => ({
          id: row.State ?? '',
          period: row.Quarter_Num ?? '',
          y: row.Rate ?? '',
          treat: Number(row.State === 'California'),
        })),
      )
    : '';

  it.each(['unit', 'id'])('warns of one treated state and adds what is valid (clusters: %s)', async (clusters) => {
    const { estimates, counts } = await run(text, planOf({ base: '3', start: '4', clusters, units: 'places' }));
    expect(counts.flat()).toEqual([]);
    const [line] = pick(estimates, 'difference-in-differences', 'change');
    close(line?.estimate, -0.0224589744, 5e-9);
    close(line?.standardError, 0.006131232, 5e-9);
    expect(line).toMatchObject({ clusters: 27, treatedClusters: 1, notes: ['few-treated-clusters'] });
    const [randomised] = pick(estimates, 'randomisation-test', 'change');
    close(randomised?.estimate, -0.0224589744, 5e-9);
    expect(Number(randomised?.pValue) * 27).toBeCloseTo(Math.round(Number(randomised?.pValue) * 27), 9);
    expect(randomised?.pValue).toBeGreaterThanOrEqual(1 / 27);
    expect(randomised?.details.smallestPossibleP).toBe(1 / 27);
    const [wild] = pick(estimates, 'wild-cluster-bootstrap', 'change');
    expect(wild?.notes).toContain('not-to-be-trusted');
    const later = pick(estimates, 'event-study', '6')[0];
    close(later?.standardError, 0.0100132314, 2e-8);
    expect(later?.notes).toEqual(['few-treated-clusters']);
    expect(Number(later?.details.pRandomisation)).toBeGreaterThanOrEqual(1 / 27);
  });
});

/** Invented persons with 0/1 outcomes over six years, in areas; the treated areas gain `effect` from 2017, and `early` already in 2016. */
function invented(options: {
  areas: number;
  treatedAreas: number;
  people: number;
  effect?: number;
  early?: number;
  seed?: number;
}) {
  const uniform = seededStream(options.seed ?? 1);
  return Array.from({ length: options.areas * options.people }, (_, person) => {
    const area = person % options.areas;
    const treat = Number(area < options.treatedAreas);
    const own = uniform();
    const sex = uniform() < 0.5 ? 'k' : 'm';
    return [2014, 2015, 2016, 2017, 2018, 2019].map((period) => {
      const gain = treat * (period >= 2017 ? (options.effect ?? 0) : period === 2016 ? (options.early ?? 0) : 0);
      return {
        id: `p${person}`,
        period,
        area: `a${area}`,
        treat,
        sex,
        y: Number(0.5 * own + 0.5 * uniform() < 0.3 + gain),
      };
    });
  }).flat();
}
const years = { base: '2015', start: '2017' } as const;

describe('on invented persons', () => {
  it('clusters on areas and on persons beside, and warns of few areas', async () => {
    const rows = invented({ areas: 6, treatedAreas: 2, people: 60, effect: 0.3 });
    const { estimates } = await run(csvOf(rows), planOf({ ...years, clusters: 'area' }));
    const [byArea, byPerson] = pick(estimates, 'difference-in-differences', 'change');
    expect(byArea).toMatchObject({
      clusters: 6,
      treatedClusters: 2,
      degreesOfFreedom: 5,
      notes: ['few-treated-clusters'],
      unit: 'share',
    });
    expect(byPerson).toMatchObject({
      clusters: 360,
      treatedClusters: 120,
      notes: ['assignment-by-area-ignored'],
      errorMethod: 'CR1 by id: G/(G-1)*(N-1)/(N-K)',
    });
    expect(byArea?.estimate).toBe(byPerson?.estimate);
    // With two treated areas of six, t has hardly two degrees of freedom, not five.
    close(byArea?.details.estimateOfChanges, Number(byArea?.estimate), 1e-9);
    expect(Number(byArea?.details.degreesOfFreedomCR2)).toBeLessThan(3);
    expect(byArea?.details.pCR2).toBeGreaterThan(Number(byArea?.pValue));
    const [randomised] = pick(estimates, 'randomisation-test', 'change');
    expect(randomised?.details.assignments).toBe(15);
    expect(randomised?.notes).toContain('p-cannot-fall-below-level');
    close(randomised?.estimate, Number(byArea?.estimate), 1e-9);
    const line = pick(estimates, 'event-study', '2019')[0];
    expect(Number(line?.details.standardErrorByUnit)).toBeGreaterThan(0);
    expect(line?.details.pRandomisation).toBeGreaterThanOrEqual(1 / 15);
  });

  it('names a rise before the start', async () => {
    const moved = await run(
      csvOf(invented({ areas: 2, treatedAreas: 1, people: 900, early: 0.25, effect: 0.25 })),
      planOf(years),
    );
    expect(pick(moved.estimates, 'event-study', '2016')[0]?.notes).toContain('moved-before-start');
    expect(pick(moved.estimates, 'event-study', '2014')[0]?.notes).not.toContain('moved-before-start');
    expect(pick(moved.estimates, 'pre-trend-test')[0]?.notes).toContain('moved-before-start');
    const still = await run(csvOf(invented({ areas: 2, treatedAreas: 1, people: 900, effect: 0.25 })), planOf(years));
    expect(still.estimates.some((one) => one.notes.includes('moved-before-start'))).toBe(false);
  });

  it('has no change where nobody has the outcome before', async () => {
    const rows = invented({ areas: 2, treatedAreas: 1, people: 80 }).map((row) =>
      row.period < 2017 ? { ...row, y: 0 } : row,
    );
    const { estimates } = await run(csvOf(rows), planOf(years));
    expect(estimates.every((one) => one.estimate === null && one.pValue === null)).toBe(true);
    expect(estimates.every((one) => one.notes.includes('impossible-by-construction'))).toBe(true);
    expect(pick(estimates, 'event-study', '2018')[0]?.shareTreated).toBeGreaterThan(0);
  });

  it('says in words when there are too few areas for a joint test', async () => {
    const rows = invented({ areas: 3, treatedAreas: 1, people: 60 });
    const [test] = pick(
      (await run(csvOf(rows), planOf({ base: '2016', start: '2018', clusters: 'area' }))).estimates,
      'pre-trend-test',
    );
    expect(test).toMatchObject({ pValue: null, statistic: null });
    expect(test?.notes).toContain('singular-covariance');
    expect(test?.details.reasonEn).toContain('too few clusters');
  });

  it('has a line of each value of a subgroup, with the counts that a share gives away', async () => {
    const rows = invented({ areas: 2, treatedAreas: 1, people: 200 });
    const { estimates, counts } = await run(
      csvOf(rows),
      planOf({ ...years, subgroups: [{ column: 'sex', label: words('sex') }] }),
    );
    const at = estimates.findIndex((one) => one.subgroup === 'sex=k' && one.period === '2018');
    const men = rows.filter((row) => row.sex === 'k' && row.treat === 1 && row.period === 2018);
    expect(counts[at]?.[0]).toEqual({
      data: 'panel',
      where: { treat: '1', sex: 'k', period: '2018' },
      value: men.length,
    });
    const released = new Map(counts[at]?.map(({ where, value }) => [JSON.stringify(where), value]));
    const inWork = JSON.stringify({ treat: '1', sex: 'k', period: '2018', 'outcome y': '1' });
    expect(released.get(inWork)).toBe(men.filter((row) => row.y === 1).length);
    const came = { treat: '1', sex: 'k', 'outcome y from 2015 to 2018': 'more' };
    const before = new Map(rows.filter((row) => row.period === 2015).map((row) => [row.id, row.y]));
    expect(released.get(JSON.stringify(came))).toBe(
      men.filter((row) => row.y === 1 && before.get(row.id) === 0).length,
    );
    expect(released.size).toBe(6 + 6);
    close(estimates[at]?.shareTreated, men.filter((row) => row.y === 1).length / men.length, 1e-12);
    const everybody = estimates.filter((one) => one.subgroup === 'all');
    expect(estimates).toHaveLength(3 * everybody.length);
  });

  it('is the same on the study’s counted persons as on a table of them', async () => {
    const rows = invented({ areas: 6, treatedAreas: 2, people: 40, effect: 0.2 });
    const people = Map.groupBy(rows, (row) => row.id);
    const column = (of: (row: (typeof rows)[number]) => number) =>
      Float64Array.from(people.values(), ([first]) => (first ? of(first) : Number.NaN));
    const yearsSeen = ['2014', '2015', '2016', '2017', '2018', '2019'];
    const profiles = {
      count: new Float64Array(people.size).fill(1),
      weight: null,
      covariates: [
        { name: 'treat', levels: ['0', '1'], values: column((row) => row.treat) },
        {
          name: 'area',
          levels: ['a0', 'a1', 'a2', 'a3', 'a4', 'a5'],
          values: column((row) => Number(row.area.slice(1))),
        },
      ],
      outcomes: [
        {
          name: 'y',
          periods: yearsSeen,
          values: yearsSeen.map((_, at) => Float64Array.from(people.values(), (own) => own[at]?.y ?? Number.NaN)),
        },
      ],
    };
    const plan = planOf({
      ...years,
      data: 'study',
      unit: 'person',
      period: { column: 'year', label: words('year') },
      clusters: 'area',
    });
    const ofStudy = await eventStudyAnalysis(studySource(profiles), plan);
    const ofTable = await run(
      csvOf(rows.map(({ id, period, ...rest }) => ({ person: id, year: period, ...rest }))),
      plan,
    );
    expect(ofStudy.estimates.length).toBe(ofTable.estimates.length);
    ofStudy.estimates.forEach((one, at) => {
      const other = ofTable.estimates[at];
      expect([one.period, one.estimator, one.errorMethod, one.nTreated, one.notes]).toEqual([
        other?.period,
        other?.estimator,
        other?.errorMethod,
        other?.nTreated,
        other?.notes,
      ]);
      for (const key of ['estimate', 'standardError', 'pValue', 'bandLow'] as const)
        expect(Number(one[key])).toBeCloseTo(Number(other?.[key]), 9);
    });
    // Few treated persons of a study are no places, and are counted together.
    const count = profiles.count.map((n, row) => (rows[6 * row]?.treat === 1 && row >= 8 ? 0 : n));
    const few = await eventStudyAnalysis(studySource({ ...profiles, count }), { ...plan, clusters: 'unit' });
    expect(few.estimates[0]).toMatchObject({
      nTreated: 4,
      notes: ['few-treated-clusters', 'assignment-by-area-ignored'],
    });
  });

  it('equals the analysis of the subgroup alone', async () => {
    const rows = invented({ areas: 2, treatedAreas: 1, people: 200 });
    const all = await run(csvOf(rows), planOf({ ...years, subgroups: [{ column: 'sex', label: words('sex') }] }));
    const alone = await run(csvOf(rows.filter((row) => row.sex === 'm')), planOf(years));
    const strip = (lines: readonly Estimate[]) => lines.map((one) => ({ ...one, subgroup: '' }));
    expect(strip(all.estimates.filter((one) => one.subgroup === 'sex=m'))).toEqual(strip(alone.estimates));
  });

  it('counts no unit or area without an outcome, and says where a group is not seen', async () => {
    const rows = invented({ areas: 4, treatedAreas: 2, people: 40 });
    const plan = planOf({ ...years, clusters: 'area', subgroups: [{ column: 'side', label: words('side') }] });
    const sided = rows.map((row) => ({ ...row, side: row.area === 'a0' || row.area === 'a2' ? 'one' : 'other' }));
    const { estimates } = await run(csvOf(sided), plan);
    const inside = pick(estimates, 'difference-in-differences', 'change').filter((one) => one.subgroup === 'side=one');
    expect(inside[0]).toMatchObject({ clusters: 2, treatedClusters: 1 });
    const blank = sided.map((row) => (row.area === 'a3' ? { ...row, y: '' } : row));
    const fewer = pick((await run(csvOf(blank), plan)).estimates, 'difference-in-differences', 'change');
    expect(fewer[0]).toMatchObject({ clusters: 3, treatedClusters: 2, nTreated: 80, nControl: 40 });
    const alone = fewer.filter((one) => one.subgroup === 'side=other');
    expect(alone[0]).toMatchObject({ estimate: null, notes: ['group-not-seen'] });
  });

  it('warns of several starts, and of one other than the plan’s', async () => {
    const rows = invented({ areas: 4, treatedAreas: 2, people: 30 });
    const withStarts = (of: (area: string) => string) =>
      csvOf(rows.map((row) => ({ ...row, begun: row.treat ? of(row.area) : '' })));
    const plan = planOf({ ...years, starts: 'begun' });
    const several = await run(
      withStarts((area) => (area === 'a0' ? '2017' : '2018')),
      plan,
    );
    expect(several.estimates.every((one) => one.notes.includes('staggered-starts'))).toBe(true);
    const other = await run(
      withStarts(() => '2018'),
      plan,
    );
    expect(other.estimates.every((one) => one.notes.includes('start-differs-from-plan'))).toBe(true);
    const same = await run(
      withStarts(() => '2017'),
      plan,
    );
    expect(same.estimates.some((one) => one.notes.some((note) => note.includes('start')))).toBe(false);
  });

  it('takes sampling weights, and leaves out who has none', async () => {
    const rows = invented({ areas: 2, treatedAreas: 1, people: 60 });
    const person = (id: string) => Number(id.slice(1));
    const weighted = rows.map((row) => ({ ...row, w: person(row.id) % 7 === 0 ? '' : 1 + (person(row.id) % 3) }));
    const repeated = rows.flatMap((row) =>
      person(row.id) % 7 === 0
        ? []
        : Array.from({ length: 1 + (person(row.id) % 3) }, (_, copy) => ({ ...row, id: `${row.id}-${copy}` })),
    );
    const one = await run(csvOf(weighted), planOf({ ...years, weights: 'w' }));
    const other = await run(csvOf(repeated), planOf(years));
    const at = (finding: typeof one) => pick(finding.estimates, 'event-study', '2018')[0];
    close(at(one)?.estimate, Number(at(other)?.estimate), 1e-9);
    expect(at(one)?.nTreated).toBeLessThan(Number(at(other)?.nTreated));
    expect(at(one)?.standardError).toBeGreaterThan(Number(at(other)?.standardError));
    expect(one.leftOut.covariateMissing).toBe(rows.filter((row) => person(row.id) % 7 === 0).length);
  });

  it('leaves out units without an outcome in a period, counted', async () => {
    const rows = invented({ areas: 2, treatedAreas: 1, people: 100 }).map((row, at) =>
      at % 11 === 0 ? { ...row, y: '.' } : row,
    );
    const { estimates, leftOut } = await run(csvOf(rows), planOf(years));
    expect(leftOut.outcomeMissing).toBe(rows.filter((row) => row.y === '.').length);
    const seen = (period: number, treat: number) =>
      rows.filter((row) => row.period === period && row.treat === treat && row.y !== '.').length;
    expect(pick(estimates, 'event-study', '2018')[0]).toMatchObject({
      nTreated: seen(2018, 1),
      nControl: seen(2018, 0),
    });
  });

  it.each<[Partial<EventStudyPlan>, string]>([
    [{ base: '2013', start: '2017' }, 'no row has the period "2013"'],
    [{ base: '2018', start: '2017' }, 'does not lie before the start'],
    [{ group: { ...group, treated: '9' } }, 'the treated group of analysis "study" is empty'],
    [{ clusters: 'site' }, 'is blank in all rows of the control group'],
    [{ clusters: 'kommune' }, 'there is no column "kommune"'],
    [{ clusters: 'y' }, 'it changes within one unit'],
    [{ units: 'places' }, 'cannot call its units places'],
    [{ weights: 'minus' }, 'holds a negative weight'],
  ])('refuses %j in words', async (change, message) => {
    const rows = invented({ areas: 2, treatedAreas: 1, people: 20 }).map((row) => ({
      ...row,
      minus: row.treat - 0.5,
      site: row.treat ? row.area : '',
    }));
    await expect(run(csvOf(rows), planOf({ ...years, ...change }))).rejects.toThrow(message);
  });
});
