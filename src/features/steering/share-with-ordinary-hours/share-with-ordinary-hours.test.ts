import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { ordinaryHoursFigure } from '#figures/share-with-ordinary-hours.ts';
import { type Client, givenHouse, type House } from '../../../../tests/given.ts';

let house: House;
let office: { municipalityId: number; organisationId: string; housingOrganisationId: string; officeId: string };
let mette: ActorKey;
let client: Client;
const ids: Record<string, string> = {};

/** Six citizens, each there to tell one rule: see the names. */
beforeAll(async () => {
  house = await givenHouse(Temporal.Instant.from('2026-11-25T09:42:00Z'));
  office = await house.municipality(1);
  mette = await house.staff(office, 'mentor', 'Mette');
  const company = (
    await house.owner.query(
      `insert into company (municipality_id, cvr, name, registered_by) values (1, '10000000', 'Bageriet Bolle', $1) returning company_id`,
      [mette.staffId],
    )
  ).rows[0].company_id;
  const give = async (name: string, kind: string | null, months: Record<string, number | null>) => {
    ids[name] = (await house.citizen(office, mette, { firstName: name })).citizenId;
    if (!kind) return;
    const placement = (
      await house.owner.query(
        `insert into placement (municipality_id, citizen_id, company_id, kind, starts_on, ends_on, registered_by) values (1, $1, $2, $3, '2026-03-01', '2026-03-31', $4) returning placement_id`,
        [ids[name], company, kind, mette.staffId],
      )
    ).rows[0].placement_id;
    for (const [month, hours] of Object.entries(months)) {
      await house.owner.query(
        `insert into work_hours (municipality_id, placement_id, month, version, citizen_id, hours, source, registered_by) values (1, $1, $2, 1, $3, $4, 'payslip', $5)`,
        [placement, month, ids[name], hours, mette.staffId],
      );
    }
  };
  await give('Paid', 'ordinary_hours', { '2026-03-01': 4.5 });
  await give('Supported', 'wage_subsidy', { '2026-03-01': 100 });
  await give('Unpaid', 'internship', { '2026-03-01': 60 });
  await give('Unknown', 'ordinary_hours', { '2026-03-01': null });
  await give('Zero', 'ordinary_hours', { '2026-03-01': 0 });
  await give('Left', 'ordinary_hours', { '2026-03-01': 12 });
  await give('Mistake', null, {});
  await house.owner.query(`update enrolment set valid_to = '2026-05-01', end_reason = 'moved' where citizen_id = $1`, [
    ids.Left,
  ]);
  await house.owner.query(
    `update enrolment set valid_to = '2026-05-01', end_reason = 'opened_by_mistake' where citizen_id = $1`,
    [ids.Mistake],
  );
  client = await house.signIn(mette);
});
afterAll(() => house.close());

const today = Temporal.PlainDate.from('2026-11-25');
const figure = () =>
  house.database.asActor(mette, (tx, actor) => ordinaryHoursFigure(tx, actor, today), { now: house.now });

describe('who counts', () => {
  it('counts those with ordinary hours of all who belonged, also one who has left, without the one opened by mistake', async () => {
    expect((await figure())?.share).toMatchObject({
      numerator: 2,
      denominator: 6,
      unknown: 1,
      exclusions: { opened_by_mistake: 1, deceased: 0 },
    });
  });

  it('counts a month among those who belonged in that month', async () => {
    const months = (await figure())?.months ?? [];
    expect(months).toHaveLength(11);
    expect(months[2]).toMatchObject({
      month: '2026-03',
      share: { numerator: 2, denominator: 6 },
      isProvisional: false,
    });
    expect(months[5]).toMatchObject({ month: '2026-06', share: { numerator: 0, denominator: 5 } });
    expect(months[10]).toMatchObject({ isProvisional: true });
  });

  it('takes the newest version of the hours', async () => {
    await house.owner.query(
      `insert into work_hours (municipality_id, placement_id, month, version, citizen_id, hours, source, registered_by)
      select municipality_id, placement_id, month, 2, citizen_id, 0, source, registered_by from work_hours where citizen_id = $1`,
      [ids.Paid],
    );
    expect((await figure())?.share.numerator).toBe(1);
    await house.owner.query('delete from work_hours where version = 2');
    expect((await figure())?.share.numerator).toBe(2);
  });
});

