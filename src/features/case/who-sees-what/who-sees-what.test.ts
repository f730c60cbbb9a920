import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';

let given: CaseHouse;
let mette: Client;
let nabo: Client;
beforeAll(async () => {
  given = await givenCase();
  mette = await given.house.signIn(given.mette);
  nabo = await given.house.signIn(given.nabo);
});
afterAll(() => given.house.close());

const write = (who: Client, citizenId: string, note: string, visibility: string) =>
  who.post(paths.writeContact(citizenId), {
    form_key: crypto.randomUUID(),
    note,
    visibility,
    kind: 'talk',
    place: 'office',
  });
const consent = (citizenId: string, ...kinds: string[]) =>
  mette.post(paths.giveConsent(citizenId), {
    form_key: crypto.randomUUID(),
    organisation: given.housingOrganisationId,
    answer: 'yes',
    kind: kinds,
    given: 'oral',
    purpose: 'job',
  });
const textOf = async (answer: Promise<Response>) => (await answer).text();

it('says who answers for the file, and that nobody has been asked', async () => {
  const page = await textOf(mette.get(paths.whoSeesWhat(await given.open())));
  expect(page).toContain('Borgeren er ikke blevet spurgt endnu');
  expect(page).toContain('Kommune 1 har ansvar for sagen');
  expect(page).toContain('lejemål, husleje eller ansættelser hos boligorganisationen, ser intet');
});

it('shows through a partner’s eyes exactly what the partner sees, and closes when the consent is withdrawn', async () => {
  const citizenId = await given.open();
  await write(mette, citizenId, 'Til hele teamet', 'team');
  await write(mette, citizenId, 'Kun til myndigheden', 'authority');
  const eyes = `${paths.whoSeesWhat(citizenId)}?through=${given.housingOrganisationId}`;
  expect(await textOf(mette.get(eyes))).not.toContain('Til hele teamet');
  expect((await consent(citizenId, 'notes')).status).toBe(303);
  const seen = await textOf(mette.get(eyes));
  const theirs = await textOf(nabo.get(paths.citizen(citizenId)));
  for (const page of [seen, theirs]) {
    expect(page).toContain('Til hele teamet');
    expect(page).not.toContain('Kun til myndigheden');
  }
  const withdraw = /name="withdraw" value="([^"]+)"/.exec(await textOf(mette.get(paths.giveConsent(citizenId))))?.[1];
  await mette.post(paths.giveConsent(citizenId), { form_key: crypto.randomUUID(), withdraw: withdraw as string });
  expect(await textOf(mette.get(eyes))).not.toContain('Til hele teamet');
  expect((await nabo.get(paths.citizen(citizenId))).status).toBe(404);
});

it('leaves the partner what it wrote itself, and the municipality without it until the citizen says yes', async () => {
  const citizenId = await given.open();
  await consent(citizenId, 'following');
  expect((await write(nabo, citizenId, 'Boligsocial samtale', 'team')).status).toBe(303);
  expect(await textOf(mette.get(paths.citizen(citizenId)))).not.toContain('Boligsocial samtale');
  await given.house.owner.query('update consent set withdrawn_at = now() where citizen_id = $1', [citizenId]);
  expect(await textOf(nabo.get(paths.citizen(citizenId)))).toContain('Boligsocial samtale');
});

it('lets partners read it, and look through nobody’s eyes', async () => {
  const citizenId = await given.open();
  await consent(citizenId, 'plan');
  const page = await textOf(nabo.get(`${paths.whoSeesWhat(citizenId)}?through=${given.housingOrganisationId}`));
  expect(page).toContain('ønsker, plan og løfter');
  expect(page).not.toContain('Se sagen som en partner');
});
