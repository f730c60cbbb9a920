import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordFigures } from '../../../tests/record-figure.ts';
import type { Finding, ReleasedCount } from '../analyses/finding.ts';
import { type Estimate, EVERYBODY, estimateOf } from '../estimate.ts';
import { protect } from './protect.ts';
import { attackAtoms, type RandomTable, randomTable } from './random-tables.fixture.ts';
import { loadSolver } from './solver.ts';

const NOTHING_LEFT_OUT = { outcomeMissing: 0, otherGroup: 0, periodMissing: 0, covariateMissing: 0 };

/** A line of results with numbers in it, so that what is printed of it can be seen. */
function line(analysis: string, subgroup: string, period: string, of: Partial<Estimate> = {}): Estimate {
  return estimateOf(
    {
      analysis,
      outcome: 'y',
      subgroup,
      period,
      term: 'g=1',
      estimator: 'difference-in-shares',
      errorMethod: 'e',
      test: 't',
      unit: 'share',
      confidence: 0.95,
      ...of,
    },
    { estimate: 0.1, pValue: 0.5, statistic: 1, details: { variance: 2 }, ...of },
  );
}

/** What a line gives away about one group: persons, with and without the outcome. */
const counts = (where: Record<string, string>, n: number, x: number, data = 't'): ReleasedCount[] => [
  { data, where, value: n },
  { data, where: { ...where, 'outcome y': '1' }, value: x },
  { data, where: { ...where, 'outcome y': '0' }, value: n - x },
];

const finding = (lines: [Estimate, ReleasedCount[]][], leftOut: Finding['leftOut'] = NOTHING_LEFT_OUT): Finding => ({
  estimates: lines.map(([estimate]) => estimate),
  counts: lines.map(([, list]) => list),
  leftOut,
});

/** Tables small enough to be protected many times in a test. */
const smallTables = Array.from({ length: 200 }, (_, seed) => randomTable(seed)).filter(
  ({ lines }) => lines.length < 45,
);

const hiddenOf = (estimates: readonly Estimate[]) => estimates.map((one) => one.suppressed);
const findingOf = (table: RandomTable): Finding =>
  finding(
    table.lines.map((one) => {
      const parts = Object.entries(one.where).filter(([column]) => column !== 'year');
      return [line('t', parts.map((part) => part.join('=')).join(', ') || EVERYBODY, one.period), one.counts];
    }),
  );

/** Protects random tables and attacks what is left of them; the attacker shares no code with the program. */
async function audit(seeds: Iterable<number>) {
  const highs = await loadSolver();
  const found = { tables: 0, hidden: 0, exact: 0, narrowest: Infinity, gap: 0, notProved: 0 };
  for (const seed of seeds) {
    const table = randomTable(seed);
    const { estimates, log } = await protect([findingOf(table)], { smallestCell: 5 });
    const attacked = attackAtoms(highs, table, hiddenOf(estimates));
    found.tables++;
    found.hidden += attacked.hidden;
    found.exact += attacked.exact;
    found.narrowest = Math.min(found.narrowest, attacked.narrowest);
    found.gap = Math.max(found.gap, log.gap);
    found.notProved += Number(log.gap > 0);
  }
  return found;
}

function figuresOf(found: Awaited<ReturnType<typeof audit>>) {
  const figure = (metric: string, value: number, target: string, pass: boolean) => ({
    id: 'disclosure-audit',
    metric,
    value,
    target,
    pass,
  });
  return [
    figure('random hierarchical tables', found.tables, '1000', found.tables === 1000),
    figure('hidden counts attacked', found.hidden, 'more than 0', found.hidden > 0),
    figure('hidden counts known exactly', found.exact, '0', found.exact === 0),
    figure('narrowest interval of a hidden count', found.narrowest, 'at least 5', found.narrowest >= 5),
    figure('tables whose choice is not proved the best', found.notProved, 'reported', true),
    figure('largest distance from the best choice, as a share of its cost', found.gap, 'reported', true),
  ];
}

/** A thousand tables in the long run (npm run test:long), a part of them otherwise. */
const TABLES = process.env['HJEMMEBANE_LONG'] ? 1000 : 25;

