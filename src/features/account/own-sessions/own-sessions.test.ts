import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { paths } from '#web/paths.ts';
import { type Client, givenHouse, type House } from '../../../../tests/given.ts';

let house: House;
let mette: ActorKey;
let here: Client;
let there: Client;
beforeAll(async () => {
  house = await givenHouse();
  const place = await house.municipality(1);
  mette = await house.staff(place, 'mentor', 'Mette');
  here = await house.signIn(mette);
  there = await house.signIn(mette);
});
afterAll(() => house.close());

const idOf = async (client: Client) =>
  /name="session" value="([0-9a-f-]{36})"/.exec(await (await client.get(paths.ownSessions)).text())?.[1] as string;
const status = async (client: Client) => (await client.get(paths.today)).status;

it('shows where one is signed in, and signs out there and not here', async () => {
  await house.owner.query(`update auth.session set device = 'Firefox, Windows'`);
  const html = await (await here.get(paths.ownSessions)).text();
  expect(html).toContain('2 steder');
  expect(html.match(/Firefox, Windows<\/div>|Firefox, Windows<span|>Firefox, Windows/g)?.length).toBeGreaterThanOrEqual(
    2,
  );
  expect(html).toContain('Log ud der: Firefox, Windows');
  await here.post(paths.ownSessions, { session: await idOf(here) });
  expect([await status(here), await status(there)]).toEqual([200, 303]);
  expect(await (await here.get(paths.ownSessions)).text()).toContain('Kun her.');
});

it('signs out everywhere else at once', async () => {
  const others = await Promise.all([house.signIn(mette), house.signIn(mette)]);
  await here.post(paths.ownSessions, { session: 'others' });
  expect(await Promise.all([here, ...others].map(status))).toEqual([200, 303, 303]);
});

it('reaches nobody else’s, and takes rubbish calmly', async () => {
  const lone = await house.signIn(await house.staff(await house.municipality(2), 'mentor', 'Lone'));
  const second = await house.signIn(mette);
  const mettes = await idOf(here);
  for (const session of [mettes, 'others', '', 'x', "' or true --"]) await lone.post(paths.ownSessions, { session });
  expect([await status(here), await status(second), await status(lone)]).toEqual([200, 200, 200]);
});
