import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';
import { lookThroughGlass } from '../citizen/glass.ts';

let given: CaseHouse;
let here: { municipalityId: number; organisationId: string; officeId: string };
let asker: ActorKey;
let gitte: Client;
let lene: Client;
beforeAll(async () => {
  given = await givenCase();
  const { owner } = given.house;
  const organisationId = (
    await owner.query('select organisation_id from staff where staff_id = $1', [given.leader.staffId])
  ).rows[0].organisation_id as string;
  const officeId = (
    await owner.query(
      `insert into office (municipality_id, name, area_name, address, opened_on) values (1, 'Nabokontoret', 'Egeparken', 'Egevej 2', '2020-01-01') returning office_id`,
    )
  ).rows[0].office_id as string;
  here = { municipalityId: 1, organisationId, officeId };
  asker = await given.house.staff(here, 'case_worker', 'Gitte');
  gitte = await given.house.signIn(asker);
  lene = await given.house.signIn(given.leader);
});
beforeEach(() => {
  // Two hours a test: asking is limited by the hour.
  given.house.now = given.house.now.add({ hours: 2 });
});
afterAll(() => given.house.close());

let count = 0;
async function aCitizen(more: { protectedUntil?: Temporal.PlainDate } = {}) {
  const cpr = `7103${String(800_000 + count++)}`;
  const citizenId = await given.open({ cpr, address: 'Kastanjevej 3', ...more });
  const mette = await given.house.signIn(given.mette);
  await mette.post(paths.writeContact(citizenId), {
    form_key: crypto.randomUUID(),
    note: 'Ringede om nøglen',
    visibility: 'team',
    kind: 'talk',
    place: 'office',
  });
  return { cpr, citizenId };
}
const WHY = 'Hun ringede grædende og er på vej herhen nu.';
const ask = (cpr: string, who = gitte, reason = WHY) =>
  who.post(paths.breakGlass, { form_key: crypto.randomUUID(), cpr, reason });
const textOf = async (who: Client, address: string) => (await who.get(address)).text();
const statusOf = async (who: Client, address: string) => (await who.get(address)).status;
const uses = async (citizenId: string) => given.rows('break_glass', citizenId);
const answer = async (citizenId: string, what: 'open' | 'sign_off', who = lene) => {
  const [use] = await uses(citizenId);
  return who.post(paths.reviewGlass(String(use?.break_glass_id)), { form_key: crypto.randomUUID(), answer: what });
};

it('opens one file to be read, for an hour, and tells the leader and the citizen', async () => {
  const { cpr, citizenId } = await aCitizen();
  expect(await statusOf(gitte, paths.citizen(citizenId))).toBe(404);
  const asked = await ask(cpr);
  expect([asked.status, asked.headers.get('location')]).toEqual([303, paths.brokenGlass(citizenId)]);
  const file = await textOf(gitte, paths.brokenGlass(citizenId));
  for (const words of ['Nødadgang til', 'Ringede om nøglen', 'Kastanjevej 3']) expect(file).toContain(words);
  for (const act of ['Skriv note', 'Ny aftale', 'Hvem har set', 'Hvem ser hvad']) expect(file).not.toContain(act);

  const today = await textOf(lene, paths.today);
  expect(today).toContain('Gitte Mose åbnede sagen om');
  expect(today).toContain('Skal kvitteres');
  const review = await textOf(lene, paths.glassReview);
  for (const words of [WHY, 'Gitte Mose, Kommune 1', 'læst 1 gang']) expect(review).toContain(words);
  const extract = (await textOf(lene, paths.readLog(citizenId))).split('<main')[1] as string;
  for (const words of ['Nødadgang til sagen åbnet', 'Borgerens side, læst med nødadgang'])
    expect(extract).toContain(words);
  expect(extract).not.toContain('Gitte');
  expect((await answer(citizenId, 'sign_off')).status).toBe(303);
  expect(await textOf(lene, paths.today)).not.toContain('Gitte Mose åbnede sagen om');

  given.house.now = given.house.now.add({ minutes: 59 });
  expect(await statusOf(gitte, paths.brokenGlass(citizenId))).toBe(200);
  given.house.now = given.house.now.add({ minutes: 2 });
  expect(await statusOf(gitte, paths.brokenGlass(citizenId))).toBe(404);
});

