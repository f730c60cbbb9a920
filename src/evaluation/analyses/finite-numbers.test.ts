import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Estimate } from '../estimate.ts';
import type { CompareMeans } from '../plan/kinds/compare-means.ts';
import type { CompareShares } from '../plan/kinds/compare-shares.ts';
import type { Composition } from '../plan/kinds/composition.ts';
import { type CountedColumns, keyOf, type Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import { compareMeans } from './compare-means.ts';
import { compareShares } from './compare-shares.ts';
import { composition } from './composition.ts';

const words = { da: 'x', en: 'x' };
const labelled = (column: string) => ({ column, label: words });
const common = {
  data: 'x',
  name: 'x',
  title: words,
  group: { column: 'g', treated: '1', control: '0', treatedLabel: words, controlLabel: words },
} as const;

type Row = Record<string, string | null>;

/** Rows in memory as a source: each row stands for itself. */
function sourceOf(rows: readonly Row[]): Source {
  const covariate = (name: string, kind: string) => {
    const texts = rows.map((row) => row[name] ?? null);
    const levels = [...new Set(texts.filter((text) => text !== null))].sort();
    const codeOf = (text: string) => (kind === 'category' ? levels.indexOf(text) : Number(text));
    const values = Float64Array.from(texts, (text) => (text === null ? Number.NaN : codeOf(text)));
    return { name, levels: kind === 'category' ? levels : null, values };
  };
  return {
    name: 'rows',
    columns: [],
    count: (wanted) =>
      Promise.resolve<CountedColumns>({
        count: new Float64Array(rows.length).fill(1),
        columns: new Map(wanted.map((one) => [keyOf(one), covariate(one.column, one.kind)])),
      }),
    follow: ({ outcomes, covariates }) =>
      Promise.resolve({
        count: new Float64Array(rows.length).fill(1),
        weight: null,
        covariates: covariates.map((one) => covariate(one.column, one.kind)),
        outcomes: outcomes.map(({ column, kind }) => ({
          name: column,
          periods: ['1', '2', '3'],
          values: ['y', 'y2', 'y3'].map((name) => covariate(name, kind).values),
        })),
      }),
  };
}

const some = (...values: (string | null)[]) => fc.constantFrom(...values);
const rows = fc.array(
  fc.record({
    g: some('1', '0', '1', '0', null),
    y: some('1', '0', null),
    y2: some('1', '0', '0', null),
    y3: some('1', '0'),
    t: some('1', '2', '3'),
    s: some('a', 'b', 'c', null),
    w: some('1', '2.5', '0', null),
    area: some('p', 'q', null),
    hours: some('0', '12', '160.5', null),
  }),
  { minLength: 1, maxLength: 24 },
);

/** Every number is finite or null, limits hold the estimate, and p lies between 0 and 1. */
function expectSound(estimates: readonly Estimate[]) {
  for (const one of estimates) {
    const numbers = [...Object.values(one), ...Object.values(one.details)].filter((value) => typeof value === 'number');
    expect(numbers.every(Number.isFinite), JSON.stringify(one)).toBe(true);
    if (one.pValue !== null) expect(one.pValue >= 0 && one.pValue <= 1).toBe(true);
    if (one.estimate !== null && one.ciLow !== null && one.ciHigh !== null)
      expect(one.ciLow - 1e-12 <= one.estimate && one.estimate <= one.ciHigh + 1e-12).toBe(true);
  }
}

/** Runs an analysis; a group with nobody is told in words. */
async function soundly(run: () => Promise<{ estimates: Estimate[]; counts: unknown[] }>) {
  try {
    const { estimates, counts } = await run();
    expect(counts).toHaveLength(estimates.length);
    expectSound(estimates);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

const shares: Partial<CompareShares>[] = [
  { test: 'fisher', strata: ['s'], equivalence: { margin: 0.05 }, clusters: 'area', icc: 0.02 },
  { weights: 'w', equivalence: { margin: 0.05 } },
  { test: 'yates', interval: 'wald', start: { before: '3', label: words } },
];

it('shares: whatever the rows, every number is finite or there is none', () =>
  fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(...shares), async (list, more) => {
      const change = more.weights ? {} : { change: { unit: 'id', before: ['1', '2'], after: ['3'] } };
      const analysis: CompareShares = { ...common, kind: 'compare-shares', outcome: labelled('y'), ...more, ...change };
      const split = { period: labelled('t'), subgroups: [labelled('s')] };
      await soundly(() => compareShares(sourceOf(list), { ...analysis, ...split }));
    }),
  ));

it('means and Table 1: whatever the rows, every number is finite or there is none', () =>
  fc.assert(
    fc.asyncProperty(rows, fc.constantFrom<Partial<CompareMeans>[]>({}, { weights: 'w' }), async (list, more) => {
      const means: CompareMeans = { ...common, kind: 'compare-means', outcome: labelled('hours'), ...more };
      await soundly(() => compareMeans(sourceOf(list), { ...means, subgroups: [labelled('s')] }));
      const covariates = [labelled('s'), { ...labelled('hours'), as: 'number' as const }, labelled('area')];
      for (const denominator of ['treated', 'pooled', 'simple'] as const) {
        const table: Composition = { ...common, kind: 'composition', covariates, denominator };
        await soundly(() => composition(sourceOf(list), table));
      }
    }),
  ));
