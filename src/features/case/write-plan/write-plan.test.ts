import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';

let given: CaseHouse;
let mette: Client;
let jonas: Client;
beforeAll(async () => {
  given = await givenCase();
  mette = await given.house.signIn(given.mette);
  jonas = await given.house.signIn(given.jonas);
});
afterAll(() => given.house.close());

const write = (who: Client, citizenId: string, fields: Record<string, string>) =>
  who.post(paths.writePlan(citizenId), { form_key: crypto.randomUUID(), ...fields });
const pageOf = async (who: Client, citizenId: string, query = '') =>
  (await who.get(paths.citizen(citizenId) + query)).text();

it('grows from nothing to a goal with a next step in own words, which is taken once', async () => {
  const citizenId = await given.open();
  expect(await pageOf(mette, citizenId)).toContain('Skriv et mål');
  expect((await write(mette, citizenId, { part: 'goal', title: '30 timer hos Kvisten', track: 'job' })).status).toBe(
    303,
  );
  const goalId = (await given.rows('goal', citizenId))[0]?.goal_id as string;
  const step = { part: 'step', goal: goalId, what: 'Jeg spørger Kirsten', own_words: 'yes', doer: '', due: '2/12' };
  expect((await write(mette, citizenId, step)).status).toBe(303);
  const page = await pageOf(mette, citizenId);
  expect(page).toContain('»Jeg spørger Kirsten«');
  expect(page).toContain('Amina gør det selv inden onsdag 2. december.');
  const stepId = (await given.rows('step', citizenId))[0]?.step_id as string;
  expect((await jonas.post(paths.takeStep(stepId), { version: '1' })).status).toBe(303);
  expect((await mette.post(paths.takeStep(stepId), { version: '1' })).status).toBe(303);
  expect((await given.rows('step', citizenId))[0]).toMatchObject({ version: 2 });
  expect(
    (await (await given.house.signIn(given.foreigner)).post(paths.takeStep(stepId), { version: '2' })).status,
  ).toBe(404);
});

it.each([
  [{ part: 'goal', title: '', track: 'holistic' }, 'Skriv målet'],
  [{ part: 'step', what: 'Ring', goal: crypto.randomUUID() }, 'Vælg et mål'],
  [{ part: 'barrier', words: '' }, 'Skriv det med borgerens egne ord'],
  [{ part: 'resource', words: 'x'.repeat(501) }, 'Skriv højst 500 tegn'],
  [{ part: 'wish-job', words: 'Køkken', hours_from: '20', hours_to: '10' }, 'Det sidste tal er mindre'],
  [{ part: 'wish-education', words: 'SOSU', hours_from: 'mange' }, 'Skriv et tal fra 0 til 60'],
  [{ part: 'track', kind: 'trin 9' }, 'Vælg, hvad der begynder'],
  [{ part: 'track', kind: 'holistic', from: '1/1-2030' }, 'Dagen er ikke kommet endnu'],
])('refuses %j with words beside the field', async (fields, message) => {
  const citizenId = await given.open();
  const answer = await write(mette, citizenId, fields as Record<string, string>);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(message);
  for (const typed of Object.values(fields)
    .slice(1)
    .filter((one) => /^[A-Z]/.test(one)))
    expect(page).toContain(`value="${typed}"`);
});

it('notes what is in the way in own words, lifts it and keeps it; the sensitive stays with its writer', async () => {
  const citizenId = await given.open();
  await write(mette, citizenId, { part: 'barrier', words: 'Min ryg gør ondt <b>' });
  await write(jonas, citizenId, { part: 'barrier', words: 'Det er hemmeligt', sensitive: 'yes' });
  const rows = await given.rows('barrier', citizenId);
  const open = rows.find((row) => !row.is_sensitive);
  expect(await pageOf(mette, citizenId)).toContain('»Min ryg gør ondt &lt;b>«');
  const closed = await pageOf(jonas, citizenId);
  expect(closed).not.toContain('Det er hemmeligt');
  expect(closed).toContain('1 barriere er følsom.');
  expect(await pageOf(jonas, citizenId, '?open=sensitive')).toContain('Det er hemmeligt');
  const leader = await given.house.signIn(given.leader);
  expect(await pageOf(leader, citizenId, '?open=sensitive')).not.toContain('Det er hemmeligt');
  const lift = { part: 'lift', id: open?.barrier_id as string, version: '1' };
  expect((await write(mette, citizenId, lift)).status).toBe(303);
  expect(await pageOf(mette, citizenId)).toContain('løftet 25. november');
});

it('shows both wishes when two set one at once, and nothing typed is lost', async () => {
  const citizenId = await given.open();
  const wish = (who: Client, words: string, replaces: string) =>
    write(who, citizenId, { part: 'wish-job', words, hours_from: '12,5', conditions: 'ingen tunge løft', replaces });
  expect((await wish(jonas, 'Kantine', '')).status).toBe(303);
  const clash = await wish(mette, 'Køkken', '');
  expect(clash.status).toBe(409);
  const page = await clash.text();
  for (const words of ['»Kantine«', 'value="Køkken"', 'value="12,5"']) expect(page).toContain(words);
  const replaces = /name="replaces" value="([^"]+)"/.exec(page)?.[1] as string;
  expect((await wish(mette, 'Køkken', replaces)).status).toBe(303);
  expect((await given.rows('wish', citizenId)).map((row) => [row.own_words, row.valid_to === null]).sort()).toEqual([
    ['Kantine', false],
    ['Køkken', true],
  ]);
});

it('begins and ends tracks that run beside each other', async () => {
  const citizenId = await given.open();
  expect((await write(mette, citizenId, { part: 'track', kind: 'towards_job', label: '' })).status).toBe(303);
  expect((await write(mette, citizenId, { part: 'track', kind: 'holistic', label: 'gæld', from: '1/6' })).status).toBe(
    303,
  );
  const page = await pageOf(mette, citizenId);
  expect(page).toContain('nu i 2 På vej mod job');
  const track = (await given.rows('track', citizenId)).find((row) => row.kind === 'holistic');
  expect((await write(mette, citizenId, { part: 'end-track', id: track?.track_id as string })).status).toBe(303);
  expect((await given.rows('track', citizenId)).filter((row) => row.valid_to === null)).toHaveLength(1);
});

it('has a page for each part, and none for others', async () => {
  const citizenId = await given.open();
  expect(await (await mette.get(`${paths.writePlan(citizenId)}?part=wish-job`)).text()).toContain(
    'Hvad vil Amina gerne?',
  );
  expect((await mette.get(`${paths.writePlan(citizenId)}?part=andet`)).status).toBe(404);
  const leader = await given.house.signIn(given.leader);
  expect((await leader.get(paths.writePlan(citizenId))).status).toBe(403);
  expect((await write(leader, citizenId, { part: 'goal', title: 'x', track: 'job' })).status).toBe(403);
});
