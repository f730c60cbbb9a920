import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { recordFigures } from './record-figure.ts';

const root = path.resolve(import.meta.dirname, '..');

/** The levels of the requirements of OWASP ASVS 5.0.0, section by section, in their order: 1.1 holds 1.1.1 and 1.1.2, both level 2. */
const sections: Record<string, string> = {
  '1.1': '22',
  '1.2': '1111122223',
  '1.3': '112222222223',
  '1.4': '222',
  '1.5': '123',
  '2.1': '122',
  '2.2': '112',
  '2.3': '12223',
  '2.4': '23',
  '3.1': '3',
  '3.2': '113',
  '3.3': '12223',
  '3.4': '11222233',
  '3.5': '11122333',
  '3.6': '3',
  '3.7': '22333',
  '4.1': '12233',
  '4.2': '23333',
  '4.3': '22',
  '4.4': '1222',
  '5.1': '2',
  '5.2': '112333',
  '5.3': '113',
  '5.4': '222',
  '6.1': '122',
  '6.2': '111111112222',
  '6.3': '11223333',
  '6.4': '112233',
  '6.5': '22222333',
  '6.6': '2223',
  '6.7': '33',
  '6.8': '2222',
  '7.1': '222',
  '7.2': '1111',
  '7.3': '22',
  '7.4': '11222',
  '7.5': '223',
  '7.6': '22',
  '8.1': '1233',
  '8.2': '1123',
  '8.3': '133',
  '8.4': '23',
  '9.1': '111',
  '9.2': '1222',
  '10.1': '22',
  '10.2': '223',
  '10.3': '22223',
  '10.4': '1111122222233333',
  '10.5': '22222',
  '10.6': '22',
  '10.7': '222',
  '11.1': '2233',
  '11.2': '22233',
  '11.3': '11233',
  '11.4': '1222',
  '11.5': '23',
  '11.6': '23',
  '11.7': '33',
  '12.1': '12233',
  '12.2': '11',
  '12.3': '22223',
  '13.1': '2333',
  '13.2': '222223',
  '13.3': '2233',
  '13.4': '1222233',
  '14.1': '22',
  '14.2': '12223333',
  '14.3': '122',
  '15.1': '12233',
  '15.2': '12233',
  '15.3': '1222222',
  '15.4': '3333',
  '16.1': '2',
  '16.2': '22222',
  '16.3': '2222',
  '16.4': '222',
  '16.5': '2223',
  '17.1': '23',
  '17.2': '22223333',
  '17.3': '22',
};
const numbers = Object.entries(sections).flatMap(([section, levels]) =>
  [...levels].map((level, index) => ({ id: `${section}.${index + 1}`, level: Number(level) })),
);
const asked = numbers.filter(({ level }) => level < 3).map(({ id }) => id);

interface Line {
  asks: string;
  answer: 'yes' | 'not yet' | 'not applicable';
  how: string;
  tests?: string[];
  waits?: string;
}
const lines = Object.entries(
  // The reader refuses a number that stands twice.
  parse(readFileSync(path.join(root, 'docs/asvs.yaml'), 'utf8'), { uniqueKeys: true }) as Record<string, Line>,
);
const count = (answer: Line['answer']) => lines.filter(([, line]) => line.answer === answer).length;

it('knows how many requirements the standard has', () => {
  expect([1, 2, 3].map((wanted) => numbers.filter(({ level }) => level === wanted).length)).toEqual([70, 183, 92]);
});

it('answers every requirement of levels 1 and 2 once, in the order of the standard, and no other', () => {
  expect(lines.map(([id]) => id)).toEqual(asked);
});

it.each(['yes', 'not yet', 'not applicable'] as const)('gives what belongs to it with every answer "%s"', (answer) => {
  const wrong = lines
    .filter(([, line]) => line.answer === answer)
    .flatMap(([id, { asks, how, tests, waits, ...more }]) => {
      const faults = [
        [asks, how].every((words) => typeof words === 'string' && words.length > 2) ? '' : 'without words',
        answer === 'yes' && !tests?.length ? 'yes without a test' : '',
        answer !== 'yes' && tests ? 'a test without a yes' : '',
        (answer === 'not yet') !== Boolean(waits) ? 'waits for nothing, or waits although it is answered' : '',
        Object.keys(more).join() === 'answer' ? '' : `unknown words: ${Object.keys(more)}`,
        ...(tests ?? [])
          .filter((file) => !/\.test\.tsx?$/.test(file) || !existsSync(path.join(root, file)))
          .map((file) => `no such test: ${file}`),
      ];
      return faults.filter(Boolean).map((fault) => `${id}: ${fault}`);
    });
  expect(wrong).toEqual([]);
  expect(count(answer)).toBeGreaterThan(0);
});

it('answers with nothing but the three answers', () => {
  expect(count('yes') + count('not yet') + count('not applicable')).toBe(asked.length);
});

it('is shown as the page says: docs/asvs.md is what docs/asvs.yaml gives', () => {
  const run = spawnSync(process.execPath, [path.join(root, 'scripts/asvs.mjs'), '--check'], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});

it('records how far we are', () => {
  const applicable = asked.length - count('not applicable');
  const shown = Math.round((count('yes') / applicable) * 1000) / 10;
  recordFigures([
    {
      id: 'asvs',
      metric: 'requirements of levels 1 and 2 answered',
      value: lines.length,
      target: '253',
      pass: lines.length === 253,
    },
    {
      id: 'asvs',
      metric: 'per cent of the applicable shown by a test',
      value: shown,
      target: '>= 80',
      pass: shown >= 80,
    },
  ]);
  expect(shown).toBeGreaterThan(50);
});
