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

const filled = (more: Record<string, string | string[]> = {}) => ({
  form_key: crypto.randomUUID(),
  note: 'Brev om timer. Vi læste det sammen.',
  kind: 'talk',
  place: 'office',
  visibility: 'authority',
  ...more,
});

it('saves a note with topics and a promise, and leads back to the citizen', async () => {
  const citizenId = await given.open();
  const answer = await mette.post(
    paths.writeContact(citizenId),
    filled({ promise: 'Spørge ydelse', promise_due: 'i morgen', topic: ['letter', 'hours_and_pay'], minutes: '12' }),
  );
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(paths.citizen(citizenId));
  const page = await (await mette.get(paths.citizen(citizenId))).text();
  for (const words of ['Brev om timer. Vi læste det sammen.', 'Mette, 12', 'Spørge ydelse', 'Ses af Jobcentret'])
    expect(page).toContain(words);
  expect(await given.rows('promise', citizenId)).toHaveLength(1);
});

it('leads back to the day when the form was opened there', async () => {
  const citizenId = await given.open();
  const answer = await mette.post(paths.writeContact(citizenId), filled({ back: 'today' }));
  expect(answer.headers.get('location')).toBe(paths.today);
});

it.each([
  ['an empty note', { note: '  ', promise: 'Ring' }, 'Skriv, hvad der skete'],
  ['a note that is too long', { note: 'æ'.repeat(4001) }, 'Skriv højst 4000 tegn'],
  ['a NUL', { note: 'a\u0000b' }, 'tegn, der ikke kan gemmes'],
  ['an unknown kind', { kind: 'dans' }, 'Vælg, hvad slags kontakt det var'],
  ['an unknown topic', { topic: 'vejr' }, 'Vælg emner fra listen'],
  ['an unknown visibility', { visibility: 'alle' }, 'Vælg, hvem der må se noten'],
  ['a promise without a day', { promise: 'Ring' }, 'Skriv en dato'],
  ['a promise in the past', { promise: 'Ring', promise_due: '1/11-2026' }, 'Dagen er gået'],
  ['a day without a promise', { promise_due: 'i morgen' }, 'Skriv, hvad vi lovede'],
  ['half minutes', { minutes: '12,5' }, 'Skriv hele minutter'],
  ['a time to come', { time: '23.59' }, 'Tiden er ikke kommet endnu'],
  ['a day to come', { day: 'i morgen' }, 'Dagen er ikke kommet endnu'],
  ['no time at all', { time: '25.00' }, 'Skriv et klokkeslæt'],
] as [string, Record<string, string>, string][])(
  'refuses %s with 422, keeps what was typed and writes nothing',
  async (_what, wrong, message) => {
    const citizenId = await given.open();
    const answer = await mette.post(paths.writeContact(citizenId), filled({ place: 'walk_and_talk', ...wrong }));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(message);
    expect(page).toContain('<title>Fejl: Skriv note');
    expect(page).toMatch(/value="walk_and_talk"[^>]*checked/);
    if (wrong.promise) expect(page).toContain(`value="${wrong.promise}"`);
    expect(await given.rows('contact', citizenId)).toHaveLength(0);
  },
);

it('keeps HTML and emoji as they are written', async () => {
  const citizenId = await given.open();
  const note = '<script>alert("æøå")</script> & 🎉';
  expect((await mette.post(paths.writeContact(citizenId), filled({ note }))).status).toBe(303);
  expect((await given.rows('contact', citizenId))[0]?.note).toBe(note);
  const page = await (await mette.get(paths.citizen(citizenId))).text();
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('&lt;script>alert(');
});

it('makes one contact of a form sent twice', async () => {
  const citizenId = await given.open();
  const form = filled();
  const [first, second] = await Promise.all([
    mette.post(paths.writeContact(citizenId), form),
    mette.post(paths.writeContact(citizenId), form),
  ]);
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(await given.rows('contact', citizenId)).toHaveLength(1);
});

it('is not there for another municipality, and not for roles without the act', async () => {
  const citizenId = await given.open();
  for (const [who, status] of [
    [given.foreigner, 404],
    [given.nabo, 404],
    [given.leader, 403],
    [given.evaluator, 403],
  ] as const) {
    const client = await given.house.signIn(who);
    expect((await client.post(paths.writeContact(citizenId), filled())).status).toBe(status);
    expect((await client.get(paths.writeContact(citizenId))).status).toBe(status);
  }
  expect(await given.rows('contact', citizenId)).toHaveLength(0);
});

it('has a page of its own for those without JavaScript, and logs the reading', async () => {
  const citizenId = await given.open();
  const page = await (await mette.get(paths.writeContact(citizenId))).text();
  expect(page).toContain('Hvad skete der?');
  const log = await given.house.owner.query('select act, purpose from read_log where $1 = any (citizen_ids)', [
    citizenId,
  ]);
  expect(log.rows).toEqual([{ act: 'contact.write', purpose: 'case_work' }]);
});
