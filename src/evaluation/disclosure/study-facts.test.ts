import { describe, expect, it } from 'vitest';
import type { Finding, ReleasedCount } from '../analyses/finding.ts';
import { estimateOf } from '../estimate.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { protect } from './protect.ts';
import { withStudyFacts } from './study-facts.ts';

/** [group, sex, long-term, paid 2016, ordinary 2016, persons]; 3 with pay have supported work alone, 4 without pay have had some before. */
const ROWS = [
  ['treated', 'm', '0', 1, 1, 40],
  ['treated', 'm', '0', 1, 0, 3],
  ['treated', 'm', '0', 0, 0, 2],
  ['treated', 'm', '1', 0, 0, 60],
  ['treated', 'k', '0', 1, 1, 2],
  ['treated', 'k', '0', 0, 0, 2],
  ['treated', 'k', '1', 0, 0, 30],
] as const;
type Column = 0 | 1 | 2 | 3 | 4;

const category = (name: string, at: Column) => {
  const levels = [...new Set(ROWS.map((row) => String(row[at])))];
  return { name, levels, values: Float64Array.from(ROWS, (row) => levels.indexOf(String(row[at]))) };
};
const path = (name: string, at: Column) => ({
  name,
  periods: ['2016'],
  values: [Float64Array.from(ROWS, (row) => Number(row[at]))],
});
const profiles: Profiles = {
  count: Float64Array.from(ROWS, (row) => row[5]),
  weight: null,
  covariates: [category('group', 0), category('sex', 1), category('long-term', 2)],
  outcomes: [path('paid', 3), path('ordinary', 4)],
};

const COLUMNS: Record<string, Column> = {
  group: 0,
  sex: 1,
  'long-term': 2,
  'outcome paid': 3,
  'paid-2016': 3,
  'outcome ordinary': 4,
};
/** The persons of some conditions, as an analysis counts them. */
function counted(where: Record<string, string>): ReleasedCount {
  const isIn = (row: (typeof ROWS)[number]) =>
    Object.entries(where).every(([column, value]) => column === 'year' || String(row[COLUMNS[column] ?? 0]) === value);
  return { data: 'study', where, value: ROWS.reduce((sum, row) => sum + (isIn(row) ? row[5] : 0), 0) };
}

function finding(analysis: string, ...wheres: Record<string, string>[]): Finding {
  const identity = {
    analysis,
    outcome: 'y',
    subgroup: 'all',
    period: '2016',
    term: 'group=treated',
    estimator: 'difference-in-shares',
    errorMethod: 'none',
    test: 'none',
    unit: 'share',
    confidence: 0.95,
  } as const;
  return {
    estimates: wheres.map(() => estimateOf(identity, {})),
    counts: wheres.map((where) => [counted({ group: 'treated', ...where })]),
    leftOut: { outcomeMissing: 0, otherGroup: 0, periodMissing: 0, covariateMissing: 0 },
  };
}

const hiddenOf = async (findings: Finding[]) =>
  (await protect(findings, { smallestCell: 5 })).estimates.map((one) => one.suppressed);
const in2016 = (column: string, value: string) => ({ year: '2016', [`outcome ${column}`]: value });

describe('what a study’s readers know', () => {
  it.each([
    ['ordinary work is work: 45 less 42 have supported work alone', in2016('paid', '1'), in2016('ordinary', '1')],
    ['long-term is without pay in each year: 94 less 90', { 'long-term': '1' }, in2016('paid', '0')],
  ])('%s', async (_, one, other) => {
    const findings = [finding('a', one), finding('b', other)];
    expect(await hiddenOf(findings)).toEqual([false, false]);
    expect(Math.abs(counted(one).value - counted(other).value)).toBeLessThan(5);
    expect(await hiddenOf(withStudyFacts(findings, profiles))).toContain(true);
  });

  it('one year of an outcome as a column is that outcome in that year', async () => {
    const findings = [finding('a', in2016('paid', '1')), finding('b', { sex: 'm', 'paid-2016': '1' })];
    expect([counted(in2016('paid', '1')).value, counted({ sex: 'm', 'paid-2016': '1' }).value]).toEqual([45, 43]);
    expect(await hiddenOf(findings)).toEqual([false, false]);
    expect(await hiddenOf(withStudyFacts(findings, profiles))).toContain(true);
  });
});
