import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenFolder } from '../../../tests/given.ts';
import { absent, caseFile, caseRows } from '../../../tests/reference-cases.ts';
import type { Estimate } from '../estimate.ts';
import { evaluate } from '../evaluate.ts';
import type { Regression } from '../plan/kinds/regression.ts';
import { readPlan } from '../plan/read-plan.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

const words = (text: string) => ({ da: text, en: text });
const labelled = (column: string) => ({ column, label: words(column) });
const number = (column: string) => ({ ...labelled(column), as: 'number' as const });
const inProducts = (column: string) => ({ ...number(column), onlyInProducts: true });

let plans = 0;
/** Runs a plan with one regression as the command does, from the plan's file to the released results. */
async function run(file: string, analysis: Partial<Regression>) {
  const planFile = path.join(place.folder, `plan-${plans++}.json`);
  const plan = {
    planVersion: 1,
    title: words('x'),
    data: { panel: { description: words('x') } },
    analyses: [{ name: 'model', kind: 'regression', data: 'panel', title: words('x'), model: 'linear', ...analysis }],
  };
  writeFileSync(planFile, JSON.stringify(plan));
  const read = readPlan(planFile);
  const results = await evaluate(read.plan, read.text, new Map([['panel', file]]), 'test');
  return { ...results, of: (term: string) => results.estimates.find((one) => one.term === term) as Estimate };
}
const table = (lines: readonly string[]) => {
  const file = path.join(place.folder, `table-${plans++}.csv`);
  writeFileSync(file, lines.join('\n'));
  return file;
};
const near = (value: number | null | undefined, reference: number, relative = 1e-8) =>
  expect(Math.abs((value ?? Number.NaN) - reference) / Math.abs(reference)).toBeLessThan(relative);

const didFile = caseFile('base_did.csv');
describe.skipIf(!didFile)(didFile ? 'base_did' : absent('base_did.csv'), () => {
  const within = (change: Partial<Regression> = {}) =>
    run(didFile as string, {
      outcome: labelled('y'),
      terms: [inProducts('treat'), inProducts('post')],
      products: [['treat', 'post']],
      absorb: ['id', 'period'],
      errors: { kind: 'CR1S', clusters: ['id'] },
      treatment: 'treat * post',
      unit: 'id',
      ...change,
    });

  it('has the two-by-two difference with every error, its method named', async () => {
    const clustered = (await within()).of('treat × post');
    near(clustered.estimate, 4.993390414);
    near(clustered.standardError, 0.5214337147);
    expect(clustered).toMatchObject({
      estimator: 'least-squares',
      errorMethod: 'CR1S by id: G/(G-1)*(N-1)/(N-K), K without id (nested)',
      test: 'wald-t',
      unit: 'number',
      degreesOfFreedom: 107,
      clusters: 108,
      treatedClusters: 55,
      nTreated: 55,
      nControl: 108,
      details: { rows: 1080, units: 108, parameters: 118, isTreatment: 1 },
      notes: [],
    });
    const of = async (errors: Regression['errors']) => (await within({ errors })).of('treat × post').standardError;
    near(await of({ kind: 'CR0', clusters: ['id'] }), 0.5166033874);
    near(await of({ kind: 'iid' }), 0.6126139788);
    near(await of({ kind: 'HC1' }), 0.6123250757);
    near(await of({ kind: 'CR1S', clusters: ['id', 'period'] }), 0.9441051607);
  });

  it('takes a covariate that moves', async () => {
    const { of } = await within({ terms: [inProducts('treat'), inProducts('post'), number('x1')] });
    near(of('treat × post').estimate, 4.8506451432);
    near(of('treat × post').standardError, 0.455222046);
    expect(of('x1')).toMatchObject({ nTreated: null, nControl: null });
  });

  it('has the event study and the joint test before the start', async () => {
    const { of, estimates } = await within({
      terms: [inProducts('treat'), { ...labelled('period'), as: 'category', reference: '5', onlyInProducts: true }],
      products: [['period', 'treat']],
      treatment: 'period * treat',
      jointTests: [{ name: 'before', terms: [1, 2, 3, 4].map((period) => `period=${period} * treat`) }],
    });
    expect(estimates).toHaveLength(10);
    near(of('period=1 × treat').estimate, -2.0154169351);
    near(of('period=10 × treat').standardError, 1.425594, 1e-6);
    const joint = of('before');
    near(joint.statistic, 1.219390626);
    near(joint.pValue, 0.3008736, 1e-6);
    expect(joint).toMatchObject({
      estimator: 'joint-test',
      test: 'wald-F',
      estimate: null,
      degreesOfFreedom: 954,
      details: { numeratorDegreesOfFreedom: 4 },
    });
  });

  it('has the pooled regression, the same with leverages from absorbed levels as from columns', async () => {
    const terms = [number('treat'), number('post')];
    const pooled = async (errors: Regression['errors']) =>
      (await within({ terms, absorb: [], errors })).of('treat × post');
    near((await pooled({ kind: 'iid' })).standardError, 0.6288930667);
    near((await pooled({ kind: 'HC1' })).standardError, 0.628192813);
    near((await pooled({ kind: 'CR1S', clusters: ['id'] })).standardError, 0.5197348337);
    const CR2: Regression['errors'] = { kind: 'CR2', clusters: ['id'] };
    const absorbed = (await within({ terms: [inProducts('treat'), inProducts('post')], errors: CR2 })).of(
      'treat × post',
    );
    const category = (column: string) => ({ ...labelled(column), as: 'category' as const });
    const columns = await within({
      terms: [category('id'), category('period'), inProducts('treat'), inProducts('post')],
      absorb: [],
      errors: CR2,
      report: ['treat * post'],
    });
    near(absorbed.standardError, columns.of('treat × post').standardError ?? 0, 1e-9);
    expect(absorbed.degreesOfFreedom).toBeCloseTo(columns.of('treat × post').degreesOfFreedom ?? 0, 6);
  });

  it('names what absorbed levels already say', async () => {
    const { of } = await within({ terms: [number('treat'), inProducts('post')] });
    expect(of('treat')).toMatchObject({ estimate: null, suppressed: false, notes: ['collinear'] });
    near(of('treat × post').estimate, 4.993390414);
  });
});

