import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { paths } from '#web/paths.ts';
import { allRoutes } from '../src/app.ts';
import { buildMatrixHouse, type MatrixHouse } from './access-matrix/the-house.ts';
import type { Client } from './given.ts';

let matrix: MatrixHouse;
let client: Client;
let server: Server;
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  matrix = await buildMatrixHouse();
  client = await matrix.house.signIn(matrix.actors.case_worker);
  server = createAdaptorServer({ fetch: matrix.house.app.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await matrix.house.close();
  vi.restoreAllMocks();
});

/** Sends these very bytes and answers with the first line that comes back. */
const sendBytes = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(text));
    let got = '';
    socket.on('data', (data) => {
      got += data.toString();
      socket.destroy();
    });
    socket.on('close', () => resolve(got.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });

it('says the type and the letters of everything it answers', async () => {
  const wrong: string[] = [];
  for (const { path } of allRoutes.filter((route) => route.method === 'GET' && !route.path.endsWith('/events'))) {
    const answer = await client.get(path.replaceAll(/:\w+/g, matrix.citizens.plain));
    const type = answer.headers.get('content-type') ?? '';
    const isText = /^(?:text\/(?:html|csv)|application\/json)/.test(type);
    const body = await answer.text();
    if (body.length > 0 && isText && !/charset=utf-8/i.test(type) && !type.startsWith('application/json'))
      wrong.push(`${path}: ${type}`);
    if (body.length > 0 && !type) wrong.push(`${path}: no type`);
    if (
      answer.headers.get('content-disposition') !== null &&
      !/^attachment; filename="[\w.-]+"$/.test(answer.headers.get('content-disposition') ?? '')
    )
      wrong.push(`${path}: ${answer.headers.get('content-disposition')}`);
  }
  expect(wrong).toEqual([]);
});

it.each([
  '/.git/config',
  '/.env',
  '/package.json',
  '/assets/',
  '/assets',
  '/assets/../package.json',
  '/assets/%2e%2e/package.json',
  '/data',
  '/metrics',
  '/docs/security.md',
])('shows no file and no list of files at %s', async (path) => {
  const line = await sendBytes(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
  expect(line).toBe('HTTP/1.1 404 Not Found');
});

it.each(['TRACE', 'TRACK', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS'])('does nothing for %s', async (method) => {
  const line = await sendBytes(
    `${method} ${paths.settings} HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
  );
  expect(line).not.toMatch(/ [23]\d\d /);
});

it.each([
  ['two lengths', 'content-length: 5\r\ncontent-length: 6'],
  ['a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked'],
  ['chunks in disguise', 'transfer-encoding: xchunked'],
  ['a header that goes on', 'x-one: a\r\n b: c\r\ncontent-length : 5'],
])('refuses a request that two servers could read in two ways: %s', async (_what, headers) => {
  const line = await sendBytes(
    `POST ${paths.settings} HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\ncontent-type: application/x-www-form-urlencoded\r\n${headers}\r\n\r\n0\r\n\r\n`,
  );
  expect(line).toMatch(/^HTTP\/1\.1 400/);
});

it('lets no other site read an answer', async () => {
  const answer = await matrix.house.app.request('http://localhost/sign-in', {
    headers: { origin: 'https://evil.example' },
  });
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

/** What the database holds of one municipality, but for the log of reading and the keys of forms. */
const everyRow = async () =>
  (
    await matrix.house.owner.query(`select string_agg(t.name || ':' || t.rows, ' ' order by t.name) as all_rows from (
      select table_name as name, (xpath('/row/h/text()', query_to_xml(
        format('select md5(coalesce(string_agg(t::text, chr(10) order by t::text), %L)) as h from app.%I t', '', table_name), false, true, '')))[1]::text as rows
      from information_schema.tables where table_schema = 'app' and table_name not in ('read_log', 'read_log_head')) t`)
  ).rows[0].all_rows as string;

it('changes nothing by an address alone: whatever is only looked at, the database stays as it was', {
  timeout: 120_000,
}, async () => {
  const before = await everyRow();
  for (const { path } of allRoutes.filter((route) => route.method === 'GET' && !route.path.endsWith('/events')))
    for (const query of ['', '?open=1', '?undo=1', '?delete=1'])
      await (await client.get(path.replaceAll(/:\w+/g, matrix.citizens.plain) + query)).body?.cancel();
  expect(await everyRow()).toBe(before);
});

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const address = new RegExp(
  `^(?:/(?:${UUID}|[a-z-]*|[\\w.-]+\\.(?:svg|js|css|woff2|xlsx|csv)))+(?:\\?[a-z-]+=[\\w-]*(?:&[a-z-]+=[\\w-]*)*)?(?:#[\\w-]+)?$|^#[\\w-]+$`,
);

it('writes no name, number or word about anybody into an address, and sends no form by its address', {
  timeout: 120_000,
}, async () => {
  const wrong = new Set<string>();
  let looked = 0;
  for (const { path } of allRoutes.filter((route) => route.method === 'GET' && !route.path.endsWith('/events'))) {
    const answer = await client.get(path.replaceAll(/:\w+/g, matrix.citizens.plain));
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const html = await answer.text();
    for (const [, found = ''] of html.matchAll(/\s(?:href|action|src)="([^"]*)"/g)) {
      looked++;
      if (!address.test(found.replaceAll('&amp;', '&')) || /plain/.test(found)) wrong.add(`${path}: ${found}`);
    }
    for (const [form] of html.matchAll(/<form\b[^>]*>/g))
      if (!/method="post"/.test(form)) wrong.add(`${path}: ${form}`);
  }
  expect([...wrong]).toEqual([]);
  expect(looked).toBeGreaterThan(200);
});

it('offers to sign out on every page', async () => {
  for (const page of [paths.today, paths.citizens, paths.citizen(matrix.citizens.plain), paths.openDoor, paths.team])
    expect(await (await client.get(page)).text()).toContain(`action="${paths.signOut}"`);
});

it('reads a field from the form alone, and the first when it was sent twice', async () => {
  const send = async (path: string, fields: Record<string, string | readonly string[]>) =>
    (await client.post(path, fields)).headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  expect(await send(`${paths.settings}?theme=dark`, { language: 'en' })).toEqual(['hb_language=en']);
  expect(await send(paths.settings, { theme: ['dark', 'light'] })).toEqual(['hb_theme=dark']);
});

it('takes names that mean something to JavaScript as names and no more', async () => {
  const names = [
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    '__proto__[isAdmin]',
    'constructor.prototype.isAdmin',
  ];
  const answer = await client.post('/draft', {
    draft_key: `contact:${matrix.citizens.plain}`,
    ...Object.fromEntries(names.slice(1).map((name) => [name, 'yes'])),
    ['__proto__' as string]: 'yes',
  });
  expect(answer.status).toBe(200);
  expect(({} as { isAdmin?: string }).isAdmin).toBeUndefined();
  expect((await client.get(paths.today)).status).toBe(200);
});