describe('random hierarchical tables by region, sex, age and period', () => {
  it(`give away no hidden count: of ${TABLES} tables none is known exactly, and each can differ by five at least`, async () => {
    const found = await audit(Array.from({ length: TABLES }, (_, seed) => seed));
    if (process.env['HJEMMEBANE_LONG']) recordFigures(figuresOf(found));
    expect(found.hidden).toBeGreaterThan(500);
    expect(found).toMatchObject({ tables: TABLES, exact: 0 });
    expect(found.narrowest).toBeGreaterThanOrEqual(5);
  }, 3_600_000);

  it('would be seen through by the same attacker if nothing were hidden but what is small', async () => {
    const highs = await loadSolver();
    const recovered = Array.from({ length: 10 }, (_, seed) => randomTable(seed)).map((table) => {
      const isSmall = table.lines.map((one) => one.counts.some(({ value }) => value >= 1 && value < 5));
      return attackAtoms(highs, table, isSmall).exact;
    });
    expect(recovered.filter((exact) => exact > 0).length).toBeGreaterThan(3);
  });
});

describe('what is hidden', () => {
  it('is nothing when all counts and all rests are large', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 40, max: 200 }), { minLength: 2, maxLength: 5 }), async (sizes) => {
        const parts = sizes.map((n, at) => ({ n, x: 12 + (at % 9), where: { g: '1', s: `s${at}` } }));
        const sum = (of: (one: (typeof parts)[number]) => number) => parts.reduce((total, one) => total + of(one), 0);
        const all: [Estimate, ReleasedCount[]] = [
          line('a', EVERYBODY, 'all'),
          counts(
            { g: '1' },
            sum((one) => one.n),
            sum((one) => one.x),
          ),
        ];
        const lines = parts.map((one): [Estimate, ReleasedCount[]] => [
          line('a', `s=${one.where.s}`, 'all'),
          counts(one.where, one.n, one.x),
        ]);
        const { estimates, log } = await protect([finding([all, ...lines])], { smallestCell: 5 });
        expect(hiddenOf(estimates)).not.toContain(true);
        expect(log).toMatchObject({ suppressed: 0, hiddenCells: 0, smallestWidth: null });
      }),
      { numRuns: 20 },
    ));

  it('loses every number, the details too', async () => {
    const { estimates } = await protect([finding([[line('a', EVERYBODY, 'all'), counts({ g: '1' }, 40, 3)]])], {
      smallestCell: 5,
    });
    const [one] = estimates;
    for (const [field, value] of Object.entries(one as Estimate))
      if (typeof value === 'number') expect([field, value]).toEqual(['confidence', 0.95]);
    expect(one).toMatchObject({ suppressed: true, details: {}, notes: [] });
  });

  it('does not depend on the order of findings and lines', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...smallTables), fc.infiniteStream(fc.nat()), async (table, draws) => {
        const { estimates, counts: given } = findingOf(table);
        const lines = estimates.map((one, at): [Estimate, ReleasedCount[]] => [one, given[at] ?? []]);
        const shuffled = lines
          .map((one) => ({ one, by: draws.next().value as number }))
          .toSorted((a, b) => a.by - b.by)
          .map(({ one }) => one);
        const half = Math.floor(shuffled.length / 2);
        const hiddenNames = async (findings: Finding[]) => {
          const found = await protect(findings, { smallestCell: 5 });
          return found.estimates
            .filter((one) => one.suppressed)
            .map((one) => `${one.subgroup} ${one.period}`)
            .sort();
        };
        expect(await hiddenNames([finding(shuffled.slice(0, half)), finding(shuffled.slice(half))])).toEqual(
          await hiddenNames([finding(lines)]),
        );
      }),
      { numRuns: 8 },
    ));

  it('grows with the limit: a larger one hides at least as many for their own sake, and never costs less in all', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...smallTables.map(findingOf)), async (table) => {
        const most = Math.max(...table.counts.flat().map((one) => one.value), 1);
        let before = { primary: 0, cost: 0 };
        for (const smallestCell of [3, 4, 5, 7, 10]) {
          const { log, estimates } = await protect([table], { smallestCell });
          const cost = estimates.reduce(
            (sum, one, at) => sum + (one.suppressed ? 1 + (table.counts[at]?.[0]?.value ?? 0) / most : 0),
            0,
          );
          expect(log.primary).toBeGreaterThanOrEqual(before.primary);
          if (log.gap === 0) expect(cost).toBeGreaterThanOrEqual(before.cost - 1e-6);
          before = { primary: log.primary, cost: log.gap === 0 ? cost : before.cost };
        }
      }),
      { numRuns: 8 },
    ));
});

