import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { type Client, type GivenCitizen, givenHouse, type House } from '../../../../tests/given.ts';

let house: House;
let office: { municipalityId: number; organisationId: string; housingOrganisationId: string; officeId: string };
let mette: ActorKey;
let jonas: ActorKey;
let housing: ActorKey;
let samira: GivenCitizen;
let asMette: Client;
let asJonas: Client;

beforeAll(async () => {
  house = await givenHouse();
  office = await house.municipality(1);
  mette = await house.staff(office, 'mentor', 'Mette');
  jonas = await house.staff(office, 'case_worker', 'Jonas');
  housing = await house.staff(
    { ...office, organisationId: office.housingOrganisationId },
    'housing_social_worker',
    'Hanne',
  );
  samira = await house.citizen(office, mette, { firstName: 'Samira', lastName: 'Solsort', contactPerson: mette });
  await house.owner.query(`update citizen set search_key = ' samira solsort'`);
  for (const who of [mette, jonas]) {
    await house.owner.query(
      `insert into shift (municipality_id, office_id, staff_id, day, starts, ends) values (1, $1, $2, '2026-11-25', '09:00', '16:00')`,
      [office.officeId, who.staffId],
    );
  }
  asMette = await house.signIn(mette);
  asJonas = await house.signIn(jonas);
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.owner.query(
    'delete from promise; delete from contact_topic; delete from contact; delete from visit_topic; delete from visit; delete from door_closure',
  );
});

const visits = async () => (await house.owner.query('select * from visit order by number')).rows;
const register = (fields: Record<string, string | readonly string[]> = {}, client = asMette) =>
  client.post('/door/open-door/register', { take: 'queue', ...fields });
const firstVisit = async () => (await visits())[0].visit_id as string;

