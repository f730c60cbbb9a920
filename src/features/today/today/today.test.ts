import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { type GivenCitizen, givenHouse, type House } from '../../../../tests/given.ts';

let house: House;
let mette: ActorKey;
let sanne: ActorKey;
let samira: GivenCitizen;
let office: { municipalityId: number; organisationId: string; housingOrganisationId: string; officeId: string };

beforeAll(async () => {
  house = await givenHouse(Temporal.Instant.from('2026-11-25T09:42:00Z'));
  office = await house.municipality(1);
  mette = await house.staff(office, 'mentor', 'Mette');
  sanne = await house.staff(office, 'case_worker', 'Sanne');
  samira = await house.citizen(office, mette, { firstName: 'Samira', contactPerson: mette });
  const of = [1, samira.citizenId, mette.staffId];
  await house.owner.query(
    `insert into appointment (municipality_id, citizen_id, office_id, staff_id, starts_at, ends_at, subject, place, made_by)
     values ($1, $2, $4, $3, '2026-11-25T08:00:00Z', '2026-11-25T08:30:00Z', 'CV og ansøgning', 'office', $3)`,
    [...of, office.officeId],
  );
  await house.owner.query(
    `insert into promise (municipality_id, citizen_id, what, owner_staff_id, due_on, made_by) values ($1, $2, 'Ringe om praktikaftalen', $3, '2026-11-24', $3)`,
    of,
  );
  await house.owner.query(
    `insert into promise (municipality_id, citizen_id, what, owner_staff_id, due_on, made_by) values ($1, $2, 'Bestille tolk', $4, '2026-11-25', $3)`,
    [...of, sanne.staffId],
  );
});
afterAll(() => house.close());

const seen = async (who: ActorKey) => (await (await house.signIn(who)).get('/today')).text();

describe('the day of the one it belongs to', () => {
  it('shows the appointment that nobody has said how went', async () => {
    const html = await seen(mette);
    expect(html).toContain('CV og ansøgning');
    expect(html).toContain('Hvordan gik det?');
  });

  it('shows the promise of yesterday as late, in words', async () => {
    expect(await seen(mette)).toMatch(/Ringe om praktikaftalen[\s\S]*Lovet i går/);
  });

  it('shows the citizen whom nobody has talked with since March', async () => {
    expect(await seen(mette)).toMatch(/Har brug for kontakt[\s\S]*Samira Solsort/);
  });

  it('does not show a colleague’s promise, before there is cover', async () => {
    expect(await seen(mette)).not.toContain('Bestille tolk');
    await house.owner.query(
      `insert into cover (municipality_id, absent_staff_id, stand_in_staff_id, valid_from, valid_to, reason) values (1, $1, $2, '2026-11-25', '2026-11-26', 'illness')`,
      [sanne.staffId, mette.staffId],
    );
    expect(await seen(mette)).toMatch(/Bestille tolk[\s\S]*for Sanne/);
  });
});

it('writes in the log who read about whom, before the answer', async () => {
  const before = await house.owner.query(`select count(*)::int as n from read_log where act = 'today.read'`);
  await seen(mette);
  const after = await house.owner.query(
    `select citizen_ids, purpose, staff_id from read_log where act = 'today.read' order by read_at desc limit 1`,
  );
  const count = await house.owner.query(`select count(*)::int as n from read_log where act = 'today.read'`);
  expect(count.rows[0].n).toBe(before.rows[0].n + 1);
  expect(after.rows[0]).toEqual({ citizen_ids: [samira.citizenId], purpose: 'case_work', staff_id: mette.staffId });
});

it('refuses to show anything when the log cannot be written', async () => {
  await house.owner.query('revoke insert on read_log from hb_app');
  const answer = await (await house.signIn(mette)).get('/today');
  await house.owner.query('grant insert on read_log to hb_app');
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('Samira');
});

it('gives everyone a start page of the own role', async () => {
  const evaluator = await house.staff({ ...office, officeId: null }, 'evaluator', 'Eva');
  const client = await house.signIn(evaluator);
  expect(await (await client.get('/')).text()).toContain('Du ser ingen sager');
  expect((await client.get('/today')).status).toBe(403);
});

it('is complete in English too', async () => {
  const token = await house.sessionOf(mette);
  const answer = await house.app.request('http://localhost/today', {
    headers: { cookie: `hb_session=${token}; hb_language=en` },
  });
  const html = await answer.text();
  expect(html).toContain('How did it go?');
  expect(html).not.toMatch(/Hvordan|Lovet|løfte/);
});