describe('what ties counts together', () => {
  const pair = (subgroup: string, where: Record<string, string>, n: number, x: number, period = 'all', of = {}) =>
    [line('a', subgroup, period, of), counts(where, n, x)] as [Estimate, ReleasedCount[]];

  it('a rest that nobody prints: 98 of 100 gives away two, so the smaller line goes', async () => {
    const { estimates } = await protect(
      [finding([pair(EVERYBODY, { g: '1' }, 100, 50), pair('s=k', { g: '1', s: 'k' }, 98, 49)])],
      { smallestCell: 5 },
    );
    expect(hiddenOf(estimates)).toEqual([false, true]);
  });

  it('two analyses of the same persons, one without two who miss the outcome', async () => {
    const other = finding([
      [line('b', EVERYBODY, 'all', { outcome: 'z' }), [{ data: 't', where: { g: '1' }, value: 98 }]],
    ]);
    const { estimates } = await protect([finding([pair(EVERYBODY, { g: '1' }, 100, 50)]), other], { smallestCell: 5 });
    expect(hiddenOf(estimates)).toEqual([false, true]);
  });

  it('a subgroup within a subgroup of another column, when the analysis tells of it', async () => {
    const lines = finding([pair('u=yes', { g: '1', u: 'yes' }, 158, 22), pair('w=yes', { g: '1', w: 'yes' }, 103, 20)]);
    const nested = [{ data: 't', part: { column: 'w', value: 'yes' }, whole: { column: 'u', value: 'yes' } }];
    const of = async (one: Finding) => hiddenOf((await protect([one], { smallestCell: 5 })).estimates);
    expect(await of({ ...lines, nested })).toEqual([false, true]);
    expect(await of(lines)).toEqual([false, false]);
  });

  it('somebody with a value and everybody without it are everybody', async () => {
    const lines = [
      pair(EVERYBODY, { g: '1' }, 100, 50),
      pair('s=k', { g: '1', s: 'k' }, 60, 47),
      pair('s=m', { g: '1', 'not s': 'k' }, 40, 3),
    ];
    expect(hiddenOf((await protect([finding(lines)], { smallestCell: 5 })).estimates)).toEqual([false, true, true]);
  });

  it('other data are other persons', async () => {
    const other = finding([[line('b', EVERYBODY, 'all'), counts({ g: '1' }, 98, 49, 'u')]]);
    const { estimates } = await protect([finding([pair(EVERYBODY, { g: '1' }, 100, 50)]), other], { smallestCell: 5 });
    expect(hiddenOf(estimates)).toEqual([false, false]);
  });

  it('two splits of everybody, who are themselves not printed', async () => {
    const lines = [
      pair('s=k', { g: '1', s: 'k' }, 60, 30),
      pair('s=m', { g: '1', s: 'm' }, 40, 3),
      pair('a=u', { g: '1', a: 'u' }, 50, 16),
      pair('a=o', { g: '1', a: 'o' }, 50, 17),
    ];
    const { estimates } = await protect([finding(lines)], { smallestCell: 5 });
    expect(hiddenOf(estimates)[1]).toBe(true);
    expect(hiddenOf(estimates).filter(Boolean).length).toBeGreaterThan(1);
  });

  it('a change goes with any of its periods, and nobody loses a period for it', async () => {
    const lines = [
      pair(EVERYBODY, { g: '1', year: '2016' }, 100, 50, '2016'),
      pair(EVERYBODY, { g: '1', year: '2017' }, 100, 3, '2017'),
      [
        line('a', EVERYBODY, 'change', { estimator: 'difference-in-differences' }),
        [{ data: 't', where: { g: '1' }, value: 100 }],
      ] as [Estimate, ReleasedCount[]],
    ];
    const { estimates } = await protect([finding(lines)], { smallestCell: 5 });
    expect(hiddenOf(estimates)).toEqual([false, true, true]);
  });

  it('an event study goes by its own period and the base period', async () => {
    const at = (year: string, notes: string[] = []): [Estimate, ReleasedCount[]] => [
      line('e', EVERYBODY, year, { estimator: 'event-study', notes }),
      [{ data: 't', where: { g: '1', year }, value: 100 }],
    ];
    const study = finding([at('2016', ['base-period']), at('2017'), at('2018')]);
    const with3In = async (year: string) => {
      const levels = finding(
        ['2016', '2017', '2018'].map((one) => pair(EVERYBODY, { g: '1', year: one }, 100, one === year ? 3 : 50, one)),
      );
      return hiddenOf((await protect([study, levels], { smallestCell: 5 })).estimates).slice(0, 3);
    };
    expect(await with3In('2017')).toEqual([false, true, false]);
    expect(await with3In('2016')).toEqual([true, true, true]);
  });

  it('nobody of ten is a finding, nobody of nine is about each of them', async () => {
    const of = async (n: number) =>
      hiddenOf((await protect([finding([pair(EVERYBODY, { g: '1' }, n, 0)])], { smallestCell: 5 })).estimates);
    expect(await of(10)).toEqual([false]);
    expect(await of(9)).toEqual([true]);
    expect(await of(0)).toEqual([false]);
  });

  it('a test over all levels of a covariate goes from all its lines when one level is hidden', async () => {
    const level = (value: string, n: number): [Estimate, ReleasedCount[]] => [
      line('table-1', EVERYBODY, 'all', { estimator: 'composition', outcome: 'age', term: value }),
      [{ data: 't', where: { g: '1', age: value }, value: n }],
    ];
    const { estimates } = await protect([finding([level('a', 50), level('b', 40), level('c', 3)])], {
      smallestCell: 5,
    });
    expect(estimates.map((one) => one.pValue)).toEqual([null, null, null]);
    expect(estimates[0]).toMatchObject({ suppressed: false, estimate: 0.1 });
  });
});

