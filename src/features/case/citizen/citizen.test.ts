import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveConsent } from '#features/case/give-consent/give-consent.ts';
import { type Visibility, writeContact } from '#features/case/write-contact/write-contact.ts';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';

let given: CaseHouse;
let mette: Client;
let jonas: Client;
beforeAll(async () => {
  given = await givenCase();
  mette = await given.house.signIn(given.mette);
  jonas = await given.house.signIn(given.jonas);
});
afterAll(() => given.house.close());

const pageOf = async (who: Client, citizenId: string, query = '') =>
  (await who.get(paths.citizen(citizenId) + query)).text();
const note = (citizenId: string, text: string, visibility: Visibility = 'authority', topics: string[] = []) =>
  given.as(given.mette, (tx, actor) =>
    writeContact(tx, actor, { citizenId, kind: 'talk', place: 'office', minutes: 10, note: text, visibility, topics }),
  );

it('says who it is, who follows, and nothing about it in title or address', async () => {
  const citizenId = await given.open({ cpr: '7103880006' });
  const page = await pageOf(mette, citizenId);
  for (const words of [
    'Amina Morgenfrue',
    '710388-••••',
    'Somali',
    'Tolk ved samtaler',
    'Mette siden',
    'ingen skift',
    'Kastanjevej 3',
    'Der er ikke noget næste skridt',
  ])
    expect(page).toContain(words);
  expect(page).toContain('<title>Borgerens side');
  expect(page).not.toContain('0006');
  const english = await given.house.app.request(`http://localhost${paths.citizen(citizenId)}`);
  expect(english.status).toBe(303);
});

it('reveals the CPR number on a press that is logged, to those with the act', async () => {
  const citizenId = await given.open({ cpr: '6101900001' });
  expect((await mette.post(paths.cpr(citizenId))).status).toBe(403);
  expect(await (await jonas.post(paths.cpr(citizenId))).text()).toContain('610190-0001');
  const log = await given.house.owner.query(
    `select staff_id from read_log where act = 'citizen-cpr.reveal' and $1 = any (citizen_ids)`,
    [citizenId],
  );
  expect(log.rows).toEqual([{ staff_id: given.jonas.staffId }]);
  const foreigner = await given.house.signIn(given.foreigner);
  expect((await foreigner.post(paths.cpr(citizenId))).status).toBe(404);
});

it('never renders a protected address', async () => {
  const citizenId = await given.open({ address: 'Hemmelig Allé 9', protectedUntil: given.today.add({ days: 60 }) });
  const page = await pageOf(mette, citizenId);
  expect(page).not.toContain('Hemmelig');
  expect(page).toContain('Navn og adresse beskyttet til 24. januar 2027');
});

it('is 404 for the absent and the invisible alike, 403 without the act, and logs every reading', async () => {
  const citizenId = await given.open();
  const foreigner = await given.house.signIn(given.foreigner);
  const bodies = await Promise.all(
    [citizenId, crypto.randomUUID(), 'x'].map(async (id) => {
      const answer = await foreigner.get(paths.citizen(id));
      expect(answer.status).toBe(404);
      return answer.text();
    }),
  );
  expect(new Set(bodies).size).toBe(1);
  expect((await (await given.house.signIn(given.evaluator)).get(paths.citizen(citizenId))).status).toBe(403);
  await pageOf(mette, citizenId);
  const log = await given.house.owner.query('select act, staff_id from read_log where $1 = any (citizen_ids)', [
    citizenId,
  ]);
  expect(log.rows).toEqual([{ act: 'citizen-file.read', staff_id: given.mette.staffId }]);
});

it('shows partners with consent only what is theirs to see', async () => {
  const citizenId = await given.open({ cpr: '6202850003' });
  await note(citizenId, 'Kun for myndigheden.', 'authority');
  await note(citizenId, 'For hele holdet.', 'team');
  await note(citizenId, 'Kun for Mette.', 'author');
  const nabo = await given.house.signIn(given.nabo);
  expect((await nabo.get(paths.citizen(citizenId))).status).toBe(404);
  await given.as(given.jonas, (tx, actor) =>
    giveConsent(tx, actor, {
      citizenId,
      discloserId: actor.organisationId,
      organisationId: given.housingOrganisationId,
      informationKind: 'case_file',
      purpose: 'job',
      form: 'written',
      isGiven: true,
      from: given.today,
      to: given.today.add({ days: 10 }),
    }),
  );
  const theirs = await pageOf(nabo, citizenId);
  expect(theirs).toContain('For hele holdet.');
  expect(theirs).not.toContain('Kun for');
  expect(theirs).not.toContain('620285');
  const ours = await pageOf(jonas, citizenId);
  expect(ours).toContain('Ses af Jobcentret, ikke af partnere med samtykke');
  expect(ours).toContain('Ses af Jobcentret og partnere med samtykke');
  expect(ours).toContain('Boligforeningen Nabo: udløber 5. dec.');
});

