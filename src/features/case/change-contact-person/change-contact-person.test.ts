import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';

let given: CaseHouse;
let jonas: Client;
beforeAll(async () => {
  given = await givenCase();
  jonas = await given.house.signIn(given.jonas);
});
afterAll(() => given.house.close());

const filled = (more: Record<string, string> = {}) => ({
  form_key: crypto.randomUUID(),
  staff: given.jonas.staffId,
  from: 'i dag',
  reason: 'staff_left',
  ...more,
});

it('hands the citizen over from a day on, and the page counts the change', async () => {
  const citizenId = await given.open();
  expect(await (await jonas.get(paths.changeContactPerson(citizenId))).text()).toContain('Hvem bliver kontaktperson?');
  expect((await jonas.post(paths.changeContactPerson(citizenId), filled())).status).toBe(303);
  const page = await (await jonas.get(paths.citizen(citizenId))).text();
  expect(page).toContain('Jonas siden 25. november, 1 skift i alt');
  expect(await given.rows('contact_person', citizenId)).toHaveLength(2);
});

it.each([
  [{ staff: crypto.randomUUID() }, 'Vælg en kollega'],
  [{ staff: '' }, 'Vælg en kollega'],
  [{ reason: 'start' }, 'Vælg hvorfor'],
  [{ from: 'i går' }, 'Dagen er gået'],
  [{ from: '' }, 'Skriv en dato'],
])('refuses %j', async (wrong, message) => {
  const citizenId = await given.open();
  const answer = await jonas.post(paths.changeContactPerson(citizenId), filled(wrong as Record<string, string>));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(message);
  expect(await given.rows('contact_person', citizenId)).toHaveLength(1);
});

it('refuses the same person, and a day that leaves no period to the present one', async () => {
  const citizenId = await given.open({ from: given.today });
  const same = await jonas.post(paths.changeContactPerson(citizenId), filled({ staff: given.mette.staffId }));
  expect(await same.text()).toContain('Mette er kontaktperson allerede');
  const early = await jonas.post(paths.changeContactPerson(citizenId), filled());
  expect(early.status).toBe(422);
  expect(await early.text()).toContain('Vælg en senere dag');
  expect(await given.rows('contact_person', citizenId)).toHaveLength(1);
});

it('is not there for others', async () => {
  const citizenId = await given.open();
  for (const [who, status] of [
    [given.foreigner, 404],
    [given.nabo, 404],
    [given.evaluator, 403],
  ] as const)
    expect((await (await given.house.signIn(who)).post(paths.changeContactPerson(citizenId), filled())).status).toBe(
      status,
    );
});
