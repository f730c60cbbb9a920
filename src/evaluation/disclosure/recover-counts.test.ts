import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenFolder } from '../../../tests/given.ts';
import type { Estimate } from '../estimate.ts';
import { evaluate } from '../evaluate.ts';
import { seededStream } from '../permutation/seeded-stream.ts';
import type { Analysis } from '../plan/analyses.ts';
import type { Plan } from '../plan/plan-schema.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

const words = (text: string) => ({ da: text, en: text });
const labelled = (column: string) => ({ column, label: words(column) });

/** A person of an invented table: group, area, a covariate of 1 and 2, and an outcome of 0 and 1 in two years. */
interface Person {
  g: string;
  area: string;
  kind: number;
  y: readonly [number, number];
}

function invented(seed: number, share: number): Person[] {
  const next = seededStream(seed);
  const n = 16 + Math.floor(50 * next());
  return Array.from({ length: n }, (_, at) => {
    const before = Number(next() < share);
    const hasMoved = next() < share;
    const g = String(Number(next() < 0.4));
    return {
      g,
      area: `${g}${at % 7}`,
      kind: next() < share ? 2 : 1,
      y: [before, hasMoved ? 1 - before : before],
    };
  });
}

const common = {
  name: 'one',
  data: 'panel',
  title: words('x'),
  group: { ...labelled('g'), treated: '1', control: '0', treatedLabel: words('1'), controlLabel: words('0') },
  outcome: labelled('y'),
};
const inLastYear = { unit: 'id', period: 'year', at: ['2017'] };
const years = { unit: 'id', period: labelled('year') };

