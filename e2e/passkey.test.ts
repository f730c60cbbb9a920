import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { invite } from '#web/accounts/invite.ts';
import { paths } from '#web/paths.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let address: string;
let mette: ActorKey;
let context: BrowserContext;
let page: Page;
let device: CDPSession;
let authenticatorId: string;
const sent: string[] = [];

/** A browser with a phone of its own that answers as somebody who lays a finger on it. */
beforeAll(async () => {
  stage = await openStage();
  const { house, browser } = stage;
  // A passkey belongs to a name, not to a number.
  address = stage.address.replace('127.0.0.1', 'localhost');
  mette = await house.staff(await house.municipality(1), 'mentor', 'Mette');
  const key = [mette.municipalityId, mette.staffId];
  await house.owner.query(
    `insert into auth.account (municipality_id, staff_id, user_name) values ($1, $2, 'mette@nabo.example')`,
    key,
  );
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(6000);
  page = await context.newPage();
  page.on('request', (request) => {
    const answer = new URLSearchParams(request.postData() ?? '').get('answer');
    if (answer) sent.push(answer);
  });
  device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  const added = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  });
  authenticatorId = added.authenticatorId;
});
afterAll(() => stage.close());

const go = (path: string) => page.goto(`${address}${path}`);
const stands = () => new URL(page.url()).pathname;
const sessions = async () =>
  (await stage.house.owner.query('select method, device from auth.session order by started_at')).rows;

it('is made from an invitation, which is then used', async () => {
  const token = await invite(stage.house.authPool, stage.house.seal, mette);
  await go(paths.invitation(token));
  await page.click('#passkey');
  await page.waitForURL('**/today');
  expect(await sessions()).toEqual([{ method: 'passkey', device: 'Chrome, Linux' }]);
  expect((await go(paths.invitation(token)))?.status()).toBe(404);
});

it('signs in, without a name or a password', async () => {
  await context.clearCookies();
  await go(paths.signInPassword);
  await page.focus('#passkey');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/today');
  expect(await sessions()).toHaveLength(2);
  const kept = (await stage.house.owner.query('select counter, last_used_at is not null as used from auth.passkey'))
    .rows;
  expect(kept).toEqual([{ counter: expect.stringMatching(/^[1-9]/), used: true }]);
});

it('shows again that it is her, and leads back', async () => {
  await stage.house.owner.query(`update auth.session set verified_at = now() - interval '1 hour'`);
  await go(paths.confirm(paths.ownSessions));
  await page.click('#passkey');
  await page.waitForURL(`**${paths.ownSessions}`);
  const fresh = await stage.house.owner.query(
    `select from auth.session where verified_at > now() - interval '1 minute'`,
  );
  expect(fresh.rowCount).toBe(1);
});

it('is no good a second time, in another ceremony, or as rubbish', async () => {
  await context.clearCookies();
  const again = sent.at(-1) as string;
  for (const answer of [
    again,
    again.replace('"type":"public-key"', '"type":"other"'),
    '{}',
    '{"id":1}',
    'null',
    'x',
    '',
  ]) {
    await go(paths.signInPassword);
    await page.evaluate(
      (question) => fetch(question, { method: 'POST', body: new URLSearchParams() }),
      paths.signInPasskeyQuestion,
    );
    await page.evaluate((text) => {
      const form = document.querySelector('form[data-passkey]') as HTMLFormElement;
      (form.elements.namedItem('answer') as HTMLInputElement).value = text;
      form.submit();
    }, answer);
    await page.waitForSelector('#error-summary');
    expect(stands()).toBe(paths.signInPasskey);
  }
  expect(await sessions()).toHaveLength(2);
});

it('is no good for a phone that did not ask who holds it', async () => {
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await go(paths.signInPassword);
  await page.click('#passkey');
  await page.waitForSelector('form[data-passkey] [role="alert"]:visible, #error-summary');
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  expect(await sessions()).toHaveLength(2);
});

it('does not work for a site with another name', async () => {
  await page.goto(`${stage.address}${paths.signInPassword}`);
  await page.click('#passkey');
  await page.waitForSelector('form[data-passkey] [role="alert"]:visible, #error-summary');
  expect(await sessions()).toHaveLength(2);
});

it('ends with the account', async () => {
  await stage.house.owner.query('update auth.account set deactivated_at = now()');
  await go(paths.signInPassword);
  await page.click('#passkey');
  await page.waitForSelector('#error-summary');
  expect(await page.locator('#error-summary').innerText()).toContain('Det lykkedes ikke med adgangsnøglen');
  expect(await sessions()).toHaveLength(2);
});

it('is not offered where it cannot work: without JavaScript', async () => {
  const plain = await stage.browser.newContext({ javaScriptEnabled: false });
  const other = await plain.newPage();
  await other.goto(`${address}${paths.signInPassword}`);
  expect(await other.locator('#passkey').isVisible()).toBe(false);
  expect(await other.locator('#password').isVisible()).toBe(true);
  await plain.close();
});
