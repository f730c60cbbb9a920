import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAnalysis } from '../analyses/run-analysis.ts';
import type { Estimate } from '../estimate.ts';
import { evaluate } from '../evaluate.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { writeFiles } from '../report/write-results.ts';
import { inMemorySource } from './in-memory-source.ts';
import { simulatePersons } from './persons.ts';
import { registerFiles } from './register-files.ts';
import { publishedScenario } from './scenario.ts';
import { truthOf } from './truth.ts';

const words = (text: string) => ({ da: text, en: text });
const scenario = { ...publishedScenario, control: 2000, controlAreas: 22, effect: 10, selection: -4 };
const persons = simulatePersons(scenario, 11);
const analysis = {
  name: 'shares',
  kind: 'compare-shares' as const,
  title: words('Andele'),
  group: {
    column: 'group',
    treated: 'treated',
    control: 'control',
    treatedLabel: words('I'),
    controlLabel: words('Uden for'),
  },
  outcome: { column: 'paid', label: words('Løn') },
  period: { column: 'year', label: words('År') },
  change: { unit: 'person', before: ['2014', '2015', '2016'], after: ['2017', '2018', '2019'] },
};
const plan: Plan = {
  planVersion: 1,
  title: words('Prøve'),
  data: { register: { description: words('Registret') }, homes: { description: words('Adresser') } },
  study: {
    register: {
      data: 'register',
      person: 'lobenr',
      months: 'branche_YYYY_MM',
      weeks: 'y_YYWW',
      hours: 'timer_YYYY_MM',
    },
    residence: { at: '2016-12-31', data: 'homes', person: 'lobenr', area: 'omraade', from: 'fra', to: 'til' },
    sites: [
      { name: 'site', label: words('Stedet'), areas: ['A01', 'A02', 'A03', 'A04', 'A05', 'A06'], start: '2017-01-01' },
    ],
    groups: { treatedLabel: words('Indsats'), controlLabel: words('Kontrol') },
    years: { from: 2014, to: 2019 },
    base: 2016,
    outcomes: [{ name: 'paid', label: words('Løn'), kind: 'any-paid-month' }],
  },
  analyses: [{ ...analysis, data: 'study' }],
};

let folder: string;
beforeAll(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'recovery-')), 'register');
  writeFiles(folder, registerFiles(persons, 11));
});
afterAll(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

it('finds in a written register the effect that was planted in it, and the numbers of the persons in memory', async () => {
  const files = new Map([
    ['register', path.join(folder, 'register.csv')],
    ['homes', path.join(folder, 'homes.csv')],
  ]);
  const { estimates } = await evaluate(plan, '', files, '1');
  const change = changeIn(estimates);
  const truth = truthOf(persons, scenario.start);
  const planted = truth.effect(truth.after, 'all');
  expect(planted).toBeGreaterThan(0.08);
  expect(change.ciLow).toBeLessThan(planted);
  expect(change.ciHigh).toBeGreaterThan(planted);
  expect(change.pValue).toBeLessThan(0.001);
  const inMemory = await runAnalysis(inMemorySource(persons, scenario.start), { ...analysis, data: 'simulated' });
  expect(change.estimate).toBeCloseTo(changeIn(inMemory.estimates).estimate as number, 12);
  expect(change.standardError).toBeCloseTo(changeIn(inMemory.estimates).standardError as number, 12);
}, 60_000);

const changeIn = (estimates: readonly Estimate[]): Estimate =>
  estimates.find((one) => one.estimator === 'difference-in-differences' && one.period === 'change') as Estimate;
