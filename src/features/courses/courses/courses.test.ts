import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { type Client, type GivenCitizen, givenHouse, type House } from '../../../../tests/given.ts';

let house: House;
let office: Awaited<ReturnType<House['municipality']>>;
let mette: ActorKey;
let samira: GivenCitizen;
let omar: GivenCitizen;
let asMette: Client;
let asLeader: Client;
let asNeighbour: Client;
let asEvaluator: Client;

beforeAll(async () => {
  house = await givenHouse();
  office = await house.municipality(1);
  const neighbours = await house.municipality(2);
  mette = await house.staff(office, 'mentor');
  samira = await house.citizen(office, mette, { firstName: 'Samira', lastName: 'Solsort', contactPerson: mette });
  omar = await house.citizen(office, mette, { firstName: 'Omar', lastName: 'Okkergul' });
  asMette = await house.signIn(mette);
  asLeader = await house.signIn(await house.staff(office, 'leader', 'Lone'));
  asNeighbour = await house.signIn(await house.staff(neighbours, 'mentor', 'Nora'));
  asEvaluator = await house.signIn(await house.staff({ ...office, officeId: null }, 'evaluator', 'Eva'));
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.owner.query(
    'delete from attendance; delete from course_participant; delete from course_session; delete from course; delete from form_receipt',
  );
});

const kitchen = {
  name: 'Klar til køkken',
  place: 'Fælleshuset',
  first_day: '25. november',
  from: '12.30',
  to: '14',
  weeks: '3',
  capacity: '2',
};
const start = (fields: Record<string, string> = {}, client = asMette) =>
  client.post('/courses/courses', { ...kitchen, ...fields });
const rows = async (sql: string) => (await house.owner.query(sql)).rows;
const given = async () => {
  const answer = await start();
  const address = answer.headers.get('location') as string;
  const sessions = await rows('select course_session_id as id, version from course_session order by number');
  return { address, session: `/courses/attendance/${sessions[0].id as string}` };
};

describe('a course', () => {
  it('is started with its weekly sessions', async () => {
    expect((await start()).status).toBe(303);
    expect(await rows(`select name, capacity, starts_on, ends_on, led_by from course`)).toMatchObject([
      { name: 'Klar til køkken', capacity: 2, led_by: mette.staffId },
    ]);
    const sessions = await rows(
      `select number, to_char(starts_at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD HH24:MI') as starts from course_session order by number`,
    );
    expect(sessions).toEqual([
      { number: 1, starts: '2026-11-25 12:30' },
      { number: 2, starts: '2026-12-02 12:30' },
      { number: 3, starts: '2026-12-09 12:30' },
    ]);
    expect(await (await asMette.get('/courses/courses')).text()).toContain('Gang 1 af 3');
  });

  it('is one course when the form is sent twice', async () => {
    const form_key = randomUUID();
    await start({ form_key });
    await start({ form_key });
    expect(await rows('select 1 from course')).toHaveLength(1);
  });

  it.each([
    ['name', '', 'Skriv, hvad holdet hedder.'],
    ['name', 'x'.repeat(201), 'Skriv højst 200 tegn.'],
    ['name', 'a\u0000b', 'tegn, der ikke kan gemmes'],
    ['place', ' ', 'Skriv, hvor I mødes.'],
    ['first_day', '31. februar', 'Skriv en dato'],
    ['first_day', '1. november 2026', 'kan ikke være før i dag'],
    ['from', '25.00', 'Skriv et klokkeslæt'],
    ['to', '12.30', 'efter at det begynder'],
    ['weeks', '0', 'fra 1 til 30'],
    ['capacity', 'mange', 'fra 1 til 100'],
  ])('keeps what was typed when %s is "%s"', async (field, value, message) => {
    const answer = await start({ place: '<b>Fælles</b> 🏠', [field]: value });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(message);
    if (field !== 'place') expect(html).toContain('&lt;b>Fælles&lt;/b> 🏠');
    expect(await rows('select 1 from course')).toEqual([]);
  });

  it('is led by those who may, and seen by its own office alone', async () => {
    const { address } = await given();
    expect((await start({}, asLeader)).status).toBe(403);
    expect((await asEvaluator.get('/courses/courses')).status).toBe(403);
    expect((await asLeader.get(address)).status).toBe(200);
    expect((await asNeighbour.get(address)).status).toBe(404);
    expect((await asNeighbour.post(address, { citizen: samira.citizenId })).status).toBe(404);
    expect(await (await asNeighbour.get('/courses/courses')).text()).not.toContain('Klar til køkken');
  });
});

