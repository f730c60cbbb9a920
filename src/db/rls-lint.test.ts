import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenHouse, type House } from '../../tests/given.ts';
import { rlsLint } from './rls-lint.ts';

let house: House;
beforeAll(async () => {
  house = await givenHouse();
});
afterAll(() => house.close());

it('finds nothing in the database as migrated', async () => {
  expect(await rlsLint(house.database.pool)).toEqual([]);
});

it.each([
  ['a table without rights', 'create table loose (a int)', 'drop table loose', 'loose lacks'],
  [
    'a policy that is true for everyone',
    'create policy open on citizen to hb_app using (true)',
    'drop policy open on citizen',
    'open on app.citizen is true',
  ],
  [
    'rights that are not forced',
    'alter table citizen no force row level security',
    'alter table citizen force row level security',
    'citizen lacks',
  ],
  [
    'a view that runs as its owner',
    'create view seen_by_all as select * from citizen',
    'drop view seen_by_all',
    'seen_by_all does not run',
  ],
  [
    'sessions given to the program',
    'grant usage on schema auth to hb_app; grant select on auth.session to hb_app',
    'revoke select on auth.session from hb_app; revoke usage on schema auth from hb_app',
    'auth.session is granted',
  ],
])('finds %s', async (_what, breakIt, mendIt, finding) => {
  await house.owner.query(`set role hb_owner; ${breakIt}`);
  expect((await rlsLint(house.database.pool)).join('\n')).toContain(finding);
  await house.owner.query(`${mendIt}; reset role`);
  expect(await rlsLint(house.database.pool)).toEqual([]);
});
