import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
