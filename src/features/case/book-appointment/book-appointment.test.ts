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
  day: 'i morgen',
  time: '10.00',
  minutes: '30',
  subject: 'Samtale',
  staff: given.mette.staffId,
  place: 'office',
  ...more,
});

it('books, refuses the same hour, and asks afterwards how it went', async () => {
  const citizenId = await given.open();
  expect((await mette.post(paths.bookAppointment(citizenId), filled())).status).toBe(303);
  const busy = await mette.post(paths.bookAppointment(citizenId), filled({ time: '10.15', subject: 'Opfølgning' }));
  expect(busy.status).toBe(422);
  const page = await busy.text();
  expect(page).toContain('Mette har en anden aftale på det tidspunkt');
  expect(page).toContain('value="Opfølgning"');
  const before = await (await mette.get(paths.citizen(citizenId))).text();
  expect(before).toContain('torsdag 26. november 10.00–10.30');
  expect(before).not.toContain('Hvordan gik det?');
  given.house.now = Temporal.Instant.from('2026-11-26T10:00:00Z');
  expect(await (await mette.get(paths.citizen(citizenId))).text()).toContain('Hvordan gik det?');
  const appointmentId = (await given.rows('appointment', citizenId))[0]?.appointment_id as string;
  const say = (outcome: string) =>
    mette.post(paths.appointmentOutcome(appointmentId), { form_key: crypto.randomUUID(), version: '1', outcome });
  expect((await say('måske')).status).toBe(422);
  expect((await say('cancelled_by_office')).status).toBe(303);
  expect((await say('came')).status).toBe(303);
  expect((await given.rows('appointment', citizenId))[0]).toMatchObject({ outcome: 'cancelled_by_office', version: 2 });
  const foreigner = await given.house.signIn(given.foreigner);
  expect(
    (await foreigner.post(paths.appointmentOutcome(appointmentId), { version: '2', outcome: 'came' })).status,
  ).toBe(404);
  given.house.now = Temporal.Instant.from('2026-11-25T09:42:00Z');
});

it.each([
  [{ day: '' }, 'Skriv en dato'],
  [{ day: '31. februar' }, 'Datoen findes ikke'],
  [{ day: 'i går' }, 'Dagen er gået'],
  [{ day: 'i dag', time: '9.00' }, 'Tiden er gået'],
  [{ time: 'middag' }, 'Skriv et klokkeslæt'],
  [{ minutes: '4' }, 'Skriv minutter fra 5 til 480'],
  [{ subject: '' }, 'Skriv, hvad aftalen handler om'],
  [{ place: 'månen' }, 'Vælg, hvor det var'],
])('refuses %j', async (wrong, message) => {
  const citizenId = await given.open();
  const answer = await mette.post(paths.bookAppointment(citizenId), filled(wrong as Record<string, string>));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(message);
  expect(await given.rows('appointment', citizenId)).toHaveLength(0);
});

it('is not there for others', async () => {
  const citizenId = await given.open();
  const status = async (who: (typeof given)['mette']) =>
    (await (await given.house.signIn(who)).post(paths.bookAppointment(citizenId), filled())).status;
  expect([await status(given.foreigner), await status(given.nabo), await status(given.evaluator)]).toEqual([
    404, 404, 403,
  ]);
});
