import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { givenHouse, type House } from '../../tests/given.ts';

let house: House;
let mette: ActorKey;
beforeAll(async () => {
  house = await givenHouse();
  mette = await house.staff(await house.municipality(1), 'mentor');
});
afterAll(() => house.close());

const form = (origin: string, cookie: string, fields: Record<string, string>) => ({
  method: 'POST',
  headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});
const me = () => ({ municipality: '1', staff: mette.staffId });

/** Signs in, changes what can be changed and signs out; every cookie that was set on the way. */
async function everyCookie(app: Hono, asked: string, origin: string): Promise<string[]> {
  const signedIn = await app.request(`${asked}/sign-in`, form(origin, '', me()));
  const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] as string;
  const answers = [
    signedIn,
    await app.request(`${asked}/settings`, form(origin, cookie, { theme: 'dark', language: 'en' })),
    await app.request(`${asked}/door/open-door/close`, form(origin, cookie, { reason: 'x' })),
    await app.request(`${asked}/sign-out`, form(origin, cookie, {})),
  ];
  return answers.flatMap((answer) => answer.headers.getSetCookie());
}

it('sets every cookie over HTTPS as __Host-, Secure, HttpOnly and SameSite', async () => {
  const cookies = await everyCookie(house.app, 'https://localhost', 'https://localhost');
  expect(cookies.length).toBeGreaterThanOrEqual(4);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-hb_\w+=/);
    for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'])
      expect(cookie.split('; ')).toContain(attribute);
    expect(cookie).not.toContain('Domain');
  }
});

it('takes no session over HTTPS from a cookie that another server of the domain could have set', async () => {
  const token = await house.sessionOf(mette);
  const today = (cookie: string) => house.app.request('https://localhost/today', { headers: { cookie } });
  expect((await today(`hb_session=${token}`)).status).toBe(303);
  expect((await today(`__Host-hb_session=${token}`)).status).toBe(200);
});

it('ends the session that the browser had before, and never takes over a token that was there', async () => {
  const earlier = await house.sessionOf(mette);
  const planted = 'p'.repeat(43);
  for (const before of [earlier, planted]) {
    const answer = await house.app.request(
      'http://localhost/sign-in',
      form('http://localhost', `hb_session=${before}`, me()),
    );
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^hb_session=[\w-]{43};/);
    expect(cookie).not.toContain(before);
    const old = await house.app.request('http://localhost/today', { headers: { cookie: `hb_session=${before}` } });
    expect(old.status).toBe(303);
    const now = await house.app.request('http://localhost/today', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(now.status).toBe(200);
  }
});

it('sets and reads cookies in this one file', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const others = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) =>
      !/cookies(\.test)?\.ts$/.test(file) &&
      /hono\/cookie|set-cookie|document\.cookie/i.test(readFileSync(path.join(root, file), 'utf8')) &&
      !file.endsWith('.test.ts'),
  );
  expect(others).toEqual([]);
});
