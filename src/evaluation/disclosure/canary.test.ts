import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenFolder } from '../../../tests/given.ts';
import { evaluate } from '../evaluate.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { writeResults } from '../report/write-results.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

const words = (text: string) => ({ da: text, en: text });
const plan: Plan = {
  planVersion: 1,
  title: words('Prøve'),
  data: { panel: { description: words('x') } },
  analyses: [
    {
      name: 'work',
      kind: 'compare-shares',
      data: 'panel',
      title: words('I arbejde'),
      outcome: { column: 'y', label: words('y') },
      group: {
        column: 'g',
        treated: '1',
        control: '0',
        treatedLabel: words('Indsats'),
        controlLabel: words('Kontrol'),
      },
      period: { column: 'year', label: words('år') },
      subgroups: [{ column: 'sex', label: words('Køn') }],
    },
  ],
};
/** [group, outcome, sex, year, persons]; men of 2017 are few with the outcome, two rows belong to no group, and every count is a number of its own. */
const ROWS: [string, string, string, string, number][] = [
  ['1', '1', 'k', '2016', 1217],
  ['1', '0', 'k', '2016', 3323],
  ['0', '1', 'k', '2016', 2129],
  ['0', '0', 'k', '2016', 4337],
  ['1', '1', 'm', '2016', 1319],
  ['1', '0', 'm', '2016', 1427],
  ['0', '1', 'm', '2016', 1523],
  ['0', '0', 'm', '2016', 1627],
  ['1', '1', 'k', '2017', 1733],
  ['1', '0', 'k', '2017', 1831],
  ['0', '1', 'k', '2017', 1933],
  ['0', '0', 'k', '2017', 2027],
  ['1', '1', 'm', '2017', 3],
  ['1', '0', 'm', '2017', 2237],
  ['0', '1', 'm', '2017', 2333],
  ['0', '0', 'm', '2017', 2437],
  ['9', '1', 'm', '2017', 2],
];

it.each(['da', 'en'] as const)('prints no number of a hidden estimate, in no file (%s)', async (language) => {
  const folder = path.join(place.folder, language);
  mkdirSync(folder);
  const table = path.join(folder, 'panel.csv');
  const lines = ROWS.flatMap(([g, y, sex, year, n]) => Array.from({ length: n }, () => [g, y, sex, year].join(',')));
  writeFileSync(table, ['g,y,sex,year', ...lines].join('\n'));
  const results = await evaluate(plan, 'plan', new Map([['panel', table]]), '0');
  const out = path.join(folder, 'out');
  await writeResults(out, plan, results, language);

  const hidden = results.estimates.filter((one) => one.suppressed).map((one) => `${one.subgroup} ${one.period}`);
  expect([...new Set(hidden)]).toEqual(['sex=k 2017', 'sex=m 2017']);
  const of = (sex: string, g: string) => {
    const cells = ROWS.filter((row) => row[0] === g && row[2] === sex && row[3] === '2017');
    const [withOutcome, without] = [cells[0]?.[4] ?? 0, cells[1]?.[4] ?? 0];
    return { counts: [withOutcome, without, withOutcome + without], share: withOutcome / (withOutcome + without) };
  };
  const groups = ['k', 'm'].flatMap((sex) => ['1', '0'].map((g) => of(sex, g)));
  const rows = ROWS.reduce((sum, row) => sum + row[4], 0);
  const numbers = [...groups.flatMap((one) => one.counts), rows].filter((count) => count > 9);
  const files = readdirSync(out).filter((file) => /\.(json|csv|html)$/.test(file));
  expect(files).toEqual(expect.arrayContaining(['report.html', 'results.json', 'work.csv']));
  for (const file of files) {
    const text = readFileSync(path.join(out, file), 'utf8').replace(/data:font[^)]*/g, '');
    const digits = text.replace(/(?<=\d)[.,\u00a0\u202f](?=\d{3}(?!\d))/g, '');
    for (const count of numbers)
      expect(digits, `${count} in ${file}`).not.toMatch(new RegExp(`(?<![\\d.])${count}(?!\\d)`));
    for (const { share } of groups) expect(text, `${share} in ${file}`).not.toContain(share.toFixed(5).slice(0, 6));
  }
  expect(results.leftOut[0]?.otherGroup).toBeNull();
});

it('shows the same numbers when nobody has to be hidden: the search for them can find something', async () => {
  const folder = path.join(place.folder, 'shown');
  mkdirSync(folder);
  const table = path.join(folder, 'panel.csv');
  const lines = ROWS.slice(0, 8).flatMap(([g, y, sex, year, n]) =>
    Array.from({ length: n }, () => [g, y, sex, year].join(',')),
  );
  writeFileSync(table, ['g,y,sex,year', ...lines].join('\n'));
  const results = await evaluate(plan, 'plan', new Map([['panel', table]]), '0');
  const out = path.join(folder, 'out');
  await writeResults(out, plan, results, 'en');
  expect(readFileSync(path.join(out, 'results.json'), 'utf8')).toContain(String(1319 + 1427));
  expect(results.disclosure.suppressed).toBe(0);
});
