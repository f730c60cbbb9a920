import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#web/paths.ts';
import type { Client } from './given.ts';
import { type CaseHouse, givenCase } from './given-case.ts';
import { recordFigures } from './record-figure.ts';

/** 1,000 races in the long run, 80 at every landing. */
const RACES = process.env.HJEMMEBANE_LONG ? 1000 : 80;
const LONG = 'HJEMMEBANE_LONG' in process.env;

let given: CaseHouse;
let writers: Client[];
let silentlyLost = 0;
let unshown = 0;
let raced = 0;
beforeAll(async () => {
  given = await givenCase();
  // The same person in eight windows: a note is corrected by its author alone.
  writers = await Promise.all(Array.from({ length: 8 }, () => given.house.signIn(given.mette)));
});
afterAll(async () => {
  await given.house.close();
  recordFigures([
    {
      id: 'lost-update',
      metric: 'silent losses',
      value: silentlyLost,
      target: '0',
      pass: silentlyLost === 0,
    },
    { id: 'lost-update', metric: 'races', value: raced, target: `>= ${RACES}`, pass: raced >= RACES },
    {
      id: 'lost-update',
      metric: 'conflicts without both texts',
      value: unshown,
      target: '0',
      pass: unshown === 0,
    },
  ]);
});

const word = () => `ord${crypto.randomUUID().slice(0, 8)}`;
const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
const replacesOf = (html: string) => /name="replaces" value="([^"]*)"/.exec(html)?.[1] ?? '';

/** Everybody has opened the same form; all save at once. Exactly one is saved, and each of the others is shown both texts. */
async function race(
  address: string,
  fieldsOf: (text: string, opened: string) => Record<string, string>,
  standing: () => Promise<string>,
): Promise<void> {
  const crowd = writers.slice(0, 2 + (raced % 7));
  const opened = await (await (crowd[0] as Client).get(address)).text();
  const texts = crowd.map(word);
  const answers = await Promise.all(
    crowd.map((writer, index) =>
      writer.post(address, { form_key: crypto.randomUUID(), ...fieldsOf(texts[index] as string, opened) }),
    ),
  );
  const pages = await Promise.all(answers.map((answer) => answer.text()));
  const saved = texts.filter((_text, index) => answers[index]?.status === 303);
  const stands = await standing();
  if (saved.length !== 1 || stands !== saved[0]) silentlyLost++;
  for (const [index, answer] of answers.entries()) {
    if (answer.status === 303) continue;
    const page = pages[index] as string;
    if (answer.status !== 409 || !page.includes(texts[index] as string) || !page.includes(stands)) unshown++;
  }
  raced++;
}

it(
  `loses no correction of a note: ${RACES / 2} races of two to eight`,
  async () => {
    const citizenId = await given.open();
    await writers[0]?.post(paths.writeContact(citizenId), {
      form_key: crypto.randomUUID(),
      note: 'Sagt i døren.',
      kind: 'talk',
      place: 'office',
      visibility: 'authority',
    });
    const [contact] = await given.rows('contact', citizenId);
    const address = paths.correctContact(citizenId, String(contact?.contact_id));
    for (let turn = 0; turn < RACES / 2; turn++)
      await race(
        address,
        (text, opened) => ({ note: text, reason: 'Husket bedre', version: versionOf(opened) }),
        async () => String((await given.rows('contact', citizenId))[0]?.note),
      );
    expect({ silentlyLost, unshown }).toEqual({ silentlyLost: 0, unshown: 0 });
    expect(await given.house.owner.query('select count(*)::int as n from contact_correction')).toMatchObject({
      rows: [{ n: RACES / 2 }],
    });
  },
  LONG ? 600_000 : 60_000,
);

it(
  `loses no wish in the citizen's own words: ${RACES / 2} races of two to eight`,
  async () => {
    const citizenId = await given.open();
    const address = `${paths.writePlan(citizenId)}?part=wish-job`;
    for (let turn = 0; turn < RACES / 2; turn++)
      await race(
        address,
        (text, opened) => ({ part: 'wish-job', words: text, replaces: replacesOf(opened) }),
        async () => String((await given.rows('wish', citizenId)).find((wish) => wish.valid_to === null)?.own_words),
      );
    expect({ silentlyLost, unshown }).toEqual({ silentlyLost: 0, unshown: 0 });
  },
  LONG ? 600_000 : 60_000,
);
