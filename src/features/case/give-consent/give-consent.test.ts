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
  organisation: given.housingOrganisationId,
  answer: 'yes',
  kind: ['following', 'plan', 'notes', 'work'],
  given: 'written',
  purpose: 'job',
  ...more,
});

it('opens the file to the housing organisation, and closes it at once when withdrawn', async () => {
  const citizenId = await given.open();
  const nabo = await given.house.signIn(given.nabo);
  const theirs = async () => (await nabo.get(paths.citizen(citizenId))).status;
  expect(await theirs()).toBe(404);
  expect((await mette.post(paths.giveConsent(citizenId), filled({ until: '31. december' }))).status).toBe(303);
  expect(await theirs()).toBe(200);
  expect((await given.rows('consent', citizenId))[0]).toMatchObject({ is_given: true, form: 'written' });
  expect((await nabo.get(paths.giveConsent(citizenId))).status).toBe(403);
  const page = await (await mette.get(paths.giveConsent(citizenId))).text();
  const withdraw = /name="withdraw" value="([^"]+)"/.exec(page)?.[1] as string;
  expect((await mette.post(paths.giveConsent(citizenId), { form_key: crypto.randomUUID(), withdraw })).status).toBe(
    303,
  );
  expect(await theirs()).toBe(404);
  expect((await mette.post(paths.giveConsent(citizenId), { withdraw: crypto.randomUUID() })).status).toBe(303);
});

it('keeps a no, which opens nothing', async () => {
  const citizenId = await given.open();
  expect((await mette.post(paths.giveConsent(citizenId), filled({ answer: 'no' }))).status).toBe(303);
  expect((await (await given.house.signIn(given.nabo)).get(paths.citizen(citizenId))).status).toBe(404);
  expect(await (await mette.get(paths.citizen(citizenId))).text()).toContain('Boligforeningen Nabo: nej tak');
});

it.each([
  [{ organisation: crypto.randomUUID() }, 'Vælg en organisation'],
  [{ answer: '' }, 'Vælg ja eller nej'],
  [{ kind: [] }, 'Vælg mindst én slags'],
  [{ kind: 'alt' }, 'Vælg mindst én slags'],
  [{ given: 'telepati' }, 'Vælg, hvordan det blev givet'],
  [{ purpose: '' }, 'Skriv, hvad samtykket er til'],
  [{ until: 'i går' }, 'Dagen er gået'],
])('refuses %j', async (wrong, message) => {
  const citizenId = await given.open();
  const answer = await mette.post(paths.giveConsent(citizenId), filled(wrong as Record<string, string | string[]>));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(message);
  expect(await given.rows('consent', citizenId)).toHaveLength(0);
});

it('opens one kind at a time, to them and back', async () => {
  const citizenId = await given.open();
  const answer = await mette.post(paths.giveConsent(citizenId), filled({ kind: ['plan', 'work'], mutual: 'yes' }));
  expect(answer.headers.get('location')).toBe(paths.whoSeesWhat(citizenId));
  const rows = await given.rows('consent', citizenId);
  const there = rows.filter((row) => row.organisation_id === given.housingOrganisationId);
  expect(there.map((row) => row.information_kind).sort()).toEqual(['plan', 'work']);
  expect(rows.filter((row) => row.discloser_id === given.housingOrganisationId)).toHaveLength(2);
  const page = await (await mette.get(paths.whoSeesWhat(citizenId))).text();
  expect(page).toContain('Kommune 1 til Boligforeningen Nabo');
  expect(page).toContain('Boligforeningen Nabo til Kommune 1');
});

it('is never rewritten, only withdrawn, and once', async () => {
  const citizenId = await given.open();
  await mette.post(paths.giveConsent(citizenId), filled());
  const rewrite = (set: string) =>
    given.house.owner.query(`update consent set ${set} where citizen_id = $1`, [citizenId]);
  for (const set of [`information_kind = 'plan'`, `valid_to = '2030-01-01'`, 'is_given = false'])
    await expect(rewrite(set), set).rejects.toMatchObject({ code: 'HB003' });
  await rewrite('withdrawn_at = now()');
  await expect(rewrite('withdrawn_at = null')).rejects.toMatchObject({ code: 'HB003' });
});

it('is not there for others', async () => {
  const citizenId = await given.open();
  for (const [who, status] of [
    [given.foreigner, 404],
    [given.nabo, 404],
    [given.evaluator, 403],
  ] as const)
    expect((await (await given.house.signIn(who)).post(paths.giveConsent(citizenId), filled())).status).toBe(status);
});