it('lets nothing be written, nothing else be read, and nobody else look', async () => {
  const { cpr, citizenId } = await aCitizen();
  const other = await aCitizen();
  await ask(cpr);
  expect(await statusOf(gitte, paths.brokenGlass(other.citizenId))).toBe(404);
  for (const address of [paths.citizen(citizenId), paths.whoSeesWhat(citizenId), paths.writeContact(citizenId)])
    expect(await statusOf(gitte, address), address).toBe(404);
  const note = { note: 'x', visibility: 'team', kind: 'talk', place: 'office' };
  expect((await gitte.post(paths.writeContact(citizenId), note)).status).toBe(404);
  const colleague = await given.house.signIn(await given.house.staff(here, 'case_worker', 'Ida'));
  expect(await statusOf(colleague, paths.brokenGlass(citizenId))).toBe(404);
  await expect(
    given.house.database.asActor(
      asker,
      async (tx) => {
        expect(await lookThroughGlass(tx, citizenId)).not.toBeNull();
        await sql`insert into wish (municipality_id, citizen_id, kind, own_words, registered_by)
        values (1, ${citizenId}, 'job', 'x', ${asker.staffId})`.execute(tx);
      },
      { now: given.house.now },
    ),
  ).rejects.toThrow('row-level security');
});

it('logs each reading with its purpose, and each refusal', async () => {
  const { cpr, citizenId } = await aCitizen();
  await ask(cpr);
  await gitte.get(paths.brokenGlass(citizenId));
  const log = await given.house.owner.query(
    `select act, purpose, search_text from read_log where citizen_ids @> array[$1::uuid] and staff_id = $2 order by sequence`,
    [citizenId, asker.staffId],
  );
  expect(log.rows).toEqual([
    { act: 'break-glass.open', purpose: 'break_glass', search_text: `${cpr.slice(0, 6)}-••••` },
    { act: 'break-glass.read', purpose: 'break_glass', search_text: null },
  ]);
});

it('waits for a leader about a protected citizen, who opens it or says no', async () => {
  const { cpr, citizenId } = await aCitizen({ protectedUntil: given.today.add({ days: 90 }) });
  const asked = await ask(cpr);
  expect(asked.headers.get('location')).toBe(paths.breakGlass);
  expect(await textOf(gitte, paths.breakGlass)).toContain('Venter på en leder');
  expect(await statusOf(gitte, paths.brokenGlass(citizenId))).toBe(404);
  expect(await textOf(lene, paths.today)).toContain('Venter på dig');
  expect((await answer(citizenId, 'open')).status).toBe(303);
  const file = await textOf(gitte, paths.brokenGlass(citizenId));
  expect(file).toContain('Ringede om nøglen');
  expect(file).not.toContain('Kastanjevej 3');
  await answer(citizenId, 'sign_off');

  const second = await aCitizen({ protectedUntil: given.today.add({ days: 90 }) });
  await ask(second.cpr);
  await answer(second.citizenId, 'sign_off');
  await answer(second.citizenId, 'open');
  expect(await statusOf(gitte, paths.brokenGlass(second.citizenId))).toBe(404);
});

it('closes when a protection begins meanwhile, and asks the leader then', async () => {
  const { cpr, citizenId } = await aCitizen();
  await ask(cpr);
  const mette = await given.house.signIn(given.mette);
  await mette.post(paths.protectCitizen(citizenId), { form_key: crypto.randomUUID(), kind: 'name_and_address' });
  expect(await statusOf(gitte, paths.brokenGlass(citizenId))).toBe(404);
  expect((await ask(cpr)).headers.get('location')).toBe(paths.breakGlass);
});

it('can be closed before the hour is out', async () => {
  const { cpr, citizenId } = await aCitizen();
  await ask(cpr);
  given.house.now = given.house.now.add({ minutes: 3 });
  const close = () => gitte.post(paths.brokenGlass(citizenId), { form_key: crypto.randomUUID() });
  expect((await close()).status).toBe(303);
  expect(await statusOf(gitte, paths.brokenGlass(citizenId))).toBe(404);
  expect((await close()).status).toBe(404);
});

