import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeContact } from '#features/case/write-contact/write-contact.ts';
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

async function givenNote(note: string) {
  const citizenId = await given.open();
  const { contactId } = await given.as(given.mette, (tx, actor) =>
    writeContact(tx, actor, {
      citizenId,
      kind: 'talk',
      place: 'office',
      minutes: null,
      note,
      visibility: 'team',
      topics: [],
    }),
  );
  return { citizenId, contactId, address: paths.correctContact(citizenId, contactId) };
}
const correction = (version: string, note: string) => ({
  form_key: crypto.randomUUID(),
  version,
  note,
  reason: 'Hørte forkert',
});

it('corrects a note; the old words stay on the timeline', async () => {
  const { citizenId, address } = await givenNote('Hun begynder efter jul.');
  expect(await (await mette.get(address)).text()).toContain('Hun begynder efter jul.');
  expect((await mette.post(address, correction('1', 'Hun begynder efter nytår.'))).status).toBe(303);
  const page = await (await mette.get(paths.citizen(citizenId))).text();
  for (const words of ['Hun begynder efter nytår.', '”Hun begynder efter jul.”', 'Hørte forkert', 'Se den gamle'])
    expect(page).toContain(words);
});

it('shows both texts when the note was changed meanwhile, and saves the second when sent again', async () => {
  const { contactId, address } = await givenNote('Første.');
  expect((await mette.post(address, correction('1', 'Fra det ene vindue.'))).status).toBe(303);
  const clash = await mette.post(address, correction('1', 'Fra det andet vindue.'));
  expect(clash.status).toBe(409);
  const page = await clash.text();
  for (const words of ['Fra det ene vindue.', 'Fra det andet vindue.', 'Hørte forkert', 'Nogen har ændret det imens'])
    expect(page).toContain(words);
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] as string;
  expect((await mette.post(address, correction(version, 'Fra det andet vindue.'))).status).toBe(303);
  const history = await given.house.owner.query(
    'select old_note from contact_correction where contact_id = $1 order by corrected_at, old_note desc',
    [contactId],
  );
  expect(history.rows.map((row) => row.old_note).sort()).toEqual(['Fra det ene vindue.', 'Første.']);
});

it('asks for words and a reason, and keeps what was typed', async () => {
  const { address } = await givenNote('Første.');
  const answer = await mette.post(address, { version: '1', note: 'Anden.', reason: '' });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('Skriv hvorfor');
  expect(page).toContain('Anden.');
  expect((await mette.post(address, correction('1', 'Første.'))).status).toBe(422);
});

it('is for the writer alone', async () => {
  const { address } = await givenNote('Mettes.');
  const status = async (who: (typeof given)['jonas']) =>
    (await (await given.house.signIn(who)).post(address, correction('1', 'x'))).status;
  expect(await status(given.jonas)).toBe(403);
  expect(await status(given.foreigner)).toBe(404);
});
