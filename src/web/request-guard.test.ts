import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { givenHouse, type House } from '../../tests/given.ts';
import { allRoutes } from '../app.ts';
import { knowAddress } from './address.ts';
import { guardRequests, type RequestException, requestExceptions } from './request-guard.ts';

let house: House;
let mette: ActorKey;
let cookie: string;
beforeAll(async () => {
  house = await givenHouse();
  mette = await house.staff(await house.municipality(1), 'mentor');
  cookie = `hb_session=${await house.sessionOf(mette)}`;
});
afterAll(() => house.close());
afterEach(() => vi.restoreAllMocks());

const ours = { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' };
const addresses = [
  '/sign-in',
  '/sign-out',
  ...allRoutes
    .filter(({ method }) => method === 'POST')
    .map(({ path }) => path.replaceAll(/:\w+/g, crypto.randomUUID())),
];
const send = async (path: string, headers: Record<string, string>, body: BodyInit = 'theme=dark') =>
  house.app.request(`http://localhost${path}`, { method: 'POST', headers: { cookie, ...headers }, body });
const quietly = () => vi.spyOn(console, 'error').mockImplementation(() => {});

it.each(addresses.map((path) => [path]))('lets nothing but a small form of our own through to %s', async (path) => {
  quietly();
  const asked: [number, Promise<Response>][] = [
    [403, send(path, { ...ours, origin: 'https://evil.example' })],
    [403, send(path, { ...ours, origin: 'https://localhost' })],
    [403, send(path, { ...ours, origin: 'http://localhost', 'sec-fetch-site': 'cross-site' })],
    [403, send(path, { ...ours, 'sec-fetch-site': 'same-site' })],
    [403, send(path, { 'content-type': ours['content-type'] })],
    [415, send(path, { ...ours, 'content-type': 'text/plain' })],
    [415, send(path, { ...ours, 'content-type': 'application/json' }, '{"theme":"dark"}')],
    [415, send(path, { ...ours, 'content-type': 'multipart/form-data; boundary=x' })],
    [413, send(path, ours, `note=${'x'.repeat(1_000_000)}`)],
    [413, send(path, { ...ours, 'content-length': '1000001' })],
  ];
  const wrong: string[] = [];
  for (const [number, [status, answer]] of asked.entries()) {
    const got = (await answer).status;
    if (got !== status) wrong.push(`${number}: ${got}, not ${status}`);
  }
  expect(wrong).toEqual([]);
});

it('takes a form of exactly 1 MB, and says what it is about one that is larger', async () => {
  quietly();
  const length = 1_000_000 - 'theme='.length;
  expect((await send('/settings', ours, `theme=${'x'.repeat(length)}`)).status).toBe(303);
  const answer = await send('/settings', ours, `theme=${'x'.repeat(length + 1)}`);
  expect(await answer.text()).toContain('Teksten er for lang');
});

it('stops reading a stream that never ends', async () => {
  quietly();
  let chunks = 0;
  const body = new ReadableStream({
    pull(controller) {
      chunks++;
      controller.enqueue(new Uint8Array(100_000));
    },
  });
  const request = new Request('http://localhost/settings', {
    method: 'POST',
    headers: { cookie, ...ours },
    body,
    duplex: 'half',
  } as RequestInit);
  expect((await house.app.request(request)).status).toBe(413);
  expect(chunks).toBeLessThan(20);
});

it('counts what comes over a real connection, whether its length was told or not', async () => {
  quietly();
  const server = createAdaptorServer({ fetch: house.app.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = async (bytes: number, isTold: boolean) => {
    const text = `theme=${'x'.repeat(bytes - 'theme='.length)}`;
    const answer = await fetch(`${address}/settings`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...ours, origin: address, cookie },
      body: isTold ? text : new Blob([text]).stream(),
      duplex: 'half',
    } as RequestInit);
    await answer.body?.cancel();
    return answer.status;
  };
  expect(await post(1000, true)).toBe(303);
  expect(await post(1000, false)).toBe(303);
  expect(await post(1_000_001, true)).toBe(413);
  expect(await post(1_000_001, false)).toBe(413);
  server.closeAllConnections();
  server.close();
});

it('writes one line for each refusal: what, where and when in UTC, and nothing of what was sent', async () => {
  const log = quietly();
  const citizen = crypto.randomUUID();
  await send(`/case/write-contact/${citizen}`, { ...ours, origin: 'https://evil.example' }, 'note=Samira');
  expect(log.mock.calls).toHaveLength(1);
  const line = log.mock.calls[0]?.[0] as string;
  expect(line).not.toMatch(/\n|Samira|evil/);
  expect(line).not.toContain(citizen);
  expect(JSON.parse(line)).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    event: 'refused',
    why: 'from another site',
    method: 'POST',
    route: '/case/write-contact/:citizenId',
  });
});

it('makes an exception for its own address alone', async () => {
  quietly();
  const exceptions: RequestException[] = [
    { path: '/from-there', mayComeFromElsewhere: true, why: 'a test' },
    { path: '/json', contentType: 'application/json', why: 'a test' },
  ];
  const app = new Hono();
  app.use(knowAddress('http://localhost'), guardRequests(true, exceptions));
  app.post('*', (c) => c.text('let through'));
  const post = async (path: string, headers: Record<string, string>, body = '{}') =>
    (await app.request(`http://localhost${path}`, { method: 'POST', headers, body })).status;
  const json = { origin: 'http://localhost', 'content-type': 'application/json' };
  const foreign = { ...ours, origin: 'https://idp.example' };
  expect(await post('/from-there', foreign)).toBe(200);
  expect(await post('/from-there', { ...json, origin: 'https://idp.example' })).toBe(415);
  expect(await post('/from-there', foreign, 'x'.repeat(1_000_001))).toBe(413);
  expect(await post('/json', json)).toBe(200);
  expect(await post('/json', ours)).toBe(415);
  expect(await post('/json', { ...json, origin: 'https://idp.example' })).toBe(403);
  expect(await post('/from-there/else', foreign)).toBe(403);
});

it('gives a reason with every exception', () => {
  for (const { path, why } of requestExceptions) {
    expect(path).toMatch(/^\//);
    expect(why.length).toBeGreaterThan(20);
  }
});