const thornton = caseFile('thornton_hiv.csv');
describe.skipIf(!thornton)(thornton ? 'thornton_hiv' : absent('thornton_hiv.csv'), () => {
  const villages = (change: Partial<Regression>) =>
    run(thornton as string, {
      outcome: labelled('got'),
      terms: [number('any')],
      errors: { kind: 'CR2', clusters: ['villnum'] },
      ...change,
    });

  it('has every clustered error', async () => {
    const printed = { CR0: 0.0225865009, CR1: 0.0226820045, CR1S: 0.0226860144, CR2: 0.0227903219, CR3: 0.0229979619 };
    for (const [kind, value] of Object.entries(printed)) {
      const errors = { kind: kind as Regression['errors']['kind'], clusters: ['villnum'] };
      const one = (await villages({ errors })).of('any');
      near(one.standardError, value);
      near(one.estimate, 0.4519822744, 1e-9);
      expect(one).toMatchObject({ unit: 'share', clusters: 119, nTreated: 2207, nControl: 623, notes: [] });
    }
  });

  it("takes the interval from Satterthwaite's degrees of freedom", async () => {
    const one = (await villages({})).of('any');
    expect(one.degreesOfFreedom).toBeCloseTo(62.9, 1);
    expect((one.ciHigh ?? 0) - (one.estimate ?? 0)).toBeCloseTo(1.99834 * (one.standardError ?? 0), 5);
  });

  it('has the logit with its odds ratio', async () => {
    const one = (await villages({ model: 'logit', errors: { kind: 'iid' } })).of('any');
    near(one.estimate, 1.9981101594);
    near(one.standardError, 0.0995192677, 1e-6);
    // R stops one step short of the root; the closed form of a two-by-two table says who is right.
    near(one.standardError, Math.sqrt(1 / 1745 + 1 / 462 + 1 / 211 + 1 / 412), 1e-11);
    expect(one).toMatchObject({ unit: 'log-odds', test: 'wald-z', degreesOfFreedom: null });
    near(Number(one.details.oddsRatio), (1745 * 412) / (211 * 462), 1e-9);
  });
});

