import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';

let given: CaseHouse;
let mette: Client;
beforeAll(async () => {
  given = await givenCase();
  mette = await given.house.signIn(given.mette);
});
afterAll(() => given.house.close());

const filled = (more: Record<string, string> = {}) => ({
  form_key: crypto.randomUUID(),
  first_name: 'Birgit',
  last_name: 'Bøgeløv',
  target_group: 'job_ready',
  contact_person: given.mette.staffId,
  ...more,
});
const count = async () => Number((await given.house.owner.query('select count(*) from citizen')).rows[0].count);

it('opens a file and leads to it', async () => {
  const answer = await mette.post(
    paths.newCitizen,
    filled({ cpr: '710388-0006', phone: '12 34 56 78', address: 'Bøgevej 1', language: 'da', interpreter: 'yes' }),
  );
  expect(answer.status).toBe(303);
  const page = await (await mette.get(answer.headers.get('location') as string)).text();
  for (const words of [
    'Birgit Bøgeløv',
    '710388-••••',
    '12 34 56 78',
    'Bøgevej 1',
    'Tolk ved samtaler',
    'Mette siden 25. november',
  ])
    expect(page).toContain(words);
  expect(page).not.toContain('0006');
});

it('shows those who look alike before a second file is made', async () => {
  await given.open({ firstName: 'Mohammed', lastName: 'Mosevang' });
  const before = await count();
  const alike = await mette.post(paths.newCitizen, filled({ first_name: 'Muhammad', last_name: 'Mosevang' }));
  expect(alike.status).toBe(422);
  const page = await alike.text();
  expect(page).toContain('Mohammed Mosevang');
  expect(page).toContain('value="Muhammad"');
  expect(await count()).toBe(before);
  const answer = await mette.post(
    paths.newCitizen,
    filled({ first_name: 'Muhammad', last_name: 'Mosevang', another_person: 'yes' }),
  );
  expect(answer.status).toBe(303);
  expect(await count()).toBe(before + 1);
});

it('never takes a CPR number twice, also when the other file is not visible', async () => {
  const citizenId = await given.open({ firstName: 'Skjult', cpr: '6202850003' });
  await given.house.owner.query('delete from contact_person where citizen_id = $1', [citizenId]);
  await given.house.owner.query(`update enrolment set valid_to = valid_from + 1 where citizen_id = $1`, [citizenId]);
  given.house.now = given.house.now.add({ minutes: 1 });
  expect((await mette.get(paths.citizen(citizenId))).status).toBe(404);
  const before = await count();
  const answer = await mette.post(paths.newCitizen, filled({ first_name: 'Ny', cpr: '620285-0003' }));
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('En anden sag i kommunen har nummeret');
  expect(page).not.toContain('Skjult');
  expect(await count()).toBe(before);
});

it.each([
  [{ first_name: '' }, 'Skriv fornavnet'],
  [{ first_name: '123' }, 'Skriv navnet med bogstaver'],
  [{ first_name: 'a'.repeat(101) }, 'Skriv højst 100 tegn'],
  [{ last_name: 'a\u202eb' }, 'tegn, der ikke kan ses'],
  [{ cpr: '12345' }, 'Skriv ti cifre'],
  [{ cpr: '713088-0006' }, 'De første seks cifre er ikke en dato'],
  [{ cpr: '1103880006' }, 'Demoen tager kun erstatningsnumre'],
  [{ phone: 'ring' }, 'Skriv otte cifre'],
  [{ target_group: '' }, 'Vælg en målgruppe'],
  [{ contact_person: 'nogen' }, 'Vælg en kontaktperson'],
  [{ language: 'klingon' }, 'Vælg et sprog'],
])('refuses %j with 422 and the same page', async (wrong, message) => {
  const before = await count();
  const answer = await mette.post(
    paths.newCitizen,
    filled({ address: 'Elmevej 7', ...(wrong as Record<string, string>) }),
  );
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(message);
  expect(page).toContain('value="Elmevej 7"');
  expect(await count()).toBe(before);
});

it('makes one file of a form sent twice, and keeps emoji and HTML', async () => {
  const before = await count();
  const form = filled({ first_name: 'Zøe 🌻', last_name: '<i>Ærø</i>' });
  const [first, second] = await Promise.all([mette.post(paths.newCitizen, form), mette.post(paths.newCitizen, form)]);
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(await count()).toBe(before + 1);
  expect(await (await mette.get(first.headers.get('location') as string)).text()).toContain('Zøe 🌻 &lt;i>Ærø&lt;/i>');
});

it('is for municipal staff at an office', async () => {
  for (const who of [given.nabo, given.leader, given.evaluator]) {
    const client = await given.house.signIn(who);
    expect((await client.get(paths.newCitizen)).status).toBe(403);
    expect((await client.post(paths.newCitizen, filled())).status).toBe(403);
  }
});
