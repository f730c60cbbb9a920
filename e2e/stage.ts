import { mkdirSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ActorKey } from '#db/database.ts';
import { givenHouse, type House } from '../tests/given.ts';
import { launchBrowser } from './browser.ts';

/** A real server with a real database and a real browser in front of it. */
export interface Stage {
  house: House;
  address: string;
  browser: Browser;
  /** Opens a page as somebody, in a window of its own. */
  enter(
    who: ActorKey,
    options?: {
      language?: 'da' | 'en';
      theme?: 'light' | 'dark';
      width?: number;
      height?: number;
      javaScriptEnabled?: boolean;
    },
  ): Promise<{ page: Page; context: BrowserContext }>;
  close(): Promise<void>;
}

/** Opens the stage on a free port. */
export async function openStage(now?: Temporal.Instant): Promise<Stage> {
  const house = await givenHouse(now);
  const server = createAdaptorServer({ fetch: house.app.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  return {
    house,
    address,
    browser,
    async enter(who, options = {}) {
      const context = await browser.newContext({
        viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
        javaScriptEnabled: options.javaScriptEnabled ?? true,
        hasTouch: (options.width ?? 1440) < 720,
        locale: 'da-DK',
        timezoneId: 'Europe/Copenhagen',
      });
      const cookie = (name: string, value: string) => ({ name, value, url: address });
      await context.addCookies([
        cookie('hb_session', await house.sessionOf(who)),
        cookie('hb_language', options.language ?? 'da'),
        cookie('hb_theme', options.theme ?? 'light'),
      ]);
      context.setDefaultTimeout(6000);
      const page = await context.newPage();
      return { page, context };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await house.close();
    },
  };
}

/**
 * Counts what a person does: every click, tap, acting key and every field typed into is one interaction.
 * The figures go to reports/clicks.json.
 */
export class Counter {
  interactions = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async click(selector: string): Promise<void> {
    this.interactions++;
    await this.page.locator(selector).first().click();
  }

  async type(selector: string, text: string): Promise<void> {
    this.interactions++;
    await this.page.locator(selector).first().fill(text);
  }

  async choose(selector: string, value: string | { label: string }): Promise<void> {
    this.interactions++;
    await this.page.locator(selector).first().selectOption(value);
  }

  async press(key: string): Promise<void> {
    this.interactions++;
    await this.page.keyboard.press(key);
  }
}

/** Keeps the count of a journey for the README's figures. */
export function reportClicks(root: string, counts: { journey: string; interactions: number }[]): void {
  mkdirSync(path.join(root, 'reports'), { recursive: true });
  writeFileSync(path.join(root, 'reports/clicks.json'), `${JSON.stringify(counts, null, 2)}\n`);
}