/** What one analysis alone prints of the persons, or several together. */
async function printed(persons: readonly Person[], ...analyses: object[]): Promise<Estimate[]> {
  const file = path.join(place.folder, 'panel.csv');
  const rows = persons.flatMap(({ g, area, kind, y }, id) =>
    y.map((value, at) => [id, g, area, kind, 2016 + at, value, 1, 'k'].join(',')),
  );
  writeFileSync(file, ['id,g,area,kind,year,y,w,all', ...rows].join('\n'));
  const data = { panel: { description: words('x') } };
  const all = analyses.map((one) => ({ ...common, ...one }) as unknown as Analysis);
  const plan: Plan = { planVersion: 1, title: words('x'), data, analyses: all };
  return (await evaluate(plan, 'plan', new Map([['panel', file]]), '0')).estimates;
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-7;
const upTo = (n: number) => Array.from({ length: n + 1 }, (_, count) => count);

/** The only pair of counts that gives a difference of shares. */
function pairBehind({ estimate, nTreated, nControl }: Estimate): number[] {
  if (estimate === null || !nTreated || !nControl) return [];
  const pairs = upTo(nTreated).flatMap((a) => {
    const b = (a / nTreated - estimate) * nControl;
    return b > -0.5 && b < nControl + 0.5 && isWhole(b) ? [[a, Math.round(b)]] : [];
  });
  return pairs.length === 1 ? (pairs[0] as number[]) : [];
}

/** Persons with the greater of two values, from a mean and its base. */
const behindMean = (mean: unknown, n: number | null, lower: number): number[] => {
  const count = typeof mean === 'number' && n ? (mean - lower) * n : Number.NaN;
  return isWhole(count) && n ? [Math.round(count), n - Math.round(count)] : [];
};

/**
 * Who came and who left in each group, from the change and its standard error: Σd² of both groups is one equation in whole numbers.
 *
 * @param variance the square of the standard error of one group's mean change, from Σd, Σd² and n
 */
function movers(
  one: Estimate,
  means: [unknown, unknown],
  variance: (sum: number, sumSquares: number, n: number) => number,
) {
  const { standardError, nTreated, nControl } = one;
  const [m1, m0] = means;
  if (
    !standardError ||
    !nTreated ||
    !nControl ||
    typeof m1 !== 'number' ||
    typeof m0 !== 'number' ||
    Number.isNaN(m1 + m0)
  )
    return [];
  const sums = [Math.round(m1 * nTreated), Math.round(m0 * nControl)] as const;
  const possible = (sum: number, n: number) =>
    upTo(n).filter((moved) => moved >= Math.abs(sum) && (moved - sum) % 2 === 0);
  const found = possible(sums[0], nTreated).flatMap((a) =>
    possible(sums[1], nControl).flatMap((b) => {
      const square = variance(sums[0], a, nTreated) + variance(sums[1], b, nControl);
      return Math.abs(square - standardError ** 2) < 1e-9 * square ? [[a, b] as const] : [];
    }),
  );
  const [only] = found;
  if (!only || found.length > 1) return [];
  return sums.flatMap((sum, at) => [((only[at] ?? 0) + sum) / 2, ((only[at] ?? 0) - sum) / 2]);
}

/** What is recovered of one analysis; the numbers are counts of persons. */
type Reader = { name: string; analysis: object; read(estimates: readonly Estimate[]): number[] };

const READERS: readonly Reader[] = [
  {
    name: 'a mean of 0 and 1 times its base',
    analysis: { kind: 'compare-means', period: labelled('year') },
    read: (all) => all.flatMap((one) => behindMean(one.details['meanTreated'], one.nTreated, 0)),
  },
  {
    name: 'a weighted mean where every weight is 1',
    analysis: { kind: 'compare-means', period: labelled('year'), weights: 'w' },
    read: (all) => all.flatMap((one) => behindMean(one.details['meanTreated'], one.nTreated, 0)),
  },
  {
    name: 'a mean of 1 and 2 in table 1',
    analysis: { kind: 'composition', outcome: undefined, covariates: [{ ...labelled('kind'), as: 'number' }] },
    read: (all) => all.flatMap((one) => behindMean(one.details['meanTreated'], one.nTreated, 1)),
  },
  {
    name: 'an effect of exact matching on nothing',
    analysis: {
      kind: 'matching',
      method: 'exact',
      covariates: [{ column: 'all', as: 'category' }],
      follow: inLastYear,
    },
    read: (all) => all.filter((one) => one.estimator === 'exact-matching').flatMap(pairBehind),
  },
  {
    name: 'a randomisation test of whole areas',
    analysis: {
      kind: 'few-clusters',
      cluster: 'area',
      ...years,
      after: ['2017'],
      method: 'randomisation',
      weighting: 'persons',
      seed: 1,
    },
    read: (all) => all.flatMap(pairBehind),
  },
  {
    name: 'the standard error of a change',
    analysis: {
      kind: 'compare-shares',
      period: labelled('year'),
      change: { unit: 'id', before: ['2016'], after: ['2017'] },
    },
    read: (all) =>
      all
        .filter((one) => one.estimator === 'difference-in-differences')
        .flatMap((one) =>
          movers(
            one,
            [one.details['changeTreated'], one.details['changeControl']],
            (sum, squares, n) => (squares - sum ** 2 / n) / (n - 1) / n,
          ),
        ),
  },
  {
    name: 'the standard error of an event study',
    analysis: { kind: 'event-study', ...years, base: '2016', start: '2017', clusters: 'unit' },
    read(all) {
      const change = all.find((one) => one.estimator === 'difference-in-differences' && one.period === 'change');
      const meanIn = (period: string, side: 'shareTreated' | 'shareControl') =>
        all.find((one) => one.estimator === 'event-study' && one.period === period)?.[side] ?? Number.NaN;
      const moved = (side: 'shareTreated' | 'shareControl') => meanIn('2017', side) - meanIn('2016', side);
      const error = change?.details['standardErrorUncorrected'];
      if (!change || typeof error !== 'number') return [];
      return movers(
        { ...change, standardError: error },
        [moved('shareTreated'), moved('shareControl')],
        (sum, squares, n) => (squares - sum ** 2 / n) / n ** 2,
      );
    },
  },
  {
    name: 'a regression with weights of 1',
    analysis: {
      kind: 'regression',
      group: undefined,
      model: 'least-squares',
      terms: [{ ...labelled('g'), as: 'number' }],
      report: ['(intercept)', 'g'],
      errors: { kind: 'HC1' },
      weights: 'w',
    },
    read(all) {
      const g = all.find((one) => one.term === 'g');
      const intercept = all.find((one) => one.term === '(intercept)');
      return [
        ...behindMean(intercept?.estimate, g?.nControl ?? null, 0),
        ...behindMean((intercept?.estimate ?? Number.NaN) + (g?.estimate ?? 0), g?.nTreated ?? null, 0),
      ];
    },
  },
];

const isSmall = (count: number) => count >= 1 && count < 5;

describe.each(READERS)('a reader of $name', ({ analysis, read }) => {
  const recovered = async (share: number, seeds: number) => {
    const found: number[] = [];
    for (let seed = 1; seed <= seeds; seed++) found.push(...read(await printed(invented(seed, share), analysis)));
    return found;
  };

  it('recovers counts that may be known, so the attack is one', async () => {
    expect((await recovered(0.45, 8)).length).toBeGreaterThan(0);
  });

  it('recovers no count from 1 to 4', async () => {
    expect((await recovered(0.12, 25)).filter(isSmall)).toEqual([]);
  });
});

it('adds up no values that are printed together elsewhere', async () => {
  // Two rows a person, so four of kind 3 in each group.
  const kinds = [1, 2, 3].flatMap((kind) => Array.from({ length: kind === 3 ? 2 : 30 }, () => kind));
  const persons = ['1', '0'].flatMap((g) => kinds.map((kind): Person => ({ g, area: `${g}1`, kind, y: [0, 1] })));
  const of = (column: string) => ({ kind: 'composition', outcome: undefined, covariates: [labelled(column)] });
  const others = { ...of('all'), name: 'two', among: { column: 'kind', is: ['1', '2'] } };
  for (const analyses of [[of('kind')], [of('kind'), others]]) {
    const levels = (await printed(persons, ...analyses)).filter(
      (one) => one.outcome === 'kind' && one.term !== 'overall',
    );
    expect(levels).toHaveLength(3);
    expect(levels.filter((one) => !one.suppressed).length).toBeLessThan(2);
  }
});

it('subtracts no narrow band from a wide one of another covariate', async () => {
  const areas = [
    ...Array.from({ length: 40 }, (_, at) => `a${at % 2}`),
    'a2',
    'a2',
    ...Array.from({ length: 40 }, () => 'b'),
    'c',
    'c',
  ];
  const persons = ['1', '0'].flatMap((g) =>
    areas.map((area): Person => ({ g, area, kind: area.startsWith('a') ? 1 : 2, y: [0, 1] })),
  );
  const covariates = ['area', 'kind'].map(labelled);
  const shown = (await printed(persons, { kind: 'composition', outcome: undefined, covariates })).filter(
    (one) => !one.suppressed && one.term !== 'overall',
  );
  // Four rows of a2 and of c in each group; kind 1 less a0 and a1 is a2.
  const terms = shown.map((one) => one.term);
  expect(terms).not.toContain('a2');
  expect(['1', 'a0', 'a1'].every((term) => terms.includes(term))).toBe(false);
  expect(['2', 'a0', 'a1'].every((term) => terms.includes(term))).toBe(false);
});