it('belongs to case workers of the municipality: no landlord, no partner, no other municipality', async () => {
  const { cpr, citizenId } = await aCitizen();
  const atHousing = { ...here, organisationId: given.housingOrganisationId };
  const roles = ['case_worker', 'authority_case_worker'] as const;
  for (const role of roles) {
    const theirs = await given.house.signIn(await given.house.staff(atHousing, role));
    expect(await statusOf(theirs, paths.breakGlass)).toBe(403);
    expect((await ask(cpr, theirs)).status).toBe(403);
  }
  const mentor = await given.house.signIn(await given.house.staff(here, 'mentor'));
  expect((await ask(cpr, mentor)).status).toBe(403);
  const foreign = await ask(cpr, await given.house.signIn(given.foreigner));
  expect(foreign.status).toBe(422);
  expect(await foreign.text()).toContain('Kommunen har ingen sag med det nummer');
  expect(await uses(citizenId)).toEqual([]);
  expect((await ask(cpr, await given.house.signIn(given.jonas))).headers.get('location')).toBe(
    paths.citizen(citizenId),
  );
});

it('opens nothing when no leader would hear of it', async () => {
  const { cpr, citizenId } = await aCitizen();
  await given.house.owner.query(`update staff_role set valid_to = '2026-11-01' where staff_id = $1`, [
    given.leader.staffId,
  ]);
  const refused = await ask(cpr);
  await given.house.owner.query('update staff_role set valid_to = null where staff_id = $1', [given.leader.staffId]);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Ingen leder kan få besked');
  expect(await uses(citizenId)).toEqual([]);
});

it('asks for a fresh sign-in, a number and a reason, and keeps what was typed', async () => {
  const { cpr, citizenId } = await aCitizen();
  for (const [typed, reason, message] of [
    [cpr, 'haster', 'Skriv mindst 20 tegn'],
    ['12', WHY, 'Skriv ti cifre'],
    ['7103889999', WHY, 'Kommunen har ingen sag'],
  ] as const) {
    const refused = await ask(typed, gitte, reason);
    const html = await refused.text();
    expect([refused.status, html.includes(message), html.includes(reason)]).toEqual([422, true, true]);
  }
  await given.house.owner.query(
    `update auth.session set verified_at = now() - interval '6 minutes' where staff_id = $1`,
    [asker.staffId],
  );
  const stale = await ask(cpr);
  expect(stale.status).toBe(422);
  expect(await stale.text()).toContain('Log ind igen');
  expect(await uses(citizenId)).toEqual([]);
  gitte = await given.house.signIn(asker);
  expect((await ask(cpr)).status).toBe(303);
});

it('is signed off by a leader who sees the citizen, never by the one who asked, and once', async () => {
  const both = await given.house.staff(here, ['case_worker', 'leader'], 'Bo');
  const { cpr, citizenId } = await aCitizen();
  const bo = await given.house.signIn(both);
  await ask(cpr, bo);
  expect((await answer(citizenId, 'sign_off', bo)).status).toBe(303);
  const theirLeader = await given.house.signIn(
    await given.house.staff({ ...here, organisationId: given.housingOrganisationId }, 'leader'),
  );
  expect((await answer(citizenId, 'sign_off', theirLeader)).status).toBe(404);
  expect((await uses(citizenId))[0]).toMatchObject({ signed_off_by: null });
  await answer(citizenId, 'sign_off');
  expect((await uses(citizenId))[0]).toMatchObject({ signed_off_by: given.leader.staffId });
  expect((await answer(citizenId, 'open')).status).toBe(303);
  expect(await textOf(lene, paths.glassReview)).toContain('Lene kvitterede');
});

it('is not asked for again and again', async () => {
  given.house.now = given.house.now.add({ hours: 2 });
  let last = 0;
  for (let time = 0; time < 31; time++) last = (await ask('7103889998')).status;
  expect(last).toBe(429);
});
