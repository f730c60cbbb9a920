import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildMatrixHouse, type MatrixHouse } from '../../tests/access-matrix/the-house.ts';
import type { Client } from '../../tests/given.ts';
import { recordFigures } from '../../tests/record-figure.ts';
import { allRoutes } from '../app.ts';

let matrix: MatrixHouse;
let clients: Client[];
let asked = 0;
const wrong: string[] = [];
beforeAll(async () => {
  matrix = await buildMatrixHouse();
  const { case_worker, leader, evaluator } = matrix.actors;
  clients = await Promise.all([case_worker, leader, evaluator].map((who) => matrix.house.signIn(who)));
});
afterAll(async () => {
  await matrix.house.close();
  recordFigures([
    {
      id: 'headers',
      metric: 'answers without all headers',
      value: wrong.length,
      target: '0',
      pass: wrong.length === 0,
    },
    { id: 'headers', metric: 'answers', value: asked, target: '>= 200', pass: asked >= 200 },
  ]);
});

const nonces = new Set<string>();

/** Looks at one answer; `secure` = asked over HTTPS. */
function look(name: string, answer: Response, html: string, secure = false): void {
  asked++;
  const header = (key: string) => answer.headers.get(key) ?? '';
  const policy = header('content-security-policy');
  const nonce = /script-src 'nonce-([A-Za-z0-9+/=]{22,})'/.exec(policy)?.[1] ?? '';
  const faults = {
    'nonce is absent or used twice': nonce === '' || nonces.has(nonce),
    'unsafe-* or a foreign source': /unsafe|https?:|\*/.test(policy),
    'a directive is absent': ![
      "default-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ].every((directive) => policy.includes(directive)),
    nosniff: header('x-content-type-options') !== 'nosniff',
    referrer: header('referrer-policy') !== 'same-origin',
    opener: header('cross-origin-opener-policy') !== 'same-origin',
    'may be stored': !name.startsWith('/assets/') && header('cache-control') !== 'no-store',
    hsts: secure && !/max-age=\d{8}/.test(header('strict-transport-security')),
    'a script without the nonce': [...html.matchAll(/<script\b[^>]*>/g)].some(
      ([tag]) => !tag.includes(`nonce="${nonce}"`),
    ),
    'a handler or style in the page': /<[^>]+\s(?:on\w+|style)=/.test(html),
  };
  nonces.add(nonce);
  for (const [fault, isThere] of Object.entries(faults)) if (isThere) wrong.push(`${name}: ${fault}`);
}

it('stands on every answer of every route, errors too', async () => {
  for (const route of allRoutes) {
    if (route.path.endsWith('/events')) continue;
    const path = route.path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000');
    for (const client of clients) {
      const answer = await (route.method === 'GET' ? client.get(path) : client.post(path));
      look(`${route.method} ${route.path}`, answer, await answer.text());
    }
  }
  const citizen = matrix.citizens.plain;
  for (const path of [`/case/citizen/${citizen}`, `/case/write-contact/${citizen}`, `/case/write-plan/${citizen}`]) {
    const answer = await (clients[0] as Client).get(path);
    expect(answer.status).toBe(200);
    look(path, answer, await answer.text());
  }
  expect(wrong).toEqual([]);
});

it.each(['/sign-in', '/health', '/nowhere', '/assets/main.css', '/assets/absent.js'])('stands on %s', async (path) => {
  const answer = await matrix.house.app.request(`http://localhost${path}`);
  look(path, answer, await answer.text());
  const secure = await matrix.house.app.request(`https://localhost${path}`);
  look(path, secure, await secure.text(), true);
  expect(wrong).toEqual([]);
});
