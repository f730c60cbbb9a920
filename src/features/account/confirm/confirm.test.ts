import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { invite } from '#web/accounts/invite.ts';
import { codeAt } from '#web/accounts/one-time-code.ts';
import { paths } from '#web/paths.ts';
import { givenHouse, type House } from '../../../../tests/given.ts';
import { type GivenBrowser, givenBrowser } from '../../../../tests/given-browser.ts';

const PASSWORD = 'fire grønne cykler';
let house: House;
let sys: ActorKey;
let secret: string;
let browser: GivenBrowser;
beforeAll(async () => {
  house = await givenHouse();
  sys = await house.staff({ ...(await house.municipality(1)), officeId: null }, 'system_administrator', 'Sys');
  await house.owner.query(`insert into auth.account (municipality_id, staff_id, user_name) values (1, $1, 'sys')`, [
    sys.staffId,
  ]);
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.owner.query('delete from auth.attempt');
  browser = givenBrowser(house.copy({ isDemo: false }));
  const link = paths.invitation(await invite(house.authPool, house.seal, sys));
  secret = /class="secret">([A-Z2-7 ]+)</.exec(await (await browser.get(link)).text())?.[1]?.replaceAll(' ', '') ?? '';
  await browser.post(link, { password: PASSWORD, code: codeAt(secret, house.now) });
  house.now = house.now.add({ seconds: 30 });
});

const grow = (time: string) => house.owner.query(`update auth.session set verified_at = now() - $1::interval`, [time]);
const confirm = (fields: Record<string, string>, back: string = paths.staffAccounts) =>
  browser.post(paths.confirm(back), fields);
const right = () => ({ password: PASSWORD, code: codeAt(secret, house.now) });

it('is asked for when it is too long ago, on the page and on its forms, and leads back', async () => {
  expect((await browser.get(paths.staffAccounts)).status).toBe(200);
  await grow('16 minutes');
  const led = await browser.get(paths.staffAccounts);
  expect([led.status, led.headers.get('location')]).toEqual([303, paths.confirm(paths.staffAccounts)]);
  const sent = await browser.post(paths.staffAccounts, { act: 'close', staff: sys.staffId });
  expect([sent.status, sent.headers.get('location')]).toEqual([303, paths.confirm(paths.start)]);
  // What needs no fresh sign-in goes on.
  expect((await browser.get(paths.ownSessions)).status).toBe(200);
  expect(await (await browser.get(paths.confirm(paths.staffAccounts))).text()).toContain('Bekræft, at det er dig');
  expect((await confirm(right())).headers.get('location')).toBe(paths.staffAccounts);
  expect((await browser.get(paths.staffAccounts)).status).toBe(200);
});

it('takes password and code together, five times at most, and a code once', async () => {
  await grow('16 minutes');
  const used = codeAt(secret, house.now.subtract({ seconds: 30 }));
  for (const wrong of [{ password: 'forkert' }, { code: '000000' }, { code: used }, { password: '' }, { code: '' }]) {
    const answer = await confirm({ ...right(), ...wrong });
    expect([answer.status, (await answer.text()).includes('Adgangskode og kode passer ikke')]).toEqual([422, true]);
  }
  expect((await confirm(right())).status).toBe(422);
  expect((await browser.get(paths.staffAccounts)).status).toBe(303);
});

it('gives the session a new token', async () => {
  const before = (await house.owner.query('select token_hash from auth.session')).rows[0].token_hash as Buffer;
  await confirm(right());
  const after = (await house.owner.query('select token_hash from auth.session')).rows.map(
    (row) => row.token_hash as Buffer,
  );
  expect(after).toHaveLength(1);
  expect(after[0]?.equals(before)).toBe(false);
  expect((await browser.get(paths.ownSessions)).status).toBe(200);
});

it('leads back to our own pages alone', async () => {
  for (const back of ['https://evil.example', '//evil.example', '/\\evil.example', '/x?y']) {
    house.now = house.now.add({ seconds: 30 });
    expect((await confirm(right(), back)).headers.get('location')).toBe('/');
  }
});

it('is not for somebody without a session', async () => {
  const stranger = givenBrowser(house.copy({ isDemo: false }));
  for (const path of [paths.confirmPage, paths.confirmPasskey, paths.confirmPasskeyQuestion])
    expect((await stranger.post(path, right())).headers.get('location')).toBe(paths.signIn);
  expect((await stranger.get(paths.confirmPage)).headers.get('location')).toBe(paths.signIn);
});

it('is one press in the demo, and nowhere else', async () => {
  const client = await house.signIn(sys);
  await grow('16 minutes');
  expect((await client.get(paths.staffAccounts)).status).toBe(303);
  expect(await (await client.get(paths.confirmPage)).text()).toContain('I demoen er der ingen adgangskode');
  const pressed = await client.post(paths.confirm(paths.staffAccounts));
  expect(pressed.headers.get('location')).toBe(paths.staffAccounts);
  const cookie = (pressed.headers.get('set-cookie') ?? '').split(';')[0] as string;
  const elsewhere = house.copy({ isDemo: false });
  const headers = { cookie, origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await elsewhere.request(`http://localhost${paths.confirmPage}`, {
    method: 'POST',
    headers,
    body: 'x=',
  });
  expect(answer.status).toBe(422);
});
