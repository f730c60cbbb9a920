import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';

let given: CaseHouse;
let lene: Client;
let citizenId: string;
beforeAll(async () => {
  given = await givenCase();
  lene = await given.house.signIn(given.leader);
  citizenId = await given.open();
  const mette = await given.house.signIn(given.mette);
  for (let time = 0; time < 230; time++) await mette.get(paths.citizen(citizenId));
  await mette.get(paths.today);
});
afterAll(() => given.house.close());

const textOf = async (address: string) => (await lene.get(address)).text();

it('tells the citizen when, why and from where, and no name of staff', async () => {
  const html = (await textOf(paths.readLog(citizenId))).split('<main')[1] as string;
  for (const words of ['25. november 2026', 'Borgerens side', 'Sagsarbejde', 'Kommune 1', 'C-579/21'])
    expect(html).toContain(words);
  for (const name of ['Mette', 'Mose', 'citizen-file.read']) expect(html).not.toContain(name);
});

it('is complete, and the reading of it stands in it', async () => {
  const count = async () =>
    Number(
      (
        await given.house.owner.query('select count(*) as n from read_log where citizen_ids @> array[$1::uuid]', [
          citizenId,
        ])
      ).rows[0].n,
    );
  const before = await count();
  expect(before).toBeGreaterThan(230);
  const csv = await textOf(paths.readLogSheet(citizenId));
  expect(csv.split('\r\n').filter((line) => line.includes('Kommune 1'))).toHaveLength(before);
  expect(csv).not.toContain('Mose');
  expect(csv).toContain('Opfundne personer og tal');
  expect(await count()).toBe(before + 1);
  expect(await textOf(paths.readLog(citizenId))).toContain('Udtræk af loggen');
});

it('shows names to the leader apart, and writes that down too', async () => {
  expect(await textOf(paths.readLogNames(citizenId))).toContain('Mette Mose');
  const answer = await given.house.owner.query(`select count(*)::int as n from read_log where act = 'read-log.names'`);
  expect(answer.rows[0].n).toBe(1);
});
