import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePromise } from '#features/case/make-promise/make-promise.ts';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';

let given: CaseHouse;
let mette: Client;
let jonas: Client;
beforeAll(async () => {
  given = await givenCase();
  mette = await given.house.signIn(given.mette);
  jonas = await given.house.signIn(given.jonas);
});
afterAll(() => given.house.close());

async function givenPromise(dueOn = given.today) {
  const citizenId = await given.open();
  const promiseId = await given.as(given.mette, (tx, actor) =>
    makePromise(tx, actor, { citizenId, what: 'Ring til Kirsten', dueOn }),
  );
  return { citizenId, promiseId };
}
const key = () => ({ form_key: crypto.randomUUID() });

it('makes a promise from the form, for a colleague', async () => {
  const citizenId = await given.open();
  const answer = await mette.post(paths.makePromise(citizenId), {
    ...key(),
    what: 'Skaffe en pladsanvisning',
    due: 'om 3 dage',
    owner: given.jonas.staffId,
  });
  expect(answer.status).toBe(303);
  expect((await given.rows('promise', citizenId))[0]).toMatchObject({
    owner_staff_id: given.jonas.staffId,
    made_by: given.mette.staffId,
  });
});

it.each([
  ['nothing', { what: '', due: 'i morgen' }, 'Skriv, hvad vi lovede'],
  ['no day', { what: 'Ring', due: 'snart' }, 'Skriv en dato, for eksempel 2. december'],
  ['a stranger as owner', { what: 'Ring', due: 'i morgen', owner: crypto.randomUUID() }, 'Vælg, hvem der gør det'],
])('refuses a promise with %s', async (_what, wrong, message) => {
  const citizenId = await given.open();
  const answer = await mette.post(paths.makePromise(citizenId), { ...key(), owner: given.mette.staffId, ...wrong });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(message);
  expect(page).toContain(`value="${wrong.due}"`);
  expect(await given.rows('promise', citizenId)).toHaveLength(0);
});

it('opens where the promise stands, and is closed with what came of it', async () => {
  const { citizenId, promiseId } = await givenPromise();
  const opened = await (await mette.get(`${paths.citizen(citizenId)}?open=keep-${promiseId}`)).text();
  expect(opened).toContain('Hvad kom der ud af det?');
  const answer = await mette.post(paths.keepPromise(promiseId), {
    ...key(),
    version: '1',
    outcome: 'Hun sagde ja.',
    back: paths.today,
  });
  expect(answer.headers.get('location')).toBe(paths.today);
  expect((await given.rows('promise', citizenId))[0]).toMatchObject({ outcome: 'Hun sagde ja.', version: 2 });
});

it('tells who was first and keeps the words of the second', async () => {
  const { promiseId } = await givenPromise();
  expect(
    (await jonas.post(paths.keepPromise(promiseId), { ...key(), version: '1', outcome: 'Jonas ringede.' })).status,
  ).toBe(303);
  const late = await mette.post(paths.keepPromise(promiseId), { ...key(), version: '1', outcome: 'Mette ringede.' });
  expect(late.status).toBe(409);
  const page = await late.text();
  expect(page).toContain('Jonas har lukket løftet. Jonas ringede.');
  expect(page).toContain('Du skrev: ”Mette ringede.”');
  const moved = await givenPromise();
  const postpone = (who: Client, day: string) =>
    who.post(paths.postponePromise(moved.promiseId), { ...key(), version: '1', due_on: day });
  expect((await postpone(jonas, '2026-12-01')).status).toBe(303);
  const clash = await postpone(mette, '3. december');
  expect(clash.status).toBe(409);
  const both = await clash.text();
  expect(both).toContain('Løftet er flyttet til 1. december 2026.');
  expect(both).toContain('value="3. december"');
});

it.each(['99999999999999999999', 'Infinity', '-1', 'x', ''])(
  'takes the version %j for a changed promise',
  async (version) => {
    const { citizenId, promiseId } = await givenPromise();
    expect((await mette.post(paths.keepPromise(promiseId), { ...key(), version, outcome: 'x' })).status).toBe(409);
    expect((await given.rows('promise', citizenId))[0]).toMatchObject({ version: 1, kept_at: null });
  },
);

it('is moved to a day to come, never back', async () => {
  const { citizenId, promiseId } = await givenPromise();
  const postpone = (due: string) =>
    mette.post(paths.postponePromise(promiseId), { ...key(), version: '1', due_on: due });
  expect((await postpone('i går')).status).toBe(422);
  expect((await postpone('')).status).toBe(422);
  expect((await postpone('i morgen')).status).toBe(303);
  const page = await (await mette.get(paths.citizen(citizenId))).text();
  expect(page).toContain('26. november');
});

it('is not there for others', async () => {
  const { promiseId } = await givenPromise();
  const foreigner = await given.house.signIn(given.foreigner);
  const evaluator = await given.house.signIn(given.evaluator);
  for (const address of [
    paths.keepPromise(promiseId),
    paths.postponePromise(promiseId),
    paths.keepPromise(crypto.randomUUID()),
  ]) {
    expect((await foreigner.post(address, { version: '1', due_on: 'i morgen' })).status).toBe(404);
    expect((await evaluator.post(address, { version: '1' })).status).toBe(403);
  }
});
