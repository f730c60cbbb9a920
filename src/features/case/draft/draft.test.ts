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

const drafts = async () => Number((await given.house.owner.query('select count(*) from draft')).rows[0].count);

it('keeps a half-written note, restores it for its writer alone, and forgets it when saved', async () => {
  const citizenId = await given.open();
  const key = `contact:${citizenId}`;
  const save = (note: string) =>
    mette.post(paths.draft, { draft_key: key, note, topic: ['cv', 'letter'], kind: 'phone' });
  expect(await (await save('Halvt skrev')).json()).toEqual({ text: 'Kladde gemt 10.42' });
  expect(await (await save('Halvt skrevet 🎉 \u0000')).json()).toEqual({ text: 'Kladde gemt 10.42' });
  const opened = await (await mette.get(`${paths.citizen(citizenId)}?open=contact`)).text();
  for (const words of ['Halvt skrevet 🎉', 'Kladde fra 10.42', '/assets/draft.js']) expect(opened).toContain(words);
  expect(opened).toMatch(/value="letter"[^>]*checked/);
  expect(opened).toMatch(/value="phone"[^>]*checked/);
  expect(await (await mette.get(paths.writeContact(citizenId))).text()).toContain('Halvt skrevet 🎉');
  const jonas = await given.house.signIn(given.jonas);
  expect(await (await jonas.get(`${paths.citizen(citizenId)}?open=contact`)).text()).not.toContain('Halvt');
  await mette.post(paths.writeContact(citizenId), { note: 'Hel', kind: 'talk', place: 'office', visibility: 'team' });
  expect(await drafts()).toBe(0);
});

it('keeps nothing under an odd key or of an odd size', async () => {
  const key = `contact:${crypto.randomUUID()}`;
  for (const fields of [{ draft_key: 'alt', note: 'x' }, { draft_key: key, note: 'x'.repeat(20_001) }, { note: 'x' }])
    expect(await (await mette.post(paths.draft, fields as Record<string, string>)).json()).toEqual({
      text: 'Kladden er ikke gemt',
    });
  expect(await drafts()).toBe(0);
  expect((await (await given.house.signIn(given.evaluator)).post(paths.draft, { draft_key: key })).status).toBe(403);
});
