import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenHouse, type House } from '../../tests/given.ts';
import { type ActorKey, openDatabase } from './database.ts';

let house: House;
let mette: ActorKey;
beforeAll(async () => {
  house = await givenHouse();
  mette = await house.staff(await house.municipality(1), 'mentor');
});
afterAll(() => house.close());

it('holds for every statement of the program: fifteen seconds, and a minute of doing nothing', async () => {
  const answer = await house.database.asActor(mette, (tx) =>
    sql<{ longest: string; pause: string }>`select current_setting('statement_timeout') as longest,
      current_setting('idle_in_transaction_session_timeout') as pause`.execute(tx),
  );
  expect(answer.rows).toEqual([{ longest: '15s', pause: '1min' }]);
});

it('ends a statement that runs away, undoes its transaction, and gives the connection back', async () => {
  const { host, port, database, user, password } = house.database.pool.options;
  const hasty = openDatabase({ host, port, database, user, password, statement_timeout: 200, max: 1 } as Parameters<
    typeof openDatabase
  >[0]);
  const slow = hasty.asActor(mette, async (tx) => {
    await tx.deleteFrom('draft').execute();
    await sql`select pg_sleep(20)`.execute(tx);
  });
  await expect(slow).rejects.toMatchObject({ code: '57014' });
  const answer = await hasty.asActor(mette, (tx) => sql<{ one: number }>`select 1 as one`.execute(tx));
  expect(answer.rows).toEqual([{ one: 1 }]);
  await hasty.close();
});