const lalonde = caseFile('lalonde.csv');
it.skipIf(!lalonde)(
  lalonde ? 'has the Lalonde regression by race and marriage too' : absent('lalonde.csv'),
  async () => {
    const { of, estimates } = await run(lalonde as string, {
      outcome: labelled('re78'),
      terms: [
        ...['treat', 'age', 'educ', 'married', 'nodegree', 're74', 're75'].map(number),
        { ...labelled('race'), as: 'category', reference: 'white' },
      ],
      errors: { kind: 'HC3' },
      report: ['treat', 'race'],
      subgroups: [labelled('married')],
    });
    near(of('treat').estimate, 1548.243802);
    expect(of('treat').standardError).toBeCloseTo(749.987, 3);
    expect(estimates.map(({ subgroup, term }) => `${subgroup} ${term}`)).toEqual(
      ['all', 'married=0', 'married=1'].flatMap((part) =>
        ['treat', 'race=black', 'race=hispan'].map((term) => `${part} ${term}`),
      ),
    );
  },
);

const organs = caseFile('organ_donations.csv');
it.skipIf(!organs)(organs ? 'warns of one treated state' : absent('organ_donations.csv'), async () => {
  const rows = caseRows(organs).map(({ State, Quarter, Rate, Quarter_Num }) => {
    const isTreated = State === 'California' && Number(Quarter_Num) >= 4;
    return [State, Quarter, Rate, Number(isTreated)].join(',');
  });
  const { of } = await run(table(['State,Quarter,Rate,tr', ...rows]), {
    outcome: labelled('Rate'),
    terms: [number('tr')],
    absorb: ['State', 'Quarter'],
    errors: { kind: 'CR1S', clusters: ['State'] },
    units: 'places',
  });
  near(of('tr').estimate, -0.0224589744);
  near(of('tr').standardError, 0.006131232);
  expect(of('tr')).toMatchObject({ clusters: 27, treatedClusters: 1, notes: ['few-treated-clusters'] });
});

describe('disclosure', () => {
  const rows = (level: string, n: number, few: number) =>
    Array.from({ length: n }, (_, i) => `${(i * 7) % 11},${level},${Number(i < few)},p${level}${i % 3}`);
  const lines = ['y,g,e,id', ...rows('a', 30, 10), ...rows('b', 30, 10), ...rows('c', 3, 0)];
  const g = { ...labelled('g'), as: 'category' as const };

  it('hides the coefficient of three persons and prints the others', async () => {
    const { of } = await run(table(lines), { outcome: labelled('y'), terms: [g], errors: { kind: 'HC1' } });
    expect(of('g=b')).toMatchObject({ suppressed: false, nTreated: 30, nControl: 33 });
    expect(of('g=c')).toMatchObject({
      suppressed: true,
      estimate: null,
      standardError: null,
      nTreated: null,
      details: {},
    });
  });

  it('hides a coefficient that tells the outcome of few, where the outcome is 0 or 1', async () => {
    const few = ['e,g', ...Array.from({ length: 60 }, (_, i) => `${Number(i < 3 || i > 45)},${'ab'[Number(i >= 30)]}`)];
    const { of } = await run(table(few), { outcome: labelled('e'), terms: [g], errors: { kind: 'HC1' } });
    expect(of('g=b').suppressed).toBe(true);
  });

  it('counts persons and not their rows where the plan says whom a row is about', async () => {
    const panel = lines.map((line, i) => (i > 60 ? line : line.replace(/p([ab])\d$/, `p$1${i % 12}`)));
    const { of } = await run(table(panel), { outcome: labelled('y'), terms: [g], errors: { kind: 'HC1' }, unit: 'id' });
    expect(of('g=b')).toMatchObject({ suppressed: false, nTreated: 12, details: { rows: 63, units: 27 } });
    expect(of('g=c').suppressed).toBe(true);
  });
});

