import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { givenHouse, type House } from '../../tests/given.ts';

const publicly = 'https://hjemmebane.example.dk';
let house: House;
let behindProxy: House['app'];
beforeAll(async () => {
  house = await givenHouse();
  behindProxy = house.copy({ address: publicly });
});
afterAll(() => house.close());

/** As the proxy asks: in the open, by another name, with what the browser sent. */
const ask = (path: string, headers: Record<string, string> = {}, body?: string) =>
  behindProxy.request(`http://10.0.0.7:3000${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }), ...headers },
    ...(body === undefined ? {} : { body }),
  });

it('is the address behind a proxy: HSTS, and forms come from there alone', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect((await ask('/sign-in')).headers.get('strict-transport-security')).toMatch(/max-age=\d{8}; includeSubDomains/);
  expect((await ask('/sign-in', { origin: publicly }, 'staff=x')).status).toBe(303);
  for (const origin of ['http://10.0.0.7:3000', 'http://hjemmebane.example.dk', `${publicly}.evil.example`])
    expect((await ask('/sign-in', { origin }, 'staff=x')).status).toBe(403);
});

it('believes nothing that a browser could have written into a header of a proxy', async () => {
  const lies = {
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.example',
    forwarded: 'proto=https;host=evil.example',
    'x-forwarded-for': '127.0.0.1',
  };
  const answer = await house.app.request('http://localhost/sign-in', { headers: lies });
  expect(answer.headers.get('strict-transport-security')).toBeNull();
  expect(await answer.text()).not.toContain('evil.example');
  const away = await house.app.request('http://localhost/today', { headers: lies });
  expect(away.headers.get('location')).toBe('/sign-in');
});

it('sends the browser on to its own pages, whatever name it was asked for', async () => {
  const answer = await ask('/today', { host: 'evil.example' });
  expect(answer.headers.get('location')).toBe('/sign-in');
});
