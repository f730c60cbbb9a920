import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixturePlan, fixtureResults } from '#evaluation/report/results.fixture.ts';
import { resultFiles } from '#evaluation/report/write-results.ts';
import { launchBrowser } from './browser.ts';

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, 'reports');
const LANGUAGES = ['da', 'en'] as const;

let browser: Browser;
let axe: string;

beforeAll(async () => {
  await mkdir(reports, { recursive: true });
  for (const language of LANGUAGES)
    for (const [name, bytes] of await resultFiles(fixturePlan, fixtureResults, language))
      if (name.startsWith('report.'))
        await writeFile(path.join(reports, name.replace('report', `evaluation-${language}`)), bytes);
  browser = await launchBrowser();
  axe = await readFile(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
});

afterAll(async () => {
  await browser?.close();
});

interface AxeAnswer {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

async function open(language: string, theme: 'light' | 'dark', width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(path.join(reports, `evaluation-${language}.html`)).href);
  await page.evaluate(() => document.fonts.ready);
  return { context, page, asked: () => asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')) };
}

const openTables = (page: Page) =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });

describe.each(LANGUAGES)('the evaluation report as a page (%s)', (language) => {
  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)(
    'has no accessibility violations in %s at %i px, with every table open, and asks nobody for anything',
    { timeout: 120_000 },
    async (theme, width) => {
      const { context, page, asked } = await open(language, theme, width);
      await openTables(page);
      const answer = (await page.evaluate(
        `${axe}; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
      )) as AxeAnswer;
      expect(
        answer.violations.map(
          (found) => `${found.id}: ${found.nodes.map((node) => node.html.slice(0, 200)).join('\n')}`,
        ),
      ).toEqual([]);
      expect(asked()).toEqual([]);
      await context.close();
    },
  );

  it.each([1280, 720, 390, 320])('never scrolls sideways at %i px', async (width) => {
    const { context, page } = await open(language, 'light', width);
    await openTables(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await context.close();
  });

  it('draws no text outside its drawing', async () => {
    const { context, page } = await open(language, 'light', 1280);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('figure svg')].flatMap((svg) => {
        const frame = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')]
          .map((text) => ({ box: text.getBoundingClientRect(), words: text.textContent ?? '' }))
          .filter(
            ({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1,
          )
          .map(({ words }) => words);
      }),
    );
    expect(outside).toEqual([]);
    await context.close();
  });
});
