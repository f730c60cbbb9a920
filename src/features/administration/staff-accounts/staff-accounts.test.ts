import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { codeAt } from '#web/accounts/one-time-code.ts';
import { paths } from '#web/paths.ts';
import { type Client, givenHouse, type House } from '../../../../tests/given.ts';
import { type GivenBrowser, givenBrowser } from '../../../../tests/given-browser.ts';

let house: House;
let sys: ActorKey;
let mette: ActorKey;
let foreign: ActorKey;
let client: Client;
let browser: GivenBrowser;
beforeAll(async () => {
  house = await givenHouse();
  const place = await house.municipality(1);
  sys = await house.staff({ ...place, officeId: null }, 'system_administrator', 'Sys');
  mette = await house.staff(place, 'mentor', 'Mette');
  foreign = await house.staff(await house.municipality(2), 'mentor', 'Fremmed');
  client = await house.signIn(sys);
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.owner.query('delete from auth.account');
  browser = givenBrowser(house.app);
});

const send = (act: string, more: Record<string, string> = {}, who = mette) =>
  client.post(paths.staffAccounts, { act, staff: who.staffId, ...more });
const linkIn = (html: string) => /http:\/\/localhost(\/invitation\/[\w-]{43})</.exec(html)?.[1] as string;
const page = async () => (await client.get(paths.staffAccounts)).text();

async function takeLink(link: string): Promise<void> {
  const html = await (await browser.get(link)).text();
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') as string;
  const fields = { password: 'fire grønne cykler', code: codeAt(secret, house.now) };
  expect((await browser.post(link, fields)).status).toBe(303);
}

it('gives access with a link that is shown once, follows it, and closes at once', async () => {
  expect(await page()).toContain('0 af 2 medarbejdere kan logge ind.');
  const made = await (await send('invite', { user_name: ' Mette@Nabo.example' })).text();
  expect(made).toContain('Link til Mette Mose');
  expect(await page()).toContain('Venter på link');
  expect(await page()).not.toContain('/invitation/');
  await takeLink(linkIn(made));
  expect(await page()).toContain('1 af 2 medarbejdere kan logge ind.');
  expect(await page()).toContain('mette@nabo.example');
  expect((await browser.get(paths.today)).status).toBe(200);
  expect((await send('close')).headers.get('location')).toBe(paths.staffAccounts);
  expect((await browser.get(paths.today)).status).toBe(303);
  expect(await page()).toContain('Lukket');
  const again = await browser.post(paths.signInPassword, {
    user_name: 'mette@nabo.example',
    password: 'fire grønne cykler',
  });
  expect(again.status).toBe(422);
});

it('opens a closed account with a new link, and only with that', async () => {
  const first = linkIn(await (await send('invite', { user_name: 'mette' })).text());
  await send('close');
  expect((await browser.get(first)).status).toBe(404);
  const second = linkIn(await (await send('renew')).text());
  expect((await browser.get(first)).status).toBe(404);
  await takeLink(second);
  expect((await browser.get(paths.today)).status).toBe(200);
});

it('puts what was lost out of force before the new link is used', async () => {
  await takeLink(linkIn(await (await send('invite', { user_name: 'mette' })).text()));
  await send('renew');
  expect((await browser.get(paths.today)).status).toBe(303);
});

it('says what is wrong with a user name beside it, and keeps it', async () => {
  await house.owner.query(`insert into auth.account (municipality_id, staff_id, user_name) values (1, $1, 'sys')`, [
    sys.staffId,
  ]);
  for (const [typed, message] of [
    ['', 'Skriv et brugernavn.'],
    ['SYS', 'Brugernavnet er i brug.'],
    ['x'.repeat(201), 'Skriv højst 200 tegn.'],
  ] as const) {
    const answer = await send('invite', { user_name: typed });
    const html = await answer.text();
    expect([answer.status, html.includes(message), typed === '' || html.includes(`value="${typed}"`)]).toEqual([
      422,
      true,
      true,
    ]);
  }
});

it('reaches neither herself, nor another municipality, nor anybody who is not there', async () => {
  for (const who of [sys, foreign, { municipalityId: 1, staffId: crypto.randomUUID() }])
    for (const act of ['invite', 'renew', 'close', 'x'])
      expect((await send(act, { user_name: 'somebody' }, who)).status, act).toBe(404);
  expect((await send('renew')).status).toBe(404);
  expect((await house.owner.query('select from auth.account')).rowCount).toBe(0);
  expect(await page()).not.toContain('Fremmed');
});