describe('bad input', () => {
  const file = () =>
    table([
      'y,x,g,b,one',
      ...Array.from({ length: 60 }, (_, i) => `${i % 7},${(i * i) % 11},${'abc'[i % 3]},${i % 2},k`),
    ]);
  const plain: Partial<Regression> = {
    outcome: labelled('y'),
    terms: [number('x'), { ...labelled('g'), as: 'category' }],
    errors: { kind: 'HC1' },
  };

  it.each<[string, Partial<Regression>, RegExp]>([
    ['no clusters', { errors: { kind: 'CR2' } }, /kind CR2 and names no "clusters"/],
    ['clusters without use', { errors: { kind: 'HC1', clusters: ['g'] } }, /which errors of kind HC1 do not use/],
    ['two ways with CR2', { errors: { kind: 'CR2', clusters: ['g', 'x'] } }, /needs the kind CR1S/],
    ['a logit that absorbs', { model: 'logit', absorb: ['g'] }, /logit with "absorb"/],
    ['an unknown product', { products: [['x', 'z']] }, /multiplies "z"/],
    ['an unknown report', { report: ['z'] }, /names the term "z"/],
    ['a value that is not there', { report: ['g=z'] }, /names the term "g=z", which the model does not have/],
    [
      'a reference that is not there',
      { terms: [{ ...labelled('g'), as: 'category', reference: 'z' }] },
      /reference "z"/,
    ],
    ['places with outcomes of persons', { outcome: labelled('b'), units: 'places' }, /cannot call its units places/],
    ['a level absorbed twice', { absorb: ['g', 'g'] }, /absorbs "g" twice/],
    ['one value only', { terms: [{ ...labelled('one'), as: 'category' }] }, /"one" has one value only/],
    ['itself', { terms: [number('y')] }, /explains "y" by itself/],
    ['a column that is not there', { terms: [number('nothing')] }, /no column "nothing"/],
    ['words as numbers', { terms: [number('g')] }, /column "g", row 2: "a" is not a number/],
    ['an outcome of a logit', { model: 'logit' }, /is neither 0 nor 1/],
  ])('says in words: %s', async (_, change, message) => {
    await expect(run(file(), { ...plain, ...change })).rejects.toThrow(message);
  });

  it('leaves out and counts rows that lack something, and rows without weight', async () => {
    const lines = ['y,x,w', ...Array.from({ length: 40 }, (_, i) => `${(i * 7) % 5},${(i * 3) % 8},1`)];
    const whole = await run(table(lines), { ...plain, terms: [number('x')], weights: 'w' });
    const lacking = [
      ...lines,
      ...Array.from({ length: 6 }, () => ',1,1'),
      ...Array.from({ length: 5 }, () => '1,NA,1'),
    ];
    const more = await run(table([...lacking, ...Array.from({ length: 7 }, () => '3,2,0')]), {
      ...plain,
      terms: [number('x')],
      weights: 'w',
    });
    expect(more.estimates).toEqual(whole.estimates);
    expect(more.leftOut[0]).toMatchObject({ outcomeMissing: 6, covariateMissing: 12 });
  });

  it('says in words that a logit is separated, and that an exact fit has no error', async () => {
    const lines = ['y,x,z', ...Array.from({ length: 60 }, (_, i) => `${Number(i >= 30)},${Number(i >= 30)},${i}`)];
    const separated = (await run(table(lines), { ...plain, model: 'logit', terms: [number('x')] })).of('x');
    expect(separated).toMatchObject({ estimate: null, pValue: null, notes: ['separated'] });
    expect(separated.details.reasonDa).toMatch(/uendelig/);
    const same = (await run(table(lines), { ...plain, terms: [number('x')] })).of('x');
    expect(same).toMatchObject({ standardError: null, pValue: null, notes: ['exact-fit'] });
    expect(same.details.reasonEn).toMatch(/explain the outcome wholly/);
    expect(same.estimate).toBeCloseTo(1, 12);
  });

  it('gives the same whatever the order of the rows', async () => {
    const lines = Array.from({ length: 50 }, (_, i) => `${(i * 13) % 9},${(i * 5) % 7},${'abc'[(i * i) % 3]},1`);
    const errors: Regression['errors'] = { kind: 'CR3', clusters: ['g'] };
    const [one, other] = await Promise.all(
      [lines, lines.toReversed()].map((rows) =>
        run(table(['y,x,g,w', ...rows]), { ...plain, terms: [number('x')], errors }),
      ),
    );
    expect(one?.estimates).toEqual(other?.estimates);
  });
});
