import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

it("runs the README's own example in a bare Node, without a build", () => {
  const readme = readFileSync(path.join(root, 'src/evaluation/README.md'), 'utf8');
  const example = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')[1] ?? '';
  const printed = execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', example], { cwd: root });
  // 30 of 40 against 12 of 40: HC2 in two groups is the unpooled error with divisor n − 1.
  const [difference, error, ...method] = printed.toString().trim().split(' ');
  expect(Number(difference)).toBeCloseTo(0.45, 12);
  expect(Number(error)).toBeCloseTo(Math.sqrt((0.75 * 0.25) / 39 + (0.3 * 0.7) / 39), 12);
  expect(method.join(' ')).toMatch(/HC2/);
});
