import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { invite } from '#web/accounts/invite.ts';
import { codeAt } from '#web/accounts/one-time-code.ts';
import { paths } from '#web/paths.ts';
import { givenHouse, type House } from '../../../../tests/given.ts';
import { type GivenBrowser, givenBrowser } from '../../../../tests/given-browser.ts';

const PASSWORD = 'fire grønne cykler';
let house: House;
let mette: ActorKey;
let secret: string;
let browser: GivenBrowser;
beforeAll(async () => {
  house = await givenHouse();
  mette = await house.staff(await house.municipality(1), 'mentor', 'Mette');
  const key = [mette.municipalityId, mette.staffId];
  await house.owner.query(
    `insert into auth.account (municipality_id, staff_id, user_name) values ($1, $2, 'mette@nabo.example')`,
    key,
  );
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.owner.query('delete from auth.attempt');
  const app = house.copy({ isDemo: false });
  browser = givenBrowser(app);
  secret = await takeInvitation(await invite(house.authPool, house.seal, mette));
  browser = givenBrowser(app);
  // The code of the invitation is used.
  house.now = house.now.add({ seconds: 30 });
});

async function takeInvitation(token: string): Promise<string> {
  const page = await browser.get(paths.invitation(token));
  const found = /class="secret">([A-Z2-7 ]+)</.exec(await page.text())?.[1]?.replaceAll(' ', '') as string;
  const fields = { password: PASSWORD, code: codeAt(found, house.now) };
  expect((await browser.post(paths.invitation(token), fields)).headers.get('location')).toBe('/');
  return found;
}
const password = (typed: string, userName = 'mette@nabo.example') =>
  browser.post(paths.signInPassword, { user_name: userName, password: typed });
const code = (typed: string) => browser.post(paths.signInCode, { code: typed });
const words = (html: string) => html.replaceAll(/nonce="[^"]*"/g, '');

it('signs in with the password and then the code, typed as people type', async () => {
  const first = await password(PASSWORD, ' Mette@Nabo.example ');
  expect(first.headers.get('location')).toBe(paths.signInCode);
  expect((await browser.get(paths.today)).status).toBe(303);
  expect((await browser.get(paths.signInCode)).status).toBe(200);
  const now = codeAt(secret, house.now);
  expect((await code(`${now.slice(0, 3)} ${now.slice(3)}`)).headers.get('location')).toBe('/');
  expect((await browser.get(paths.today)).status).toBe(200);
  const session = await house.owner.query(
    `select method, verified_at > now() - interval '1 minute' as fresh from auth.session`,
  );
  expect(session.rows.at(-1)).toEqual({ method: 'password', fresh: true });
});

it('says the same, with the same bytes, to an unknown name, a wrong password, an account that waits, one that is over, and too many tries', async () => {
  const answer = async (typed: string, userName?: string) => {
    const page = await password(typed, userName);
    expect(page.status).toBe(422);
    return words(await page.text()).replaceAll(userName ?? 'mette@nabo.example', 'NAME');
  };
  const wrong = await answer('en helt anden sætning');
  expect(wrong).toContain('Brugernavn og adgangskode passer ikke sammen');
  expect(wrong).not.toContain('en helt anden');
  expect(await answer(PASSWORD, 'nobody@nabo.example')).toBe(wrong);
  for (let tries = 0; tries < 5; tries++) await answer('forkert');
  expect(await answer(PASSWORD)).toBe(wrong);
  await house.owner.query('delete from auth.attempt');
  await house.owner.query('update auth.account set deactivated_at = now()');
  expect(await answer(PASSWORD)).toBe(wrong);
  await house.owner.query('update auth.account set deactivated_at = null');
  await invite(house.authPool, house.seal, mette);
  expect(await answer(PASSWORD)).toBe(wrong);
});

