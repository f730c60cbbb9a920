import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileActs } from '#access/file-acts.ts';
import { type Act, ruleOf } from '#access/who-may-do-what.ts';
import type { ActorKey } from '#db/database.ts';
import { paths } from '#web/paths.ts';
import { watchOf } from '#web/reading-watch/watch.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';
import { allRoutes } from '../../../app.ts';

let given: CaseHouse;
let lene: Client;
let amina: string;
const at = (day: string, clock = '10:00') =>
  Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime('Europe/Copenhagen').toInstant();

/** Somebody opens files on a day through the program. */
async function reads(who: ActorKey, day: string, ...citizens: string[]) {
  const now = given.house.now;
  given.house.now = at(day);
  const client = await given.house.signIn(who);
  for (const one of citizens) expect((await client.get(paths.citizen(one))).status).toBe(200);
  given.house.now = now;
}
const mainOf = async (client: Client, address: string) =>
  ((await (await client.get(address)).text()).split('<main')[1] as string).split('</main>')[0] as string;
const rowsOf = async (table: string) =>
  (
    await given.house.owner.query(
      `select * from ${table} order by registered_at, fact, staff_id`.replace(
        table === 'read_review' ? 'fact, ' : '#',
        '',
      ),
    )
  ).rows as Record<string, never>[];

beforeAll(async () => {
  given = await givenCase();
  lene = await given.house.signIn(given.leader);
  amina = await given.open();
  // Mette is the contact person; Jonas has nothing to do with Amina. The file was opened for her long ago.
  await given.house.owner.query(`update citizen set registered_at = '2026-08-17' `);
  await given.house.owner.query(`update contact_person set registered_at = '2026-08-17'`);
  await reads(given.mette, '2026-10-06', amina);
  await reads(given.jonas, '2026-10-07', amina);
  await reads(given.jonas, '2026-11-18', amina, amina);
  await reads(given.leader, '2026-11-19', amina);
  await reads(given.mette, '2026-11-20', amina);
});
afterAll(() => given.house.close());

it('gives the leader a task on the day, and tells nobody else', async () => {
  const today = await mainOf(lene, paths.today);
  expect(today).toContain('Tilsyn med opslag');
  expect(today).toContain('2 stikprøver fra loggen venter. 1 opslag at spørge til.');
  expect(await mainOf(await given.house.signIn(given.jonas), paths.today)).not.toContain('Tilsyn med opslag');
});

it('draws the month once and flags what has no reason, the leader’s own reading too', async () => {
  await mainOf(lene, paths.readingWatch);
  await mainOf(lene, paths.today);
  const samples = await rowsOf('read_review');
  expect(samples.map((one) => [one.month, one.staff_id]).sort()).toEqual(
    [given.mette, given.jonas].map(({ staffId }) => [samples[0]?.month, staffId]).sort(),
  );
  const flags = await rowsOf('read_flag');
  expect(flags.map((one) => [one.fact, one.staff_id, one.concerns_leader]).sort()).toEqual(
    [
      ['no_relation', given.jonas.staffId, false],
      ['no_relation', given.leader.staffId, true],
    ].sort(),
  );
});

it('shows when, who, what and the relation, and leaves out the leader’s own', async () => {
  const list = await mainOf(lene, paths.readingWatch);
  expect(list).toContain('2 stikprøver og 1 opslag at spørge til.');
  expect(list).toContain('Jonas Mose');
  expect(list).not.toContain('Lene Mose');
  expect(list).toContain('Kommunen har ingen anden leder');
  const flag = (await rowsOf('read_flag')).find((one) => one.staff_id === given.jonas.staffId)
    ?.read_flag_id as unknown as string;
  const open = await mainOf(lene, `${paths.readingWatch}?open=${flag}`);
  for (const words of ['18. november 2026 kl. 10.00', 'Amina Morgenfrue', 'Borgerens side', 'ingen fundet'])
    expect(open).toContain(words);
  const logged = await given.house.owner.query(
    `select citizen_ids from read_log where act = 'reading-watch.read' order by sequence desc limit 1`,
  );
  expect(logged.rows[0].citizen_ids).toEqual([amina]);
  const sample = (await rowsOf('read_review')).find((one) => one.staff_id === given.mette.staffId)
    ?.read_review_id as unknown as string;
  expect(await mainOf(lene, `${paths.readingWatch}?open=${sample}`)).toContain('kontaktperson');
});