describe('a visit is registered', () => {
  it('without a name, as the next number of the day', async () => {
    expect((await register({ citizen: 'none', topic: 'cv' })).status).toBe(303);
    expect((await register()).status).toBe(303);
    expect((await visits()).map(({ number, citizen_id, said_name }) => ({ number, citizen_id, said_name }))).toEqual([
      { number: 1, citizen_id: null, said_name: null },
      { number: 2, citizen_id: null, said_name: null },
    ]);
  });

  it('with the name of somebody new', async () => {
    await register({ name: 'Tove' });
    expect((await visits())[0].said_name).toBe('Tove');
  });

  it('asks whether it is the citizen whom part of the name finds, and keeps what was typed', async () => {
    const answer = await register({ name: 'solso', topic: ['cv', 'letter'] });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('Er det en af dem her?');
    expect(html).toMatch(/value="solso"/);
    expect(html).toMatch(/checked[^>]*value="cv"|value="cv"[^>]*checked/);
    await register({ name: 'solso', citizen: samira.citizenId });
    expect((await visits())[0]).toMatchObject({ citizen_id: samira.citizenId, said_name: null });
  });

  it('taken in at once by the one who registers', async () => {
    await register({ citizen: samira.citizenId, take: 'me' });
    expect((await visits())[0]).toMatchObject({ taken_by: mette.staffId });
  });

  it('once only when the button is pressed twice', async () => {
    const fields = { form_key: crypto.randomUUID(), citizen: 'none' };
    const answers = await Promise.all([register(fields), register(fields), register(fields)]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
    expect(await visits()).toHaveLength(1);
  });

  it('with numbers of their own when ten come at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, i) => register({}, i % 2 ? asMette : asJonas)));
    expect((await visits()).map((one) => one.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it.each([
    ['a name that is too long', { name: 'x'.repeat(61) }, 'Skriv højst 60 tegn.'],
    ['a name with NUL', { name: 'a\u0000b' }, 'der ikke kan gemmes'],
    ['a topic that is not on the list', { topic: '<script>' }, 'Vælg fra listen.'],
    ['a colleague who is not on duty', { wished: crypto.randomUUID() }, 'Vælg fra listen.'],
  ])('not with %s, and says so beside the field', async (_what, fields, message) => {
    const answer = await register(fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
    expect(await visits()).toHaveLength(0);
  });

  it('shows HTML and emoji as the text they are', async () => {
    await register({ name: '<b>Åse</b> 🙂' });
    const html = await (await asMette.get('/door/open-door')).text();
    expect(html).toContain('&lt;b>Åse&lt;/b> 🙂');
  });

  it('not for a citizen whom one may not see', async () => {
    const far = await house.municipality(7);
    const other = await house.citizen(far, await house.staff(far, 'mentor'));
    expect((await register({ citizen: other.citizenId })).status).toBe(404);
    expect((await register({ citizen: crypto.randomUUID() })).status).toBe(404);
  });
});

describe('the queue', () => {
  it('lets one colleague take a visitor, and tells the other that she was too late', async () => {
    await register({ citizen: 'none' });
    const id = await firstVisit();
    await asMette.post(`/door/open-door/take/${id}`);
    const late = await asJonas.post(`/door/open-door/take/${id}`);
    expect(late.headers.get('location')).toBe('/door/open-door');
    expect((await visits())[0].taken_by).toBe(mette.staffId);
  });

  it('hands a visitor over to a colleague who is on duty', async () => {
    await register({ citizen: 'none' });
    const id = await firstVisit();
    await asMette.post(`/door/open-door/hand-over/${id}`, { to: jonas.staffId });
    expect((await visits())[0].wished_staff_id).toBe(jonas.staffId);
    expect(await (await asJonas.get('/door/open-door')).text()).toContain('Vil tale med Jonas');
  });

  it('shows number and wish, but neither name, file nor reason, to the housing organisation without consent', async () => {
    await register({ citizen: samira.citizenId, topic: 'conflict_at_work', wished: jonas.staffId });
    const html = await (await (await house.signIn(housing)).get('/door/open-door')).text();
    const queue = html.slice(html.indexOf('id="door-queue"'));
    expect(queue).toContain('Nummer 1');
    expect(queue).toContain('Vil tale med Jonas');
    expect(html).not.toContain('Samira');
    expect(html).not.toContain(samira.citizenId);
    expect(queue.slice(0, queue.indexOf('id="per-hour"'))).not.toContain('Konflikt på arbejdet');
  });

  it('counts the one who left again', async () => {
    await register({ citizen: 'none' });
    await asMette.post(`/door/open-door/left/${await firstVisit()}`);
    expect((await visits())[0].left_at).not.toBeNull();
    expect(await (await asMette.get('/door/open-door')).text()).toContain('Ingen venter');
  });

  it('shows visitors nothing but numbers', async () => {
    await register({ citizen: samira.citizenId, topic: 'illness' });
    const html = await (await asMette.get('/door/visitors-screen')).text();
    expect(html).toMatch(/<strong>1 ?<\/strong>/);
    expect(html).not.toMatch(/Samira|Sygdom|Mette/);
  });
});

describe('a visit is finished', () => {
  const finish = async (fields: Record<string, string | readonly string[]>) =>
    asMette.post(`/door/open-door/finish/${await firstVisit()}`, {
      visibility: 'authority',
      place: 'office',
      ...fields,
    });
  const contacts = async () => (await house.owner.query('select * from contact')).rows;

  it('as a contact with a note and a promise, in one step', async () => {
    await register({ citizen: samira.citizenId, take: 'me' });
    const answer = await finish({
      topic: ['letter', 'digital_post'],
      note: 'Vi læste brevet sammen.',
      promised: 'yes',
      what: 'Høre, om svaret er nået frem',
      due: 'fredag',
      owner: jonas.staffId,
    });
    expect(answer.status).toBe(303);
    expect(await contacts()).toMatchObject([
      {
        citizen_id: samira.citizenId,
        kind: 'open_door',
        note: 'Vi læste brevet sammen.',
        visibility: 'authority',
        written_by: mette.staffId,
      },
    ]);
    const promises = (
      await house.owner.query(`select what, due_on::text, owner_staff_id, contact_id is not null as tied from promise`)
    ).rows;
    expect(promises).toEqual([
      { what: 'Høre, om svaret er nået frem', due_on: '2026-11-27', owner_staff_id: jonas.staffId, tied: true },
    ]);
    expect((await house.owner.query('select topic from contact_topic order by 1')).rows).toEqual([
      { topic: 'digital_post' },
      { topic: 'letter' },
    ]);
  });

  it('not with a promise without words or with a date that nobody understands; nothing half-done stays', async () => {
    await register({ citizen: samira.citizenId, take: 'me' });
    const answer = await finish({ note: 'Det her må ikke forsvinde', promised: 'yes', what: '', due: 'snart' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('Skriv, hvad I lovede.');
    expect(html).toContain('Skriv en dato, for eksempel 2. december.');
    expect(html).toContain('Det her må ikke forsvinde');
    expect(html).toContain('value="snart"');
    expect(await contacts()).toHaveLength(0);
    expect((await visits())[0].finished_at).toBeNull();
  });

  it('with topics alone when there is no file', async () => {
    await register({ citizen: 'none', take: 'me' });
    await finish({ topic: 'christmas_help' });
    expect((await visits())[0].finished_at).not.toBeNull();
    expect(await contacts()).toHaveLength(0);
  });

  it('once only when two press at the same time', async () => {
    await register({ citizen: samira.citizenId, take: 'me' });
    await Promise.all([finish({ note: 'en' }), finish({ note: 'to' })]);
    expect(await contacts()).toHaveLength(1);
  });

  it('not by the housing organisation on a file that is not hers to open', async () => {
    await register({ citizen: samira.citizenId, take: 'me' });
    const answer = await (await house.signIn(housing)).post(`/door/open-door/finish/${await firstVisit()}`, {
      note: 'x',
      visibility: 'team',
    });
    expect(answer.status).toBe(404);
    expect(await contacts()).toHaveLength(0);
  });
});

describe('the door', () => {
  it('is closed for the rest of the day and opened again', async () => {
    await asMette.post('/door/open-door/close', { act: 'close' });
    house.now = house.now.add({ minutes: 1 });
    expect(await (await asMette.get('/door/open-door')).text()).toContain('Døren er lukket');
    await asMette.post('/door/open-door/close', { act: 'open' });
    house.now = house.now.add({ minutes: 1 });
    expect(await (await asMette.get('/door/open-door')).text()).toContain('Døren er åben');
  });

  it('rings when the queue changes, for the own office alone', async () => {
    const token = await house.sessionOf(mette);
    const events = await house.app.request('http://localhost/door/open-door/events', {
      headers: { cookie: `hb_session=${token}` },
    });
    const reader = (events.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toContain('event: alive');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await register({ citizen: 'none' });
    expect(await next()).toContain('event: door');
    await reader.cancel();
  });
});

it('serves a visitor although the clock was set back', async () => {
  await register();
  const id = await firstVisit();
  const before = house.now;
  house.now = before.subtract({ minutes: 10 });
  try {
    for (const step of ['take', 'end-talk'])
      expect((await asMette.post(`/door/open-door/${step}/${id}`)).status).toBe(303);
  } finally {
    house.now = before;
  }
  const [visit] = await visits();
  expect(visit.taken_at).toEqual(visit.arrived_at);
});

it('is not for people at another office', async () => {
  await register({ citizen: 'none' });
  const far = await house.municipality(8);
  const stranger = await house.signIn(await house.staff(far, 'mentor', 'Fremmed'));
  expect((await stranger.post(`/door/open-door/take/${await firstVisit()}`)).status).toBe(404);
  const leader = await house.signIn(await house.staff(office, 'leader', 'Lone'));
  expect((await leader.post('/door/open-door/register', { take: 'queue' })).status).toBe(403);
});