describe('tries', () => {
  it('are few for a name, also when they come at once, and begin again after a quarter of an hour', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => password(n === 11 ? PASSWORD : 'forkert')));
    expect(answers.every((answer) => answer.status === 422 || answer.status === 303)).toBe(true);
    expect((await password(PASSWORD)).status).toBe(422);
    await house.owner.query(`update auth.attempt set since = now() - interval '16 minutes'`);
    expect((await password(PASSWORD)).status).toBe(303);
  });

  it('are limited for a network address over all names, and one who signs in uses none of them up', async () => {
    for (let round = 0; round < 2; round++) {
      expect((await password(PASSWORD)).status).toBe(303);
      house.now = house.now.add({ seconds: 30 });
      expect((await code(codeAt(secret, house.now))).status).toBe(303);
    }
    expect((await house.owner.query('select max(tries) as tries from auth.attempt')).rows[0].tries).toBe(0);
    for (let n = 0; n < 50; n++) await password('forkert', `somebody-${n}`);
    expect((await password(PASSWORD)).status).toBe(422);
  });

  it('write down neither names nor addresses', async () => {
    await password('forkert');
    const rows = await house.owner.query('select * from auth.attempt');
    expect(rows.rowCount).toBe(2);
    expect(rows.rows.flatMap((row) => [row.fingerprint.length, String(row.fingerprint).includes('mette')])).toEqual([
      32,
      false,
      32,
      false,
    ]);
  });
});

describe('a code', () => {
  beforeEach(async () => void (await password(PASSWORD)));

  it('works once, also when it comes twice at the same moment or from another browser', async () => {
    const other = givenBrowser(house.copy({ isDemo: false }));
    await other.post(paths.signInPassword, { user_name: 'mette@nabo.example', password: PASSWORD });
    const now = { code: codeAt(secret, house.now) };
    const answers = await Promise.all([browser.post(paths.signInCode, now), other.post(paths.signInCode, now)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422]);
    await password(PASSWORD);
    expect((await code(now.code)).status).toBe(422);
  });

  it('may be half a minute old and no older', async () => {
    expect((await code(codeAt(secret, house.now.subtract({ seconds: 90 })))).status).toBe(422);
    house.now = house.now.add({ seconds: 30 });
    expect((await code(codeAt(secret, house.now.subtract({ seconds: 30 })))).status).toBe(303);
  });

  it('may be tried five times, and then the right one is wrong too', async () => {
    for (let tries = 0; tries < 5; tries++) expect((await code('000000')).status).toBe(422);
    expect((await code(codeAt(secret, house.now))).status).toBe(422);
  });

  it('comes within five minutes of the password, from the browser that sent it', async () => {
    const stranger = givenBrowser(house.copy({ isDemo: false }));
    const answer = await stranger.post(paths.signInCode, { code: codeAt(secret, house.now) });
    expect(answer.headers.get('location')).toBe(`${paths.signInPassword}?over=1`);
    await house.owner.query(`update auth.ceremony set expires_at = now() - interval '1 second'`);
    const late = await code(codeAt(secret, house.now));
    expect(late.headers.get('location')).toBe(`${paths.signInPassword}?over=1`);
    expect(await (await browser.get(late.headers.get('location') as string)).text()).toContain('Der gik for lang tid');
  });
});

it('takes no form from another site, and cookies only where they belong', async () => {
  const foreign = givenBrowser(house.copy({ isDemo: false }), 'https://evil.example');
  expect((await foreign.post(paths.signInPassword, { user_name: 'x', password: 'x' })).status).toBe(403);
  expect((await password(PASSWORD)).headers.get('set-cookie')).toMatch(
    /^hb_ceremony=[\w-]{43}; Max-Age=300; Path=\/; HttpOnly; SameSite=Lax$/,
  );
});

it('keeps in the database nothing that signs anybody in', async () => {
  const account = (await house.owner.query('select * from auth.account')).rows[0];
  expect(account.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(account.totp_secret.includes(secret)).toBe(false);
});

it('asks in English too, and stays on our own pages', async () => {
  const changed = await browser.post(paths.signInLanguage, { language: 'en', back: paths.signInPassword });
  expect(changed.headers.get('location')).toBe(paths.signInPassword);
  expect(await (await browser.get(paths.signInPassword)).text()).toContain('User name');
  for (const back of ['https://evil.example', '//evil.example', '/sign-in@evil.example', '/sign-in\\evil'])
    expect((await browser.post(paths.signInLanguage, { language: 'en', back })).headers.get('location')).toBe(
      paths.signIn,
    );
});
