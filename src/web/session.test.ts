import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { givenHouse, type House } from '../../tests/given.ts';
import { openSessions, type Sessions } from './session.ts';

let house: House;
let pool: pg.Pool;
let sessions: Sessions;
let mette: ActorKey;
let token: string;
beforeAll(async () => {
  house = await givenHouse();
  mette = await house.staff(await house.municipality(1), 'mentor', 'Mette');
  pool = new pg.Pool(house.ownerConfig);
  sessions = openSessions(pool);
});
afterAll(async () => {
  await pool.end();
  await house.close();
});
beforeEach(async () => {
  token = await sessions.start(mette, { method: 'password' });
});

const change = (what: string) => house.owner.query(`update auth.session set ${what} where method = 'password'`);

it('knows how and how long ago somebody showed that it is her', async () => {
  expect(await sessions.find(token)).toMatchObject({ ...mette, method: 'password' });
  await change(`verified_at = now() - interval '11 minutes'`);
  const old = await sessions.find(token);
  expect(old?.secondsSinceVerified).toBeGreaterThanOrEqual(660);
  const renewed = await sessions.verify(old?.sessionId as string);
  expect(await sessions.find(token)).toBeNull();
  expect((await sessions.find(renewed))?.secondsSinceVerified).toBeLessThan(60);
});

it('ends with the account, also one that was begun at the same moment', async () => {
  await house.owner.query(`insert into auth.account (municipality_id, staff_id, user_name) values ($1, $2, 'mette')`, [
    mette.municipalityId,
    mette.staffId,
  ]);
  expect(await sessions.find(token)).not.toBeNull();
  await house.owner.query('update auth.account set deactivated_at = now()');
  expect(await sessions.find(token)).toBeNull();
  expect(await sessions.find(await sessions.start(mette, { method: 'password' }))).toBeNull();
  await house.owner.query('delete from auth.account');
});

it('is stored as a fingerprint, out of reach of the role that reads files', async () => {
  const rows = await house.owner.query('select * from auth.session');
  expect(JSON.stringify(rows.rows)).not.toContain(token);
  for (const table of ['session', 'account', 'passkey', 'invitation', 'ceremony', 'attempt']) {
    const read = house.database.asActor(mette, (tx) =>
      tx
        .withSchema('auth')
        .selectFrom(table as 'staff')
        .selectAll()
        .execute(),
    );
    await expect(read, table).rejects.toMatchObject({ code: '42501' });
  }
});
