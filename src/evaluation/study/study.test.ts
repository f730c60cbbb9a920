import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { studyPlan } from '../plan/study/study.fixture.ts';
import type { StudyPlan } from '../plan/study/study-plan.ts';
import { type Invented, inventPersons, writeRegister } from './invented-register.fixture.ts';
import { readStudy } from './read-study.ts';
import { studySource } from './study-source.ts';

let folder: string;
let files: Map<string, string>;
const persons = inventPersons(900);
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'study-'));
  files = new Map(Object.entries(writeRegister(folder, persons)));
});
afterAll(() => rmSync(folder, { recursive: true }));

const study = (): StudyPlan => studyPlan().study as unknown as StudyPlan;
const read = (plan: StudyPlan = study(), from = files) =>
  readStudy(plan, (name) => from.get(name) as string, 'everything');
/** The files with one of them replaced. */
function changed(name: string, change: (text: string) => string): Map<string, string> {
  const file = path.join(folder, `${name}-changed.csv`);
  writeFileSync(file, change(readFileSync(files.get(name) as string, 'utf8')));
  return new Map([...files, [name, file]]);
}

const side = ({ area }: Invented) =>
  area === 'A1' || area === 'A2' ? 'treated' : area === '' || area === 'A3' ? 'neither' : 'control';
const inProgramme = ({ benefits }: Invented) =>
  [...benefits].some(([month, code]) => month.startsWith('2016') && code === '712');
const isOfAge = ({ age }: Invented) => (age === '' ? null : Number(age) >= 18 && Number(age) < 65);
const left = persons.filter((one) => side(one) !== 'neither' && isOfAge(one) === true && !inProgramme(one));
const yearsWith = ({ paid }: Invented, year: number) =>
  Number([...paid].some((month) => month.startsWith(String(year))));
const counts = (list: readonly Invented[]) => ({
  treated: list.filter((one) => side(one) === 'treated').length,
  control: list.filter((one) => side(one) === 'control').length,
  neither: list.filter((one) => side(one) === 'neither').length,
});

describe('the population of a study', () => {
  it('is what counting the persons one by one gives, step by step', async () => {
    const { flow } = await read();
    const known = persons.filter(({ area }) => area !== '');
    const placed = known.filter(({ area }) => area !== 'A3');
    expect(flow.steps.map(({ name, kind, label: _label, ...step }) => [name, kind, step])).toEqual([
      ['start', 'start', counts(persons)],
      ['no-area', 'left-out', counts(persons.filter(({ area }) => area === ''))],
      ['site-havn', 'left-out', counts(persons.filter(({ area }) => area === 'A3'))],
      ['age', 'left-out', counts(placed.filter((one) => isOfAge(one) === false))],
      ['age-unknown', 'left-out', counts(placed.filter((one) => isOfAge(one) === null))],
      ['programme', 'left-out', counts(placed.filter((one) => isOfAge(one) && inProgramme(one)))],
      ['remaining', 'remaining', counts(left)],
    ]);
    // The first week of 2019 has a day in December 2018, so it is read as well.
    expect(flow.unknownWeekCodes).toEqual([
      {
        code: '4711',
        persons: persons.filter(({ benefits }) =>
          [...benefits].some(([month, code]) => month <= '2019-01' && code === '4711'),
        ).length,
      },
    ]);
  });

  it('has covariates, outcomes and ordinary months as the persons have them', async () => {
    const { profiles } = await read();
    const total = (keep: (row: number) => number) => profiles.count.reduce((sum, n, row) => sum + n * keep(row), 0);
    const column = (name: string) => profiles.covariates.find((one) => one.name === name);
    const isLevel = (name: string, level: string) => (row: number) =>
      Number(column(name)?.levels?.[column(name)?.values[row] as number] === level);
    expect(total(() => 1)).toBe(left.length);
    expect(total(isLevel('sex', '2'))).toBe(left.filter(({ sex }) => sex === '2').length);
    expect(total(isLevel('age', '36-50'))).toBe(
      left.filter(({ age }) => Number(age) >= 36 && Number(age) <= 50).length,
    );
    const longTerm = left.filter(({ paid }) => ![...paid].some((month) => month <= '2016-12'));
    expect(total(isLevel('long-term', '1'))).toBe(longTerm.length);
    expect(longTerm.length).toBeGreaterThan(0);
    const paid = profiles.outcomes[0]?.values[3] as Float64Array;
    expect(total((row) => paid[row] as number)).toBe(left.filter((one) => yearsWith(one, 2017)).length);
    const ordinary = profiles.outcomes[1]?.values[3] as Float64Array;
    const most = left.reduce((sum, one) => sum + [...one.paid].filter((month) => month.startsWith('2017')).length, 0);
    const sum = total((row) => ordinary[row] as number);
    expect(sum).toBeLessThan(most);
    expect(sum).toBeGreaterThan(most / 2);
  });
});

