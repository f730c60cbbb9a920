import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { type Client, type GivenCitizen, givenHouse, type House } from '../../../tests/given.ts';

let house: House;
let office: { municipalityId: number; organisationId: string; housingOrganisationId: string; officeId: string };
let mette: ActorKey;
let samira: GivenCitizen;
let client: Client;

beforeAll(async () => {
  house = await givenHouse(Temporal.Instant.from('2026-11-25T09:42:00Z'));
  office = await house.municipality(1);
  mette = await house.staff(office, 'company_consultant', 'Mette');
  samira = await house.citizen(office, mette, { firstName: 'Samira', contactPerson: mette });
  client = await house.signIn(mette);
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.owner.query('delete from work_hours; delete from placement; delete from company');
});

const companies = async () => (await house.owner.query('select * from company')).rows;
const placements = async () =>
  (await house.owner.query('select *, starts_on::text, ends_on::text from placement')).rows;
const hours = async () =>
  (
    await house.owner.query(
      `select to_char(month, 'YYYY-MM') as month, version, hours::float, source from work_hours order by 1, 2`,
    )
  ).rows;
const cvr = '13748136';

describe('a company', () => {
  it('is added once by its number, however often it is typed', async () => {
    const first = await client.post('/companies/add-company', {
      cvr: 'DK 13 74 81 36',
      name: 'Bageriet Bolle',
      town: 'Kolding',
    });
    const second = await client.post('/companies/add-company', { cvr, name: 'Bolles Bageri' });
    expect(first.headers.get('location')).toBe(second.headers.get('location'));
    expect(await companies()).toMatchObject([{ cvr, name: 'Bageriet Bolle', town: 'Kolding' }]);
    expect(await (await client.get('/companies/companies')).text()).toContain('Bageriet Bolle');
  });

  it.each([
    ['', 'Skriv CVR-nummeret'],
    ['1374813', 'otte cifre'],
    ['13748137', 'findes ikke'],
    ['<b>13748136</b>', 'otte cifre'],
  ])('is refused with the number "%s", in words beside the field', async (typed, words) => {
    const answer = await client.post('/companies/add-company', { cvr: typed, name: 'Åse & Sønner 🙂' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(words);
    expect(html).toContain('Åse &amp; Sønner 🙂');
    expect(await companies()).toHaveLength(0);
  });
});

describe('a placement', () => {
  const register = (fields: Record<string, string> = {}) =>
    client.post(`/companies/register-placement/${samira.citizenId}`, {
      company: '',
      cvr,
      name: 'Bageriet Bolle',
      kind: 'ordinary_hours',
      starts: '1. oktober',
      weekly: '7,5',
      ...fields,
    });

  it('is registered with a new company on the same page', async () => {
    const answer = await register({ ends: '31/12', job: 'Pakke brød', follow_up: '2. december' });
    expect(answer.headers.get('location')).toBe(`/case/citizen/${samira.citizenId}`);
    expect(await placements()).toMatchObject([
      {
        kind: 'ordinary_hours',
        starts_on: '2026-10-01',
        ends_on: '2026-12-31',
        hours_per_week: '7.5',
        job_title: 'Pakke brød',
      },
    ]);
    expect(await companies()).toHaveLength(1);
  });

  it('finds the company that is there, by choice or by number', async () => {
    await register();
    const [company] = await companies();
    await register({ company: company.company_id, cvr: '', name: '' });
    await register({ name: '' });
    expect(await companies()).toHaveLength(1);
    expect(await placements()).toHaveLength(3);
  });

  it('keeps all that was typed when something is wrong, and leaves nothing half-done', async () => {
    const answer = await register({ starts: 'snart', ends: '', weekly: 'mange', kind: 'slavery', job: 'Kassen' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    for (const words of [
      'Skriv en dato',
      'Skriv et tal mellem 0 og 60',
      'Vælg, hvad det er.',
      'value="snart"',
      'value="mange"',
      'value="Kassen"',
    ])
      expect(html).toContain(words);
    expect([await companies(), await placements()]).toEqual([[], []]);
  });

  it('refuses an end before its beginning', async () => {
    const answer = await register({ starts: '1. oktober', ends: '1. september 2026' });
    expect(await answer.text()).toContain('Slutdatoen ligger før den første dag.');
  });

  it('is one row when the button is pressed twice', async () => {
    const fields = { form_key: crypto.randomUUID() };
    await Promise.all([register(fields), register(fields)]);
    expect(await placements()).toHaveLength(1);
  });

  it('is not for somebody who may not see the citizen, nor for an evaluator', async () => {
    const far = await house.municipality(6);
    const stranger = await house.signIn(await house.staff(far, 'company_consultant'));
    expect((await stranger.get(`/companies/register-placement/${samira.citizenId}`)).status).toBe(404);
    expect((await stranger.post(`/companies/register-placement/${samira.citizenId}`, { cvr, name: 'x' })).status).toBe(
      404,
    );
    const evaluator = await house.signIn(await house.staff({ ...office, officeId: null }, 'evaluator'));
    expect((await evaluator.get('/companies/companies')).status).toBe(403);
  });
});

describe('the grid of hours', () => {
  let job: string;
  let practice: string;
  beforeEach(async () => {
    const company = (
      await house.owner.query(
        `insert into company (municipality_id, cvr, name, registered_by) values (1, $1, 'Kantinen Kvisten', $2) returning company_id`,
        [cvr, mette.staffId],
      )
    ).rows[0].company_id;
    const place = async (kind: string) =>
      (
        await house.owner.query(
          `insert into placement (municipality_id, citizen_id, company_id, kind, starts_on, registered_by) values (1, $1, $2, $3, '2026-09-01', $4) returning placement_id`,
          [samira.citizenId, company, kind, mette.staffId],
        )
      ).rows[0].placement_id as string;
    job = await place('ordinary_hours');
    practice = await place('internship');
  });
  const field = (placement: string, month: string) => `h_${placement}_${month}`;
  const save = (cells: Record<string, string>, versions: Record<string, string> = {}) =>
    client.post('/companies/work-hours', { ...cells, ...versions });

  it('takes Danish decimals, hours and minutes, unknown, and the same as last month', async () => {
    await save({
      [field(job, '2026-10')]: '22,5',
      [field(job, '2026-11')]: '=',
      [field(practice, '2026-10')]: '7:24',
      [field(practice, '2026-11')]: '?',
    });
    expect((await hours()).map((row) => [row.month, row.hours])).toEqual(
      expect.arrayContaining([
        ['2026-10', 22.5],
        ['2026-11', 22.5],
        ['2026-10', 7.4],
        ['2026-11', null],
      ]),
    );
    const html = await (await client.get('/companies/work-hours')).text();
    expect(html).toContain('mangler 7,5 timer');
    expect(html).toContain('1 borger har et ordinært job.');
  });

  it('writes a correction as a new version and nothing where nothing changed', async () => {
    const version = `v_${job}_2026-10`;
    await save({ [field(job, '2026-10')]: '10' }, { [version]: '0' });
    await save({ [field(job, '2026-10')]: '10' }, { [version]: '1' });
    await save({ [field(job, '2026-10')]: '12' }, { [version]: '1' });
    expect(await hours()).toEqual([
      { month: '2026-10', version: 1, hours: 10, source: 'citizen' },
      { month: '2026-10', version: 2, hours: 12, source: 'citizen' },
    ]);
  });

  it('writes another source alone as a new version of the newest open month', async () => {
    const [source, was, version] = [`s_${job}`, `ws_${job}`, `v_${job}_2026-10`];
    await save({ [field(job, '2026-10')]: '10', [source]: 'citizen', [was]: 'citizen' }, { [version]: '0' });
    await save({ [source]: 'payslip', [was]: 'citizen' }, { [version]: '1' });
    expect(await hours()).toEqual([
      { month: '2026-10', version: 1, hours: 10, source: 'citizen' },
      { month: '2026-10', version: 2, hours: 10, source: 'payslip' },
    ]);
    const stale = await save({ [source]: 'company', [was]: 'citizen' }, { [version]: '1' });
    expect(stale.status).toBe(409);
  });

  it('says that a source alone needs hours, at the source itself', async () => {
    const answer = await save({ [`s_${job}`]: 'payslip', [`ws_${job}`]: 'citizen' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(`id="s_${job}-error"`);
    expect(html).toContain('kilden gemmes sammen med timer');
    expect(await hours()).toEqual([]);
  });

  it('says what is wrong at the cell itself, and on top with the name', async () => {
    const name = field(job, '2026-10');
    const html = await (await save({ [name]: 'mange' })).text();
    expect(html).toContain(`aria-describedby="${name}-error"`);
    expect(html).toMatch(new RegExp(`id="${name}-error"[^>]*>skriv et tal`));
    expect(html).toContain(`href="#${name}"`);
  });

  it('shows both values when a colleague was first, and loses neither', async () => {
    const version = `v_${job}_2026-10`;
    await save({ [field(job, '2026-10')]: '10' }, { [version]: '0' });
    const answer = await save(
      { [field(job, '2026-10')]: '14', [field(job, '2026-11')]: '3' },
      { [version]: '0', [`v_${job}_2026-11`]: '0' },
    );
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toMatch(/en kollega har skrevet 10.t\. Du skrev 14\./);
    expect(html).toContain('value="14"');
    expect(html).toContain('value="3"');
    expect(await hours()).toHaveLength(1);
  });

  it('leaves a cell alone that nobody touched here while a colleague wrote in it', async () => {
    await save({ [field(job, '2026-10')]: '12' }, { [`v_${job}_2026-10`]: '0' });
    const stale = { [field(job, '2026-10')]: '', [`w_${job}_2026-10`]: '', [`v_${job}_2026-10`]: '0' };
    const answer = await save({ ...stale, [field(job, '2026-11')]: '3', [`w_${job}_2026-11`]: '' });
    expect(answer.status).toBe(303);
    expect((await hours()).map((row) => [row.month, row.hours])).toEqual([
      ['2026-10', 12],
      ['2026-11', 3],
    ]);
  });

  it('does not forget that a page is old because another cell was wrong', async () => {
    const version = `v_${job}_2026-10`;
    await save({ [field(job, '2026-10')]: '10' }, { [version]: '0' });
    const mine = { [field(job, '2026-10')]: '14', [`w_${job}_2026-10`]: '', [field(job, '2026-11')]: 'mange' };
    const wrong = await save(mine, { [version]: '0' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain(`name="${version}" value="0"`);
    const again = await save({ ...mine, [field(job, '2026-11')]: '3' }, { [version]: '0' });
    expect(again.status).toBe(409);
    const html = await again.text();
    expect(html).toContain(`name="${version}" value="1"`);
    expect(html).toContain('value="14"');
  });

  it('lets one of two win who save in the same moment', async () => {
    const both = ['8', '9'].map((typed) => save({ [field(job, '2026-10')]: typed }, { [`v_${job}_2026-10`]: '0' }));
    expect((await Promise.all(both)).map((answer) => answer.status).sort()).toEqual([303, 409]);
    expect(await hours()).toHaveLength(1);
  });

  it.each([
    ['mange', 'skriv et tal'],
    ['-4', 'kan ikke være under 0'],
    ['401', 'højst 400 timer'],
    ['<i>', 'skriv et tal'],
  ])('refuses "%s" in words that name the cell, and keeps what was typed', async (typed, words) => {
    const answer = await save({ [field(job, '2026-10')]: typed });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(words);
    expect(html).toContain('Samira Solsort, Kantinen Kvisten, oktober 2026');
    expect(html).toContain(`value="${typed.replace('<', '&lt;')}"`);
    expect(await hours()).toHaveLength(0);
  });

  it('never changes a closed month or another’s placement, whatever is sent', async () => {
    await save({
      [field(job, '2026-08')]: '99',
      [field(job, '2026-06')]: '99',
      [field(crypto.randomUUID(), '2026-11')]: '99',
    });
    expect(await hours()).toHaveLength(0);
  });

  it('gives Excel what the screen shows, and says that it is invented', async () => {
    await save({ [field(job, '2026-10')]: '22,5' });
    const bytes = Buffer.from(await (await client.get('/companies/work-hours.xlsx')).arrayBuffer());
    const read = await readXlsxFile(bytes);
    const rows = (Array.isArray(read[0]) ? read : (read[0] as unknown as { data: unknown[][] }).data) as unknown[][];
    expect(rows.flat()).toEqual(
      expect.arrayContaining([
        'Samira Solsort',
        'Kantinen Kvisten',
        22.5,
        'Praktik, Kantinen Kvisten',
        'Opfundne personer og tal',
      ]),
    );
  });

  it('keeps the name of a protected citizen out of the sheet, and on the screen', async () => {
    await house.owner.query(
      `insert into citizen_protection (municipality_id, citizen_id, valid_from) select municipality_id, citizen_id, '2026-01-01' from citizen where first_name = 'Samira'`,
    );
    const warning = await (await client.get('/companies/work-hours.xlsx')).text();
    expect(warning).toContain('Én borger er beskyttet');
    expect(warning).not.toContain('Samira');
    expect(await (await client.get('/companies/work-hours')).text()).not.toContain('download=""');
    const bytes = Buffer.from(await (await client.get('/companies/work-hours.xlsx?aware=yes')).arrayBuffer());
    const sheet = JSON.stringify(await readXlsxFile(bytes));
    expect(sheet).toContain('Beskyttet navn');
    expect(sheet).not.toContain('Samira');
    expect(await (await client.get('/companies/work-hours')).text()).toContain('Samira Solsort');
    await house.owner.query('delete from citizen_protection');
  });

  it('may be read but not written by a leader', async () => {
    const leader = await house.signIn(await house.staff(office, 'leader'));
    expect((await leader.get('/companies/work-hours')).status).toBe(200);
    expect((await leader.post('/companies/work-hours', {})).status).toBe(403);
  });
});
