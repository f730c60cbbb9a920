import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';

let given: CaseHouse;
let mette: Client;
let amina: string;
beforeAll(async () => {
  given = await givenCase();
  mette = await given.house.signIn(given.mette);
  amina = await given.open({ firstName: 'Amina', lastName: 'Ågård', cpr: '7103880006' });
  await given.open({ firstName: 'Mohammed', lastName: 'Øster' });
  await given.house.owner.query(
    `insert into company (municipality_id, cvr, name, town, registered_by) values (1, '13748136', 'Kantinen 100% Kvisten', 'Kolding', $1)`,
    [given.mette.staffId],
  );
});
afterAll(() => given.house.close());

const find = async (who: Client, search: string) => {
  const answer = await who.post(paths.search, { search });
  return { status: answer.status, page: await answer.text() };
};

it.each(['aagaard', 'ågå', 'amina å', 'Ågård Amina', 'aamina', '710388-0006', '7103880006'])(
  'finds Amina by %s',
  async (text) => {
    const { status, page } = await find(mette, text);
    expect(status).toBe(200);
    expect(page).toContain(paths.citizen(amina));
  },
);

it.each(['muhamed', 'oster', 'ØSTER'])('finds Mohammed by %s', async (text) => {
  expect((await find(mette, text)).page).toContain('Mohammed Øster');
});

it('stops whoever searches more than sixty times in a minute, and says to wait', async () => {
  const someone = await given.house.signIn(
    await given.house.staff(await given.house.municipality(1), 'mentor', 'Sasha'),
  );
  const statuses = new Set<number>();
  for (let time = 0; time < 60; time++) statuses.add((await someone.post(paths.search, { search: 'Amina' })).status);
  expect([...statuses]).toEqual([200]);
  const answer = await someone.post(paths.search, { search: 'Amina' });
  expect([answer.status, (await answer.text()).includes('Vent et minut')]).toEqual([429, true]);
  given.house.now = given.house.now.add({ seconds: 61 });
  expect((await someone.post(paths.search, { search: 'Amina' })).status).toBe(200);
});

it('finds companies, literally, and by CVR number', async () => {
  for (const text of ['kvisten', '100%', '13 74 81 36'])
    expect((await find(mette, text)).page).toContain('Kantinen 100% Kvisten');
  expect((await find(mette, '1%0')).page).toContain('Ingen virksomheder');
});

it('finds nothing for those who may not see, with the same words as for nobody', async () => {
  for (const who of [given.foreigner, given.nabo]) {
    const { page } = await find(await given.house.signIn(who), 'amina');
    expect(page).not.toContain('Ågård');
    expect(page).toContain('Ingen borgere');
  }
  const leader = await given.house.signIn(given.leader);
  expect((await find(leader, 'amina')).page).toContain('Ågård');
  expect((await (await given.house.signIn(given.evaluator)).post(paths.search, { search: 'amina' })).status).toBe(403);
});

it('logs what was searched for and who was shown, without the CPR number', async () => {
  await find(mette, '7103880006');
  const log = await given.house.owner.query(
    `select search_text, citizen_ids from read_log where act = 'citizen.search' order by read_at desc, search_text`,
  );
  expect(log.rows.map((row) => row.search_text).join(' ')).not.toContain('0006');
  expect(log.rows.some((row) => row.search_text === '710388-••••' && row.citizen_ids[0] === amina)).toBe(true);
});

it('asks for at least a letter, and stands odd signs', async () => {
  expect((await find(mette, ' ')).status).toBe(422);
  expect((await find(mette, 'x'.repeat(101))).status).toBe(422);
  expect((await find(mette, 'a\u0000')).status).toBe(422);
  for (const text of ['%', '_', '\\', "'", '<b>', '🎉', '--']) {
    const { status, page } = await find(mette, text);
    expect(status).toBe(200);
    expect(page).not.toContain('Ågård');
    expect(page).not.toContain('<b>');
  }
  expect((await mette.get(paths.search)).status).toBe(200);
});