describe('one more session', () => {
  const session = { task: 'session', theme: 'Besøg hos bageren', day: '16. december', from: '10', to: '11.30' };

  it('gets the next number, and the course runs until then', async () => {
    const { address } = await given();
    expect((await asMette.post(address, session)).status).toBe(303);
    expect(await rows('select number, theme from course_session order by number desc limit 1')).toEqual([
      { number: 4, theme: 'Besøg hos bageren' },
    ]);
    expect(await rows(`select 1 from course where ends_on = '2026-12-16'`)).toHaveLength(1);
  });

  it('keeps what was typed when something is wrong', async () => {
    const { address } = await given();
    const answer = await asMette.post(address, { ...session, to: '9' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Gangen skal slutte, efter at den begynder.');
    expect(html).toContain('value="Besøg hos bageren"');
    expect((await asMette.post(address, { ...session, theme: '', day: 'aldrig', from: 'x', to: '' })).status).toBe(422);
    expect(await rows('select 1 from course_session')).toHaveLength(3);
    expect((await asLeader.post(address, session)).status).toBe(403);
  });
});

describe('somebody of the housing organisation', () => {
  it('sees those who consented and is told of no seats', async () => {
    const { address } = await given();
    await asMette.post(address, { citizen: samira.citizenId });
    await asMette.post(address, { citizen: omar.citizenId });
    await house.owner.query(
      `insert into consent (municipality_id, citizen_id, discloser_id, organisation_id, information_kind, purpose, form, is_given, valid_from, registered_by)
       values (1, $1, $2, $3, 'work', 'Job', 'written', true, '2026-01-01', $4)`,
      [samira.citizenId, office.organisationId, office.housingOrganisationId, mette.staffId],
    );
    const hanne = await house.signIn(
      await house.staff({ ...office, organisationId: office.housingOrganisationId }, 'housing_social_worker', 'Hanne'),
    );
    const page = await (await hanne.get(address)).text();
    expect(page).toContain('Samira Solsort');
    expect(page).not.toContain('Omar');
    expect(page).not.toContain('ledige pladser');
    expect(await (await hanne.get('/courses/courses')).text()).toContain('1 deltager, du må se');
  });
});

describe('a participant', () => {
  it('is taken in and off again, and may come back', async () => {
    const { address } = await given();
    expect((await asMette.post(address, { citizen: samira.citizenId })).status).toBe(303);
    expect((await asMette.post(address, { leave: samira.citizenId })).status).toBe(303);
    expect(await rows('select left_on is not null as off from course_participant')).toEqual([{ off: true }]);
    expect((await asMette.post(address, { citizen: samira.citizenId })).status).toBe(303);
    expect(await rows('select left_on from course_participant')).toEqual([{ left_on: null }]);
  });

  it('is refused when the course is full, when there already, and when nobody is chosen', async () => {
    const { address } = await given();
    await house.owner.query('update course set capacity = 1');
    expect(await (await asMette.post(address, { citizen: '' })).text()).toContain('Vælg en borger.');
    await asMette.post(address, { citizen: samira.citizenId });
    expect(await (await asMette.post(address, { citizen: samira.citizenId })).text()).toContain('allerede på holdet');
    const full = await asMette.post(address, { citizen: omar.citizenId });
    expect([full.status, await full.text()]).toEqual([422, expect.stringContaining('Holdet er fuldt')]);
  });
});

describe('the attendance list', () => {
  it('starts with everyone here and is saved with the exceptions', async () => {
    const { address, session } = await given();
    await asMette.post(address, { citizen: samira.citizenId });
    await asMette.post(address, { citizen: omar.citizenId });
    const html = await (await asMette.get(session)).text();
    expect(html.match(/value="here" checked/g)).toHaveLength(2);
    const saved = await asMette.post(session, {
      version: '1',
      [`state.${samira.citizenId}`]: 'away',
      [`reason.${samira.citizenId}`]: 'child_ill',
      [`state.${omar.citizenId}`]: 'late',
      [`reason.${omar.citizenId}`]: 'illness',
    });
    expect(saved.status).toBe(303);
    expect(await rows('select state, reason from attendance order by state')).toEqual([
      { state: 'away', reason: 'child_ill' },
      { state: 'late', reason: null },
    ]);
    const logged = await rows(
      `select act, purpose, citizen_ids from read_log where act = 'course.lead' and cardinality(citizen_ids) = 2`,
    );
    expect(logged[0]).toMatchObject({
      purpose: 'group_course',
      citizen_ids: [samira.citizenId, omar.citizenId].toSorted(),
    });
  });

  it('shows both answers when a colleague was faster', async () => {
    const { address, session } = await given();
    await asMette.post(address, { citizen: samira.citizenId });
    await asMette.post(session, { version: '1', [`state.${samira.citizenId}`]: 'late' });
    const answer = await asMette.post(session, { version: '1', [`state.${samira.citizenId}`]: 'away' });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Kollegaen skrev: Sent');
    expect(html).toContain('value="away" checked');
    expect(await rows('select state from attendance')).toEqual([{ state: 'late' }]);
  });

  it('refuses an answer that is none, and is nobody else’s to see', async () => {
    const { address, session } = await given();
    await asMette.post(address, { citizen: samira.citizenId });
    const answer = await asMette.post(session, { version: '1', [`state.${samira.citizenId}`]: 'asleep' });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('Vælg her, sent eller væk for Samira.'),
    ]);
    expect((await asNeighbour.get(session)).status).toBe(404);
    expect((await asLeader.post(session, {})).status).toBe(403);
  });
});