describe('a study as a source', () => {
  const table = () => {
    const file = path.join(folder, 'long.csv');
    const rows = left.flatMap((one) =>
      [2014, 2015, 2016, 2017, 2018].map((year) =>
        [one.id, year, side(one), one.area, one.sex, yearsWith(one, year)].join(','),
      ),
    );
    writeFileSync(file, ['person,year,group,area,sex,paid', ...rows].join('\n'));
    return file;
  };

  it('gives every analysis what the same persons give as a table', async () => {
    const { analyses, ...plan } = studyPlan();
    const words = { da: 'x', en: 'x' };
    const [rates] = analyses;
    const event = {
      ...rates,
      name: 'event',
      kind: 'event-study',
      unit: 'person',
      base: '2016',
      start: '2017',
      clusters: 'area',
    };
    Reflect.deleteProperty(event, 'change');
    const few = {
      name: 'few',
      kind: 'few-clusters',
      title: words,
      group: rates?.group,
      outcome: rates?.outcome,
      cluster: 'area',
      unit: 'person',
      period: rates?.period,
      before: ['2016'],
      after: ['2017'],
      method: 'randomisation',
      weighting: 'persons',
      seed: 1,
    };
    const all = [rates, event, few].map((one) => ({ ...one }));
    const onStudy = { ...plan, analyses: all.map((one) => ({ ...one, data: 'study' })) } as unknown as Plan;
    const onTable = {
      planVersion: 1,
      title: words,
      data: { long: { description: words } },
      analyses: all.map((one) => ({ ...one, data: 'long' })),
    } as unknown as Plan;
    const ofStudy = await evaluate(onStudy, '', files, '1');
    const ofTable = await evaluate(onTable, '', new Map([['long', table()]]), '1');
    expect(ofStudy.estimates.length).toBe(ofTable.estimates.length);
    expect(ofStudy.estimates.length).toBeGreaterThan(20);
    for (const [at, one] of ofStudy.estimates.entries()) {
      const other = ofTable.estimates[at];
      const place = `${one.analysis} ${one.subgroup} ${one.period} ${one.estimator}`;
      expect(`${other?.analysis} ${other?.subgroup} ${other?.period} ${other?.estimator}`).toBe(place);
      if (one.suppressed || other?.suppressed) continue;
      for (const key of ['estimate', 'standardError', 'pValue', 'ciLow', 'nTreated', 'nControl'] as const)
        if (one[key] === null) expect(other?.[key], `${place} ${key}`).toBeNull();
        else expect(Math.abs((one[key] as number) - (other?.[key] as number)), `${place} ${key}`).toBeLessThan(1e-9);
    }
    expect(ofStudy.data.map(({ name }) => name)).toEqual(['dream', 'people', 'homes']);
    expect(ofStudy.flow?.steps.at(-1)).toMatchObject({ kind: 'remaining', ...counts(left) });
    expect(JSON.stringify(await evaluate(onStudy, '', files, '1'))).toBe(JSON.stringify(ofStudy));
  });

  it('counts persons once by one year of an outcome, and refuses what would count them more often', async () => {
    const source = studySource((await read()).profiles);
    const { count, columns } = await source.count(
      [
        { column: 'paid-2017', kind: 'indicator' },
        { column: 'group', kind: 'category' },
      ],
      'x',
    );
    expect(count.reduce((sum, n) => sum + n)).toBe(left.length);
    expect(columns.get('category group')?.levels).toEqual(['control', 'treated']);
    const wrong = (column: string, kind: 'indicator' | 'number' = 'number') => source.count([{ column, kind }], 'x');
    await expect(wrong('paid')).rejects.toThrow(/followed over the years .*name "year".*"paid-2018"/);
    await expect(wrong('person')).rejects.toThrow(/persons alike are counted together/);
    await expect(wrong('payed')).rejects.toThrow(/there is no column "payed"/);
    await expect(wrong('age')).rejects.toThrow(/is not a number/);
    await expect(wrong('ordinary-2017', 'indicator')).rejects.toThrow(/neither 0 nor 1/);
    await expect(source.follow({ unit: 'area', period: 'year', outcomes: [], covariates: [] }, 'x')).rejects.toThrow(
      /follows "person" over "year"/,
    );
  });
});

