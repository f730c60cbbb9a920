import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { givenHouse, type House } from '../../../tests/given.ts';

let house: House;
let mette: ActorKey;
beforeAll(async () => {
  house = await givenHouse();
  mette = await house.staff(await house.municipality(1), 'mentor', 'Mette');
});
afterAll(() => house.close());

const ask = (path: string, init?: RequestInit) => house.app.request(`http://localhost${path}`, init);

it('sends everybody without a session to the door', async () => {
  for (const path of ['/', '/today', '/settings']) {
    const answer = await ask(path);
    expect([303, 404]).toContain(answer.status);
    if (answer.status === 303) expect(answer.headers.get('location')).toBe('/sign-in');
  }
});

it('lists the invented people of the demo and lets one be chosen', async () => {
  expect(await (await ask('/sign-in')).text()).toContain('Mette Mose');
  const answer = await ask('/sign-in', {
    method: 'POST',
    headers: { origin: 'http://localhost' },
    body: new URLSearchParams({ municipality: '1', staff: mette.staffId }),
  });
  expect(answer.headers.get('location')).toBe('/');
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/hb_session=.{40,}; Path=\/; HttpOnly; SameSite=Lax/);
  const today = await ask('/today', { headers: { cookie: cookie.split(';')[0] as string } });
  expect(today.status).toBe(200);
});

it('ends the session on the server too', async () => {
  const token = await house.sessionOf(mette);
  const cookie = `hb_session=${token}`;
  const ours = { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' };
  expect((await ask('/sign-out', { method: 'POST', headers: { cookie, ...ours } })).status).toBe(303);
  expect((await ask('/today', { headers: { cookie } })).status).toBe(303);
});

it('has no demo door where the program is told so, whatever the database says', async () => {
  const app = house.copy({ isDemo: false });
  const page = await app.request('http://localhost/sign-in');
  expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in/password']);
  const answer = await app.request('http://localhost/sign-in', {
    method: 'POST',
    headers: { origin: 'http://localhost' },
    body: new URLSearchParams({ municipality: '1', staff: mette.staffId }),
  });
  expect(answer.headers.get('set-cookie')).toBeNull();
});

it('lists nobody outside the demo, even if asked', async () => {
  await house.owner.query('update installation set is_demo = false');
  const html = await (await ask('/sign-in')).text();
  await house.owner.query('update installation set is_demo = true');
  expect(html).not.toContain('Mette Mose');
});

it('refuses a form from another site', async () => {
  const token = await house.sessionOf(mette);
  const answer = await ask('/settings', {
    method: 'POST',
    headers: { cookie: `hb_session=${token}`, origin: 'https://evil.example', host: 'localhost' },
    body: new URLSearchParams({ theme: 'dark' }),
  });
  expect(answer.status).toBe(403);
});

it('keeps theme and language, and goes back to our own pages only', async () => {
  const client = await house.signIn(mette);
  const answer = await client.post('/settings', { theme: 'dark', back: '/today' });
  expect(answer.headers.get('location')).toBe('/today');
  expect(answer.headers.get('set-cookie')).toContain('hb_theme=dark');
  for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
    expect((await client.post('/settings', { back })).headers.get('location')).toBe('/');
  }
});

it('answers on its health without a session, and names neither people nor places', async () => {
  const answer = await ask('/health');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok', version: expect.any(String), database: 'ok' });
});

it('sends every page with a strict content policy and no caching', async () => {
  const answer = await ask('/sign-in');
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
