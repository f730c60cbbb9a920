import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkReadLog, hasCheckpoint } from '#db/check-read-log.ts';
import { paths } from '#web/paths.ts';
import type { Client } from './given.ts';
import { type CaseHouse, givenCase } from './given-case.ts';
import { recordFigures } from './record-figure.ts';

/** 1,000 ways of tampering in the long run, 60 at every landing. */
const TRIES = process.env.HJEMMEBANE_LONG ? 1000 : 60;
const LINKS = 40;

let given: CaseHouse;
let mette: Client;
let citizenId: string;
beforeAll(async () => {
  given = await givenCase();
  mette = await given.house.signIn(given.mette);
  citizenId = await given.open();
  for (let link = 0; link < LINKS; link++) await mette.get(paths.citizen(citizenId));
});
afterAll(() => given.house.close());

const checked = async () => (await checkReadLog(given.house.database.pool)).find((one) => one.municipalityId === 1);

it('holds, whoever reads at once', async () => {
  const answers = await Promise.all(Array.from({ length: 24 }, () => mette.get(paths.citizen(citizenId))));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  expect(await checked()).toMatchObject({ links: LINKS + 24, brokenAt: null });
});

it('gives a checkpoint that stands as long as the chain does', async () => {
  const { pool } = given.house.database;
  const checkpoint = (await checked())?.checkpoint as string;
  await mette.get(paths.citizen(citizenId));
  expect(await hasCheckpoint(pool, checkpoint)).toBe(true);
  expect(
    await hasCheckpoint(
      pool,
      checkpoint.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ),
  ).toBe(false);
  expect(await hasCheckpoint(pool, 'nonsense')).toBeNull();
});

it('is neither changed nor deleted nor forged by the program', async () => {
  const { pool } = given.house.database;
  for (const statement of ['update read_log set act = act', 'delete from read_log', 'truncate read_log'])
    await expect(pool.query(statement), statement).rejects.toMatchObject({ code: '42501' });
});

/** Each: what is done to a log by somebody who owns the database. `at` is a number of a link. */
const tamperings: [string, (at: number, links: number) => string][] = [
  ['a row taken out', (at) => `delete from read_log where sequence = ${at} and municipality_id = 1`],
  ['the end cut off', (at) => `delete from read_log where sequence >= ${at} and municipality_id = 1`],
  ['the beginning cut off', (at) => `delete from read_log where sequence <= ${at} and municipality_id = 1`],
  ['another time', (at) => `update read_log set read_at = read_at - interval '1 second' where sequence = ${at}`],
  ['another person at work', (at) => `update read_log set staff_id = gen_random_uuid() where sequence = ${at}`],
  ['a citizen taken out', (at) => `update read_log set citizen_ids = '{}' where sequence = ${at}`],
  ['another purpose', (at) => `update read_log set purpose = 'open_door' where sequence = ${at}`],
  ['another fingerprint', (at) => `update read_log set hash = sha256('x') where sequence = ${at}`],
  [
    'two rows that change places',
    (at, links) => {
      const other = (at % links) + 1;
      return `alter table read_log drop constraint one_row_a_number;
        update read_log set sequence = case sequence when ${at} then ${other} else ${at} end where sequence in (${at}, ${other})`;
    },
  ],
  [
    'a row written anew with a fitting fingerprint',
    (at) => `update read_log r set act = 'x' where sequence = ${at};
      update read_log r set hash = app.hash_of(r) where sequence = ${at}`,
  ],
];

it(`finds ${TRIES} of ${TRIES} tamperings by somebody who owns the database`, { timeout: 600_000 }, async () => {
  const { owner } = given.house;
  const links = (await checked())?.links as number;
  const unfound: string[] = [];
  for (let turn = 0; turn < TRIES; turn++) {
    const [what, tamper] = tamperings[turn % tamperings.length] as (typeof tamperings)[number];
    const at = 1 + ((turn * 7) % (links - 1));
    await owner.query(`begin; set local timezone = 'UTC'; ${tamper(at, links)}`);
    const answer = await owner.query('select broken_at from app.check_read_log() where municipality_id = 1');
    if (answer.rows[0]?.broken_at === null) unfound.push(`${what} at ${at}`);
    await owner.query('rollback');
  }
  recordFigures([
    { id: 'log-tamper', metric: 'tamperings', value: TRIES, target: `>= ${TRIES}`, pass: true },
    { id: 'log-tamper', metric: 'not found', value: unfound.length, target: '0', pass: unfound.length === 0 },
  ]);
  expect(unfound).toEqual([]);
  expect(await checked()).toMatchObject({ brokenAt: null });
});
