import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { type Client, givenHouse, type House } from '../../../../tests/given.ts';
import { planShifts } from './plan-shifts.ts';
import { setUpCover } from './set-up-cover.ts';

let house: House;
let office: Awaited<ReturnType<House['municipality']>>;
let mette: ActorKey;
let aage: ActorKey;
let lone: ActorKey;
let asMette: Client;
const today = Temporal.PlainDate.from('2026-11-25');
const nine = Temporal.PlainTime.from('09:00');

beforeAll(async () => {
  house = await givenHouse();
  office = await house.municipality(1);
  mette = await house.staff(office, 'mentor', 'Mette');
  aage = await house.staff(office, 'case_worker', 'Åge');
  lone = await house.staff(office, 'leader', 'Lone');
  await house.owner.query('update office set caseload_ceiling = 1');
  for (const firstName of ['Samira', 'Omar']) await house.citizen(office, mette, { firstName, contactPerson: mette });
  const shift = { day: today, starts: nine, ends: Temporal.PlainTime.from('16:00'), note: null };
  await house.database.asActor(
    lone,
    async (tx, actor) => {
      const shifts = [
        { ...shift, staffId: mette.staffId, state: 'in' as const },
        { ...shift, staffId: aage.staffId, state: 'in' as const },
      ];
      await planShifts(tx, actor, { officeId: office.officeId, shifts });
      await planShifts(tx, actor, {
        officeId: office.officeId,
        shifts: [{ ...shift, staffId: aage.staffId, state: 'ill' }],
      });
      await setUpCover(tx, actor, {
        absentStaffId: aage.staffId,
        standInStaffId: mette.staffId,
        from: today,
        to: today.add({ days: 2 }),
        reason: 'illness',
      });
    },
    { now: house.now },
  );
  asMette = await house.signIn(mette);
});
afterAll(() => house.close());

it('tells who is in, who is ill and who covers until when', async () => {
  const html = await (await asMette.get('/team/team')).text();
  expect(html).toContain('Inde i dag: Mette.');
  expect(html).toContain('Mette afløser til og med 26. november');
  expect(html).toContain('9.00–16.00');
  expect(html).toContain('Syg');
});

it('sorts by name in Danish order and marks who is over the agreed ceiling', async () => {
  const html = await (await asMette.get('/team/team')).text();
  expect([...html.matchAll(/<th scope="row">(\S+) Mose/g)].slice(0, 3).map((match) => match[1])).toEqual([
    'Lone',
    'Mette',
    'Åge',
  ]);
  expect(html).toContain('2 af 1');
  expect(html.match(/Over loftet/g)).toHaveLength(1);
});

it('writes one shift a person and start, however often it is planned', async () => {
  const shifts = await house.owner.query('select state from shift order by state');
  expect(shifts.rows).toEqual([{ state: 'ill' }, { state: 'in' }]);
});

it('lets a mentor neither plan for another office nor set up cover for a colleague', async () => {
  const other = await house.municipality(2);
  const shifts = [
    {
      staffId: mette.staffId,
      day: today,
      starts: nine,
      ends: Temporal.PlainTime.from('10:00'),
      state: 'in' as const,
      note: null,
    },
  ];
  const asHer = <T>(work: Parameters<typeof house.database.asActor<T>>[1]) =>
    house.database.asActor(mette, work, { now: house.now });
  await expect(asHer((tx, actor) => planShifts(tx, actor, { officeId: other.officeId, shifts }))).rejects.toThrow(
    'row-level security',
  );
  const cover = {
    absentStaffId: aage.staffId,
    standInStaffId: lone.staffId,
    from: today,
    to: today.add({ days: 1 }),
    reason: 'other' as const,
  };
  await expect(asHer((tx, actor) => setUpCover(tx, actor, cover))).rejects.toThrow('row-level security');
});

it('shows nothing of another office, and is not the evaluator’s', async () => {
  const elsewhere = await house.municipality(3);
  const nora = await house.signIn(await house.staff(elsewhere, 'mentor', 'Nora'));
  const html = await (await nora.get('/team/team')).text();
  expect(html).toContain('Nora Mose');
  expect(html).not.toContain('Mette');
  const eva = await house.signIn(await house.staff({ ...office, officeId: null }, 'evaluator', 'Eva'));
  expect((await eva.get('/team/team')).status).toBe(403);
});