describe('on the screen and in the sheets', () => {
  it('shows base, definition and the way down, and no percent for so small a base', async () => {
    const html = await (await client.get('/steering/share-with-ordinary-hours')).text();
    expect(html).toContain('2 af\u00a06 borgere har haft ordinære lønnede timer i 2026');
    expect(html).toContain('Se de 2 borgere');
    expect(html).toContain('1 borger har et job, hvor timerne ikke er oplyst.');
    expect(html).toContain('Opfundne personer og tal.');
  });

  it('opens the persons one may see, says how many there are besides, and writes it in the log', async () => {
    const html = await (await client.get('/steering/share-with-ordinary-hours/persons')).text();
    expect(html).toContain('Paid Solsort');
    expect(html).not.toContain('Left Solsort');
    expect(html).toContain('Du ser 1 af 2.');
    const log = await house.owner.query(
      `select citizen_ids, purpose from read_log where act = 'figure.read' and cardinality(citizen_ids) > 0`,
    );
    expect(log.rows).toEqual([{ citizen_ids: [ids.Paid], purpose: 'steering' }]);
  });

  it('gives Excel and CSV the same lines as the screen', async () => {
    const html = await (await client.get('/steering/share-with-ordinary-hours')).text();
    const csv = Buffer.from(await (await client.get('/steering/share-with-ordinary-hours.csv')).arrayBuffer());
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const lines = csv
      .toString('utf8')
      .slice(1)
      .split('\r\n')
      .map((line) => line.split(';'));
    const answer = await client.get('/steering/share-with-ordinary-hours.xlsx');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="ordinaere-timer.xlsx"');
    const sheets = await readXlsxFile(Buffer.from(await answer.arrayBuffer()));
    const sheet = (
      Array.isArray(sheets[0]) ? sheets : (sheets[0] as unknown as { data: unknown[][] }).data
    ) as unknown[][];
    expect(sheet.slice(0, 12).map((row) => row.map(String))).toEqual(lines.slice(0, 12));
    const shown = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map((row) =>
      [...(row[1] as string).matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map((cell) => cell[1]),
    );
    expect(shown.slice(1, 12)).toEqual(lines.slice(1, 12));
    expect(lines.flat().join()).toContain('Opfundne personer og tal.');
  });
});

it('says nothing about an office that is not one’s own', async () => {
  const far = await house.municipality(9);
  const stranger = await house.staff(far, 'mentor');
  await house.database.asActor(stranger, async (tx, actor) => {
    expect((await ordinaryHoursFigure(tx, { ...actor, officeId: office.officeId }, today))?.share.denominator).toBe(0);
  });
});

it('is not for evaluators, administrators or the central office without an office', async () => {
  for (const role of ['evaluator', 'system_administrator', 'authority_case_worker'] as const) {
    const other = await house.signIn(await house.staff({ ...office, officeId: null }, role));
    expect((await other.get('/steering/share-with-ordinary-hours')).status).toBe(403);
  }
});

it('shows leaders, and nobody else, who has looked', async () => {
  const leader = await house.signIn(await house.staff(office, 'leader', 'Lone'));
  await client.get('/steering/share-with-ordinary-hours/persons');
  const html = await (await leader.get(`/steering/read-log/${ids.Paid}/names`)).text();
  expect(html).toContain('Mette Mose');
  expect(html).toContain('Styring');
  expect((await client.get(`/steering/read-log/${ids.Paid}`)).status).toBe(403);
  expect((await leader.get(`/steering/read-log/${crypto.randomUUID()}`)).status).toBe(404);
});