it('keeps a sensitive note closed until it is opened, and from everybody else', async () => {
  const citizenId = await given.open();
  const { contactId } = await note(citizenId, 'Fortroligt.', 'author');
  const closed = await pageOf(mette, citizenId);
  expect(closed).not.toContain('Fortroligt.');
  expect(closed).toContain('Følsom note');
  expect(await pageOf(mette, citizenId, `?note=${contactId}`)).toContain('Fortroligt.');
  const others = await pageOf(jonas, citizenId, `?note=${contactId}`);
  expect(others).not.toContain('Fortroligt.');
  expect(others).not.toContain('Følsom note');
});

it('shows five contacts first, then the whole timeline, and one topic at a time', async () => {
  const citizenId = await given.open();
  for (let number = 1; number <= 7; number++)
    await note(citizenId, `Note nummer ${number}.`, 'authority', number === 3 ? ['cv'] : []);
  const shown = (page: string) => page.match(/Note nummer \d/g)?.length;
  expect(shown(await pageOf(mette, citizenId))).toBe(5);
  expect(shown(await pageOf(mette, citizenId, '?show=all'))).toBe(7);
  const cv = await pageOf(mette, citizenId, '?topic=cv');
  expect(shown(cv)).toBe(1);
  expect(cv).toContain('Note nummer 3.');
  expect(
    (await mette.get(`${paths.citizen(citizenId)}?topic=${encodeURIComponent("'--")}&from=x&note=y&open=z`)).status,
  ).toBe(200);
});

it('draws the course with hours and the same as a table', async () => {
  const citizenId = await given.open();
  await given.house.owner.query(
    `with c as (insert into company (municipality_id, cvr, name, registered_by) values (1, '13748136', 'Kantinen Kvisten', $1) returning company_id),
     p as (insert into placement (municipality_id, citizen_id, company_id, kind, starts_on, registered_by)
       select 1, $2, company_id, 'ordinary_hours', '2026-08-01', $1 from c returning placement_id)
     insert into work_hours (municipality_id, placement_id, month, version, citizen_id, hours, source, registered_by)
       select 1, placement_id, m::date, v, $2, h, 'payslip', $1 from p,
       (values ('2026-10-01', 1, 20), ('2026-10-01', 2, 22), ('2026-11-01', 1, 24), ('2026-09-01', 1, null::numeric)) as x(m, v, h)`,
    [given.mette.staffId, citizenId],
  );
  const page = await pageOf(mette, citizenId);
  expect(page).toContain('Kantinen Kvisten');
  expect(page.replaceAll('\u00a0', ' ')).toContain('24 t i november, mangler 6 t');
  expect(page.replaceAll('\u00a0', ' ')).toMatch(/<td class="number">22 t<\/td>/);
  expect(page).toContain('ukendt');
  expect(page).not.toContain('style=');
  expect(page).not.toContain('NaN');
});

it('opens each form in place, for those who may', async () => {
  const citizenId = await given.open();
  const leader = await given.house.signIn(given.leader);
  for (const [open, words] of [
    ['contact', 'Hvad skete der?'],
    ['promise', 'Hvad lover vi?'],
    ['appointment', 'Hvad handler aftalen om?'],
    ['goal', 'Hvad er målet?'],
    ['step', 'Hvad er skridtet?'],
    ['barrier', 'Med Aminas egne ord'],
    ['wish-job', 'Hvad vil Amina gerne?'],
    ['track', 'Hvad begynder?'],
  ]) {
    expect(await pageOf(mette, citizenId, `?open=${open}`), open).toContain(words);
    expect(await pageOf(leader, citizenId, `?open=${open}`), open).not.toContain(words);
  }
});

it('needs eight statements at most, with any form open', async () => {
  const citizenId = await given.open();
  await note(citizenId, 'x');
  const original = pg.Client.prototype.query;
  for (const query of ['', '?open=contact', '?open=step', '?open=appointment']) {
    const sent: string[] = [];
    pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
      const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string })?.text ?? '');
      if (!/^(begin|commit|start transaction)/i.test(text) && !text.includes('auth.session'))
        sent.push(text.slice(0, 60));
      return Reflect.apply(original, this, args);
    } as typeof original;
    try {
      expect((await mette.get(paths.citizen(citizenId) + query)).status).toBe(200);
    } finally {
      pg.Client.prototype.query = original;
    }
    expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(8);
    expect(sent.length).toBeGreaterThan(4);
  }
});
