import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { givenFolder, givenHouse, type House } from '../../tests/given.ts';
import { deletionListCommand, replayDeletionsCommand } from './deletion-list.ts';
import { ProgramError } from './program-error.ts';

let house: House;
let citizenId: string;
const place = givenFolder();
beforeAll(async () => {
  house = await givenHouse();
  const at = await house.municipality(1);
  const [lene, lise] = [await house.staff(at, 'leader'), await house.staff(at, 'leader')];
  citizenId = (await house.citizen(at, lene)).citizenId;
  await house.owner.query(
    `insert into deletion_list (municipality_id, controller_id, case_type, citizen_id, proposed_by, approved_by) values (1, $1, 'municipal_case', $2, $3, $4)`,
    [at.organisationId, citizenId, lene.staffId, lise.staffId],
  );
  const { host, port, user, password, database } = house.ownerConfig;
  const login = `${user}:${encodeURIComponent(String(password))}`;
  vi.stubEnv(
    'DATABASE_OWNER_URL',
    `postgres://${login}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`,
  );
});
afterAll(async () => {
  vi.unstubAllEnvs();
  place.remove();
  await house.close();
});

/** What a command prints. */
async function printed(command: () => Promise<number>): Promise<string> {
  const said: string[] = [];
  const out = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => said.push(Buffer.from(text).toString()) > 0);
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => said.push(text));
  try {
    expect(await command()).toBe(0);
  } finally {
    out.mockRestore();
    log.mockRestore();
  }
  return said.join('\n');
}

it('prints the list, and deletes anew what stands in it', async () => {
  const list = await printed(() => deletionListCommand(house.root));
  expect(list).toContain(citizenId);
  const file = path.join(place.folder, 'list.csv');
  writeFileSync(file, list);
  expect(await printed(() => replayDeletionsCommand([file], house.root))).toBe('Deleted anew: 1.');
  expect((await house.owner.query('select from citizen')).rowCount).toBe(0);
  expect(await printed(() => replayDeletionsCommand([file], house.root))).toBe('Deleted anew: 0.');
});

it('says in words what it cannot use', async () => {
  const wrong = path.join(place.folder, 'wrong.csv');
  writeFileSync(wrong, 'name;day\nOlga;1\n');
  for (const argv of [[], [wrong], [path.join(place.folder, 'nowhere.csv')], [wrong, wrong]])
    await expect(replayDeletionsCommand(argv, house.root)).rejects.toBeInstanceOf(ProgramError);
});
