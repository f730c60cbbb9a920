import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { builtStyles } from './built-styles.ts';
import { inFrame } from './in-frame.tsx';
import { looks } from './looks.tsx';

const root = path.resolve(import.meta.dirname, '../..');
const reports = path.join(root, 'reports');
const TYPES: Record<string, string> = { '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'";
const WIDTHS = [1440, 720, 390, 320];

let server: Server;
let browser: Browser;
let axe: string;
let origin: string;

beforeAll(async () => {
  const favicon = await readFile(path.join(root, 'src/web/static/favicon.svg'));
  const files = new Map([...(await builtStyles(root)), ['/assets/favicon.svg', favicon]]);
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://look');
    const [, name = '', theme, dir] = pathname.split('/');
    const look = looks[name];
    response.setHeader('content-security-policy', POLICY);
    if (look) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(inFrame(look, theme === 'dark' ? 'dark' : 'light', 'da', dir === 'rtl' ? 'rtl' : 'ltr'));
      return;
    }
    const file = files.get(pathname);
    response.setHeader('content-type', TYPES[path.extname(pathname)] ?? 'application/octet-stream');
    if (file) response.end(file);
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  axe = await readFile(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
  await mkdir(reports, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

interface AxeAnswer {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

async function open(name: string, theme: 'light' | 'dark', width: number, dir = 'ltr') {
  const isPhone = width < 720;
  const context = await browser.newContext({
    viewport: { width, height: isPhone ? 844 : 900 },
    hasTouch: isPhone,
    isMobile: isPhone,
    bypassCSP: false,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${origin}/${name}/${theme}/${dir}`);
  await page.evaluate(() => document.fonts.ready);
  return { context, page, complaints };
}

describe.each(Object.keys(looks))('the look of %s', (name) => {
  it.each(['light', 'dark'] as const)(
    'has no accessibility violations in %s, on a screen and on a phone',
    async (theme) => {
      for (const width of [1440, 390]) {
        const { context, page, complaints } = await open(name, theme, width);
        const answer = (await page.evaluate(
          `${axe}; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
        )) as AxeAnswer;
        expect(
          answer.violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join('\n')}`),
          `${name} ${theme} ${width}`,
        ).toEqual([]);
        expect(complaints).toEqual([]);
        await context.close();
      }
    },
  );

  it.each(WIDTHS)('never scrolls sideways at %i px, and all targets can be hit', async (width) => {
    for (const dir of ['ltr', 'rtl']) {
      const { context, page } = await open(name, 'light', width, dir);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} ${dir}`).toBe(0);
      const small = await page.evaluate(
        (least) => {
          const controls = document.querySelectorAll<HTMLElement>(
            'button, .button, summary, .chip, .segment, .tab, .menu-item',
          );
          return [...controls]
            .filter((control) => control.checkVisibility())
            .map((control) => ({ box: control.getBoundingClientRect(), html: control.outerHTML.slice(0, 90) }))
            .filter(({ box }) => box.height < least || box.width < 24)
            .map(({ box, html }) => `${Math.round(box.width)} × ${Math.round(box.height)} ${html}`);
        },
        width < 720 ? 44 : 24,
      );
      expect(small, `${name} ${dir}`).toEqual([]);
      await context.close();
    }
  });

  it('is drawn for looking', async () => {
    for (const [theme, width] of [
      ['light', 1440],
      ['dark', 1440],
      ['light', 390],
    ] as const) {
      const { context, page } = await open(name, theme, width);
      await page.screenshot({ path: path.join(reports, `gallery-${name}-${theme}-${width}.png`), fullPage: true });
      await context.close();
    }
    const look = looks[name];
    if (look) await writeFile(path.join(reports, `gallery-${name}.html`), inFrame(look, 'light'));
    expect(look).toBeDefined();
  });
});
