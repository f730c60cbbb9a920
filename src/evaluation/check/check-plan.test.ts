import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { studyPlan } from '../plan/study/study.fixture.ts';
import { inventPersons, writeRegister } from '../study/invented-register.fixture.ts';
import { checkPlan } from './check-plan.ts';

let folder: string;
let files: Map<string, string>;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'check-'));
  files = new Map(Object.entries(writeRegister(folder, inventPersons(1500))));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Study = ReturnType<typeof studyPlan>['study'] & Record<string, unknown>;
function planWith(change: (study: Study, plan: ReturnType<typeof studyPlan>) => unknown = () => undefined): Plan {
  const plan = studyPlan();
  change(plan.study, plan);
  return plan as unknown as Plan;
}
const check = async (plan = planWith(), from: ReadonlyMap<string, string> = new Map(), language: 'da' | 'en' = 'da') =>
  (await checkPlan(plan, from, language)).join('\n').replaceAll('\u00a0', ' ');

describe('a plan in words', () => {
  it('says question, persons, sites, exclusions, outcomes, analyses and rules', async () => {
    const text = await check();
    for (const part of [
      'Virker det?',
      'Området er det, man boede i den 31. december 2016.',
      'Med er: 18 til 64 år (alder ≥ 18 og alder < 65).',
      'Ud går: integrationsprogram (mindst én uge med integration-programme fra 2016-01 til 2016-12).',
      'Vestby: A1 og A2. Start den 1. januar 2017.',
      'Havn: A3. Taget ud: andre opgaver.',
      'Basisåret, det sidste før start, er 2016.',
      'alder (under 36, 36–50 og 51 og over)',
      'rates: Løn. Andele i de to grupper sammenlignes. Også for hver værdi af køn.',
      'Antal fra 1 til 4 skjules',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  it('is the same in English', async () => {
    const text = await check(planWith(), new Map(), 'en');
    for (const part of [
      'The question',
      'In are: ',
      'Out go: ',
      'Taken out: ',
      'Counts from 1 to 4 are hidden',
      'when the data are given: --data dream=…',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/Spørgsmålet|Advarsler|undefined/);
  });
});

describe('warnings', () => {
  it.each<[string, Parameters<typeof planWith>[0], RegExp]>([
    ['few treated areas', () => undefined, /Only 2 areas are treated.*add an analysis of the kind few-clusters/],
    [
      'a subgroup that cannot have a history',
      (_study, plan) => Object.assign(plan.analyses[0]?.subgroups[0] as object, { column: 'long-term' }),
      /subgroup long-term nobody has a paid month in 2014–2016: .* by construction/,
    ],
    [
      'residence after the start',
      (study) => Object.assign(study.residence, { at: '2018-06-30' }),
      /lived on 2018-06-30, after the start on 2017-01-01/,
    ],
    [
      'a covariate after the start',
      (study) => Object.assign(study.covariates[0] as object, { measured: '2017-12-31' }),
      /sex is measured after the start/,
    ],
    [
      'benefits after the start',
      (study) => Object.assign(study.exclusions[0]?.where.weekWith as object, { to: '2018-12' }),
      /step programme looks at benefits after the base year 2016/,
    ],
    [
      'a short history',
      (study) => Object.assign(study, { years: { from: 2015, to: 2018 } }),
      /only 2 years up to the base year/,
    ],
    ['tests without correction', () => undefined, /rates tests several subgroups and is in no family/],
    [
      'data that nothing uses',
      (_study, plan) => Object.assign(plan.data, { other: { description: { da: 'x', en: 'x' } } }),
      /Nothing in the plan uses the data "other"/,
    ],
  ])('of %s', async (_what, change, message) => {
    expect(await check(planWith(change), new Map(), 'en')).toMatch(message);
  });

  it('are silent when there is nothing to say', async () => {
    const plan = planWith((study, whole) => {
      Object.assign(study.sites[0] as object, { areas: Array.from({ length: 12 }, (_, at) => `A${10 + at}`) });
      Object.assign(whole, { families: [{ name: 'f', method: 'holm', analyses: ['rates'] }] });
    });
    expect(await check(plan)).toContain('Advarsler\n  Ingen.');
  });
});

describe('what the study can find', () => {
  it('follows from the sizes that the plan expects: the published study, 4.5 points', async () => {
    const text = await check(
      planWith((study) => Object.assign(study, { expected: { treated: 548, control: 8096, rate: 0.14, areas: 6 } })),
    );
    expect(text).toContain('548 behandlede i 6 områder, 8.096 kontroller, andel blandt kontroller 14,0 %');
    expect(text).toMatch(
      /uafhængige personer: 4,[45] procentpoint; ens inden for områder \(icc 0,01\): 6,\d procentpoint; og så få områder: \d+,\d procentpoint/,
    );
  });

  it('follows from the data, before any outcome after the start is read: the years after it may be missing', async () => {
    const cut = path.join(folder, 'cut.csv');
    const rows = readFileSync(files.get('dream') as string, 'utf8')
      .trimEnd()
      .split('\n')
      .map((row) => row.split(','));
    const kept = (rows[0] as string[]).map((name) => !/^(branche_201[789]|y_1[789])/.test(name));
    writeFileSync(cut, rows.map((row) => row.filter((_, at) => kept[at]).join(',')).join('\n'));
    const without = new Map([...files, ['dream', cut]]);
    const text = await check(planWith(), without);
    expect(text).toMatch(
      /løn i året, alle: \d+ behandlede i 2 områder, \d+ kontroller, andel blandt kontroller \d+,\d %/,
    );
    expect(text).toMatch(/løn i året, køn: kvinder: \d+ behandlede/);
    expect(text).toBe(await check(planWith(), files));
    await expect(evaluate(planWith(), '', without, '1')).rejects.toThrow(/branche_2017/);
  });

  it('says nothing of groups that are too small', async () => {
    const few = new Map(Object.entries(writeRegister(mkdtempSync(path.join(folder, 'few-')), inventPersons(60))));
    expect(await check(planWith(), few)).toContain('for få personer til at sige noget');
  });

  it('counts months and hours in their own unit', async () => {
    const plan = planWith((_study, whole) =>
      Object.assign(whole.analyses[0]?.outcome as object, { column: 'ordinary' }),
    );
    expect(await check(plan, files)).toMatch(
      /ordinære måneder, alle: .*spredning \d+,\d\.\n.*uafhængige personer: \d+,\d\d måneder/,
    );
  });
});
