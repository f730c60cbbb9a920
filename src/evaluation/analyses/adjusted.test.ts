import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { absent, caseFile } from '../../../tests/reference-cases.ts';
import { evaluate } from '../evaluate.ts';
import { readPlan } from '../plan/read-plan.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hjemmebane-adjusted-'));
afterAll(() => rmSync(folder, { recursive: true }));

const words = (text: string) => ({ da: text, en: text });
const group = (column: string) => ({
  column,
  treated: '1',
  control: '0',
  treatedLabel: words('Indsats'),
  controlLabel: words('Kontrol'),
});
const labelled = (column: string) => ({ column, label: words(column) });

let number = 0;
/** Runs analyses of one table through the whole program. */
async function run(file: string, ...analyses: object[]) {
  const planFile = path.join(folder, `${number++}.json`);
  writeFileSync(
    planFile,
    JSON.stringify({
      planVersion: 1,
      title: words('Prøve'),
      data: { table: { description: words('x') } },
      analyses: analyses.map((one, index) => ({ name: `a${index}`, data: 'table', title: words('x'), ...one })),
    }),
  );
  const { plan, text } = readPlan(planFile);
  return (await evaluate(plan, text, new Map([['table', file]]), '0')).estimates;
}

const near = (value: number | null | undefined, reference: number, relative = 1e-6) =>
  expect(Math.abs((value ?? Number.NaN) - reference) / Math.abs(reference)).toBeLessThan(relative);

const lalonde = caseFile('lalonde.csv');
describe.skipIf(!lalonde)(lalonde ? 'lalonde, from the plan' : absent('lalonde.csv'), () => {
  const covariates = [
    ...['age', 'educ', 'married', 'nodegree', 're74', 're75'].map((column) => ({ column, as: 'number' })),
    { column: 'race', as: 'category' },
  ];
  const common = { group: group('treat'), outcome: labelled('re78'), covariates };

  it('weights and models', async () => {
    const methods = ['inverse-probability', 'entropy-balancing', 'outcome-regression', 'doubly-robust'];
    const found = await run(lalonde as string, ...methods.map((method) => ({ kind: 'weighting', method, ...common })), {
      kind: 'weighting',
      method: 'inverse-probability',
      estimand: 'ATE',
      ...common,
    });
    const of = (analysis: string, estimator: string) =>
      found.filter((one) => one.analysis === analysis && one.estimator === estimator);
    const [ipw] = of('a0', 'inverse-probability');
    near(ipw?.estimate, 1214.071221);
    near(ipw?.standardError, 824.051711);
    near(ipw?.details.effectiveSizeControl as number, 99.815386);
    near(of('a1', 'entropy-balancing')[0]?.estimate, 1273.261815);
    near(of('a1', 'entropy-balancing')[0]?.standardError, 824.386724);
    near(of('a2', 'outcome-regression')[0]?.estimate, 1647.583252);
    near(of('a3', 'doubly-robust')[1]?.estimate, 1231.044316);
    near(of('a3', 'doubly-robust')[1]?.standardError, 806.409477);
    near(of('a4', 'inverse-probability')[0]?.estimate, 224.676308);
    near(of('a4', 'inverse-probability')[0]?.standardError, 909.477668);
    const age = of('a0', 'balance').find((one) => one.term === 'age');
    near(age?.standardisedDifference, -0.309445, 2e-6);
    expect(
      Math.abs((of('a1', 'balance').find((one) => one.term === 'age')?.details.after as number) ?? 1),
    ).toBeLessThan(1e-6);
  });

  it('matches', async () => {
    const cells = ['race', 'married', 'nodegree'].map((column) => ({ column, as: 'category' }));
    const found = await run(
      lalonde as string,
      { kind: 'matching', method: 'exact', ...common, covariates: cells },
      { kind: 'matching', method: 'nearest', side: 'below', ...common },
      { kind: 'matching', method: 'subclassification', ...common },
      { kind: 'matching', method: 'nearest', ...common },
    );
    const of = (estimator: string) => found.find((one) => one.estimator === estimator);
    near(of('exact-matching')?.estimate, 1309.89721);
    near(of('exact-matching')?.standardError, 808.93449);
    near(of('nearest-neighbour')?.estimate, 770.390168);
    near(of('nearest-neighbour')?.standardError, 701.575062);
    near(of('nearest-neighbour-adjusted')?.estimate, 1307.01081);
    near(of('nearest-neighbour-adjusted')?.standardError, 718.82473);
    near(of('subclassification')?.estimate, 1359.487533);
    near(of('subclassification')?.standardError, 827.472039);
    near(found.find((one) => one.analysis === 'a3' && one.estimator === 'nearest-neighbour')?.estimate, 894.36748);
  });
});

describe('what cannot be', () => {
  const table = path.join(folder, 'table.csv');
  writeFileSync(
    table,
    `g,y,x,z,w\n${Array.from({ length: 60 }, (_, i) => `${i % 2},${(i * 7) % 5},${i % 2 ? 9 + (i % 3) : i % 3},${i % 4},${i % 4}`).join('\n')}\n`,
  );
  const common = { group: group('g'), outcome: labelled('y') };

  it('is told in words: no overlap, nobody alike', async () => {
    const covariates = [{ column: 'x', as: 'number' }];
    const found = await run(
      table,
      { kind: 'weighting', method: 'inverse-probability', ...common, covariates },
      { kind: 'matching', method: 'exact', ...common, covariates: [{ column: 'x', as: 'category' }] },
    );
    expect(found.map((one) => [one.estimate, one.notes[0]])).toEqual([
      [null, 'not-estimable'],
      [null, 'not-estimable'],
    ]);
    expect(found[0]?.details.reasonDa).toMatch(/skiller/);
  });

  it('is refused in the plan: the outcome as covariate, a term twice, clusters that are not named', async () => {
    const refused = (analysis: object) => run(table, analysis).catch((error: Error) => error.message);
    const weighting = { kind: 'weighting', method: 'inverse-probability', ...common };
    expect(await refused({ ...weighting, covariates: [{ column: 'y', as: 'number' }] })).toMatch(/outcome itself/);
    expect(await refused({ ...weighting, covariates: [{ column: 'nowhere', as: 'number' }] })).toMatch(
      /no column "nowhere"/,
    );
    for (const method of ['entropy-balancing', 'outcome-regression', 'doubly-robust'])
      expect(
        await refused({ ...weighting, method, estimand: 'ATE', covariates: [{ column: 'x', as: 'number' }] }),
      ).toMatch(/on everybody \(ATE\)/);
  });
});