it('wants an outcome and words, keeps what was typed, and is signed off once', async () => {
  const flag = (await rowsOf('read_flag')).find((one) => one.staff_id === given.jonas.staffId)
    ?.read_flag_id as unknown as string;
  const wrong = await lene.post(paths.signFlag(flag), { note: 'Jonas har', outcome: 'fired' });
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  expect(html).toContain('Vælg, hvad der kom ud af det');
  expect(html).toContain('Jonas har');
  const right = await lene.post(paths.signFlag(flag), { note: 'Jonas tog telefonen for Mette.', outcome: 'asked' });
  expect([right.status, right.headers.get('location')]).toEqual([303, paths.readingWatch]);
  const again = await lene.post(paths.signFlag(flag), { note: 'Skrevet samtidig', outcome: 'has_reason' });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain('Skrevet samtidig');
  const [row] = (await rowsOf('read_flag')).filter((one) => one.read_flag_id === flag);
  expect(row).toMatchObject({
    outcome: 'asked',
    note: 'Jonas tog telefonen for Mette.',
    signed_by: given.leader.staffId,
  });
  const page = await mainOf(lene, paths.readingWatch);
  expect(page).toContain('Gennemgået det seneste år (1)');
  expect(page).toContain('Medarbejderen er spurgt');
  for (const { read_review_id } of await rowsOf('read_review'))
    expect(
      (await lene.post(paths.signReview(read_review_id as unknown as string), { note: 'Set', outcome: 'has_reason' }))
        .status,
    ).toBe(303);
  expect(await mainOf(lene, paths.today)).toContain('Alt er gennemgået');
  expect(await mainOf(lene, paths.readingWatch)).toContain('Alt er gennemgået.');
});

it('asks again when the same goes on later in the week', async () => {
  await reads(given.jonas, '2026-11-19', amina);
  await mainOf(lene, paths.readingWatch);
  const flags = (await rowsOf('read_flag')).filter((one) => one.staff_id === given.jonas.staffId);
  expect(flags.map((one) => [(one.readings as unknown as object[]).length, one.outcome])).toEqual([
    [2, 'asked'],
    [1, null],
  ]);
});

it('lets another leader, at another office too, go through a leader’s reading, without the citizen’s name', async () => {
  const { house } = given;
  const other = await house.owner.query(
    `insert into office (municipality_id, name, area_name, address, opened_on) values (1, 'Nabokontoret', 'Egeparken', 'Egevej 2', '2020-01-01') returning office_id`,
  );
  const organisation = await house.owner.query(`select organisation_id from staff where staff_id = $1`, [
    given.leader.staffId,
  ]);
  const officeId = other.rows[0].office_id as string;
  const { organisation_id: organisationId } = organisation.rows[0];
  const lars = await house.signIn(await house.staff({ municipalityId: 1, organisationId, officeId }, 'leader', 'Lars'));
  const flag = (await rowsOf('read_flag')).find((one) => one.concerns_leader)?.read_flag_id as unknown as string;
  const open = await mainOf(lars, `${paths.readingWatch}?open=${flag}`);
  expect(open).toContain('Lene Mose');
  expect(open).toContain('En sag, du ikke har adgang til');
  expect(open).not.toContain('Morgenfrue');
  expect(open).not.toContain('Jonas Mose');
  expect((await lene.post(paths.signFlag(flag), { note: 'Det var mig', outcome: 'has_reason' })).status).toBe(404);
  expect((await lars.post(paths.signFlag(flag), { note: 'Lene har svaret', outcome: 'has_reason' })).status).toBe(303);
  expect(await mainOf(lene, paths.readingWatch)).toContain('gennemgås af en anden leder');
  expect(await mainOf(lene, paths.readingWatch)).not.toContain('Lene har svaret');
});

it('is kept by the database: nobody but a leader of the office asks, and what was found is never rewritten', async () => {
  const days = { from: given.today.subtract({ days: 60 }), to: given.today };
  const ask = (who: ActorKey) => given.as(who, (tx) => watchOf(tx, given.officeId, days));
  expect((await ask(given.leader)).readings.length).toBeGreaterThan(4);
  const housing = await given.house.staff(
    { municipalityId: 1, organisationId: given.housingOrganisationId, officeId: given.officeId },
    'leader',
    'Hanne',
  );
  for (const who of [given.mette, given.evaluator, given.foreigner, given.nabo, housing])
    await expect(ask(who)).rejects.toMatchObject({ code: '42501' });
  expect((await (await given.house.signIn(housing)).get(paths.readingWatch)).status).toBe(403);
  for (const change of [`outcome = 'passed_on'`, `readings = '[]'`, `staff_id = registered_by`])
    await expect(given.house.owner.query(`update read_flag set ${change}`)).rejects.toMatchObject({ code: 'HB003' });
});

it('asks a reason for every address that opens one citizen’s file', () => {
  // Broken glass has its reason written down, and a leader who reads it.
  const isReviewed = (act: Act) => ['oversight', 'break_glass'].includes(ruleOf(act).purpose);
  const open = allRoutes.filter(({ path, act }) => /:citizen(Id)?\b/.test(path) && !isReviewed(act));
  expect(open.length).toBeGreaterThan(10);
  expect(open.filter(({ act }) => !(fileActs as readonly string[]).includes(act))).toEqual([]);
});
