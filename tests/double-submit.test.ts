import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#web/paths.ts';
import type { Client } from './given.ts';
import { type CaseHouse, givenCase } from './given-case.ts';
import { recordFigures } from './record-figure.ts';

/** 500 double submits in the long run, 60 at every landing. */
const SUBMITS = process.env.HJEMMEBANE_LONG ? 500 : 60;

let given: CaseHouse;
let mette: Client;
let wrong = 0;
let sent = 0;
beforeAll(async () => {
  given = await givenCase();
  mette = await given.house.signIn(given.mette);
});
afterAll(async () => {
  await given.house.close();
  recordFigures([
    { id: 'double-submit', metric: 'not exactly once', value: wrong, target: '0', pass: wrong === 0 },
    { id: 'double-submit', metric: 'forms', value: sent, target: `>= ${SUBMITS}`, pass: sent >= SUBMITS },
  ]);
});

interface Journey {
  address(citizenId: string): string;
  fields(turn: number): Record<string, string>;
  table: string;
}
const journeys: Journey[] = [
  {
    address: paths.writeContact,
    fields: () => ({ note: 'Ringede om timer', kind: 'talk', place: 'office', visibility: 'authority' }),
    table: 'contact',
  },
  { address: paths.makePromise, fields: () => ({ what: 'Ringe til ydelse', due: 'i morgen' }), table: 'promise' },
  {
    address: paths.bookAppointment,
    // Another day each time: nobody has two appointments at once.
    fields: (turn) => ({
      day: given.today.add({ days: turn + 1 }).toString(),
      time: '10.00',
      minutes: '30',
      subject: 'Næste skridt',
      place: 'office',
    }),
    table: 'appointment',
  },
  { address: paths.writePlan, fields: () => ({ part: 'barrier', words: 'Ingen bus før kl. 7' }), table: 'barrier' },
];

it(`does what was sent exactly once: ${SUBMITS} forms sent two to five times at once, and again later`, async () => {
  const citizenId = await given.open();
  const before = Object.fromEntries(
    await Promise.all(journeys.map(async ({ table }) => [table, (await given.rows(table, citizenId)).length] as const)),
  );
  for (; sent < SUBMITS; sent++) {
    const journey = journeys[sent % journeys.length] as Journey;
    const fields = {
      ...journey.fields(sent),
      owner: given.mette.staffId,
      staff: given.mette.staffId,
      form_key: crypto.randomUUID(),
    };
    const send = () => mette.post(journey.address(citizenId), fields);
    const answers = await Promise.all(Array.from({ length: 2 + (sent % 4) }, send));
    answers.push(await send());
    const ways = new Set(answers.map((answer) => `${answer.status} ${answer.headers.get('location')}`));
    before[journey.table] = (before[journey.table] ?? 0) + 1;
    const rows = (await given.rows(journey.table, citizenId)).length;
    if (ways.size !== 1 || answers[0]?.status !== 303 || rows !== before[journey.table]) wrong++;
    before[journey.table] = rows;
  }
  expect(wrong).toBe(0);
}, 300_000);

it('refuses the same key with other content, and writes nothing', async () => {
  const citizenId = await given.open();
  const form_key = crypto.randomUUID();
  const send = (note: string) =>
    mette.post(paths.writeContact(citizenId), { ...(journeys[0] as Journey).fields(0), note, form_key });
  expect((await send('Det første')).status).toBe(303);
  const second = await send('Noget andet');
  expect(second.status).toBe(422);
  expect(await second.text()).toContain('Noget andet');
  expect(await given.rows('contact', citizenId)).toHaveLength(1);
});

it('writes nothing when the work breaks off halfway, and the same form can be sent again', async () => {
  const citizenId = await given.open();
  const fields = { ...(journeys[0] as Journey).fields(0), form_key: crypto.randomUUID(), visibility: 'alle' };
  expect((await mette.post(paths.writeContact(citizenId), fields)).status).toBe(422);
  expect(await given.rows('contact', citizenId)).toHaveLength(0);
  const mended = { ...fields, visibility: 'authority' };
  expect((await mette.post(paths.writeContact(citizenId), mended)).status).toBe(303);
  expect(await given.rows('contact', citizenId)).toHaveLength(1);
});
