import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluate } from '#evaluation/evaluate.ts';
import { readPlan } from '#evaluation/plan/read-plan.ts';
import { givenFolder } from '../../tests/given.ts';
import { publishedStudyCommand } from './published-study.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

function run(...argv: string[]) {
  const lines: string[] = [];
  const code = publishedStudyCommand(argv, { out: (line) => lines.push(line), err: (line) => lines.push(line) });
  return { code, lines };
}

it('writes six years of 8,644 invented persons, and says what cannot hold', () => {
  const out = path.join(place.folder, 'panel.csv');
  const first = run('--out', out);
  expect(first.code).toBe(0);
  expect(first.lines[0]).toContain('8644 invented persons');
  expect(first.lines[1]).toContain('Without a base the difference cannot be tested.');
  expect(first.lines.filter((line) => line.startsWith('Cannot hold:'))).toEqual([]);
  expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(1 + 6 * 8644);
  expect(run('--out', out, '--reading', '203').code).toBe(2);
  const other = run('--out', out, '--reading', '203', '--force');
  expect(other.lines.filter((line) => line.startsWith('Cannot hold:'))).toHaveLength(4);
});

it('writes them as a wide register too, which the example plan takes the whole way to the printed figures', async () => {
  const out = path.join(place.folder, 'dream.csv');
  expect(run('--register', '--out', out).code).toBe(0);
  const root = path.resolve(import.meta.dirname, '../..');
  const { plan, text } = readPlan(path.join(root, 'examples/published-study-register.plan.yaml'));
  const { estimates, flow } = await evaluate(plan, text, new Map([['dream', out]]), '0');
  expect(flow?.steps.at(-1)).toMatchObject({ treated: 548, control: 8096 });
  const year = (subgroup: string) =>
    estimates.find(
      (one) => one.estimator === 'difference-in-shares' && one.period === '2019' && one.subgroup === subgroup,
    );
  expect(year('all')).toMatchObject({
    nTreated: 548,
    nControl: 8096,
    shareTreated: 71 / 548,
    shareControl: 1133 / 8096,
  });
  expect(year('figure-2=1')).toMatchObject({ nTreated: 203, nControl: 1661 });
  const women = estimates.find((one) => one.estimator === 'composition' && one.outcome === 'sex' && one.term === '2');
  expect(women?.shareTreated).toBe(279 / 548);
  expect(estimates.find((one) => one.period === 'change' && one.subgroup === 'all')?.pValue).toBeCloseTo(0.13, 2);
});

it.each([
  ['no place', []],
  ['another reading', ['--out', 'x.csv', '--reading', '200']],
  ['an unknown option', ['--out', 'x.csv', '--mode', 'x']],
  ['a folder that is not there', ['--out', '/no/such/folder/x.csv']],
])('says what is wrong: %s', (_, argv) => {
  const { code, lines } = run(...argv);
  expect([code, lines.length]).toEqual([2, 1]);
  expect(existsSync('x.csv')).toBe(false);
});
