import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const record = read('docs/data-protection/record-of-processing.md');
const assessment = read('docs/data-protection/impact-assessment.md');
const namesIn = (text: string) => [...text.matchAll(/`(\w+)`/g)].map((match) => match[1] as string);

/** Every table that is about somebody, by the levels of the inventory. */
const personal = read('docs/security-inventory.md')
  .split('\n')
  .filter((line) => /^\| \*\*(?:Staff|Confidential|Sensitive|Most sensitive|Deletion|Log|Session)\*\*/.test(line))
  .flatMap((line) => namesIn(line.split('|')[2] ?? ''))
  .filter((name) => name !== 'auth');

it('names every table of persons in an activity of the record of processing', () => {
  const activities = record
    .split('\n')
    .filter((line) => /^\| \d+ /.test(line))
    .flatMap((line) => namesIn(line));
  expect(personal.length).toBeGreaterThan(25);
  expect(personal.filter((name) => !activities.includes(name))).toEqual([]);
});

it('answers everything that articles 30 and 35 ask for', () => {
  for (const part of [
    'Dataansvarlig',
    'Databeskyttelsesrådgiver',
    'Formål',
    'Registrerede',
    'Oplysninger',
    'Modtagere',
    'tredjelande',
    'Slettefrister',
    'Sikkerhed',
    'Databehandler',
  ])
    expect(record).toContain(part);
  for (const part of [
    'Hvad der sker',
    'Er det nødvendigt',
    'rettigheder',
    'Risici',
    'Hvem der er spurgt',
    'Beslutning',
  ])
    expect(assessment).toMatch(new RegExp(`^## .*${part}`, 'm'));
});

it('shows each risk that is said to be small by a test that exists, and says of the others that they are not', () => {
  const risks = assessment.split('\n').filter((line) => /^\| R\d+ /.test(line));
  expect(risks.map((line) => /R\d+/.exec(line)?.[0])).toEqual(risks.map((_line, index) => `R${index + 1}`));
  for (const line of risks) {
    const [, , , , shown = '', after = ''] = line.split('|').map((cell) => cell.trim());
    const file = /`([^`]+)`/.exec(shown)?.[1];
    if (file) expect(globSync([file, `${file}/**/*.test.ts`], { cwd: root }), line).not.toEqual([]);
    else expect(shown, line).toMatch(/^– \((?:bygges|organisation)\)$/);
    if (shown.includes('bygges')) expect(after, line).toMatch(/^\*\*.*\*\*$/);
  }
});

it('points at pages that are there', () => {
  const gone = ['SECURITY.md', 'docs/security.md', ...globSync('docs/data-protection/*.md', { cwd: root })].flatMap(
    (page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)]
        .map((match) => path.join(path.dirname(page), match[1] as string))
        .filter((file) => globSync(file, { cwd: root }).length === 0)
        .map((file) => `${page}: ${file}`),
  );
  expect(gone).toEqual([]);
});
