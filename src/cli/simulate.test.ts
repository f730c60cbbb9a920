import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { simulateCommand } from './simulate.ts';

const root = path.join(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'simulate-'));
  writeFileSync(path.join(folder, 'plan.json'), JSON.stringify(plan(4)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words = (text: string) => ({ da: text, en: text });
const plan = (effect: number, changes: object = {}) => ({
  planVersion: 1,
  title: words('Prøve'),
  invented: true,
  data: { simulated: { description: words('Opfundne') } },
  simulation: {
    data: 'simulated',
    runs: 3,
    seed: 1,
    scenarios: [
      { name: 'small', label: words('Lille'), treated: 60, control: 300, controlAreas: 10, effect, ...changes },
    ],
  },
  analyses: [
    {
      name: 'shares',
      kind: 'compare-shares',
      data: 'simulated',
      title: words('Andele'),
      group: {
        column: 'group',
        treated: 'treated',
        control: 'control',
        treatedLabel: words('I'),
        controlLabel: words('Uden for'),
      },
      outcome: { column: 'paid', label: words('Løn') },
      period: { column: 'year', label: words('År') },
    },
  ],
});

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const lines = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const written: string[] = [];
  const code = await simulateCommand(argv, root, lines, { write: (text) => written.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n'), written: written.join('') };
}

it('writes figures, a page and one register a scenario, the same bytes each time', async () => {
  const files = ['a', 'b'].map((name) => path.join(folder, name));
  for (const file of files) {
    const { code, written } = await run(
      path.join(folder, 'plan.json'),
      '--out',
      file,
      '--registers',
      '--language',
      'en',
    );
    expect(code).toBe(0);
    expect(written.endsWith('\r\u001B[K')).toBe(true);
  }
  const [first = '', second = ''] = files;
  expect(readdirSync(first).toSorted()).toEqual([
    'simulation.csv',
    'simulation.html',
    'simulation.json',
    'small-homes.csv',
    'small-people.csv',
    'small-register.csv',
  ]);
  for (const name of readdirSync(first))
    expect(readFileSync(path.join(second, name))).toEqual(readFileSync(path.join(first, name)));
  expect(readFileSync(path.join(first, 'small-register.csv'), 'utf8').split('\n')).toHaveLength(362);
  const html = readFileSync(path.join(first, 'simulation.html'), 'utf8');
  expect(html).toContain('Invented persons and figures');
  expect(html).toContain('<svg');
});

it('refuses in words what cannot be simulated, and writes nothing', async () => {
  const bad = path.join(folder, 'bad.json');
  const out = path.join(folder, 'none');
  writeFileSync(bad, JSON.stringify(plan(4, { start: 2014 })));
  expect((await run(bad, '--out', out)).err).toContain(
    'scenario "small" of "simulation" must have "from" before "start"',
  );
  const { simulation: _, ...without } = plan(4);
  writeFileSync(bad, JSON.stringify(without));
  expect((await run(bad, '--out', out)).err).toContain('the plan has no "simulation"');
  expect((await run(path.join(folder, 'plan.json'), '--out', out, '--runs', '1')).err).toContain('--runs is "1"');
  expect((await run('--out', out)).code).toBe(2);
  expect(existsSync(out)).toBe(false);
});
