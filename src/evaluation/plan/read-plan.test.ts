import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { planSchema } from './plan-schema.ts';
import { readPlan } from './read-plan.ts';
import { studyPlan, studyYaml } from './study/study.fixture.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string | Buffer, name = 'plan.yaml') {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return readPlan(file);
}

type Plan = ReturnType<typeof studyPlan>;
const broken = (change: (plan: Plan) => unknown) => {
  const plan = studyPlan();
  change(plan);
  return () => read(stringify(plan));
};

describe('a plan in YAML', () => {
  it('is the same as in JSON', () => {
    expect(read(studyYaml()).plan).toEqual(read(JSON.stringify(studyPlan()), 'plan.json').plan);
  });

  it.each<[string, string | Buffer, RegExp]>([
    [
      'a key twice',
      'planVersion: 1\ntitle: {da: x, en: x}\ninvented: true\ninvented: false\n',
      /line 4, column 1: the key "invented" stands twice/,
    ],
    ['two documents', 'planVersion: 1\n---\nplanVersion: 1\n', /holds 2 documents/],
    ['nothing', '', /it is empty/],
    ['bad indentation', 'planVersion: 1\n title: x\n', /line \d+, column \d+: it is not YAML/],
    ['brackets in brackets without end', '['.repeat(100_000), /nested too deeply/],
    ['an unknown tag', 'planVersion: !!python/object x\n', /line 1, column \d+: it is not YAML/],
    [
      'a comma outside quotation marks',
      'planVersion: 1\ntitle: { da: køn, alder, en: x }',
      /unknown key "alder"; a text with a comma is written in quotation marks/,
    ],
    ['an alias that is nowhere', 'title: *x\n', /line 1|aliases/],
    ['another encoding', Buffer.from('title: æble', 'latin1'), /not written in UTF-8/],
    ['endless nesting', '['.repeat(100_000), /nested too deeply|not YAML/],
    ['a million letters', `# ${'x'.repeat(1_000_001)}`, /longer than/],
    [
      'a number where a text belongs',
      studyYaml("value: '1'", 'value: 1').replace('value: "1"', 'value: 1'),
      /"value" must be a text \(write 1 in quotation marks\)/,
    ],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map((key, at) => `${key}: &${key} [${Array(10).fill(`*${'abcdefgh'[at]}`).join(',')}]`)
        .join('\n')}`,
      /aliases|unknown key/,
    ],
  ])('refuses %s', (_what, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('refuses a key that stands twice in JSON too', () => {
    expect(() => read('{"planVersion": 1,\n "planVersion": 1}', 'plan.json')).toThrow(
      /line 2, column 2: the key "planVersion" stands twice/,
    );
  });

  it('names the key that was meant', () => {
    expect(() => read(studyYaml('exclusions:', 'exclusion:'))).toThrow(
      /"study" has the unknown key "exclusion"; did you mean "exclusions"/,
    );
    expect(() => read(studyYaml('kind: any-paid-month', 'kind: any-paid-months'))).toThrow(
      /did you mean "any-paid-month"/,
    );
  });
});

describe('a study that contradicts itself is refused with the place and the reason', () => {
  it.each<[string, (plan: Plan) => unknown, RegExp]>([
    [
      'the published bands, which leave out age 35',
      ({ study }) =>
        Object.assign(study.covariates[1] as object, {
          bands: [
            { below: 35, label: study.question },
            { from: 36, to: 50, label: study.question },
            { from: 51, label: study.question },
          ],
        }),
      /covariate "age" has a gap: 35 falls in none of the bands/,
    ],
    [
      'overlapping bands',
      ({ study }) => Object.assign(study.covariates[1]?.bands?.[2] as object, { from: 50 }),
      /overlapping bands: 50 falls in 36-50 and in >=50/,
    ],
    [
      'half a year in whole numbers',
      ({ study }) => Object.assign(study.covariates[1]?.bands?.[0] as object, { below: 35.5 }),
      /holds whole numbers/,
    ],
    [
      'a base year outside',
      ({ study }) => Object.assign(study, { base: 2013 }),
      /"base" is 2013, outside the years 2014 to 2018/,
    ],
    ['no year after the start', ({ study }) => Object.assign(study, { base: 2018 }), /no year after the start/],
    [
      'a start inside the base year',
      ({ study }) => Object.assign(study.sites[0] as object, { start: '2016-10-01' }),
      /site "vestby" starts on 2016-10-01, inside/,
    ],
    [
      'an impossible date',
      ({ study }) => Object.assign(study.sites[0] as object, { start: '2017-02-30' }),
      /in no calendar/,
    ],
    [
      'an area in two sites',
      ({ study }) => study.sites[1]?.areas.push('A1'),
      /area "A1" is in site "vestby" and in site "havn"/,
    ],
    [
      'every site taken out',
      ({ study }) => Object.assign(study.sites[0] as object, { excluded: study.question }),
      /every site is excluded/,
    ],
    [
      'names that clash',
      ({ study }) => Object.assign(study.outcomes[0] as object, { name: 'sex' }),
      /two covariates or outcomes are called "sex"/,
    ],
    [
      'a reserved name',
      ({ study }) => Object.assign(study.outcomes[0] as object, { name: 'group' }),
      /"group" is a column that every study has/,
    ],
    [
      'a window after the start',
      ({ study }) => Object.assign(study.covariates[2]?.noPaidMonth as object, { to: '2017-03' }),
      /after the base year 2016: that is the outcome/,
    ],
    [
      'a window backwards',
      ({ study }) => Object.assign(study.covariates[2]?.noPaidMonth as object, { from: '2016-13' }),
      /must be a month/,
    ],
    [
      'weeks that are not there',
      ({ study }) => Reflect.deleteProperty(study.register, 'weeks'),
      /outcome "ordinary" is of weeks/,
    ],
    [
      'an unknown file',
      ({ study }) => Object.assign(study.residence, { data: 'addresses' }),
      /"residence" names the data "addresses"/,
    ],
    [
      'an unknown column',
      ({ analyses }) => Object.assign(analyses[0]?.outcome as object, { column: 'payed' }),
      /names the column "payed", which the study does not have; did you mean "paid"/,
    ],
    [
      'an unknown subgroup',
      ({ analyses }) => Object.assign(analyses[0]?.subgroups[0] as object, { column: 'origin' }),
      /names the column "origin"/,
    ],
    [
      'a year outside',
      ({ analyses }) => analyses[0]?.change.after.push('2019'),
      /names the year "2019", outside the study's years 2014 to 2018/,
    ],
    [
      'another group',
      ({ analyses }) => Object.assign(analyses[0]?.group as object, { treated: '1' }),
      /the study's groups are "treated" and "control"/,
    ],
    [
      'a condition of nothing',
      ({ study }) => Object.assign(study.exclusions[0] as object, { where: { column: 'x' } }),
      /must have "column" with "is"/,
    ],
    ['an analysis of no study', (plan) => Reflect.deleteProperty(plan, 'study'), /the plan has no "study"/],
  ])('%s', (_what, change, message) => {
    expect(broken(change)).toThrow(message);
  });
});

it('is documented key by key', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../docs/how-to/evaluate-a-register.md'), 'utf8');
  const keysIn = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const { properties = {} } = value as { properties?: object };
    return [...Object.keys(properties), ...Object.values(value).flatMap(keysIn)];
  };
  const { analyses: _ofKinds, ...properties } = planSchema.properties;
  const keys = new Set([...Object.keys(properties), ...keysIn(properties.study), ...keysIn(planSchema.$defs)]);
  expect([...keys].filter((key) => !new RegExp(`\\b${key}\\b`).test(page))).toEqual([]);
  expect(keys.size).toBeGreaterThan(60);
});
