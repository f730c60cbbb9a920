import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { openAccounts } from '#web/accounts/accounts.ts';
import { invite } from '#web/accounts/invite.ts';
import { codeAt } from '#web/accounts/one-time-code.ts';
import { openSeal } from '#web/accounts/seal.ts';
import { paths } from '#web/paths.ts';
import { givenHouse, type House } from '../../../../tests/given.ts';
import { type GivenBrowser, givenBrowser } from '../../../../tests/given-browser.ts';

const PASSWORD = 'fire grønne cykler';
let house: House;
let lone: ActorKey;
let token: string;
let secret: string;
let browser: GivenBrowser;
beforeAll(async () => {
  house = await givenHouse();
  lone = await house.staff(await house.municipality(1), 'leader', 'Lone');
  const key = [lone.municipalityId, lone.staffId];
  await house.owner.query(
    `insert into auth.account (municipality_id, staff_id, user_name) values ($1, $2, 'lone.mose@nabo.example')`,
    key,
  );
});
afterAll(() => house.close());
beforeEach(async () => {
  browser = givenBrowser(house.app);
  token = await invite(house.authPool, house.seal, lone);
  secret = secretIn(await (await browser.get(paths.invitation(token))).text());
});

const secretIn = (html: string) => /class="secret">([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') as string;
const take = (fields: Record<string, string> = {}, link = token) =>
  browser.post(paths.invitation(link), { password: PASSWORD, code: codeAt(secret, house.now), ...fields });

it('makes the account hers, signs her in, and works once', async () => {
  expect((await take()).headers.get('location')).toBe('/');
  expect((await browser.get(paths.today)).status).toBe(200);
  expect((await browser.get(paths.invitation(token))).status).toBe(404);
  expect((await take({ password: 'en helt anden sætning' })).status).toBe(404);
});

it('lets one of two in who press at the same moment', async () => {
  const answers = await Promise.all([take(), take({ password: 'en helt anden sætning' })]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 404]);
});

it('opens for no other token, no older link, and not after a day; all look the same', async () => {
  const newer = await invite(house.authPool, house.seal, lone);
  const gone = async (link: string) => {
    const answer = await browser.get(paths.invitation(link));
    expect(answer.status).toBe(404);
    return (await answer.text()).replaceAll(/nonce="[^"]*"/g, '');
  };
  const older = await gone(token);
  expect(older).toContain('Linket virker ikke længere');
  expect(await gone('x')).toBe(older);
  await house.owner.query(`update auth.invitation set expires_at = now() - interval '1 second'`);
  expect(await gone(newer)).toBe(older);
});

it.each([
  ['too short', { password: 'kort' }, 'Skriv mindst 12 tegn.'],
  ['the user name again', { password: 'lone.mose1234' }, 'Den er let at gætte.'],
  ['one letter many times', { password: 'aaaaaaaaaaaaaaaa' }, 'Den er let at gætte.'],
  ['too long', { password: 'abcdefg'.repeat(20) }, 'Skriv højst 128 tegn.'],
  ['a wrong code', { code: '000000' }, 'Skriv den, som appen viser nu.'],
  ['no code', { code: '' }, 'Skriv koden på seks tal.'],
])('says beside the field what is wrong: %s', async (_what, fields, message) => {
  const answer = await take(fields);
  const html = await answer.text();
  expect([answer.status, html.includes(message)]).toEqual([422, true]);
  // The phone keeps the code it has scanned.
  expect(secretIn(html)).toBe(secret);
  expect((await take()).status).toBe(303);
});

it('puts out of force what she signed in with before', async () => {
  await take();
  await invite(house.authPool, house.seal, lone);
  expect((await browser.get(paths.today)).status).toBe(303);
  const account = (await house.owner.query('select password_hash, totp_secret from auth.account')).rows[0];
  expect(account).toEqual({ password_hash: null, totp_secret: null });
});

it('opens nothing with another key', async () => {
  const stranger = house.copy({ accounts: openAccounts(house.authPool, openSeal(Buffer.alloc(32, 9))) });
  expect((await stranger.request(`http://localhost${paths.invitation(token)}`)).status).toBe(404);
});
