import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';

let given: CaseHouse;
let lene: Client;
let clerk: ActorKey;
beforeAll(async () => {
  given = await givenCase();
  lene = await given.house.signIn(given.leader);
  clerk = await given.house.staff(atHousing(), [], 'Ulla');
});
afterAll(() => given.house.close());

const atHousing = () => ({ municipalityId: 1, organisationId: given.housingOrganisationId, officeId: given.officeId });
const save = (fields: Record<string, string>, who = lene) =>
  who.post(paths.landlordDuties, { form_key: crypto.randomUUID(), ...fields });
const textOf = async (who: Client, address: string) => (await who.get(address)).text();
const giveRole = (who: ActorKey) =>
  given.house.owner.query(
    `insert into staff_role (municipality_id, staff_id, role, office_id, valid_from) values (1, $1, 'mentor', $2, '2026-11-25')`,
    [who.staffId, given.officeId],
  );

it('keeps somebody away from the cases until it ends, and the team can see it', async () => {
  expect((await save({ staff: clerk.staffId, duty: 'rent' })).status).toBe(303);
  await expect(giveRole(clerk)).rejects.toMatchObject({ code: 'HB002' });
  const mette = await given.house.signIn(given.mette);
  const team = await textOf(mette, paths.team);
  for (const words of ['Ulla Mose', 'Husleje', 'Ser ingen borgere']) expect(team).toContain(words);
  expect(team).not.toContain(paths.landlordDuties);
  expect(await textOf(lene, paths.team)).toContain(paths.landlordDuties);
  const screen = await textOf(lene, paths.landlordDuties);
  expect(screen).toContain('Husleje fra 25. november 2026, Boligforeningen Nabo');
  const end = /name="end" value="([^"]+)"/.exec(screen)?.[1] as string;
  expect((await save({ end })).status).toBe(303);
  expect((await save({ end })).status).toBe(303);
  expect(await textOf(lene, paths.landlordDuties)).toContain('Ingen er skrevet op');
  await giveRole(clerk);
});

it('says in words beside the field that she holds a case role, and keeps what was typed', async () => {
  const answer = await save({ staff: given.nabo.staffId, duty: 'hiring', from: '1. december' });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toMatch(
    /id="staff-error"[^>]*>(<[^>]+>)*Nanna Mose har en rolle i borgernes sager: Projektleder \(Kontoret 1\)/,
  );
  for (const typed of ['value="1. december"', `value="${given.nabo.staffId}" selected`]) expect(html).toContain(typed);
  const english = await given.house.app.request(`http://localhost${paths.landlordDuties}`, {
    method: 'POST',
    headers: {
      cookie: `hb_session=${await given.house.sessionOf(given.leader)}; hb_language=en`,
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ staff: given.nabo.staffId, duty: 'hiring' }).toString(),
  });
  expect(await english.text()).toContain('holds a role in the citizens’ cases: Project leader (Kontoret 1)');
});

it.each([
  [{ staff: '', duty: 'rent' }, 'Vælg, hvem det er'],
  [{ staff: 'mette', duty: 'rent' }, 'Vælg, hvem det er'],
  [{ staff: 'clerk', duty: 'gossip' }, 'Vælg en opgave'],
  [{ staff: 'clerk', duty: 'rent', from: 'engang' }, 'Skriv en dato'],
])('refuses %j', async (fields, message) => {
  const ids: Record<string, string> = { clerk: clerk.staffId, mette: given.mette.staffId };
  const answer = await save({ ...fields, staff: ids[fields.staff] ?? '' });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(message);
});

it('refuses the same duty twice on the same days', async () => {
  const another = await given.house.staff(atHousing(), [], 'Vera');
  await save({ staff: another.staffId, duty: 'tenancy', from: '1. december' });
  const again = await save({ staff: another.staffId, duty: 'tenancy' });
  expect(again.status).toBe(422);
  expect(await again.text()).toContain('Vera Mose har allerede den opgave');
});

it('belongs to the municipality’s leaders and administrators', async () => {
  const administrator = await given.house.staff(
    { ...atHousing(), organisationId: await municipal(), officeId: null },
    'system_administrator',
    'Ada',
  );
  const theirLeader = await given.house.staff(atHousing(), 'leader', 'Hanne');
  const statusFor = async (who: ActorKey) => (await (await given.house.signIn(who)).get(paths.landlordDuties)).status;
  expect(await statusFor(administrator)).toBe(200);
  expect(await statusFor(theirLeader)).toBe(403);
  expect(await statusFor(given.mette)).toBe(403);
  expect(await textOf(await given.house.signIn(administrator), paths.start)).toContain(paths.landlordDuties);
});

const municipal = async () =>
  (await given.house.owner.query(`select organisation_id from staff where staff_id = $1`, [given.leader.staffId]))
    .rows[0].organisation_id as string;
