import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { givenHouse, type House } from '../../tests/given.ts';
import { createLink, type LinkCodes, type NewLink, revokeLink, TooManyTries, useLink } from './links.ts';

const NOW = Temporal.Instant.from('2026-11-25T09:42:00Z');
let house: House;
let leader: ActorKey;
let citizenId: string;
let place = 0;
beforeAll(async () => {
  house = await givenHouse(NOW);
  const at = await house.municipality(1);
  leader = await house.staff(at, 'leader');
  citizenId = (await house.citizen(at, leader)).citizenId;
});
beforeEach(() => {
  place++;
});
afterAll(() => house.close());

const make = async (more: Partial<NewLink> = {}, who = leader): Promise<LinkCodes> =>
  (await tryToMake(more, who)) as LinkCodes;
const tryToMake = (more: Partial<NewLink>, who = leader) =>
  house.database.asActor(
    who,
    (tx, actor) =>
      createLink(tx, actor, {
        linkId: crypto.randomUUID(),
        purpose: 'read-log-extract',
        recipientKind: 'citizen',
        citizenId,
        expiresAt: NOW.add({ hours: 24 }),
        isSingleUse: true,
        hasShortCode: false,
        ...more,
      }),
    { now: NOW },
  );
const open = (codes: Pick<LinkCodes, 'code'> & { shortCode?: string | null }, now = NOW, from = `here ${place}`) =>
  useLink(
    house.database,
    { purpose: 'read-log-extract', code: codes.code, shortCode: codes.shortCode ?? undefined, from, told: { now } },
    async (_tx, actor, link) => ({ actor: actor.staffId, link }),
  );
const triesOf = async (linkId: string) =>
  (await house.owner.query('select outcome from link_try where link_id = $1 order by outcome', [linkId])).rows.map(
    (row) => row.outcome as string,
  );

it('opens once, as the one who made it, and is closed then', async () => {
  const codes = await make();
  const opened = await open(codes);
  expect(opened).toMatchObject({ actor: leader.staffId, link: { citizenId, isFirstUse: true } });
  expect(await open(codes)).toBeNull();
  expect(await triesOf(codes.linkId)).toEqual(['spent', 'used']);
});

it('is made once by one form, and its codes are not told again', async () => {
  const linkId = crypto.randomUUID();
  const made = await Promise.all([tryToMake({ linkId }), tryToMake({ linkId }), tryToMake({ linkId })]);
  expect(made.filter((codes) => codes !== null)).toHaveLength(1);
});

it('may open many times when it is made so, and knows the first', async () => {
  const codes = await make({ isSingleUse: false });
  const uses = [await open(codes), await open(codes), await open(codes)];
  expect(uses.map((use) => use?.link.isFirstUse)).toEqual([true, false, false]);
});

it.each([100, 100])('has exactly one first use of %i at once', async (uses) => {
  for (const isSingleUse of [true, false]) {
    const codes = await make({ isSingleUse });
    const opened = await Promise.all(Array.from({ length: uses }, (_, at) => open(codes, NOW, `desk ${place} ${at}`)));
    expect(opened.filter((one) => one?.link.isFirstUse)).toHaveLength(1);
    expect(opened.filter((one) => one !== null)).toHaveLength(isSingleUse ? 1 : uses);
    expect(await triesOf(codes.linkId)).toHaveLength(uses);
  }
});

it('stores no code, and nothing that a code can be found from without the address', async () => {
  const codes = await make({ hasShortCode: true });
  const row = JSON.stringify(
    (await house.owner.query('select to_jsonb(l) as row from link l where link_id = $1', [codes.linkId])).rows[0],
  );
  expect(codes.code.length).toBeGreaterThanOrEqual(22);
  expect(codes.shortCode).toMatch(/^\d{6}$/);
  for (const secret of [codes.code, codes.shortCode as string, Buffer.from(codes.code).toString('hex')])
    expect(row).not.toContain(secret);
  for (const column of ['code_hash', 'short_code_hash'])
    await expect(house.database.pool.query(`select ${column} from link`)).rejects.toMatchObject({ code: '42501' });
});

it('asks for the short code, and closes after five wrong ones', async () => {
  const codes = await make({ hasShortCode: true });
  const wrong = codes.shortCode === '000000' ? '111111' : '000000';
  expect(await open({ code: codes.code })).toBeNull();
  for (let time = 0; time < 3; time++) expect(await open({ ...codes, shortCode: wrong })).toBeNull();
  const typed = codes.shortCode as string;
  expect(await open({ ...codes, shortCode: ` ${typed.slice(0, 3)} ${typed.slice(3)}` })).not.toBeNull();
  const other = await make({ hasShortCode: true });
  for (let time = 0; time < 5; time++)
    await open({ ...other, shortCode: wrong === other.shortCode ? '222222' : wrong });
  expect(await open(other)).toBeNull();
  expect(await triesOf(other.linkId)).toEqual(['locked', ...Array(5).fill('wrong_code')]);
});

it('says the same of what is unknown, expired, revoked, for another purpose, or of somebody who has left', async () => {
  const revoked = await make();
  const revoke = () => house.database.asActor(leader, (tx) => revokeLink(tx, revoked.linkId), { now: NOW });
  expect([await revoke(), await revoke()]).toEqual([true, false]);
  const expired = await make({ expiresAt: NOW.add({ minutes: 1 }) });
  expect(await open(revoked)).toBeNull();
  expect(await open(expired, NOW.add({ minutes: 1 }))).toBeNull();
  expect(await open({ code: 'AAAAAAAAAAAAAAAAAAAAAA' })).toBeNull();
  const at = await house.municipality(1);
  const leaves = await house.staff(at, 'leader');
  const hers = await make({ citizenId: null }, leaves);
  await house.owner.query(`update staff set employed_to = '2026-11-25' where staff_id = $1`, [leaves.staffId]);
  expect(await open(hers)).toBeNull();
});

it('is not spent when what it opens fails', async () => {
  const codes = await make();
  const attempt = { purpose: 'read-log-extract' as const, code: codes.code, from: `x ${place}`, told: { now: NOW } };
  await expect(useLink(house.database, attempt, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await open(codes)).not.toBeNull();
});

it('makes a place that fails thirty times wait ten minutes, and no other place', async () => {
  const codes = await make();
  for (let time = 0; time < 30; time++) await open({ code: `guess ${time}` });
  await expect(open(codes)).rejects.toThrow(TooManyTries);
  expect(await open(codes, NOW.add({ minutes: 11 }))).not.toBeNull();
  const other = await make();
  expect(await open(other, NOW, `elsewhere ${place}`)).not.toBeNull();
});

it('is never rewritten by the program', async () => {
  const codes = await make();
  const change = house.database.asActor(leader, (tx) =>
    tx.updateTable('link').set({ expires_at: '2100-01-01' }).where('link_id', '=', codes.linkId).execute(),
  );
  await expect(change).rejects.toMatchObject({ code: 'HB003' });
});

it('opens for its code and no other text', async () => {
  const codes = await make({ isSingleUse: false });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string(), fc.constant(codes.code.toLowerCase()), fc.constant(`${codes.code} `)),
      async (text) => {
        expect(await open({ code: text }, NOW, `guess ${Math.random()}`)).toBeNull();
      },
    ),
    { numRuns: 100 },
  );
  expect(await open(codes)).not.toBeNull();
});