describe('what is wrong in the files is said with file and row', () => {
  it.each<[string, string, (text: string) => string, RegExp]>([
    [
      'a person twice',
      'people',
      (text) => `${text}003,1,40,1\n`,
      /column "lobenr", rows 5 and 902: the same person stands twice/,
    ],
    ['a blank person', 'people', (text) => `${text},1,40,1\n`, /column "lobenr", row 902: the person is blank/],
    [
      'a person in both groups',
      'homes',
      (text) => `${text}001,A1,2016-01-01,\n001,B2,2016-01-01,\n`,
      /the same person lives in two areas on 2016-12-31/,
    ],
    [
      'an impossible day',
      'homes',
      (text) => text.replace('2010-01-01', '2010-02-30'),
      /column "fra", row 2: "2010-02-30" is no day/,
    ],
    [
      'a day of another kind',
      'homes',
      (text) => text.replace('2016-12-30', '30/12-2016'),
      /column "til", row 2: "30\/12-2016" is no day/,
    ],
    [
      'a period backwards',
      'homes',
      (text) => text.replace('2010-01-01', '2017-01-01'),
      /row 2: the address period ends before it begins/,
    ],
    [
      'an age in words',
      'people',
      (text) => text.replace(/^000,(.*),.*,(.*)$/m, '000,$1,gammel,$2'),
      /people-changed.csv: row 2: .*column "alder": "gammel" is not a number/,
    ],
    [
      'half a year',
      'people',
      (text) => text.replace(/^000,(.*),.*,(.*)$/m, '000,$1,40.5,$2'),
      /40.5 is no whole number/,
    ],
    ['a missing column', 'people', (text) => text.replace('koen', 'sex'), /there is no column "koen"/],
    ['a person twice in the register', 'dream', (text) => `${text}${text.split('\n')[1]}\n`, /twice|same person/],
  ])('%s', async (_what, name, change, message) => {
    await expect(read(study(), changed(name, change))).rejects.toThrow(message);
  });

  it('a misspelt area, which would make its people controls', async () => {
    const plan = study();
    plan.sites[0]?.areas.push('A9');
    await expect(read(plan)).rejects.toThrow(
      /site "vestby": nobody in the register lives in the area "A9" on 2016-12-31/,
    );
  });

  it('a group that everybody left', async () => {
    const plan = study();
    plan.exclusions = [{ name: 'all', label: { da: 'x', en: 'x' }, where: { not: { column: 'alder', below: 0 } } }];
    await expect(read(plan)).rejects.toThrow(/treated group is empty/);
  });
});
