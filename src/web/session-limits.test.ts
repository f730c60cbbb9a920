import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { type Client, givenHouse, type House } from '../../tests/given.ts';

let house: House;
let mette: ActorKey;
let client: Client;
beforeAll(async () => {
  house = await givenHouse();
  mette = await house.staff(await house.municipality(1), 'mentor');
  client = await house.signIn(mette);
});
afterAll(() => house.close());

/** Puts every session back in time, so that nobody waits. */
const age = (column: 'last_used_at' | 'ends_at', by: string) =>
  house.owner.query(
    column === 'ends_at'
      ? 'update auth.session set ends_at = ends_at - $1::interval, last_used_at = now()'
      : 'update auth.session set last_used_at = last_used_at - $1::interval',
    [by],
  );
const status = async () => (await client.get('/today')).status;

it('lasts while it is used, and an hour without', async () => {
  expect(await status()).toBe(200);
  await age('last_used_at', '59 minutes');
  expect(await status()).toBe(200);
  await age('last_used_at', '59 minutes');
  expect(await status()).toBe(200);
  await age('last_used_at', '61 minutes');
  expect(await status()).toBe(303);
});

it('ends after ten hours, however much it is used', async () => {
  client = await house.signIn(mette);
  await age('ends_at', '9 hours 59 minutes');
  expect(await status()).toBe(200);
  await age('ends_at', '2 minutes');
  expect(await status()).toBe(303);
});

it('is kept as a digest: what lies in the database opens nothing', async () => {
  const token = await house.sessionOf(mette);
  expect(token).toMatch(/^[\w-]{43}$/);
  const answer = await house.owner.query<{ hash: Buffer; row: string }>(
    'select token_hash as hash, s::text as row from auth.session s',
  );
  for (const { hash, row } of answer.rows) {
    expect(row).not.toContain(token);
    for (const stolen of [hash.toString('base64url'), hash.toString('hex')]) {
      const opened = await house.app.request('http://localhost/today', { headers: { cookie: `hb_session=${stolen}` } });
      expect(opened.status).toBe(303);
    }
  }
});