describe('what stands beside the estimates', () => {
  it('two rows left out are hidden, and the rows of the table that would give them away', async () => {
    const leftOut = { ...NOTHING_LEFT_OUT, otherGroup: 2 };
    const found = await protect(
      [
        finding(
          [[line('a', EVERYBODY, 'all'), [...counts({ g: '1' }, 100, 50), ...counts({ g: '0' }, 100, 40)]]],
          leftOut,
        ),
      ],
      { smallestCell: 5, rows: new Map([['t', 202]]) },
    );
    expect(found.leftOut).toEqual([{ ...NOTHING_LEFT_OUT, otherGroup: null }]);
    expect(found.rows.get('t')).toBeNull();
    expect(hiddenOf(found.estimates)).toEqual([false]);
  });

  it('two who leave the flow are hidden, and one more step, so that they cannot be worked out', async () => {
    const label = { da: 'x', en: 'x' };
    const step = (name: string, kind: 'start' | 'left-out' | 'remaining', n: number) => ({
      name,
      label,
      kind,
      treated: n,
      control: 10 * n,
      neither: 0,
    });
    const steps = [
      step('all', 'start', 600),
      step('young', 'left-out', 48),
      step('few', 'left-out', 2),
      step('rest', 'remaining', 550),
    ];
    const { flow } = await protect([], {
      smallestCell: 5,
      flow: {
        steps,
        unknownWeekCodes: [
          { code: '777', persons: 3 },
          { code: '778', persons: 30 },
        ],
      },
    });
    expect(flow?.steps.map((one) => one.treated)).toEqual([600, null, null, 550]);
    expect(flow?.steps.map((one) => one.control)).toEqual([6000, 480, 20, 5500]);
    expect(flow?.unknownWeekCodes.map((one) => one.persons)).toEqual([null, 30]);
  });
});

describe('figures that are public already', () => {
  const all = (n: number, x: number): [Estimate, ReleasedCount[]] => [
    line('a', EVERYBODY, 'all'),
    counts({ g: '1' }, n, x),
  ];
  const of = (n: number, percent: number, where: Record<string, string>, version = '1') => ({
    group: JSON.stringify(where),
    within: null,
    n,
    percent,
    where,
    version,
    outcome: 'y',
  });
  const rules = (...published: ReturnType<typeof of>[]) => ({ smallestCell: 5, published, onlyData: 't' });

  it('an earlier version with one person more: the run does not print the number that gives her away', async () => {
    const { estimates } = await protect([finding([all(100, 50)])], rules(of(101, 50, { g: '1' })));
    expect(hiddenOf(estimates)).toEqual([true]);
    expect(hiddenOf((await protect([finding([all(100, 50)])], rules(of(100, 50, { g: '1' })))).estimates)).toEqual([
      false,
    ]);
  });

  it('a part that is public hides the whole that would give away the rest', async () => {
    const { estimates } = await protect([finding([all(100, 50)])], rules(of(97, 50, { g: '1', s: 'k' })));
    expect(hiddenOf(estimates)).toEqual([true]);
  });

  it('are refused when they give a small count away by themselves', async () => {
    const lines = finding([all(100, 50), [line('a', 's=m', 'all'), counts({ g: '1', s: 'm' }, 40, 3)]]);
    await expect(protect([lines], rules(of(100, 50, { g: '1' }), of(60, 78.33, { g: '1', s: 'k' })))).rejects.toThrow(
      /give away a count of fewer than 5 persons/,
    );
  });

  it('narrow a hidden count by what their percentage leaves open', async () => {
    const lines = finding([all(100, 3)]);
    await expect(protect([lines], rules(of(100, 3, { g: '1' })))).resolves.toBeDefined();
    await expect(protect([finding([all(300, 4)])], rules(of(300, 1, { g: '1' })))).rejects.toThrow(
      /fewer than 5 persons/,
    );
  });
});
