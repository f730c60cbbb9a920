import { expect, it } from 'vitest';
import { progressLine } from './progress-line.ts';

function lines(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  const line = progressLine({ isTTY, write: (text) => written.push(text) }, () => time);
  return { written, ...line, wait: (milliseconds: number) => (time += milliseconds) };
}

it('rewrites one line with the share and the time that is left', () => {
  const { written, progress, clear, wait } = lines(true);
  progress('reading', 0, 100);
  wait(10_000);
  progress('reading', 25, 100);
  progress('reading', 26, 100);
  wait(30_000);
  progress('reading', 100, 100);
  clear();
  expect(written.map((text) => text.split('\r\u001b[2K').at(-1))).toEqual([
    'reading: 0 %',
    'reading: 25 %, about 30 s left',
    'reading: 100 %',
    '',
  ]);
});

it('counts the time of each step by itself, in minutes when it is long', () => {
  const { written, progress, wait } = lines(true);
  progress('a', 0, 10);
  wait(100_000);
  progress('b', 0, 10);
  wait(60_000);
  progress('b', 2, 10);
  expect(written.at(-1)).toContain('b: 20 %, about 4 min left');
});

it('is silent in a pipe', () => {
  const { written, progress, clear } = lines(false);
  progress('reading', 1, 2);
  clear();
  expect(written).toEqual([]);
});
