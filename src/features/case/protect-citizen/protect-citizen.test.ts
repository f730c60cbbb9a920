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

const save = (citizenId: string, fields: Record<string, string>, who = mette) =>
  who.post(paths.protectCitizen(citizenId), { form_key: crypto.randomUUID(), ...fields });
const pageOf = async (citizenId: string) => (await mette.get(paths.citizen(citizenId))).text();
const periods = async (citizenId: string) =>
  (
    await given.house.owner.query(
      'select kind, valid_from::text, valid_to::text from citizen_protection where citizen_id = $1 order by kind',
      [citizenId],
    )
  ).rows;

it('hides the address while it runs, a year when no day is named, and shows it again when ended', async () => {
  const citizenId = await given.open({ address: 'Kastanjevej 3' });
  expect(await pageOf(citizenId)).toContain('Kastanjevej 3');
  expect((await save(citizenId, { kind: 'name_and_address' })).status).toBe(303);
  expect(await periods(citizenId)).toEqual([
    { kind: 'name_and_address', valid_from: '2026-11-25', valid_to: '2027-11-25' },
  ]);
  const page = await pageOf(citizenId);
  expect(page).toContain('Navn og adresse beskyttet til 25. november 2027');
  expect(page).not.toContain('Kastanjevej 3');
  const form = await (await mette.get(paths.protectCitizen(citizenId))).text();
  expect(form).toContain('Fra 25. november 2026, slutter 25. november 2027');
  const end = /name="end" value="([^"]+)"/.exec(form)?.[1] as string;
  expect((await save(citizenId, { end })).status).toBe(303);
  expect((await save(citizenId, { end })).status).toBe(303);
  expect(await pageOf(citizenId)).toContain('Kastanjevej 3');
  expect(await periods(citizenId)).toHaveLength(1);
});

it('lets both kinds run at a time, and one of each', async () => {
  const citizenId = await given.open();
  expect((await save(citizenId, { kind: 'name_and_address', until: '31. december' })).status).toBe(303);
  expect((await save(citizenId, { kind: 'no_registered_address' })).status).toBe(303);
  expect(await periods(citizenId)).toEqual([
    { kind: 'name_and_address', valid_from: '2026-11-25', valid_to: '2027-01-01' },
    { kind: 'no_registered_address', valid_from: '2026-11-25', valid_to: null },
  ]);
  expect(await pageOf(citizenId)).toContain('Uden registreret adresse');
  const again = await save(citizenId, { kind: 'no_registered_address', from: '1. december' });
  expect(again.status).toBe(422);
  expect(await again.text()).toContain('Den beskyttelse gælder allerede i de dage');
});

it.each([
  [{ kind: '', from: '1. december' }, 'Vælg, hvilken beskyttelse det er'],
  [{ kind: 'name_and_address', from: 'snart' }, 'Skriv en dato'],
  [{ kind: 'name_and_address', from: '10. december', until: '1. december' }, 'Den sidste dag ligger før den første'],
])('refuses %j beside the field, and keeps what was typed', async (fields, message) => {
  const citizenId = await given.open();
  const answer = await save(citizenId, fields);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain(message);
  for (const typed of Object.values(fields).filter(Boolean)) expect(html).toContain(`value="${typed}"`);
  expect(await periods(citizenId)).toEqual([]);
});

it('is the municipality’s to set, and is written in the log', async () => {
  const citizenId = await given.open();
  await mette.post(paths.giveConsent(citizenId), {
    form_key: crypto.randomUUID(),
    organisation: given.housingOrganisationId,
    answer: 'yes',
    kind: ['following', 'plan', 'notes', 'work'],
    given: 'oral',
    purpose: 'job',
  });
  const fields = { kind: 'name_and_address' };
  for (const [who, status] of [
    [given.nabo, 403],
    [given.foreigner, 404],
    [given.evaluator, 403],
  ] as const)
    expect((await save(citizenId, fields, await given.house.signIn(who))).status).toBe(status);
  expect(await periods(citizenId)).toEqual([]);
  await save(citizenId, fields);
  const log = await given.house.owner.query(
    `select staff_id from read_log where act = 'protection.write' and citizen_ids @> array[$1::uuid]`,
    [citizenId],
  );
  expect(log.rows).toEqual([{ staff_id: given.mette.staffId }]);
  const nabo = await given.house.signIn(given.nabo);
  const theirs = await (await nabo.get(paths.citizen(citizenId))).text();
  expect(theirs).toContain('Navn og adresse beskyttet');
  expect(theirs).not.toContain(paths.protectCitizen(citizenId));
});

it('marks the person on the screens, and warns before a sheet is got', async () => {
  const citizenId = await given.open({ firstName: 'Skjult', lastName: 'Skovmus' });
  await save(citizenId, { kind: 'no_registered_address' });
  for (const address of [paths.citizens, paths.giveConsent(citizenId), paths.whoSeesWhat(citizenId)])
    expect(await (await mette.get(address)).text(), address).toContain('Beskyttet</span>');
  const lene = await given.house.signIn(given.leader);
  const sheet = paths.readLogSheet(citizenId);
  const warned = await lene.get(sheet);
  expect(warned.headers.get('content-type')).toContain('text/html');
  expect(await warned.text()).toContain('Én borger er beskyttet');
  expect((await lene.get(`${sheet}?aware=yes`)).headers.get('content-type')).toContain('text/csv');
});
